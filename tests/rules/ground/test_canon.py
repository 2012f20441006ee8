"""One spelling: what decodes encodes to itself, and nothing else decodes."""

import json

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.errors import Malformed, TooLarge
from tests.house.tree import ROOT
from tests.rules.values import VALUES


def _bent(raw: bytes) -> st.SearchStrategy[bytes]:
    places = st.integers(0, len(raw) - 1)
    return st.tuples(places, st.integers(0, 255)).map(
        lambda bend: raw[: bend[0]] + bytes([bend[1]]) + raw[bend[0] + 1 :]
    )


@given(VALUES)
def test_value_returns(value: Value) -> None:
    """What is encoded decodes to the same value."""
    assert canon.decode(canon.encode(value)) == value


@given(VALUES)
def test_spelling_is_the_standard_one(value: Value) -> None:
    """Our bytes are what another reader of CBOR takes for the same value."""
    assert cbor2.loads(canon.encode(value)) == value


@given(st.binary(max_size=60) | VALUES.map(canon.encode).flatmap(_bent))
def test_what_decodes_encodes_to_itself(raw: bytes) -> None:
    """No second spelling of any value is accepted."""
    try:
        value = canon.decode(raw)
    except Malformed:
        return

    assert canon.encode(value) == raw


@given(st.binary(max_size=60) | VALUES.map(canon.encode).flatmap(_bent))
def test_same_as_another_reader(raw: bytes) -> None:
    """What cbor2 reads, of our types and in its spelling, is read alike; all else is not."""
    try:
        value = cbor2.loads(raw, semantic_decoders=dict.fromkeys(range(300), _tagged))
        theirs = _ours_only(value, canon.DEPTH) and cbor2.dumps(value, canonical=True) == raw
    except (cbor2.CBORError, ValueError, OverflowError, RecursionError):
        value, theirs = None, False
    try:
        assert canon.decode(raw) == value
    except Malformed:
        assert not theirs
    else:
        assert theirs


def _tagged(*_: object) -> None:
    raise ValueError


def _ours_only(value: object, depth: int) -> bool:
    if isinstance(value, list):
        return depth > 0 and all(_ours_only(one, depth - 1) for one in value)
    if type(value) is int:
        return 0 <= value < 1 << 64
    return value is None or type(value) in (bytes, str)


def test_tuples_are_arrays() -> None:
    """A tuple is spelled like a list and comes back as one."""
    assert canon.decode(canon.encode((1, (b"", "")))) == [1, [b"", ""]]


@pytest.mark.parametrize(
    "value",
    [True, False, 1.0, float("nan"), -1, 1 << 64, {}, {1: 2}, {1}, bytearray(b"x"), 1j],
    ids=repr,
)
def test_no_spelling(value: Value) -> None:
    """What the format does not know is refused when encoding, at the top and within."""
    within: list[Value] = [value, [value], [1, [value]]]
    for placed in within:
        with pytest.raises(Malformed):
            canon.encode(placed)


@pytest.mark.parametrize(
    "content", [0, "1990-01-01", b"\x01", [1, 0], [10**9, 1], "(a", {1: 2}], ids=repr
)
def test_no_tag_is_acted_upon(content: object) -> None:
    """Whatever a tag stands on, and whichever it is, it is refused."""
    for tag in (*range(300), 1004, 43000, 55799, 1 << 32):
        with pytest.raises(Malformed):
            canon.decode(cbor2.dumps(cbor2.CBORTag(tag, content)))


@pytest.mark.timeout(10)
def test_few_bytes_stand_for_few_items() -> None:
    """A hundred bytes that would be 60^12 items by shared values are refused at once."""
    shared = b"\xd8\x1c\x98\x3c" + b"\x00" * 60
    for level in range(11):
        shared += b"\xd8\x1c\x98\x3c" + (b"\xd8\x1d" + bytes([level])) * 60

    with pytest.raises(Malformed):
        canon.decode(b"\x8c" + shared)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("head", [0x5B, 0x7B, 0x9B, 0xBB])
@pytest.mark.parametrize("size", [1 << 31, 1 << 40, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
def test_huge_lengths(head: int, size: int) -> None:
    """A length that the bytes cannot satisfy is refused before anything is made room for."""
    with pytest.raises(Malformed):
        canon.decode(bytes([head]) + size.to_bytes(8, "big") + b"x")


@pytest.mark.parametrize("levels", [17, 500, 1_000_000])
def test_deep_nesting(levels: int) -> None:
    """Seventeen levels are refused, and so are a million."""
    with pytest.raises(Malformed):
        canon.decode(b"\x81" * (levels - 1) + b"\x80")


def test_sixteen_levels() -> None:
    """The honest twin: sixteen levels are read, with something in the last."""
    raw = b"\x81" * 16 + b"\x00"

    assert canon.encode(canon.decode(raw)) == raw


def test_limit() -> None:
    """A value may fill the limit and not exceed it."""
    raw = canon.encode(b"x" * 10)

    assert canon.decode(raw, limit=len(raw)) == b"x" * 10
    with pytest.raises(TooLarge):
        canon.decode(raw, limit=len(raw) - 1)


_REFUSED = [
    bytes.fromhex(vector["input"]["cbor"])
    for vector in json.loads((ROOT / "vectors/encoding/canon.json").read_text())
    if vector["expect"] == {"refused": "malformed"}
]


@pytest.mark.parametrize("raw", [*_REFUSED, b"\x58\x20short"], ids=bytes.hex)
def test_refused_within_an_array_too(raw: bytes) -> None:
    """What has no spelling alone has none as an item, with and without something behind it."""
    for within in (b"\x81" + raw, b"\x82" + raw + b"\x00", b"\x82\x00" + raw):
        with pytest.raises(Malformed):
            canon.decode(within)
        with pytest.raises(Malformed):
            canon.split(within)
