"""Arrays by their parts: as strict as decoding, with the bytes of each item beside it."""

import pytest
from hypothesis import given

from quietroom.ground import canon, digest
from quietroom.ground.canon import Value
from quietroom.ground.errors import Malformed, TooLarge
from tests.rules.values import VALUES


@given(VALUES)
def test_as_decode(value: Value) -> None:
    """Whatever decodes to a short array splits into its items and their own encodings."""
    raw = canon.encode([value, 1, value])
    parts = canon.split(raw)

    assert [item for item, _ in parts] == canon.decode(raw)
    assert [encoded for _, encoded in parts] == [canon.encode(item) for item, _ in parts]
    assert canon.join([encoded for _, encoded in parts]) == raw


@pytest.mark.parametrize("size", [0, 1, 23])
def test_sizes(size: int) -> None:
    """Up to 23 items, none included."""
    raw = canon.encode([7] * size)

    assert canon.split(raw) == [(7, b"\x07")] * size
    assert canon.join([b"\x07"] * size) == raw


def _nested(levels: int) -> bytes:
    return b"\x81" * levels + b"\xf6"


@pytest.mark.parametrize(
    "raw",
    [
        canon.encode([7] * 24),
        canon.encode(b"no array"),
        b"",
        b"\x82\x01",
        b"\x81\x01\x02",
        b"\x98\x01\x01",
        b"\x9f\x01\xff",
        b"\x81\x18\x01",
        b"\x81\xf5",
        b"\x81\xf9\x3c\x00",
        b"\x81\xa0",
        b"\x81\x20",
        _nested(17),
    ],
    ids=[
        "24 items",
        "no array",
        "nothing",
        "short",
        "trailing",
        "long head",
        "indefinite",
        "long number",
        "true",
        "float",
        "map",
        "negative",
        "deep",
    ],
)
def test_refused(raw: bytes) -> None:
    """What `decode` refuses, `split` refuses, and more than 23 items."""
    with pytest.raises(Malformed):
        canon.split(raw)


def test_as_deep_as_decode() -> None:
    """The honest twin of the deepest: sixteen levels."""
    assert canon.split(_nested(16))[0][1] == _nested(15)


def test_too_large() -> None:
    """Bytes above the limit are refused before they are read."""
    with pytest.raises(TooLarge):
        canon.split(bytes(9), limit=8)


def test_join_too_many() -> None:
    """An array that would need another head is refused."""
    with pytest.raises(Malformed):
        canon.join([b"\x07"] * 24)


def test_derive_in_two_steps() -> None:
    """A key derived in two steps is the key derived in one."""
    extracted = digest.extract(b"key" * 20)

    assert digest.expand(extracted, "test", 1, None, "x") == digest.derive(
        b"key" * 20, "test", 1, None, "x"
    )
