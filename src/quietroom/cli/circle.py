"""Verbs of the people I learn from: learn-from list, add, note, remind, off, ask."""

from argparse import ArgumentParser

from ..client import circle, clocks
from ..meeting.clock import DAY, reading
from ..room.circle import Someone, due
from .call import Call
from .days import day_in, day_text
from .parser import Play, Verbs, add_words

NONE = "none"
"""How it is said that there is no day to think of somebody."""


def add(verbs: Verbs) -> None:
    """Add the verbs of the list."""
    group = verbs.group("learn-from", "people you learn from: a list that only you can open")
    group.add("list", "list them, and of whom it is time to think", _list)
    new = group.add("add", "put somebody on the list", _add)
    new.add_argument("name", help="as you call them")
    new.add_argument("--on", metavar="YYYY-MM-DD", help="when to think of them")
    add_words(_one(group, "note", "write what you learn from them", _note))
    remind = _one(group, "remind", "choose when to think of them", _remind)
    remind.add_argument("on", metavar=f"YYYY-MM-DD|{NONE}")
    _one(group, "off", "take somebody off the list", _off)
    _one(group, "ask", "make a link that asks them for a room; you send it", _ask)


def _one(group: Verbs, name: str, about: str, play: Play) -> ArgumentParser:
    verb = group.add(name, about, play)
    verb.add_argument("someone", metavar="ID", help="the beginning of their id")
    return verb


def _list(call: Call) -> int:
    # The day on the clock of this device.
    today = reading(call.session.now(), clocks.offset_of(clocks.own_zone())) * 60 // DAY
    for one in circle.people(call.memory):
        _give(call, one, due(one, today))
    return 0


def _add(call: Call) -> int:
    on = None if call.args.on is None else day_in(call.args.on)
    _give(call, circle.add(call.memory, call.args.name, day=on))
    return 0


def _note(call: Call) -> int:
    text = call.text().strip()
    _give(call, circle.note(call.memory, _id(call), text))
    return 0


def _remind(call: Call) -> int:
    on = None if call.args.on == NONE else day_in(call.args.on)
    _give(call, circle.remind(call.memory, _id(call), on))
    return 0


def _off(call: Call) -> int:
    circle.take_off(call.memory, _id(call))
    call.give("They are not on your list any more.", event="off")
    return 0


def _ask(call: Call) -> int:
    link = circle.ask(call.session, call.memory, _id(call))
    call.tell("The server knows that you invited somebody of this name, and nothing of the list.")
    call.give(link, event="invited", link=link)
    return 0


def _id(call: Call) -> bytes:
    known = [one.id for one in circle.people(call.memory)]
    return call.one(known, call.args.someone, "person on your list")


def _give(call: Call, one: Someone, now: bool = False) -> None:
    day = None if one.day is None else day_text(one.day)
    when = "" if day is None else f"  (time to think of them since {day})" if now else f"  ({day})"
    note = "".join(f"\n    {line}" for line in one.note.splitlines())
    call.give(
        f"{one.id.hex()[:8]} {one.name}{when}{note}",
        event="someone",
        id=one.id.hex(),
        name=one.name,
        note=one.note,
        day=day,
        due=now,
    )
