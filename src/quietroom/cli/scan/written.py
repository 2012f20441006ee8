"""Bytes written as text: hexadecimal, base64, URL and JSON escapes, undone where they stand.

Each view is what a block would be if all that looks so written were undone: every alignment of
hexadecimal and base64 (either alphabet, broken into lines or not), and every escape. A find in a
view leads back to where it is written in the block.
"""

import re
from binascii import a2b_base64, unhexlify
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

_KINDS = bytes(
    b"c"[0] if byte < 32 and byte not in b"\t\n\r" else b"a"[0] if byte < 127 else b"b"[0]
    for byte in range(256)
)
_URLSAFE = bytes.maketrans(b"-_", b"+/")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*")
_ESCAPE = re.compile(
    rb'\\(?:["\\/bfnrt\']|u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})*|x[0-9A-Fa-f]{2}(?:\\x[0-9A-Fa-f]{2})*)'
)
_SHORT = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t"}
_GAP = bytes(8)


class View(NamedTuple):
    """What a block says when one way of writing is undone.

    `where` leads from an offset in `data` to the offset in the block.
    """

    name: str
    data: bytes
    where: Callable[[int], int]


def views(block: bytes, least: int) -> Iterator[View]:
    """Every view of `block` that may hold `least` bytes or more that it does not show itself.

    Written text is ASCII for a good stretch, or lies in a text without control characters. Sealed
    bytes do neither and cost next to nothing here. The price: an escape amid letters that are all
    beyond ASCII, alone in a mebibyte of other bytes, is not undone.
    """
    kinds = block.translate(_KINDS)
    if b"a" * least in kinds or b"c" not in kinds:
        for undo in (_hex, _base64, _url, _json):
            yield from undo(block, least)


class _Places:
    """Where each stretch of a view stands in the block, and the bytes it takes there per byte."""

    def __init__(self) -> None:
        self.size = 0
        self._starts: list[int] = []
        self._places: list[tuple[int, float]] = []

    def add(self, size: int, place: int, step: float = 1) -> None:
        self._starts.append(self.size)
        self._places.append((place, step))
        self.size += size

    def where(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        place, step = self._places[at]
        return place + int((offset - self._starts[at]) * step)


@cache
def _stretch(letters: bytes, least: int) -> re.Pattern[bytes]:
    return re.compile(b"[%b]{%d,}" % (letters, least))


def _hex(block: bytes, least: int) -> Iterator[View]:
    found = list(_stretch(rb"0-9A-Fa-f", 2 * least).finditer(block))
    for phase in (0, 1) if found else ():
        pieces = ((at + phase, _unhex(block[at + phase : end])) for at, end in _spans(found))
        yield _joined("hex", pieces, 2)


def _unhex(letters: bytes) -> bytes:
    return unhexlify(letters[: len(letters) // 2 * 2])


def _base64(block: bytes, least: int) -> Iterator[View]:
    found = list(_stretch(rb"A-Za-z0-9+/_\-\r\n", -(-4 * least // 3)).finditer(block))
    for phase in range(4) if found else ():
        pieces = ((at + phase, _unbase64(block[at:end], phase)) for at, end in _spans(found))
        yield _joined("base64", pieces, 4 / 3)


def _unbase64(letters: bytes, phase: int) -> bytes:
    joined = letters.translate(_URLSAFE, b"\r\n")[phase:]
    return a2b_base64(joined + b"A" * (-len(joined) % 4))


def _spans(found: list[re.Match[bytes]]) -> Iterator[tuple[int, int]]:
    return (stretch.span() for stretch in found)


def _joined(name: str, pieces: Iterable[tuple[int, bytes]], step: float) -> View:
    places, parts = _Places(), []
    for place, piece in pieces:
        places.add(len(piece) + len(_GAP), place, step)
        parts.append(piece)
    return View(name, _GAP.join(parts), places.where)


def _url(block: bytes, _least: int) -> Iterator[View]:
    spaced = block.replace(b"+", b" ")
    data = _PERCENT.sub(_unescaped, spaced)
    if data != block:
        yield View("url", data, _Undone(spaced, _PERCENT, _unescaped).where)


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return unhexlify(escape.group().replace(b"%", b""))


def _json(block: bytes, _least: int) -> Iterator[View]:
    data = _ESCAPE.sub(_meant, block)
    if data != block:
        yield View("json", data, _Undone(block, _ESCAPE, _meant).where)


def _meant(escape: re.Match[bytes]) -> bytes:
    letters = escape.group()
    kind = letters[1:2]
    if kind == b"x":  # not JSON, but what Python's own logs hold
        return unhexlify(letters.replace(b"\\x", b""))
    if kind == b"u":
        units = unhexlify(letters.replace(b"\\u", b""))
        return units.decode("utf-16-be", "replace").encode()
    return _SHORT.get(kind, kind)


class _Undone:
    """The places of a view with its escapes undone, worked out only when there is a find in it."""

    def __init__(
        self, block: bytes, escape: re.Pattern[bytes], meant: Callable[[re.Match[bytes]], bytes]
    ) -> None:
        self._block = block
        self._escape = escape
        self._meant = meant

    def where(self, offset: int) -> int:
        return self._places.where(offset)

    @cached_property
    def _places(self) -> _Places:
        places, last = _Places(), 0
        for match in self._escape.finditer(self._block):
            places.add(match.start() - last, last)
            size = len(self._meant(match))
            places.add(size, match.start(), len(match.group()) / size)
            last = match.end()
        places.add(len(self._block) - last, last)
        return places
