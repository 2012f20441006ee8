"""Meetings: times offered, chosen, moved and called off; agendas, places and next steps.

Source: spec/meeting.md.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..meeting import ical
from ..meeting.act import Act, CallOff, Scope, Step
from ..meeting.cadence import Cadence
from ..meeting.clock import DAY, Comes, instant, reading
from ..meeting.diary import Diary, Meeting, Said, State, fold
from ..meeting.moves import NotOffered, NotTheirs
from ..meeting.offer import SLOTS, Offer
from ..meeting.times import Occurrence, Stand, free, late, occurrences
from ..room.entry import Kind
from ..room.parcel import Parcel
from ..room.reader import Line
from . import agreement, notebook
from .clocks import UnknownZone, offset_of
from .memory import Memory
from .room import Room, Saying

KINDS = frozenset(str(act) for act in Act)
"""The kinds of entry that the diary is read from."""

_UNSAID = frozenset({str(Act.PLACE), str(Act.AGENDA), str(Act.STEP)})
"""Those that count as not said once they were taken back."""


class NoSuchMeeting(QuietroomError):
    """There is no such meeting in this room that stands: list them."""

    code = "no-such-meeting"


class NotYet(QuietroomError):
    """This meeting has not begun yet."""

    code = "not-yet"


class NoSuchTime(QuietroomError):
    """The clock is put on over this time that day, so it never comes: choose another."""

    code = "no-such-time"


def diary(room: Room) -> Diary:
    """What was said about meetings in this room, and what it comes to."""
    return fold(_said(room))


def meetings(room: Room, after: int = 0) -> list[Occurrence]:
    """Every meeting that ends after an instant. Raises `UnknownZone`."""
    return occurrences(diary(room), offset_of, after)


def upcoming(room: Room) -> Occurrence | None:
    """The next meeting that stands, or the one that goes on. Raises `UnknownZone`."""
    now = room.session.now()
    return next((one for one in meetings(room, now) if one.stand == Stand.ON), None)


def next_of(rooms: Iterable[Room]) -> tuple[Room, Occurrence] | None:
    """The next meeting over all these rooms, and in which. A zone not known here hides no other."""
    found = []
    for room in rooms:
        with suppress(UnknownZone):
            found += [(room, one) for one in (upcoming(room),) if one is not None]
    return min(found, key=lambda one: (one[1].at.time, one[0].id), default=None)


def offer(
    room: Room,
    zone: str,
    slots: Iterable[int],
    minutes: int = 60,
    *,
    place: str | None = None,
    cadence: Cadence | None = None,
    words: str = "",
    instead: tuple[bytes, int] | None = None,
) -> Line:
    """Offer times. `slots`: minutes on the wall clock of `zone`; `instead`: a meeting to move.

    Raises `UnknownZone`, `NoSuchTime` for one that the clock skips, `NoSuchMeeting`, `Malformed`.
    """
    clock, found = offset_of(zone), tuple(slots)
    if any(instant(slot, clock).comes == Comes.SKIPPED for slot in found):
        raise NoSuchTime
    about, number = instead if instead is not None else (None, None)
    if about is not None and number is not None:
        _standing(room, about, number)
    made = Offer(room.session.random(shape.ID), number, zone, minutes, place, cadence, found, words)
    return _write(room, Kind.MEET, made.fields(), about)


def suggest(
    room: Room, zone: str, minutes: int, busy: list[tuple[int, int]], most: int = SLOTS
) -> list[int]:
    """Slots on the clock of `zone` at which this person is not busy, here or by what is agreed."""
    clock, now = offset_of(zone), room.session.now()
    agreed = [(one.at.time, one.end) for one in meetings(room, now) if one.stand == Stand.ON]
    return free(reading(now, clock) * 60 // DAY, minutes, [*busy, *agreed], clock, most)


def choose(room: Room, entry: bytes, slot: int) -> Line:
    """Choose one of the times that the other offered, from 0.

    Raises `NoSuchMeeting`, `NotTheirs` for one's own offer, `NotOffered` for one that is closed.
    """
    found = _offer(room, entry)
    if found.state != State.OPEN:
        raise NotOffered
    if found.author == room.session.first:
        raise NotTheirs
    if slot >= len(found.offer.slots):
        raise NoSuchMeeting
    return _write(room, Kind.MEET_AT, [slot], entry)


def call_off(
    room: Room, entry: bytes, number: int = 0, scope: Scope = Scope.REST, words: str = ""
) -> Line:
    """Call off a meeting, it and all after it, or an offer that waits. No reason is owed.

    Raises `NoSuchMeeting`, and `NotOffered` for what was called off.
    """
    found = _offer(room, entry)
    if found.state == State.OFF:
        raise NotOffered
    if found.state == State.SETTLED and scope == Scope.ONE:
        _standing(room, entry, number)
    return _write(room, Kind.CALLED_OFF, CallOff(number, scope, words).fields(), entry)


def not_there(room: Room, entry: bytes, number: int) -> Line:
    """Say that the other did not come. Raises `NoSuchMeeting`, and `NotYet` before it begins."""
    found = _standing(room, entry, number)
    begins = instant(found.walls[number], offset_of(found.offer.zone)).time
    if room.session.now() < begins:
        raise NotYet
    return _write(room, Kind.NOT_THERE, [number], entry)


def put_place(room: Room, entry: bytes, number: int | None, place: str | None) -> Line:
    """Say where one meeting is, or all from now on. Raises `NoSuchMeeting`."""
    _standing(room, entry, number)
    return _write(room, Kind.MEET_PLACE, [number, place], entry)


def put_agenda(room: Room, entry: bytes, number: int, text: str) -> Line:
    """Say what one wants to speak about. Raises `NoSuchMeeting`."""
    _standing(room, entry, number)
    return _write(room, Kind.AGENDA, [number, text], entry)


def add_step(
    room: Room, text: str, who: bytes, due: int | None = None, about: bytes | None = None
) -> Line:
    """Put down a next step. `who`: first card hash; `due`: days since 1970. Raises `Malformed`."""
    return _write(room, Kind.STEP, Step(text, who, due).fields(), about)


def step_done(room: Room, entry: bytes, done: bool = True) -> Line:
    """Say whether a step is done. Raises `NoSuchMeeting`."""
    if entry not in diary(room).steps:
        raise NoSuchMeeting
    return _write(room, Kind.STEP_DONE, [int(done)], entry)


def reflect(memory: Memory, text: str) -> bytes:
    """Write down for oneself how a meeting was. Returns the id of the page in the notebook."""
    return notebook.add(memory, text)


def notice_hours(room: Room) -> int:
    """How many hours before a meeting it may be called off, as both agreed; 0 for no rule."""
    found = agreement.in_force(room)
    return 0 if found is None or found.version is None else found.version.terms.cancel_hours


def is_late(room: Room, one: Occurrence) -> bool:
    """Whether a meeting was called off with less notice than both agreed."""
    return one.off is not None and late(one.off, one.at.time, notice_hours(room))


def calendar(room: Room, entries: Iterable[bytes] | None = None) -> str:
    """A calendar file of these meetings, or all. Raises `NothingToShow`, `NoSuchMeeting`."""
    found = diary(room)
    named = list(found.meetings) if entries is None else list(entries)
    if not set(named) <= set(found.meetings):
        raise NoSuchMeeting
    return ical.published(found, named, room.session.first, offset_of)


def taken_out(room: Room, entry: bytes, number: int | None = None) -> str:
    """A file that takes what was called off out of a calendar. Raises as `calendar` does."""
    found = diary(room)
    if entry not in found.meetings:
        raise NoSuchMeeting
    return ical.cancelled(found, entry, room.session.first, offset_of, number)


def _offer(room: Room, entry: bytes) -> Meeting:
    found = diary(room).meetings.get(entry)
    if found is None:
        raise NoSuchMeeting
    return found


def _standing(room: Room, entry: bytes, number: int | None) -> Meeting:
    found = _offer(room, entry)
    numbers = range(found.count) if number is None else (number,)
    if not any(found.stands(one) for one in numbers):
        raise NoSuchMeeting
    return found


def _said(room: Room) -> Iterator[Said]:
    people, gone = room.session.people.with_dead, room.ownership.taken_back
    for line in room.lines:
        opened = line.opened
        if opened is None or opened.priv.kind not in KINDS:
            continue
        known, priv = people.known(opened.envelope.pub.author), opened.priv
        if known is not None and not (line.hash in gone and priv.kind in _UNSAID):
            yield Said(line.hash, known.first, priv.reply_to, priv.kind, line.time, opened.body)


def _write(room: Room, kind: Kind, body: Value, about: bytes | None = None) -> Line:
    saying = Saying(kind, body, reply_to=about)
    return room.write(lambda seal: Parcel((seal(saying),)))[0]
