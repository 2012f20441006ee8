"""Spoken confidences on record, and going through the agreement again.

Source: spec/known.md sections 2 and 3.
"""

from ..ground.errors import QuietroomError
from ..room import again, spoken
from ..room.again import Again, Course, Ending, Part
from ..room.entry import Kind
from ..room.label import Label
from ..room.parcel import Parcel
from ..room.reader import Line
from ..room.spoken import OnRecord, Spoken
from .room import Room, Saying


class NotOnRecord(QuietroomError):
    """This is no spoken confidence that the other put on record: there is nothing to answer."""

    code = "not-on-record"


class NothingAsked(QuietroomError):
    """Nobody is going through the agreement again: ask for it first."""

    code = "nothing-asked"


def put_on_record(
    room: Room, text: str, when: int, label: Label = Label.PAIR, owner: bytes | None = None
) -> Line:
    """Put a spoken confidence on record. `when`: seconds since 1970; `owner`: a first card hash.

    Raises `TooLong`, and what writing raises.
    """
    body = Spoken(text, when).fields()
    return _write(room, Saying(Kind.SPOKEN, body, label, owner))


def on_record(room: Room) -> list[OnRecord]:
    """What stands on record in this room, in order; what was taken back is left out."""
    found = spoken.on_record(room.lines, room.session.people.with_dead)
    return [one for one in found.values() if one.entry not in room.ownership.taken_back]


def understood(room: Room, entry: bytes) -> Line:
    """Say 'understood' to what the other put on record. Raises `NotOnRecord`."""
    return _answer(room, entry, Saying(Kind.UNDERSTOOD, [], reply_to=entry))


def heard_differently(room: Room, entry: bytes, text: str) -> Line:
    """Say what one heard instead. Raises `NotOnRecord` and `TooLong`."""
    body = [spoken.one_line(text)]
    return _answer(room, entry, Saying(Kind.HEARD_DIFFERENTLY, body, reply_to=entry))


def courses(room: Room) -> Again:
    """Every time the two went through their agreement again, and who is stricter today."""
    return again.fold(room.lines, room.session.people.with_dead)


def ask_again(room: Room, text: str = "", about: bytes | None = None) -> Line:
    """Ask to go through the agreement again; no reason is owed."""
    return _write(room, Saying(Kind.AGAIN, [text], reply_to=about))


def say_part(room: Room, part: Part, text: str) -> Line:
    """Say one part of the conversation that goes on. Raises `NothingAsked`."""
    return _write(room, Saying(Kind.AGAIN_PART, [str(part), text], reply_to=_running(room).entry))


def end_again(room: Room, ending: Ending) -> Line:
    """End it in nothing, or in a stricter rule for one's own words. Raises `NothingAsked`."""
    return _write(room, Saying(Kind.AGAIN_END, [str(ending)], reply_to=_running(room).entry))


def _running(room: Room) -> Course:
    found = courses(room).open
    if found is None:
        raise NothingAsked
    return found


def _answer(room: Room, entry: bytes, saying: Saying) -> Line:
    if not any(one.entry == entry and one.author != room.session.first for one in on_record(room)):
        raise NotOnRecord
    return _write(room, saying)


def _write(room: Room, saying: Saying) -> Line:
    return room.write(lambda seal: Parcel((seal(saying),)))[0]
