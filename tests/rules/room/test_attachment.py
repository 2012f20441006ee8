"""Files beside an entry: opened in a stream, and shown when whole or not at all."""

import hashlib
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.close.content import seal
from quietroom.ground.errors import CannotOpen, QuietroomError, TooLarge
from quietroom.ground.pad import pad, padded_size
from quietroom.room.attachment import LARGEST, FileChanged, context_of, open_file, seal_file
from quietroom.room.entry import Attachment
from tests.rules.room.stage import ROOM

_KEY, _ID = bytes([9]) * 32, bytes([3]) * 16
_CHUNK = 16 * 1024 + 16
_HEADER = 24 + 32


def _close(content: bytes, piece: int = 10_000) -> tuple[Attachment, bytes]:
    pieces = (content[start : start + piece] for start in range(0, len(content), piece))
    sealed = b"".join(seal_file(_KEY, ROOM, _ID, len(content), pieces))
    digest = hashlib.sha256(sealed).digest()
    return Attachment(_KEY, _ID, len(content), "plan.pdf", "application/pdf", digest), sealed


def _cut(sealed: bytes, piece: int) -> Iterator[bytes]:
    return (sealed[start : start + piece] for start in range(0, len(sealed), piece))


def _open(about: Attachment, sealed: bytes, room: bytes = ROOM, piece: int = 7_000) -> bytes:
    return b"".join(open_file(room, about, _cut(sealed, piece)))


_SMALL = b"what we said in the spring"


@pytest.mark.parametrize(
    "size", [0, 1, 247, 248, 249, 16 * 1024 - 8, 16 * 1024, 100_000, 3 * 16 * 1024]
)
def test_returns(size: int) -> None:
    """A file of any size comes back, padded outside to a size that tells little."""
    content = bytes(range(251)) * (size // 251 + 1)
    about, sealed = _close(content[:size])
    chunks = padded_size(size) // (16 * 1024) + 1

    assert _open(about, sealed) == content[:size]
    assert len(sealed) == _HEADER + padded_size(size) + 16 * chunks


@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(0, 30_000))
def test_any_pieces(one: int, other: int, size: int) -> None:
    """In which pieces a file is read or fetched changes nothing."""
    content = b"\0\xff" * (size // 2)
    about, sealed = _close(content, one)

    assert _open(about, sealed, piece=other) == content


def test_as_padded_content() -> None:
    """A stream is sealed exactly as the same bytes padded at once: one format, not two."""
    about, _ = _close(_SMALL)
    whole = seal(_KEY, context_of(ROOM, _ID), pad(_SMALL))

    assert _open(replace(about, digest=hashlib.sha256(whole).digest()), whole) == _SMALL


def _refused(about: Attachment, sealed: bytes, room: bytes = ROOM) -> None:
    with pytest.raises(CannotOpen):
        _open(about, sealed, room)


def _named(about: Attachment, sealed: bytes) -> Attachment:
    """The same attachment as an author would name these bytes, so that only the sealing refuses."""
    return replace(about, digest=hashlib.sha256(sealed).digest())


def test_cut_short() -> None:
    """Cut at any chunk's border, beside it, or in the header, a file is refused."""
    about, sealed = _close(bytes(100_000))
    borders = range(_HEADER, len(sealed), _CHUNK)
    assert len(borders) == 7
    for cut in sorted({0, 1, 24, *borders, *(place + 1 for place in borders), len(sealed) - 1}):
        _refused(_named(about, sealed[:cut]), sealed[:cut])


def test_trailing() -> None:
    """Bytes after the end are refused, were they a whole chunk."""
    about, sealed = _close(bytes(100_000))
    for more in (b"\0", sealed[_HEADER : _HEADER + _CHUNK]):
        _refused(_named(about, sealed + more), sealed + more)


def test_chunks_exchanged() -> None:
    """Chunks in another order are refused."""
    about, sealed = _close(bytes(100_000))
    first, second = (sealed[_HEADER + i * _CHUNK :][:_CHUNK] for i in (0, 1))
    turned = sealed[:_HEADER] + second + first + sealed[_HEADER + 2 * _CHUNK :]

    assert _open(about, sealed) == bytes(100_000)
    _refused(_named(about, turned), turned)


def test_every_byte() -> None:
    """One byte changed, whichever it is, and the file is refused."""
    about, sealed = _close(_SMALL)
    for place in range(len(sealed)):
        bent = sealed[:place] + bytes([sealed[place] ^ 0x80]) + sealed[place + 1 :]
        _refused(_named(about, bent), bent)


@pytest.mark.parametrize("other", [{"id": bytes(16)}, {"key": bytes(32)}], ids=["id", "key"])
def test_of_another_entry(other: dict[str, object]) -> None:
    """A file does not open under another id or key."""
    about, sealed = _close(_SMALL)
    _refused(replace(about, **other), sealed)  # type: ignore[arg-type]


def test_of_another_room() -> None:
    """Nor in another room."""
    about, sealed = _close(_SMALL)
    _refused(about, sealed, bytes(16))


def test_another_file_of_the_same_key() -> None:
    """An author who sealed two files under one key and id shows the one that the entry names."""
    about, _ = _close(_SMALL)
    _, other = _close(_SMALL[::-1])
    _refused(about, other)


@pytest.mark.parametrize("length", [0, len(_SMALL) - 1, len(_SMALL) + 1, 500, LARGEST])
def test_other_length(length: int) -> None:
    """A length that the entry names and the file does not have is refused."""
    about, sealed = _close(_SMALL)
    _refused(replace(about, length=length), sealed)


@pytest.mark.parametrize(
    "content",
    [
        pad(_SMALL)[:-1] + b"\1",
        pad(_SMALL) + bytes(16),
        pad(_SMALL)[:-16],
        pad(_SMALL)[: 8 + len(_SMALL)],
        len(_SMALL).to_bytes(8, "little") + pad(_SMALL)[8:],
        b"",
        b"\0\0\0",
    ],
    ids=["not zero", "more", "less", "none", "other length", "empty", "short"],
)
def test_altered_padding(content: bytes) -> None:
    """Altered software can seal another filling; no reader takes it."""
    about, _ = _close(_SMALL)
    sealed = seal(_KEY, context_of(ROOM, _ID), content)
    _refused(_named(about, sealed), sealed)


def test_more_than_allowed() -> None:
    """A file above 25 MB is neither sealed nor opened."""
    about, sealed = _close(_SMALL)
    with pytest.raises(TooLarge):
        seal_file(_KEY, ROOM, _ID, LARGEST + 1, [])
    with pytest.raises(TooLarge):
        _open(replace(about, length=LARGEST + 1), sealed)


@pytest.mark.parametrize("length", [0, len(_SMALL) - 1, len(_SMALL) + 1])
def test_changed_while_read(length: int) -> None:
    """A file that shrinks or grows while it is read is not sealed."""
    with pytest.raises(FileChanged):
        list(seal_file(_KEY, ROOM, _ID, length, [_SMALL[:10], _SMALL[10:]]))


def test_endless_file() -> None:
    """A file that never ends is given up as soon as it is longer than it was said to be."""
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield bytes(1000)

    with pytest.raises(FileChanged):
        list(seal_file(_KEY, ROOM, _ID, 5000, endless()))
    assert read == 6


def test_bounded_memory() -> None:
    """The largest file is sealed and opened with a few pieces in memory at a time."""
    piece = bytes(256 * 1024)
    digest, size = hashlib.sha256(), 0

    def sealing() -> Iterator[bytes]:
        return seal_file(_KEY, ROOM, _ID, LARGEST, (piece for _ in range(LARGEST // len(piece))))

    tracemalloc.start()
    try:
        sealed = []
        for part in sealing():
            digest.update(part)
            sealed.append(len(part))
        _, peak_sealing = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(sealed) > LARGEST
    assert peak_sealing < 4 * 1024 * 1024

    kept = list(sealing())
    about = Attachment(_KEY, _ID, LARGEST, "", "", hashlib.sha256(b"".join(kept)).digest())
    tracemalloc.start()
    try:
        size = sum(len(part) for part in open_file(ROOM, about, iter(kept)))
        _, peak_opening = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert size == LARGEST
    assert peak_opening < 4 * 1024 * 1024


def test_refusals_are_ours() -> None:
    """A source that fails by itself is not taken for a file that does not open."""
    about, sealed = _close(_SMALL)

    def broken() -> Iterator[bytes]:
        yield sealed[:100]
        raise QuietroomError("the network went away")

    with pytest.raises(QuietroomError, match="network"):
        b"".join(open_file(ROOM, about, broken()))
