"""What each person can see at a moment of the story, said in words as it stands.

Source: docs/guides/demo.md.
"""

from ...client import notebook, programme, speech
from ...client.members import rooms
from ...client.received import received
from ...client.refusal import Refused
from ...client.room import Room
from ...client.wire import Wire
from ...room.entry import parse_words
from .cast import Player
from .checks import Checks


def of_member(checks: Checks, player: Player, room: Room) -> None:
    """What one of the two sees."""
    room.sync()
    said = [line for line in room.lines if line.opened and line.opened.priv.kind in speech.SAID]
    pages, held = len(notebook.pages(player.memory)), len(notebook.held(player.memory, room.id))
    own = f", {pages} notebook pages, {held} held back" if pages or held else ""
    checks.say(f"   {player.name} can read {len(said)} entries of the room{own}")


def of_recipient(checks: Checks, player: Player) -> None:
    """What a third person sees."""
    for one in received(player.session):
        words = parse_words(one.released.opened.body).text
        checks.say(f"   {player.name} can read what was released: “{words}”")


def of_coordinator(checks: Checks, player: Player) -> None:
    """What the coordinator sees: pair, opened, state."""
    for pair in programme.pairs(player.session):
        opened = "not yet" if pair.opened is None else "yes"
        checks.say(
            f"   {player.name} can see: {pair.mentor} and {pair.mentee}, "
            f"opened: {opened}, state: {pair.state}"
        )


def of_stranger(checks: Checks, player: Player, room: bytes) -> tuple[str, str]:
    """What somebody with an account and no part in the room is told, beside a room that is none."""
    there = _asked(player.session.wire, room)
    nowhere = _asked(player.session.wire, bytes(16))
    checks.say(f"   {player.name} sees {len(rooms(player.session))} rooms; of this one: {there}")
    return there, nowhere


def _asked(wire: Wire, room: bytes) -> str:
    try:
        wire.get(f"/api/rooms/{room.hex()}/items")
    except Refused as fault:
        return f"{fault.status} {fault.reason}: {fault}"
    return "everything"
