"""Pause and end: how two people stop, each by an entry of their own and without a reason.

A pause is its author's: the room rests while one of the two rests, and each ends their own. An end
is for good, whoever wrote it. Afterwards a room takes notices and nothing else, and what both have
of it stays theirs.

Format: spec/room.md section 11. Vectors: vectors/room/ending.json. Threats: a person who is held in
a room, or asked why they leave; words put into a room that somebody left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..ground.errors import QuietroomError
from .check import Phase, RoomEnded, RoomPaused
from .entry import Kind
from .people import People
from .reader import Line


class AfterEnd(QuietroomError):
    """This was written after the room had ended: nobody has to read or answer it."""

    code = "after-end"


class DuringPause(QuietroomError):
    """This was written during a break: nobody has to read or answer it."""

    code = "during-pause"


TURNS = frozenset({Kind.PAUSE, Kind.RESUME, Kind.END})
"""The kinds of entry that change the phase."""

ALWAYS = TURNS | {Kind.NOTICE}
"""What a room takes in every phase."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a room stands: who rests (first card hashes), the item that ended it, or none.

    `faults`: what was written although the room rested or had ended, by entry hash.
    """

    resting: frozenset[bytes] = frozenset()
    ended: int | None = None
    faults: Mapping[bytes, QuietroomError] = field(default_factory=dict)

    @property
    def phase(self) -> Phase:
        """What the entries say, whatever the server says."""
        if self.ended is not None:
            return Phase.ENDED
        return Phase.PAUSED if self.resting else Phase.OPEN

    def check(self, kind: str) -> None:
        """Check that an entry of this kind may be written now. Raises `RoomPaused`, `RoomEnded`."""
        if kind in ALWAYS:
            return
        if self.phase is Phase.ENDED:
            raise RoomEnded
        if self.phase is Phase.PAUSED:
            raise RoomPaused


def fold(lines: Iterable[Line], people: People) -> Ending:
    """Where the room stands after these lines, in their order. Raises nothing.

    Source: spec/room.md section 11.
    """
    resting: set[bytes] = set()
    ended: int | None = None
    faults: dict[bytes, QuietroomError] = {}
    for line in lines:
        if line.opened is None:
            continue
        kind, author = line.opened.priv.kind, line.opened.envelope.pub.author
        known = people.known(author)
        who = author if known is None else known.first
        if ended is not None:
            if kind not in ALWAYS:
                faults[line.hash] = AfterEnd()
        elif kind == Kind.END:
            ended = line.index
        elif kind == Kind.PAUSE:
            resting.add(who)
        elif kind == Kind.RESUME:
            resting.discard(who)
        elif resting and kind not in ALWAYS:
            faults[line.hash] = DuringPause()
    return Ending(frozenset(resting), ended, faults)
