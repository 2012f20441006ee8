"""How far somebody has come with each course, as they keep it for themselves.

Two steps are kept and no more: begun and done. Which answers were given, and how often, is written
down nowhere.

Format: spec/guidance.md section 5.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..ground.canon import Value
from ..ground.errors import Malformed
from .course import Course

KEPT = "guidance"
"""The name under which clients keep steps."""


class State(StrEnum):
    """How far somebody has come with a course; `AGAIN`: done, and there is a newer version."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Step:
    """That a course was begun or done, in this version, at `time` in seconds since 1970."""

    course: str
    version: int
    state: State
    time: int

    def fields(self) -> list[Value]:
        """The step as it is kept."""
        return [self.course, self.version, str(self.state), self.time]


def steps(kept: Iterable[Value]) -> tuple[Step, ...]:
    """The steps among what is kept; what has another shape is passed over."""
    found = []
    for value in kept:
        try:
            found.append(_step(value))
        except Malformed:
            continue
    return tuple(found)


def standing(taken: Iterable[Step], course: Course) -> State:
    """How far somebody has come with a course."""
    own = [step for step in taken if step.course == course.name]
    done = [step.version for step in own if step.state is State.DONE]
    if done:
        return State.DONE if max(done) >= course.version else State.AGAIN
    return State.BEGUN if own else State.NEW


def done_at(taken: Iterable[Step], name: str) -> int | None:
    """When a course was done last, in any version; none where it was not."""
    times = [step.time for step in taken if step.course == name and step.state is State.DONE]
    return max(times, default=None)


def _step(value: Value) -> Step:
    if not isinstance(value, list) or len(value) != 4:
        raise Malformed
    course, version, state, time = value
    fit = isinstance(course, str) and isinstance(version, int) and isinstance(time, int)
    if not fit or state not in (State.BEGUN, State.DONE):
        raise Malformed
    return Step(str(course), int(str(version)), State(str(state)), int(str(time)))
