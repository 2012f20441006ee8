"""Sealed content: opens with its key and context, whole, and in no other case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietroom.ground import digest
from quietroom.ground.close.content import seal, seal_stream
from quietroom.ground.errors import CannotOpen
from quietroom.ground.open.content import unseal, unseal_stream
from vectors.make import second

_CHUNK = 16 * 1024
_SIZES = (0, 1, _CHUNK - 1, _CHUNK, _CHUNK + 1, 2 * _CHUNK, 51_200)
_KEY, _CONTEXT = second.fixed("a content key"), digest.context("test", b"room", 7)


@pytest.mark.parametrize("size", _SIZES)
def test_opens(size: int) -> None:
    """What was sealed opens, at every size around a chunk's end."""
    words = second.fixed("words", size)

    assert unseal(_KEY, _CONTEXT, seal(_KEY, _CONTEXT, words)) == words


@pytest.mark.parametrize("size", _SIZES)
def test_second_implementation(size: int) -> None:
    """What one implementation sealed the other opens, both ways."""
    words, salt = second.fixed("words", size), second.fixed("salt", 24)

    assert second.unseal(_KEY, _CONTEXT, seal(_KEY, _CONTEXT, words)) == words
    assert unseal(_KEY, _CONTEXT, second.seal(_KEY, _CONTEXT, words, salt)) == words


@pytest.mark.parametrize("size", _SIZES)
def test_streams(size: int) -> None:
    """Piece by piece it is the same format, whatever the pieces."""
    words = second.fixed("words", size)
    pieces = [words[start : start + 7_000] for start in range(0, size, 7_000)]
    sealed = b"".join(seal_stream(_KEY, _CONTEXT, pieces))
    odd = [sealed[start : start + 5_003] for start in range(0, len(sealed), 5_003)]

    assert unseal(_KEY, _CONTEXT, sealed) == words
    assert b"".join(unseal_stream(_KEY, _CONTEXT, odd)) == words


@settings(max_examples=300)
@given(size=st.sampled_from((0, 40, _CHUNK + 9)), data=st.data())
def test_every_bit_counts(size: int, data: st.DataObject) -> None:
    """One bit changed anywhere, and nothing opens."""
    sealed = bytearray(second.seal(_KEY, _CONTEXT, bytes(size), bytes(24)))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(CannotOpen):
        unseal(_KEY, _CONTEXT, bytes(sealed))


@given(st.integers(0, 2 * (_CHUNK + 16) + 80))
def test_cut_anywhere(end: int) -> None:
    """Cut short anywhere, at a chunk's border too, it does not open, streaming or whole."""
    sealed = second.seal(_KEY, _CONTEXT, bytes(2 * _CHUNK + 9), bytes(24))

    for cut in (sealed[:end], sealed[:end] + sealed[end + 1 :]):
        with pytest.raises(CannotOpen):
            unseal(_KEY, _CONTEXT, cut)
        with pytest.raises(CannotOpen):
            list(unseal_stream(_KEY, _CONTEXT, [cut[:100], cut[100:]]))


@pytest.mark.parametrize(
    ("key", "context"),
    [
        (bytes(32), _CONTEXT),
        (_KEY[:16], _CONTEXT),
        (b"", _CONTEXT),
        (_KEY, b""),
        (_KEY, digest.context("other", b"room", 7)),
        (_KEY, digest.context("test", b"room", 8)),
    ],
    ids=["another key", "half a key", "no key", "no context", "another use", "another place"],
)
def test_key_and_context_count(key: bytes, context: bytes) -> None:
    """Another key or context opens nothing."""
    with pytest.raises(CannotOpen):
        unseal(key, context, seal(_KEY, _CONTEXT, b"words"))


def test_no_two_seals_alike() -> None:
    """The same words sealed twice are different bytes."""
    assert seal(_KEY, _CONTEXT, b"words") != seal(_KEY, _CONTEXT, b"words")
