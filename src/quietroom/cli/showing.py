"""Verb of what the programme sees of a room that it did not make: visible."""

from ..client import showing
from ..client.showing import Showing
from .call import Call
from .ending import DONE
from .parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verb."""
    verb = verbs.add("visible", "say whether the programme may see that there is a room", _visible)
    verb.add_argument("room")
    said = verb.add_mutually_exclusive_group()
    said.add_argument("--yes", action="store_true", help="I let it, if the other does too")
    said.add_argument("--no", action="store_true", help="hide it, at once")


def _visible(call: Call) -> int:
    room, args = call.room(), call.args
    found = showing.of(room)
    if not found.made and (args.yes or args.no):
        found = showing.show(room) if args.yes else showing.hide(room)
    told = {"me": found.me, "other": found.other, "seen": found.seen}
    call.give(_sentence(found), event="visible", room=room.id.hex(), **told)
    return DONE


def _sentence(found: Showing) -> str:
    if found.made:
        return "The programme made this room, and sees who is in it and its state."
    if found.seen:
        return "You both let the programme see who is in this room, and its state."
    if found.me:
        return "The programme does not see this room: the other has not said yes."
    if found.other:
        return "The programme does not see this room. The other would let it: --yes, if you will."
    return "The programme does not see this room."
