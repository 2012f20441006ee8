"""People I learn from: one call for each thing that somebody does with their list.

Source: spec/circle.md.
"""

from dataclasses import replace

from ..ground import shape
from ..ground.canon import Value
from ..room import circle
from ..room.circle import Someone
from ..room.entry import Kind
from . import invitation
from .invitation import To
from .memory import Memory
from .session import Session

_NAME = "learn-from"


def people(memory: Memory) -> list[Someone]:
    """Who is on the list, in the order in which they came on it."""
    return circle.standing(memory.kept(_NAME))


def add(memory: Memory, name: str, note: str = "", day: int | None = None) -> Someone:
    """Put somebody on the list. `day`: since 1970-01-01. Raises `NotOneLine` or `LongNote`."""
    someone = Someone(memory.random(shape.ID), circle.one_name(name), note, day)
    return _keep(memory, someone)


def note(memory: Memory, someone: bytes, text: str) -> Someone:
    """Write what is noted about somebody, in the place of what was. Raises `NotOnList`."""
    return _keep(memory, replace(circle.one_of(people(memory), someone), note=text))


def remind(memory: Memory, someone: bytes, day: int | None) -> Someone:
    """Choose the day on which to think of them, or none. Raises `NotOnList`."""
    return _keep(memory, replace(circle.one_of(people(memory), someone), day=day))


def take_off(memory: Memory, someone: bytes) -> None:
    """Take somebody off the list. Raises `NotOnList`."""
    _write(memory, circle.taken_off(circle.one_of(people(memory), someone).id))


def ask(session: Session, memory: Memory, someone: bytes) -> str:
    """Make an invitation to a room with somebody of the list as mentor. Returns its link.

    The server learns the name, as of everybody who is invited. Raises `NotOnList`.
    """
    one = circle.one_of(people(memory), someone)
    return invitation.invite(session, memory, "mentor", To(one.name))


def _keep(memory: Memory, one: Someone) -> Someone:
    _write(memory, one.fields())
    return one


def _write(memory: Memory, value: Value) -> None:
    """Written although the same stood there once: what stands last counts."""
    memory.write([(Kind.KEPT, [_NAME, value], None)])
