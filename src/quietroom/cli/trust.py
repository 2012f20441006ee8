"""Verbs of trust: trust, name-level, hold, raise, lower, hints."""

from argparse import ArgumentParser

from ..client import notebook, trust
from ..client.room import Room
from ..room.trust import LEVELS
from .call import Call
from .ending import DONE
from .hinting import met, remind
from .parser import Verbs, add_words
from .room import day

LEVEL_NAMES = ("a little", "well", "fully")
"""What the levels are called until their owner names them."""


def add(verbs: Verbs) -> None:
    """Add the verbs of trust."""
    shown = verbs.add("trust", "how far you trust the other of a room, as you alone see it", _trust)
    shown.add_argument("room")
    shown.add_argument("--met", type=int, metavar="N", help="say how often you have met")
    shown.add_argument("--not-now", action="store_true", help="put the question off")
    shown.add_argument("--never-ask", action="store_true", help="never ask in this room")
    _level(verbs.add("name-level", "give a level of trust your own name", _name), words=True)
    _level(verbs.add("hold", "hold something back until trust is raised", _hold), words=True)
    more = _level(verbs.add("raise", "let the other read what you held back up to a level", _raise))
    more.add_argument("--except", dest="keep_back", metavar="ENTRY", action="append", default=[])
    more.add_argument("--show", action="store_true", help="show what would be read, and stop")
    _level(verbs.add("lower", "trust less from now on; what was read stays read", _lower))
    hints = verbs.add("hints", "whether words are looked at before they are sent", _hints)
    hints.add_argument("to", nargs="?", choices=("on", "off"))


def _level(verb: ArgumentParser, words: bool = False) -> ArgumentParser:
    verb.add_argument("room")
    verb.add_argument("level", type=int)
    if words:
        add_words(verb)
    return verb


def _trust(call: Call) -> int:
    room = call.room()
    if call.args.met is not None:
        trust.count(call.memory, room.id, call.args.met)
    if call.args.not_now or call.args.never_ask:
        trust.put_off(call.memory, room, call.args.never_ask)
    now = trust.standing(call.memory, room.id)
    for level in range(1, LEVELS + 1):
        mark = "  (now)" if level == now.level else ""
        name = _named(call, room, level)
        call.give(f"{level}  {name}{mark}", event="level", level=level, name=name, now=bool(mark))
    for line, one in notebook.held(call.memory, room.id):
        ident = line.hash.hex()
        call.give(
            f"  {ident[:12]} {day(line.time)} held until {one.level}: {one.text}",
            event="held",
            entry=ident,
            level=one.level,
            text=one.text,
        )
    call.tell(met(room, trust.met(call.memory, room)))
    remind(call, room)
    return DONE


def _name(call: Call) -> int:
    room, text = call.room(), call.text()
    trust.name(call.memory, room.id, call.args.level, text)
    name = _named(call, room, call.args.level)
    call.give(f"{call.args.level}  {name}", event="level", level=call.args.level, name=name)
    return DONE


def _hold(call: Call) -> int:
    text = call.text()
    held = notebook.hold(call.memory, call.room().id, call.args.level, text).hex()
    call.give(held, event="held", entry=held)
    return DONE


def _raise(call: Call) -> int:
    room, level = call.room(), call.args.level
    listed = trust.opens(call.memory, room.id, level)
    held = [line.hash for line, _ in notebook.held(call.memory, room.id)]
    kept = [call.one(held, prefix, "held entry") for prefix in call.args.keep_back]
    if call.args.show:
        for line, one in listed:
            if line.hash not in kept:
                ident = line.hash.hex()
                call.give(f"{ident[:12]}  {one.text}", event="held", entry=ident, text=one.text)
        return DONE
    for line in trust.raise_to(call.memory, room, level, kept):
        call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return DONE


def _lower(call: Call) -> int:
    room = call.room()
    trust.lower_to(call.memory, room, call.args.level)
    call.tell(
        f"This changes what you write from now on. What {room.partner.name} has read stays read."
    )
    return DONE


def _hints(call: Call) -> int:
    if call.args.to is not None:
        trust.set_hints(call.memory, call.args.to == "on")
    state = "on" if trust.hints(call.memory) else "off"
    call.give(state, event="hints", hints=state)
    return DONE


def _named(call: Call, room: Room, level: int) -> str:
    return trust.standing(call.memory, room.id).names[level - 1] or LEVEL_NAMES[level - 1]
