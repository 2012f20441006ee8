"""Verbs of a break and of leaving: pause, resume, leave."""

from ..client import ending
from ..client.members import rooms
from .call import Call
from .parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verbs of a break and of leaving."""
    for name, about, play in (
        ("pause", "take a break from a room, at once; no reason is asked", _pause),
        ("resume", "end your own break", _resume),
        ("leave", "end a room for good, at once; no reason is asked", _leave),
    ):
        verbs.add(name, about, play).add_argument("room")


def _pause(call: Call) -> int:
    room = call.room()
    ending.pause(room)
    call.give("the room rests until you go on", event="paused", room=room.id.hex())
    return 0


def _resume(call: Call) -> int:
    room = call.room()
    ending.resume(room)
    state = ending.standing(room).phase
    told = "the room goes on" if state == "open" else "your break is over; the other still rests"
    call.give(told, event="resumed", room=room.id.hex(), state=str(state))
    return 0


def _leave(call: Call) -> int:
    known = [ident for ident, _, _ in rooms(call.session)]
    ident = call.one(known, call.args.room, "room")
    sealed = ending.leave(call.session, call.memory, ident)
    call.give("the room has ended", event="ended", room=ident.hex(), sealed=sealed)
    if not sealed:
        call.tell("Nothing could be sealed there, so the other reads that the server says so.")
    call.tell("What is yours stays yours: `quietroom export` takes it along.")
    return 0
