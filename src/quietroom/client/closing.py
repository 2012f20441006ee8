"""Closing a room well: what is still to do, what each keeps, what is destroyed when; moving on.

Nobody has to look at this before leaving: `ending.leave` asks for nothing. What somebody takes is
written anew, as words of their own without a trace of where they stood; the room that it came from
gets nothing, and so neither does the other.

Source: spec/retention.md sections 3 and 8.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..ground.errors import QuietroomError
from ..meeting.times import Occurrence
from ..release.consent import Consent
from ..room.entry import Words, parse_words
from ..room.notice import Sight
from ..room.reader import Line
from . import keeping, meeting, notebook, speech
from .keeping import Kept
from .room import Room


class NotYoursAlone(QuietroomError):
    """This is not yours alone: take along what you wrote and what is nobody else's confidence."""

    code = "not-yours-alone"


@dataclass(frozen=True, slots=True)
class Running:
    """A release that goes on: of which entry; the consent says to whom and until when."""

    entry: bytes
    consent: Consent


@dataclass(frozen=True, slots=True)
class Closing:
    """What there is to know before a room ends.

    `meeting`: the next one; `travels`: what each takes along, as agreed, or none; `agreed`: the
    last day that both signed; `kept`: as the server has it; `mine`: how many entries are mine
    alone; `running`: what others may go on reading.
    """

    meeting: Occurrence | None
    travels: str | None
    agreed: date | None
    kept: Kept
    mine: int
    running: tuple[Running, ...]


def closing(room: Room) -> Closing:
    """What there is to know before a room ends. Raises what the wire raises."""
    found = room.agreement.state.in_force
    travels = None if found is None or found.version is None else found.version.terms.travels
    return Closing(
        meeting.upcoming(room),
        travels,
        keeping.agreed(room),
        keeping.kept(room.session, room.id),
        len(own_words(room)),
        running(room),
    )


def running(room: Room) -> tuple[Running, ...]:
    """Releases of entries of this room that have not ended."""
    now = room.session.now()
    return tuple(
        Running(one.entry, one.consent)
        for one in room.findings()
        if one.consent is not None and one.sight is Sight.TOLD and one.consent.until > now
    )


def own_words(room: Room) -> list[tuple[Line, Words]]:
    """What I wrote here and is nobody else's confidence, in order, but for what I took back."""
    owned, me = room.ownership, {room.session.first, *room.lost}
    return [
        (line, parse_words(line.opened.body))
        for line in room.lines
        if line.opened is not None
        and line.opened.priv.kind in speech.SAID
        and owned.authors[line.hash] in me
        and owned.owners(line.hash) <= me
        and line.hash not in owned.taken_back
    ]


def take_along(room: Room, entries: Iterable[bytes], to: Room | None = None) -> list[bytes]:
    """Write own words of a room anew: in another room, or without one in the notebook.

    The new entries name neither room nor entry nor time of the old ones; files stay behind. Returns
    the new ids. Raises `NotYoursAlone`, before anything is written.
    """
    mine = {line.hash: words.text for line, words in own_words(room)}
    chosen = list(entries)
    if not mine.keys() >= set(chosen):
        raise NotYoursAlone
    if to is None:
        return [notebook.add(room.memory, mine[entry]) for entry in chosen]
    return [speech.say(to, mine[entry]).hash for entry in chosen]
