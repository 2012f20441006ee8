"""What was told already, so that one leak is one line.

The same run is often found more than once: block after block, stretch after stretch, and again
with something undone that was not in its way.
"""

from bisect import bisect_right, insort

from .table import Found

_SLACK = 8
"""By how many bytes a place may be off that was worked out from a view."""


class Told:
    """The stretches told, by their encodings; stretches of one encoding that touch are one."""

    def __init__(self) -> None:
        self._by_encoding: dict[str, list[tuple[int, int]]] = {}

    def adds(self, found: Found) -> bool:
        """Note a find. True when neither a find that it touches nor one around it was told."""
        covered = any(_covers(stretches, found) for stretches in self._by_encoding.values())
        touches = self._join(found)
        return not covered and not touches

    def forget(self, before: int) -> None:
        """Forget what ended before an offset."""
        for encoding, stretches in self._by_encoding.items():
            kept = [stretch for stretch in stretches if stretch[1] >= before]
            self._by_encoding[encoding] = kept

    def _join(self, found: Found) -> bool:
        stretches = self._by_encoding.setdefault(found.encoding, [])
        start, end = found.start, found.end
        first = bisect_right(stretches, start, key=lambda stretch: stretch[1] + 1)
        last = bisect_right(stretches, end, key=lambda stretch: stretch[0])
        touched = stretches[first:last]
        del stretches[first:last]
        starts, ends = zip((start, end), *touched, strict=True)
        insort(stretches, (min(starts), max(ends)))
        return bool(touched)


def _covers(stretches: list[tuple[int, int]], found: Found) -> bool:
    at = bisect_right(stretches, found.start + _SLACK, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and found.end <= stretches[at][1] + _SLACK
