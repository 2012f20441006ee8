"""Until when a room is kept, and what becomes of it then: told to the server, and done here too.

The server cannot read the agreement, so each of the two tells it the last day that both signed. A
device forgets what it remembers of a room once that day is over and the server has destroyed its
own; what a server destroys before the day, the device keeps.

Source: spec/retention.md sections 3 and 7.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ..ground import canon, shape
from .reading import Reading
from .refusal import Refused, ServerAway
from .session import Session

AFTER_END = 365
"""Days for which a room is kept after its end, where the two have not both named a day."""

DAY = 86400
"""Seconds of a day."""

_FIRST = date(1970, 1, 1)
_FOLDER = "kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """The last days on which a room is kept: as I told, as the other told, as it counts."""

    mine: date | None
    other: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A room that the server destroyed. `early`: before the day that this device remembers.

    `released`: until when others may read some of it. `gone`: when the last backup ends that may
    hold it; `done`: whether none is left.
    """

    room: bytes
    time: int
    released: int | None
    gone: int
    done: bool
    early: bool


def agreed(room: Reading) -> date | None:
    """The last day that both have signed, or none."""
    found = room.agreement.state.in_force
    return None if found is None or found.version is None else found.version.terms.retention


def tell(room: Reading) -> None:
    """Tell the server the day that both signed, once, and remember when it will be over.

    A server that does not take it is told again the next time.
    """
    session, day = room.session, agreed(room)
    number = None if day is None else (day - _FIRST).days
    over = number if number is not None else _after_end(room)
    note, name = canon.encode([number, over]), _name(room.id)
    before = session.edge.home.read(name)
    if before == note or (before is None and over is None):
        return
    told = None if before is None else canon.decode(before)
    try:
        if told is None or shape.array(told, 2, "kept")[0] != number:
            session.wire.put_json(f"/api/rooms/{room.id.hex()}/kept", {"day": number})
    except (Refused, ServerAway):
        return
    session.edge.home.write(name, note)


def kept(session: Session, room: bytes) -> Kept:
    """Until when the server keeps a room. Raises `Refused`."""
    row = session.wire.get_row(f"/api/rooms/{room.hex()}/kept")
    return Kept(*(_day(row.maybe(row.number, name)) for name in ("mine", "other", "last")))


def forget(session: Session) -> list[Gone]:
    """What the server destroyed of mine; the device forgets each whose day is over."""
    found = []
    for row in session.wire.get_rows("/api/destroyed"):
        ident = row.octets("room")
        early = not _over(session, ident)
        if not early:
            session.edge.home.remove(f"places/{ident.hex()}")
            session.edge.home.remove(_name(ident))
        released = row.maybe(row.number, "released")
        times = row.number("time"), released, row.number("gone")
        found.append(Gone(ident, *times, row.flag("done"), early))
    return found


def due(session: Session) -> bool:
    """Whether the day of any room that this device remembers is over: then it is worth asking."""
    home = session.edge.home
    return any(_passed(session, f"{_FOLDER}/{name}") for name in home.names(_FOLDER))


def _over(session: Session, ident: bytes) -> bool:
    if not session.edge.home.chunks(f"places/{ident.hex()}"):
        return True
    return _passed(session, _name(ident))


def _passed(session: Session, name: str) -> bool:
    note = session.edge.home.read(name)
    if note is None:
        return False
    _, over = shape.array(canon.decode(note), 2, "kept")
    return isinstance(over, int) and over < session.now() // DAY


def _after_end(room: Reading) -> int | None:
    if room.ending.ended is None:
        return None
    time = room.place.items[room.ending.ended - 1].time
    return time // DAY + AFTER_END


def _day(number: int | None) -> date | None:
    return None if number is None else _FIRST + timedelta(days=number)


def _name(room: bytes) -> str:
    return f"{_FOLDER}/{room.hex()}"
