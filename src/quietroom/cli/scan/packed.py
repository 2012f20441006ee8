"""Packed parts of a file - gzip, zlib, bzip2, xz, zip -, known by how they begin.

A part may begin anywhere, in a page of a database as well as in a file of its own, and may be cut
off or damaged: what can be unpacked is.
"""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

STEP = 256 * 1024
"""The most bytes unpacked at a time."""

MEMORY = 128 * 1024 * 1024
"""The most memory that an xz part may ask for; one that asks for more stays packed."""

FAULTS = (zlib.error, lzma.LZMAError, OSError, EOFError)
"""What the unpackers raise when a part is damaged, or was none."""

_BEGINNING = re.compile(rb"\x1f\x8b\x08|x[\x01\x5e\x9c\xda]|BZh[1-9]1AY&SY|\xfd7zXZ\x00|PK\x03\x04")
_STRETCH = 4096
_ZIP_HEAD, _ZIP_METHOD, _ZIP_NAME, _ZIP_EXTRA, _DEFLATED = 30, 8, 26, 28, 8


class Unpacker(Protocol):
    """Takes a packed part in steps."""

    over: bool
    """Whether the part has ended."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes unpack to, in pieces of at most `STEP`. Raises one of `FAULTS`."""
        ...


class Beginning(NamedTuple):
    """Where a packed part may begin, and what would unpack it."""

    start: int
    name: str
    unpacker: Unpacker


def beginnings(block: bytes, end: int) -> Iterator[Beginning]:
    """Every place before `end` at which a packed part may begin."""
    for match in _BEGINNING.finditer(block):
        if match.start() >= end:
            return
        name, unpacker = _UNPACKERS[match.group()[:1]]
        yield Beginning(match.start(), name, unpacker())


class _Inflating:
    """A deflate stream: `wbits` as zlib has it, for its three wrappings.

    An unpacker that meets a damaged byte keeps what it had unpacked before it, so the stretch with
    the damage is taken again byte by byte.
    """

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)
        self.over = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        for at in range(0, len(data), _STRETCH):
            stretch, before = data[at : at + _STRETCH], self._inner.copy()
            try:
                taken: Iterable[bytes] = list(self._take(stretch))
            except zlib.error:
                self._inner = before
                taken = (piece for byte in stretch for piece in self._take(bytes([byte])))
            yield from taken
            if self.over:
                return

    def _take(self, data: bytes) -> Iterator[bytes]:
        more = True
        while more:
            piece = self._inner.decompress(data, STEP)
            data, self.over = self._inner.unconsumed_tail, self._inner.eof
            more = not self.over and (bool(data) or len(piece) == STEP)
            yield piece


class _Unpacking:
    """A stream of bzip2 or xz."""

    def __init__(self, inner: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._inner = inner
        self.over = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        more = True
        while more:
            piece = self._inner.decompress(data, STEP)
            data, self.over = b"", self._inner.eof
            more = not self.over and not self._inner.needs_input
            yield piece


class _Unzipping:
    """One file of a zip archive, from its own header on; the list at the end is not needed.

    Only deflated files are unpacked: stored ones lie open, and what another method packs begins
    as such.
    """

    def __init__(self) -> None:
        self._head = b""
        self._inner: _Inflating | None = None
        self.over = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._inner is None:
            data = self._begin(data)
        if self._inner is not None:
            yield from self._inner.pieces(data)
            self.over = self._inner.over

    def _begin(self, data: bytes) -> bytes:
        self._head += data
        if len(self._head) >= _ZIP_HEAD:
            size = _ZIP_HEAD + self._number(_ZIP_NAME) + self._number(_ZIP_EXTRA)
            self.over = self._number(_ZIP_METHOD) != _DEFLATED
            if len(self._head) > size and not self.over:
                self._inner = _Inflating(-zlib.MAX_WBITS)
                return self._head[size:]
        return b""

    def _number(self, at: int) -> int:
        return int.from_bytes(self._head[at : at + 2], "little")


_UNPACKERS: dict[bytes, tuple[str, Callable[[], Unpacker]]] = {
    b"\x1f": ("gzip", lambda: _Inflating(zlib.MAX_WBITS + 16)),
    b"x": ("zlib", lambda: _Inflating(zlib.MAX_WBITS)),
    b"B": ("bz2", lambda: _Unpacking(bz2.BZ2Decompressor())),
    b"\xfd": ("xz", lambda: _Unpacking(lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY))),
    b"P": ("zip", _Unzipping),
}
