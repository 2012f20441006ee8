"""Objectives of one's own, which only their person can open until they are shared in a room.

Source: spec/objective.md section 2.
"""

from dataclasses import replace

from ..ground import shape
from ..objective import standing
from ..objective.aim import Aim, Change, State
from ..objective.standing import Objective, ObjectiveChanged, Standing
from ..room.entry import Kind
from ..room.parcel import Parcel
from .memory import Draft, Memory
from .objective import NoObjective, of
from .room import Room, Saying

_SHARED = "shared"


def add(memory: Memory, text: str, known: str = "", by: int | None = None) -> bytes:
    """Set an objective that only its person can open. Returns its id."""
    aim = Aim(memory.random(shape.ID), text, known, by)
    memory.write([(Kind.OBJECTIVE, aim.fields(), None)])
    return aim.id


def own(memory: Memory) -> list[Objective]:
    """The objectives that a person keeps for themself, in order; what was shared is left out."""
    shared = memory.kept(_SHARED)
    found = standing.fold(memory.lines, lambda _: True)
    return [one for one in found.values() if one.entry not in shared]


def say(memory: Memory, ident: bytes, state: State, note: str = "") -> None:
    """Say how an objective of one's own stands. Raises `NoObjective`."""
    _own(memory, ident)
    memory.write([(Kind.OBJECTIVE_STATE, Change(ident, state, note).fields(), None)])


def change(
    memory: Memory, ident: bytes, text: str, known: str = "", by: int | None = None
) -> bytes:
    """Let an objective of one's own go on as another. Returns that one's id."""
    _own(memory, ident)
    aim = Aim(memory.random(shape.ID), text, known, by)
    told = Change(ident, State.CHANGED, "", aim.id)
    drafts: list[Draft] = [(Kind.OBJECTIVE, aim.fields(), None)]
    memory.write([*drafts, (Kind.OBJECTIVE_STATE, told.fields(), None)])
    return aim.id


def share(memory: Memory, ident: bytes, room: Room) -> Objective:
    """Share an objective of one's own in a room: the same words, its time, another id."""
    one = _own(memory, ident)
    aim = replace(one.aim, id=room.session.random(shape.ID))
    saying = Saying(Kind.OBJECTIVE, aim.fields(), time=one.time)
    room.write(lambda seal: Parcel((seal(saying),)))
    memory.keep(_SHARED, one.entry)
    return of(room, aim.id)


def _own(memory: Memory, ident: bytes) -> Objective:
    found = next((one for one in own(memory) if one.aim.id == ident), None)
    if found is None:
        raise NoObjective
    if found.state is Standing.CHANGED:
        raise ObjectiveChanged
    return found
