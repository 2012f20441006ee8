"""The hint before something is said, and the quiet question whether trust has grown.

Source: docs/guides/command-line.md, spec/trust.md sections 3 and 4.
"""

import sys
from argparse import ArgumentParser

from ..client import notebook, trust
from ..client.room import Room
from ..ground.errors import QuietroomError
from ..room.hint import About, Found, Hints
from ..room.trust import above
from .call import Call

WAYS = ("ask", "send", "hold", "stop")
"""What `say` may do when the hint finds something."""

ABOUT = {
    About.NAME: "a name",
    About.EMPLOYER: "where somebody works",
    About.MOVE: "a move to other work",
    About.HEALTH: "health",
    About.THIRD: "somebody else",
}


class HintSpoke(QuietroomError):
    """The hint found something in these words: nothing was sent. Change them, or send anyhow."""

    code = "hint-spoke"


def add_way(say: ArgumentParser) -> None:
    """Add the option that says what a hint does."""
    say.add_argument(
        "--if-hint",
        choices=WAYS,
        help="when the hint finds something (default: ask at a terminal, else say so and send)",
    )


def before(call: Call, room: Room, text: str) -> str | None:
    """The words to send now, once the hint was heard; none where they were held or kept.

    Raises `HintSpoke` where the call says to stop.
    """
    if not trust.hints(call.memory):
        return text
    hints = trust.look(call.memory, room, text)
    if not hints.found:
        return text
    way = call.args.if_hint or ("ask" if _typing() else "send")
    # What somebody is about to say does not go into the log of a script.
    _tell(call, room, hints, quoting=way == "ask")
    if way == "stop":
        raise HintSpoke
    if way == "ask":
        return _asked(call, room, text, hints)
    if way == "hold":
        _hold(call, room, text)
        return None
    return text


def remind(call: Call, room: Room) -> None:
    """Once in a few meetings: that trust may have grown."""
    if trust.due(call.memory, room):
        held = len(notebook.held(call.memory, room.id))
        call.tell(
            f"{met(room, trust.met(call.memory, room))} Has your trust grown? You hold back "
            f"{held}. `quietroom trust ROOM` shows it; --not-now and "
            "--never-ask put this off."
        )


def _tell(call: Call, room: Room, hints: Hints, quoting: bool) -> None:
    """What was found, with the people's names, and why it is said."""
    points = [
        f"“{one.words}” ({ABOUT[one.about]})" if quoting else ABOUT[one.about]
        for one in hints.found
        if not one.limit
    ]
    if points:
        now = trust.standing(call.memory, room.id).level
        so_far = met(room, trust.met(call.memory, room))
        if now is not None:
            so_far = f"Your trust in {room.partner.name} is at level {now} so far."
        call.tell(f"{so_far} Your words hold: {', '.join(dict.fromkeys(points))}.")
    for one in _each_limit(hints):
        call.tell(_duty(room, one, f"“{one.words}”" if quoting else "Something in it"))


def _each_limit(hints: Hints) -> list[Found]:
    first = {one.limit: one for one in reversed(hints.found) if one.limit}
    return [first[number] for number in sorted(first)]


def _duty(room: Room, one: Found, what: str) -> str:
    limit = trust.limits(room)[one.limit - 1]
    to = f" to {limit.officer.name}" if limit.officer else "; it names nobody to take it yet"
    return (
        f"{what} may fall under exception {one.limit}, “{limit.title}”. Under it "
        f"{room.partner.name} must report what is meant there{to}."
    )


def _asked(call: Call, room: Room, text: str, hints: Hints) -> str | None:
    limited = _each_limit(hints)
    third = "ask first" if limited else "soften"
    call.tell(f"Send, hold, or {third}? Type s, h or {third[0] if limited else 'e'}:")
    answer = sys.stdin.readline().strip().lower()[:1]
    if answer == "s":
        return text
    if answer == "h":
        _hold(call, room, text)
        return None
    if answer == "a" and limited:
        return _ask_first(call, room, text, limited[0])
    call.tell("Nothing was sent.")
    return None


def _ask_first(call: Call, room: Room, text: str, about: Found) -> str | None:
    _hold(call, room, text)
    limit = trust.limits(room)[about.limit - 1]
    question = (
        f"Before I tell you something: what would you have to do under exception {about.limit}, "
        f"“{limit.title}”?"
    )
    call.tell(f"You could ask: {question}\nSend this question? Type y or n:")
    if sys.stdin.readline().strip().lower()[:1] != "y":
        call.tell("Nothing was sent.")
        return None
    return question


def _hold(call: Call, room: Room, text: str) -> None:
    level = above(trust.standing(call.memory, room.id).level)
    held = notebook.hold(call.memory, room.id, level, text).hex()
    call.give(held, event="held", entry=held, level=level)


def met(room: Room, count: int) -> str:
    """How often the two have met, in a sentence."""
    name = room.partner.name
    if count == 0:
        return f"You have not met {name} yet, as far as Quietroom knows."
    return f"You have met {name} {'once' if count == 1 else f'{count} times'}."


def _typing() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()
