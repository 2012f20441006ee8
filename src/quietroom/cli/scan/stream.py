"""Searching a run of bytes of any length in bounded memory, and all that is wrapped inside it.

A stream is a file, or what a packed part of one unpacks to. It is looked at block by block, each
with the end of the one before, so that nothing is cut in two. Packed parts are unpacked three deep
as their bytes go by; written text is undone two deep.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from . import packed, written
from .packed import Beginning
from .table import Found, Table
from .told import Told

BLOCK = 1024 * 1024
"""How many bytes are looked at in one go."""

OVERLAP = 64 * 1024
"""How many bytes of one block are looked at again with the next."""

PACKED, WRITTEN = 3, 2
"""How deep packed parts are opened, and written text is undone."""

_PLAIN = "raw"


@dataclass
class Allowance:
    """What one file may cost. `spent` says what was therefore left unsearched, each thing once."""

    unpacked: int = 512 * 1024 * 1024
    """How many more bytes may be unpacked."""

    parts: int = 16
    """How many more packed parts may be open at once."""

    spent: dict[str, None] = field(default_factory=dict)

    def refuse(self, because: str) -> None:
        """Note what is left unsearched."""
        self.spent[because] = None


class Stream:
    """Looks for what a table holds in bytes that come piece by piece."""

    def __init__(
        self, table: Table, allowance: Allowance, depth: int = PACKED, undo: int = WRITTEN
    ) -> None:
        self._table = table
        self._allowance = allowance
        self._depth = depth
        self._undo = undo
        self._held: list[bytes] = []
        self._size = 0
        self._tail = b""
        self._base = 0
        self._parts: list[_Part] = []
        self._told = Told()

    def feed(self, data: bytes) -> Iterator[Found]:
        """Take the next bytes. Gives finds at offsets of this stream."""
        self._held.append(data)
        self._size += len(data)
        if self._size >= BLOCK:
            yield from self._look(last=False)

    def end(self) -> Iterator[Found]:
        """Take that there is no more."""
        yield from self._look(last=True)
        for part in self._parts:
            yield from part.end()

    def _look(self, last: bool) -> Iterator[Found]:
        new = b"".join(self._held)
        block = self._tail + new
        self._held, self._size = [], 0
        yield from self._news(self._table.find(block))
        for part in self._parts:
            yield from part.feed(new)
        if self._depth:
            yield from self._open(block, len(block) if last else len(block) - OVERLAP)
        self._parts = [part for part in self._parts if not part.over]
        if self._undo:
            # What takes the least undoing comes first: of one leak, that is told.
            yield from self._news(sorted(self._undone(block), key=_depth))
        self._tail = block[-OVERLAP:]
        self._base += len(block) - len(self._tail)
        self._told.forget(self._base)

    def _news(self, finds: Iterable[Found]) -> Iterator[Found]:
        for start, end, encoding in finds:
            found = Found(self._base + start, self._base + end, encoding)
            if self._told.adds(found):
                yield found

    def _undone(self, block: bytes) -> Iterator[Found]:
        for view in written.views(block, self._table.least):
            inner = Stream(self._table, self._allowance, self._depth, self._undo - 1)
            for found in inner.whole(view.data):
                start, end = view.where(found.start), view.where(found.end)
                yield Found(start, max(end, start + 1), within(view.name, found.encoding))

    def whole(self, data: bytes) -> Iterator[Found]:
        """Take all there is at once."""
        self._held.append(data)
        yield from self.end()

    def _open(self, block: bytes, end: int) -> Iterator[Found]:
        for beginning in packed.beginnings(block, end):
            if not self._allowance.parts:
                self._allowance.refuse("too many packed parts lie within each other")
                return
            stream = Stream(self._table, self._allowance, self._depth - 1, self._undo)
            part = _Part(beginning, self._base + beginning.start, stream, self._allowance)
            for found in part.feed(block[beginning.start :]):
                self._told.adds(found)
                yield found
            if not part.over:
                self._parts.append(part)


class _Part:
    """A packed part that is being unpacked. All finds in it stand where it begins."""

    def __init__(self, found: Beginning, start: int, stream: Stream, allowance: Allowance) -> None:
        self._beginning = found
        self._start = start
        self._stream = stream
        self._allowance = allowance
        self._told: set[str] = set()
        self.over = False
        allowance.parts -= 1

    def feed(self, data: bytes) -> Iterator[Found]:
        for piece in self._pieces(data):
            yield from self._tell(self._stream.feed(piece))
        if self._beginning.unpacker.over:
            yield from self.end()

    def end(self) -> Iterator[Found]:
        if not self.over:
            self.over = True
            self._allowance.parts += 1
            yield from self._tell(self._stream.end())

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        unpacker = self._beginning.unpacker
        try:
            for piece in unpacker.pieces(data):
                self._allowance.unpacked -= len(piece)
                if self._allowance.unpacked < 0:
                    self._allowance.refuse("its packed parts unpack to too much")
                    unpacker.over = True
                    return
                yield piece
        except packed.FAULTS as fault:
            unpacker.over = True
            if "emory" in str(fault):
                self._allowance.refuse("unpacking a part of it takes too much memory")

    def _tell(self, finds: Iterator[Found]) -> Iterator[Found]:
        for found in finds:
            encoding = within(self._beginning.name, found.encoding)
            if encoding not in self._told:
                self._told.add(encoding)
                yield Found(self._start, self._start + 1, encoding)


def _depth(found: Found) -> int:
    return found.encoding.count("/")


def within(outer: str, inner: str) -> str:
    """The name of an encoding inside another one."""
    return outer if inner == _PLAIN else f"{outer}/{inner}"
