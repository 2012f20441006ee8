"""Taking a break, and leaving: at once, without a reason, whatever state the room is in.

What is sealed says who rested or left, for the other alone; the server is told that the room rests
or has ended. Where nothing can be sealed the server is told all the same, and says it by itself.

Source: spec/room.md section 11.
"""

from dataclasses import dataclass

from ..ground.errors import QuietroomError
from ..room.check import Phase, RoomEnded
from ..room.entry import Kind
from ..room.parcel import Parcel
from ..room.reader import Line
from .members import NoRoom, rooms, state_of
from .memory import Memory
from .place import Waits
from .refusal import ServerAway
from .room import Room, Saying
from .session import Session


class NotResting(QuietroomError):
    """You have asked for no break here. Whoever asked for one ends it themself."""

    code = "not-resting"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a room goes on. `by_server`: the server alone says so, and neither of the two."""

    phase: Phase
    by_server: bool


def standing(room: Room) -> Standing:
    """Where a room stands by its entries, or where the server says it does."""
    if room.ending.phase is not Phase.OPEN:
        return Standing(room.ending.phase, by_server=False)
    told = state_of(room.session, room.id)
    shut = Phase(told) if told in (Phase.PAUSED, Phase.ENDED) else Phase.OPEN
    return Standing(shut, by_server=shut is not Phase.OPEN)


def pause(room: Room) -> Line:
    """Take a break from a room: neither of the two writes until whoever asked for it goes on."""
    if room.ending.ended is not None:
        raise RoomEnded
    return _turn(room, Kind.PAUSE, "pause")


def resume(room: Room) -> Line:
    """End one's own break; the room goes on when the other has none either."""
    if room.ending.ended is not None:
        raise RoomEnded
    mine = room.session.first
    if mine not in room.ending.resting:
        raise NotResting
    last = room.ending.resting == {mine}
    line = _turn(room, Kind.RESUME, "resume" if last else "notices")
    if not last and room.ending.phase is Phase.OPEN:
        # The other went on in the same moment, and each took the other to rest still.
        _turn(room, Kind.RESUME, "resume")
    return line


def leave(session: Session, memory: Memory, ident: bytes) -> bool:
    """End a room for good. Returns whether an entry of it says so.

    Where none can be sealed - nobody has joined, something is wrong, the partner began anew - the
    server alone is told, and the other reads that only the server says so. Raises `NoRoom`,
    `ServerAway`.
    """
    try:
        room = Room(session, memory, ident)
        if room.ending.ended is not None:
            return True
        _turn(room, Kind.END, "end")
    except (Waits, ServerAway):
        raise
    except QuietroomError as fault:
        if ident not in [one for one, _, _ in rooms(session)]:
            raise NoRoom from fault
        session.wire.post(f"/api/rooms/{ident.hex()}/end", b"")
        return False
    return True


def _turn(room: Room, kind: Kind, path: str) -> Line:
    return room.write(lambda seal: Parcel((seal(Saying(kind, [])),)), path)[0]
