"""Courses: how far this person has come, kept in their own stream.

Which answers they gave is written down nowhere. Source: spec/guidance.md section 5.
"""

from dataclasses import dataclass

from ..guidance import taking
from ..guidance.asked import GuidanceFirst
from ..guidance.course import Course
from ..guidance.taking import KEPT, State, Step
from .memory import Memory
from .row import Row
from .session import Session

PATH = "/api/guidance"


@dataclass(frozen=True, slots=True)
class Asked:
    """The courses that the programme asks for, and those that it knows to be done, by name."""

    required: tuple[str, ...]
    completed: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is asked for and not done."""
        return tuple(name for name in self.required if name not in self.completed)


def taken(memory: Memory) -> tuple[Step, ...]:
    """The courses that this person began and finished, in order."""
    return taking.steps(memory.kept(KEPT))


def begin(session: Session, memory: Memory, course: Course) -> None:
    """Note to oneself that a course was begun, once."""
    if taking.standing(taken(memory), course) is State.NEW:
        _keep(session, memory, course, State.BEGUN)


def finish(session: Session, memory: Memory, course: Course) -> None:
    """Note to oneself that a course is done, once for each version."""
    if taking.standing(taken(memory), course) is not State.DONE:
        _keep(session, memory, course, State.DONE)


def settle(session: Session, memory: Memory) -> Asked:
    """Tell the server which of the courses that it asks for are done, and of no others.

    Returns what it asks for, and what it knows then. Raises `Refused`.
    """
    row = Row(session.wire.get_json(PATH))
    found = Asked(tuple(row.texts("required")), tuple(row.texts("completed")))
    done = {step.course: step.version for step in taken(memory) if step.state is State.DONE}
    told = [name for name in found.missing if name in done]
    for name in told:
        body = {"course": name, "version": done[name]}
        session.wire.send_json(f"{PATH}/completed", body)
    return Asked(found.required, (*found.completed, *told))


def check(session: Session, memory: Memory) -> None:
    """Before one signs in a room of the programme. Raises `GuidanceFirst`."""
    if settle(session, memory).missing:
        raise GuidanceFirst


def _keep(session: Session, memory: Memory, course: Course, state: State) -> None:
    step = Step(course.name, course.version, state, session.now())
    memory.keep(KEPT, step.fields())
