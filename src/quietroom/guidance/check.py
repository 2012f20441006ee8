"""Whether a course is ready for people: long enough, plain enough, the same in every language.

Source: spec/guidance.md section 4.
"""

from collections.abc import Callable, Iterator, Sequence

from .blocks import plain
from .course import Course

WORDS, QUESTIONS, GRADE = 900, 6, 8.0
"""The fewest words and questions of a course, and the highest school grade of its English."""

Grade = Callable[[str], float]
"""The school grade at which an English text can be read."""


def spoken(course: Course) -> str:
    """Everything in a course that people read, one sentence or block a line."""
    lines = [course.title, course.about]
    for part in course.parts:
        lines += [part.title, plain(part.text)]
    for question in course.questions:
        lines.append(question.ask)
        for answer in question.answers:
            lines += [answer.text, answer.feedback]
    return "\n".join(line.replace("*", "") for line in lines if line)


def faults(courses: Sequence[Course], grade: Grade) -> Iterator[str]:
    """What keeps some courses from being ready: file, what it is about, and the remedy."""
    for course in courses:
        yield from _thin(course)
        if course.language == "en" and (found := grade(spoken(course))) > GRADE:
            yield (
                f"{course.file}: reading grade {found:.1f}: write shorter sentences and plainer "
                f"words, until it is {GRADE:.0f} or less"
            )
    for name in dict.fromkeys(course.name for course in courses):
        first, *others = (course for course in courses if course.name == name)
        for other in others:
            yield from _differ(first, other)


def _thin(course: Course) -> Iterator[str]:
    if course.words < WORDS:
        yield f"{course.file}: part: {course.words} words; write at least {WORDS}"
    asked = len(course.questions)
    if asked < QUESTIONS:
        yield f"{course.file}: question: there are {asked}; ask at least {QUESTIONS}"


def _differ(first: Course, other: Course) -> Iterator[str]:
    for field, here, there in (
        ("version", first.version, other.version),
        ("for", first.readers, other.readers),
        (
            "part",
            [(one.key, one.promises) for one in first.parts],
            [(one.key, one.promises) for one in other.parts],
        ),
        (
            "question",
            [(one.key, [answer.right for answer in one.answers]) for one in first.questions],
            [(one.key, [answer.right for answer in one.answers]) for one in other.questions],
        ),
    ):
        if here != there:
            yield f"{other.file}: {field}: it is not as in {first.file}; make both alike"
