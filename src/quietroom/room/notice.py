"""Notices, and the leaves that they explain: what shows that an entry went beyond the two.

Whoever can open an entry can compute its tags; nobody else can. So every grant of an entry shows to
both as a leaf under one of them, and a notice in the room opens that leaf.

Source: spec/tlog.md section 8, spec/grant.md section 4, spec/duty.md section 6.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..tlog.leaf import Kind as LeafKind
from ..tlog.leaf import Opening, grant_tags, read_opening
from .entry import Kind
from .reader import Line

OPENINGS = 64
"""The most leaves that one notice opens."""


class Sight(StrEnum):
    """How a leaf about an entry looks to the two.

    `AGAINST_OWNER` is said of a release, `AGAINST_AGREEMENT` of a report.
    """

    TOLD = "told"
    UNEXPLAINED = "unexplained"
    AGAINST_OWNER = "against-owner"
    AGAINST_AGREEMENT = "against-agreement"


class Leaves(Protocol):
    """What the mirrored log can be asked about tags."""

    def found(self, tag: bytes) -> Iterable[tuple[int, bytes]]:
        """Place and 48 bytes of every leaf under a tag."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """A line that is a notice, and one of the leaves that it opens."""

    notice: Line
    opening: Opening


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """A leaf about the entry on a line: its place in the log, and the notice that opens it, if any.

    `delayed`: whether it stands under the tag for what the room is told later.
    """

    line: Line
    position: int
    leaf: bytes
    delayed: bool
    told: Told | None

    @property
    def of_duty(self) -> bool:
        """Whether it is judged as a report: one that is told, or a leaf that may be told later."""
        if self.told is None:
            return self.delayed
        return self.told.opening.kind == LeafKind.DUTY


def fields(openings: Sequence[Opening]) -> list[Value]:
    """The body of a notice: what opens each leaf, without signatures."""
    return [one.fields() for one in openings]


def sightings(lines: Sequence[Line], leaves: Leaves) -> list[Sighting]:
    """Every leaf about the entries of a room, in the order of the entries."""
    told = {one.opening.leaf().encode(): one for one in _told(lines)}
    found: list[Sighting] = []
    for line in lines:
        if line.opened is None:
            continue
        tags = grant_tags(line.opened.key)
        for tag, delayed in ((tags.at_once, False), (tags.delayed, True)):
            for position, leaf in leaves.found(tag):
                found.append(Sighting(line, position, leaf, delayed, told.get(leaf)))
    return found


def _told(lines: Iterable[Line]) -> list[Told]:
    told: list[Told] = []
    for line in lines:
        if line.opened is None or line.opened.priv.kind != Kind.NOTICE:
            continue
        # Only altered software writes a notice that does not parse: it explains nothing.
        with suppress(QuietroomError):
            openings = shape.items(line.opened.body, "notice", OPENINGS)
            told += [Told(line, read_opening(one)) for one in openings]
    return told
