"""An objective as its two have it: what is wanted, how they will know, by when, what became of it.

Format: spec/objective.md section 2. Vectors: vectors/objective/. Threat: what somebody wants is
read by whoever pays for the programme.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed

TEXT, KNOWN, NOTE = 2000, 500, 500
"""The most characters of what is wanted, of how they will know, and of a note."""

LAST_DAY = 2_932_896
"""The last day of the year 9999, counted in days since 1970-01-01."""


class State(StrEnum):
    """What somebody says of an objective; `CHANGED`: it goes on as another."""

    PROGRESS = "progress"
    DONE = "done"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted: `id` 16 random bytes, `by` a day since 1970-01-01 or none."""

    id: bytes
    text: str
    known: str = ""
    by: int | None = None

    def fields(self) -> list[Value]:
        """[id, text, known, by]. Raises `Malformed` for what no reader takes."""
        given: list[Value] = [self.id, self.text, self.known, self.by]
        parse_aim(given)
        return given


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the objective `id`; `next`: the id of the one it goes on as, when changed."""

    id: bytes
    state: State
    note: str = ""
    next: bytes | None = None

    def fields(self) -> list[Value]:
        """[id, state, note, next]. Raises `Malformed` for what no reader takes."""
        given: list[Value] = [self.id, str(self.state), self.note, self.next]
        parse_change(given)
        return given


def parse_aim(value: Value) -> Aim:
    """Read the body of an objective. Raises `Malformed`."""
    ident, text, known, by = shape.array(value, 4, "objective")
    said = shape.text(text, "what is wanted", TEXT)
    if not said.strip(" \n"):
        raise Malformed("an objective without a word")
    day = None if by is None else shape.number(by, "day", LAST_DAY)
    return Aim(shape.ident(ident, "id"), said, shape.text(known, "how we will know", KNOWN), day)


def parse_change(value: Value) -> Change:
    """Read what became of an objective. Raises `Malformed`."""
    ident, state, note, after = shape.array(value, 4, "change of an objective")
    try:
        known = State(shape.text(state, "state", 16))
    except ValueError as fault:
        raise Malformed("a state is one of progress, done, changed, dropped") from fault
    if (after is not None) != (known is State.CHANGED):
        raise Malformed("what is changed, and nothing else, names what it goes on as")
    goes_on = None if after is None else shape.ident(after, "next")
    return Change(shape.ident(ident, "id"), known, shape.text(note, "note", NOTE), goes_on)
