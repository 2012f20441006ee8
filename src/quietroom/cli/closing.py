"""Verbs of closing and moving on: close, move-on, erase.

Source: docs/guides/command-line.md.
"""

from datetime import UTC, datetime

from ..client import closing, ending, erasing, speech
from ..client.closing import Closing
from ..client.room import Room
from .call import Call
from .ending import DONE, BadInput
from .parser import Verbs

NOTHING = (
    "not both of you have told the server a day: a year after the end, or to a later day that one "
    "of you told; then destroyed"
)
"""Until when a room is kept of which not both have told the server a day, and which goes on."""


def add(verbs: Verbs) -> None:
    """Add the verbs of closing and of moving on."""
    close = verbs.add("close", "see what is left to do before a room ends, and end it", _close)
    close.add_argument("room")
    close.add_argument("--thanks", metavar="FILE", help="say this to the other first")
    close.add_argument("--end", action="store_true", help="end it now; no reason is asked")
    move = verbs.add("move-on", "take words of your own along, written anew", _move_on)
    move.add_argument("room", help="the room they stand in; nothing is written there")
    move.add_argument("--list", action="store_true", help="show what is yours alone")
    move.add_argument("--take", nargs="+", default=[], metavar="ENTRY", help="what to take")
    move.add_argument("--to", metavar="ROOM", help="into this room (default: your notebook)")
    erase = verbs.add("erase", "erase yourself, at the server and here; no way back", _erase)
    erase.add_argument("--for-good", action="store_true", help="do it; without this: what happens")
    erase.add_argument("--status", action="store_true", help="whether it is done everywhere")


def _close(call: Call) -> int:
    room = call.room()
    if call.args.thanks is not None:
        call.args.words = call.args.thanks
        speech.say(room, call.text())
    _tell(call, room, closing.closing(room))
    if call.args.end:
        sealed = ending.leave(call.session, call.memory, room.id)
        call.give("the room has ended", event="ended", room=room.id.hex(), sealed=sealed)
        # Read once more, so that the device knows when a year after the end is over.
        Room(call.session, call.memory, room.id)
    return DONE


def _tell(call: Call, room: Room, found: Closing) -> None:
    last = found.kept.last
    call.give(f"with {room.partner.name}", event="closing", room=room.id.hex())
    when = None if found.meeting is None else found.meeting.at.time
    _row(call, "next meeting", "none" if when is None else _minute(when), "meeting", when)
    _row(call, "each takes along", found.travels or "what is their own", "travels", found.travels)
    _row(call, "yours alone", f"{found.mine} entries", "mine", found.mine)
    day = None if last is None else last.isoformat()
    told = NOTHING if day is None else f"kept until {day}, then destroyed"
    _row(call, "what is in the room", told, "kept", day)
    if found.kept.mine is not None and found.kept.other is None:
        call.tell("The other's device has not told the server that day yet: it does when it opens.")
    for one in found.running:
        entry, end, why = one.entry.hex(), one.consent.until, one.consent.purpose
        told = f"others may read {entry[:12]} until {_minute(end)}: {why}"
        call.give(told, event="running", entry=entry, until=end)
    call.tell("To take along what is yours: `quietroom export`. To end it: `--end`.")


def _row(call: Call, what: str, told: str, name: str, value: object) -> None:
    call.give(f"{what}: {told}", event="closing", **{name: value})


def _move_on(call: Call) -> int:
    room = call.room()
    if call.args.list or not call.args.take:
        for line, words in closing.own_words(room):
            ident = line.hash.hex()
            told = f"{ident[:12]} {words.text}"
            call.give(told, event="own", entry=ident, text=words.text)
        return DONE
    known = [line.hash for line, _ in closing.own_words(room)]
    chosen = [call.one(known, one, "entry of yours alone") for one in call.args.take]
    to = _other(call, room)
    for made in closing.take_along(room, chosen, to):
        call.give(made.hex(), event="page" if to is None else "said", entry=made.hex())
    return DONE


def _other(call: Call, room: Room) -> Room | None:
    if call.args.to is None:
        return None
    call.args.room = call.args.to
    other = call.room()
    if other.id == room.id:
        raise BadInput("these words stand there already: name another room by --to")
    return other


def _erase(call: Call) -> int:
    if call.args.status:
        return _status(call, erasing.erased(call.edge))
    if not call.args.for_good:
        for sentence in WHAT:
            call.give(sentence, event="erase", happens=sentence)
        return DONE
    # Asked before anybody signs in: whoever was erased and did not hear of it cannot any more.
    return _status(call, erasing.settled(call.edge) or erasing.erase(call.session))


def _status(call: Call, found: erasing.Erased) -> int:
    gone = _minute(found.gone)
    told = "erased, everywhere" if found.done else f"erased; the last backup ends on {gone} UTC"
    call.give(told, event="erased", time=found.time, gone=found.gone, done=found.done)
    return DONE


WHAT = (
    "Every room of yours ends. It stays the other's, to the day you both agreed or for a year.",
    "Your keys, notebook and what others let you read are destroyed, at the server and here.",
    "Others keep what they took along. Your public keys stay, without your name.",
    "What you let others read stays until the day you signed; so does a report.",
    "Take along what is yours first: `quietroom export`. Then: `quietroom erase --for-good`.",
)


def _minute(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
