"""Padding: few sizes, little overhead, one spelling."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quietroom.ground.errors import Malformed
from quietroom.ground.pad import LEAST, pad, padded_size, unpad


@given(st.binary(max_size=5_000))
@example(bytes(248))
@example(bytes(249))
def test_words_return(raw: bytes) -> None:
    """What was padded comes back, and its size was the one foretold."""
    padded = pad(raw)

    assert unpad(padded) == raw
    assert len(padded) == padded_size(len(raw))


@given(st.integers(0, 1 << 40))
def test_size_is_the_papers(size: int) -> None:
    """The size is that of the paper's formula, and at most 12 % more from 256 bytes on."""
    framed = 8 + size
    exponent = math.floor(math.log2(framed))
    step = 2 ** (exponent - (math.floor(math.log2(exponent)) + 1))
    found = padded_size(size)

    assert found == max(LEAST, math.ceil(framed / step) * step)
    assert found <= max(LEAST, framed * 1.12)


def test_few_sizes() -> None:
    """A text of up to 50 KB has one of 123 sizes."""
    assert len({padded_size(size) for size in range(50 * 1024 + 1)}) == 123


@given(st.binary(max_size=300), st.data())
def test_filling_is_zero(raw: bytes, data: st.DataObject) -> None:
    """Any other byte after the words is refused: one text, one padding."""
    padded = bytearray(pad(raw))
    if len(padded) > 8 + len(raw):
        place = data.draw(st.integers(8 + len(raw), len(padded) - 1))
        padded[place] = data.draw(st.integers(1, 255))

        with pytest.raises(Malformed):
            unpad(bytes(padded))


@given(st.binary(max_size=300), st.integers(-300, 300).filter(bool))
def test_size_is_the_one_that_belongs(raw: bytes, more: int) -> None:
    """Zeros added or taken away are refused."""
    padded = pad(raw)

    with pytest.raises(Malformed):
        unpad(padded + bytes(more) if more > 0 else padded[:more])
