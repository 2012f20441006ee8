"""Finding many needles in one pass: every eighth byte of the hay is asked, whatever their number.

All eight-byte words of all spellings, at every offset, lie in one set. A run of 15 bytes holds a
word that begins at a multiple of eight (a run of 11, one at a multiple of four), so asking only
those misses none. Around a word that is known, the run is grown as long as its words are known,
and then compared for what it is.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .leaf import Leaf

_WORD = 8
_REACH, _AGAIN = 512, 128
"""How many bytes of a run are looked at in one go, and how many of the next with them."""

_GROUP = 64
"""How many words are asked at once, to come near to a known one."""

_REMEMBERED = 1000
"""For how many runs is remembered what they are, because files repeat themselves."""


class Found(NamedTuple):
    """A run of what is looked for: where it begins and ends, and how it is spelt."""

    start: int
    end: int
    encoding: str


class Table:
    """The words of some spellings."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._leaves = tuple(leaves)
        self.least = min(leaf.least for leaf in self._leaves)
        self._words: set[int] = set()
        self._names: dict[bytes, str | None] = {}
        self._starts = (0,) if self.least >= 2 * _WORD - 1 else (0, _WORD // 2)
        for leaf in self._leaves:
            data = leaf.data
            for start in range(_WORD):
                self._words.update(_words(data, start))

    def find(self, block: bytes) -> Iterator[Found]:
        """Every run in `block`, in order for each of the places asked."""
        for start in self._starts:
            if not self._words.isdisjoint(_words(block, start)):
                yield from self._near(block, start)

    def _near(self, block: bytes, start: int) -> Iterator[Found]:
        done = 0
        for at in self._places(block, start):
            if at >= done and self._likely(block, at):
                first, done = self._grow(block, at)
                yield from self._within(block, first, done + _WORD - 1)

    def _places(self, block: bytes, start: int) -> Iterator[int]:
        asked = _words(block, start)
        for group in range(0, len(asked), _GROUP):
            words = asked[group : group + _GROUP]
            if not self._words.isdisjoint(words):
                for place, word in enumerate(words, group):
                    if word in self._words:
                        yield start + place * _WORD

    def _likely(self, block: bytes, at: int) -> bool:
        # A run long enough to count has this many known words to one side of any of its words.
        half = (self.least - _WORD) // 2
        return self._known(block, at + half) or self._known(block, at - half)

    def _grow(self, block: bytes, at: int) -> tuple[int, int]:
        first, after = at, at + 1
        while self._known(block, first - 1):
            first -= 1
        while self._known(block, after):
            after += 1
        return first, after

    def _within(self, block: bytes, first: int, end: int) -> Iterator[Found]:
        for at in range(first, end, _REACH):
            region = block[at : min(end, at + _REACH + _AGAIN)]
            if name := self._name(region):
                yield Found(at, at + len(region), name)

    def _known(self, block: bytes, at: int) -> bool:
        word = block[at : at + _WORD]  # shorter where it would reach over either end of the block
        return len(word) == _WORD and int.from_bytes(word, sys.byteorder) in self._words

    def _name(self, region: bytes) -> str | None:
        if region not in self._names:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            self._names[region] = self._compared(region)
        return self._names[region]

    def _compared(self, region: bytes) -> str | None:
        if len(region) < self.least:
            return None
        for leaf in self._leaves:
            if leaf.holds(region):
                return leaf.name
        score, best = max((leaf.score(region), -at) for at, leaf in enumerate(self._leaves))
        return self._leaves[-best].name if score else None


def _words(data: bytes, start: int) -> memoryview:
    size = max(0, len(data) - start) // _WORD * _WORD
    return memoryview(data)[start : start + size].cast("Q")
