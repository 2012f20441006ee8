"""Finding leaves by tag among millions, in a few flat strings of bytes.

Records of 24 bytes, the tag and its place, lie sorted in runs of falling size; a run joins the one
before it when it has grown to half of it, so that growing is cheap and old states stay whole.

Source: spec/tlog.md section 11; the runs are those of O'Neil et al., "The Log-Structured
Merge-Tree" (1996).
"""

from bisect import bisect_left
from dataclasses import dataclass

from .leaf import LEAF, TAG
from .tile import split

_RECORD = TAG + 8


@dataclass(frozen=True, slots=True)
class Index:
    """Tags and their places: sorted runs of records, each of tag (16 bytes) and place (8 bytes)."""

    runs: tuple[bytes, ...] = ()

    def plus(self, start: int, leaves: bytes) -> "Index":
        """With these leaves, 48 bytes each, of which the first stands at place `start`."""
        tags = (leaves[at : at + TAG] for at in range(0, len(leaves), LEAF))
        new = sorted(tag + place.to_bytes(8, "big") for place, tag in enumerate(tags, start))
        runs = list(self.runs)
        while runs and len(runs[-1]) <= 2 * _RECORD * len(new):
            new = sorted(split(runs.pop(), _RECORD) + new)
        return Index((*runs, b"".join(new))) if new else self

    def find(self, tag: bytes) -> tuple[int, ...]:
        """The places of all leaves under `tag`, in rising order."""
        return tuple(place for run in self.runs for place in _places(run, tag))


def _places(run: bytes, tag: bytes) -> list[int]:
    count = len(run) // _RECORD
    places = []
    at = bisect_left(range(count), tag, key=lambda i: run[i * _RECORD : i * _RECORD + TAG])
    while at < count and run.startswith(tag, at * _RECORD):
        places.append(int.from_bytes(run[at * _RECORD + TAG : (at + 1) * _RECORD], "big"))
        at += 1
    return places
