"""One's own feed: the calendar that a calendar programme fetches, rewritten and withdrawn.

The address stands in this person's own stream, so that each of their devices knows it; the server
is told a hash of it. What is served is written here, and again whenever a client of this person
has read what is new: until then a calendar shows what was last known.

Source: spec/meeting.md section 10.
"""

from collections.abc import Iterable

from ..ground import shape
from ..ground.errors import QuietroomError
from ..meeting import ical
from ..meeting.diary import Diary, Meeting
from ..meeting.feed import TOKEN, check, key_of
from ..meeting.times import Stand, occurrences
from . import meeting
from .clocks import UnknownZone, offset_of
from .memory import Memory
from .refusal import Refused
from .room import Room
from .session import Session

KEPT = "feed"
"""Under what name the address is kept, and whether it stands."""

PATH = "/api/feed"

BACK = 14 * 24 * 3600
"""How long a meeting that is over stays in a feed, in seconds."""


class NoFeed(QuietroomError):
    """There is no feed of your meetings: switch it on first."""

    code = "no-feed"


def address(session: Session, memory: Memory) -> str | None:
    """Where calendar programmes fetch it; none where it is not switched on."""
    token = _token(memory)
    return None if token is None else _address(session, token)


def switch_on(session: Session, memory: Memory, rooms: Iterable[Room]) -> str:
    """Serve times and the word 'Meeting' at an address that nobody can guess. Returns it.

    Whoever has the address reads them, and so does the server. Anew, it is another address.
    """
    token = session.random(TOKEN)
    _put(session, token, rooms, begins=True)
    memory.keep(KEPT, [token, 1])
    return _address(session, token)


def refresh(session: Session, memory: Memory, rooms: Iterable[Room]) -> None:
    """Write it anew from what is known now.

    Raises `NoFeed`, also where another device withdrew it.
    """
    token = _token(memory)
    if token is None:
        raise NoFeed
    try:
        _put(session, token, rooms, begins=False)
    except Refused as fault:
        raise NoFeed if fault.reason == "not-found" else fault from None


def switch_off(session: Session, memory: Memory) -> None:
    """Withdraw it: the address leads nowhere from now on. What was fetched is with who fetched it.

    Raises `NoFeed` where this person's devices know of none; the server is told all the same.
    """
    token = _token(memory)
    session.wire.delete(PATH)
    if token is None:
        raise NoFeed
    memory.keep(KEPT, [token, 0])


def text_of(rooms: Iterable[Room], first: bytes, now: int) -> str:
    """What is served: all that stands in these rooms, and what is over for no more than two weeks.

    `first`: first card hash of the person whose calendar it is.
    """
    parts = [part for room in rooms for part in _parts(meeting.diary(room), now - BACK)]
    return check(ical.feed(parts, first, offset_of))


def _parts(diary: Diary, after: int) -> list[tuple[Diary, list[bytes]]]:
    """The meetings of a room that end later. One in a zone not known here hides no other."""
    return [
        (diary, [entry])
        for entry, one in diary.meetings.items()
        if ical.is_root(one) and _stands(diary, one, after)
    ]


def _stands(diary: Diary, root: Meeting, after: int) -> bool:
    whole = {one.entry: one for one in ical.whole(diary, root)}
    try:
        # Also of what is over or called off: a file tells the clock of each.
        for one in whole.values():
            offset_of(one.offer.zone)
    except UnknownZone:
        return False
    alone = Diary(whole, {})
    return any(one.stand == Stand.ON for one in occurrences(alone, offset_of, after))


def _address(session: Session, token: bytes) -> str:
    return f"{session.wire.server}/feed/{token.hex()}.ics"


def _put(session: Session, token: bytes, rooms: Iterable[Room], begins: bool) -> None:
    text = text_of(rooms, session.first, session.now())
    said = {"address": key_of(token).hex(), "text": text, "begins": begins}
    session.wire.put_json(PATH, said)


def _token(memory: Memory) -> bytes | None:
    kept = [shape.array(value, 2, "feed") for value in memory.kept(KEPT)]
    if not kept or kept[-1][1] != 1:
        return None
    return shape.octets(kept[-1][0], "feed", TOKEN)
