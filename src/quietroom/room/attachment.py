"""Files beside an entry: sealed in a stream, opened in a stream, shown only when whole.

The file is framed and padded like words are, in bounded memory: u64be(length), the bytes, zeros.

Format: spec/entry.md section 7. Threat: a file cut short, swapped or read before it was checked.
"""

import hashlib
from collections.abc import Iterable, Iterator

from ..ground.close.content import seal_stream
from ..ground.digest import context, same
from ..ground.errors import CannotOpen, QuietroomError, TooLarge
from ..ground.open.content import unseal_stream
from ..ground.pad import padded_size
from .entry import Attachment

LARGEST = 25 * 1024 * 1024
"""The most bytes of one file."""

_ZEROS = bytes(64 * 1024)


class FileChanged(QuietroomError):
    """The file changed while it was read: attach it again."""

    code = "file-changed"


def context_of(room: bytes, attachment: bytes) -> bytes:
    """The context under which a file of this id is sealed in this room."""
    return context("attachment", room, attachment)


def seal_file(
    key: bytes, room: bytes, attachment: bytes, length: int, file: Iterable[bytes]
) -> Iterator[bytes]:
    """Seal a file of `length` bytes piece by piece.

    Raises `TooLarge` above 25 MB, and `FileChanged` when the file is not of that length.

    Source: spec/entry.md section 7.
    """
    if length > LARGEST:
        raise TooLarge("a file may have at most 25 MB: share it some other way, or in parts")
    return seal_stream(key, context_of(room, attachment), _padded(length, file))


def open_file(room: bytes, about: Attachment, sealed: Iterable[bytes]) -> Iterator[bytes]:
    """The file's bytes, piece by piece.

    Only the end of the iteration shows that the file is whole and the one meant: write to a place
    that nobody reads, and move it when this ends. Raises `CannotOpen`, and `TooLarge` for an entry
    that names more than 25 MB.

    Source: spec/entry.md section 7.
    """
    if about.length > LARGEST:
        raise TooLarge("an attachment of more than 25 MB: no honest software made it")
    sealed_hash = hashlib.sha256()

    def counted() -> Iterator[bytes]:
        for piece in sealed:
            sealed_hash.update(piece)
            yield piece

    opened = unseal_stream(about.key, context_of(room, about.id), counted())
    yield from _unpadded(about.length, opened)
    if not same(sealed_hash.digest(), about.digest):
        raise CannotOpen("this file is not the one that the entry names")


def _padded(length: int, file: Iterable[bytes]) -> Iterator[bytes]:
    yield length.to_bytes(8, "big")
    count = 0
    for piece in file:
        count += len(piece)
        if count > length:
            raise FileChanged
        yield piece
    if count != length:
        raise FileChanged
    rest = padded_size(length) - 8 - length
    while rest > 0:
        yield _ZEROS[:rest]
        rest -= len(_ZEROS)


def _unpadded(length: int, opened: Iterable[bytes]) -> Iterator[bytes]:
    head, place, end = b"", 0, 8 + length
    for piece in opened:
        start = place
        place += len(piece)
        if start < 8:
            head += piece[: 8 - start]
        yield piece[max(0, 8 - start) : max(0, end - start)]
        if piece[max(0, end - start) :].strip(b"\0"):
            raise CannotOpen("this file is padded with something that is not zero")
    if head != length.to_bytes(8, "big") or place != padded_size(length):
        raise CannotOpen("this file has another length than the entry says")
