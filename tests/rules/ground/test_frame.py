"""Frames: no two lists of values meet in the same bytes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import Malformed
from quietroom.ground.frame import Part, lp, u64

_PARTS = st.lists(st.binary(max_size=12), max_size=5)


def _unframe(framed: bytes) -> list[bytes]:
    parts = []
    while framed:
        size = int.from_bytes(framed[:8], "big")
        parts.append(framed[8 : 8 + size])
        framed = framed[8 + size :]
    return parts


@given(_PARTS)
def test_parts_return(parts: list[bytes]) -> None:
    """A frame can be taken apart into what it holds, so no other list has it."""
    assert _unframe(lp(*parts)) == parts


@given(_PARTS, st.data())
def test_moving_a_border_shows(parts: list[bytes], data: st.DataObject) -> None:
    """Bytes cannot move from one value into the next."""
    joined = b"".join(parts)
    borders = sorted(data.draw(st.lists(st.integers(0, len(joined)), max_size=4)))
    other = [joined[start:end] for start, end in pairwise([0, *borders, len(joined)])]

    assert (lp(*parts) == lp(*other)) == (parts == other)


@pytest.mark.parametrize(
    ("part", "entered"),
    [(b"ab", b"ab"), ("é", b"\xc3\xa9"), (1, b"\0" * 7 + b"\1"), (None, b"\xf6")],
    ids=["bytes", "text", "number", "null"],
)
def test_what_enters(part: Part, entered: bytes) -> None:
    """Bytes as they are, text as UTF-8, numbers as eight bytes, null as its CBOR."""
    assert lp(part) == len(entered).to_bytes(8, "big") + entered


@pytest.mark.parametrize("number", [-1, 1 << 64])
def test_numbers_end(number: int) -> None:
    """A number that does not fit into eight bytes is refused."""
    with pytest.raises(Malformed):
        lp(number)


def test_u64() -> None:
    """Both ends of the range."""
    assert (u64(0), u64((1 << 64) - 1)) == (bytes(8), b"\xff" * 8)
