"""Courses: how far this person has come, kept in their own stream.

Which answers they gave is written down nowhere. Source: spec/guidance.md section 5.
"""

from ..guidance import taking
from ..guidance.course import Course
from ..guidance.taking import KEPT, PUT_AWAY, Prompt, State, Step
from .memory import Memory
from .session import Session


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


def put_away(memory: Memory, prompt: Prompt) -> None:
    """Offer what a prompt leads to no more."""
    memory.keep(PUT_AWAY, str(prompt))


def offered(memory: Memory, prompt: Prompt) -> bool:
    """Whether a prompt may still be shown."""
    return str(prompt) not in memory.kept(PUT_AWAY)


def _keep(session: Session, memory: Memory, course: Course, state: State) -> None:
    step = Step(course.name, course.version, state, session.now())
    memory.keep(KEPT, step.fields())
