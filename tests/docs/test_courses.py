"""What courses say of Quietroom: screens by their names, and strong words with their promises.

A part of a course that uses a strong word says in its file on which promises it leans, or that it
leans on none, by an empty list. The words are those that the screens are searched for.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from quietroom.guidance.course import Course, Part
from quietroom.guidance.shelf import shipped
from tests.house.tree import ROOT
from tests.web.test_strong_words import strong

_NAMED = re.compile(r"\*([^*]+)\*")
_PROMISES = set(range(1, 13)) - {11}
"""What is promised today: the column that 11 is about is not built."""


@cache
def _sentences(language: str) -> frozenset[str]:
    folder = ROOT / "messages" / language
    said = [line for path in folder.glob("*.ftl") for line in path.read_text().splitlines()]
    return frozenset(line.partition(" = ")[2] for line in said)


def unnamed(course: Course) -> Iterator[str]:
    """What a course calls a screen or a button, and no message does."""
    for question in course.questions:
        for text in (question.ask, *(one.text + one.feedback for one in question.answers)):
            yield from set(_NAMED.findall(text)) - _sentences(course.language)
    for part in course.parts:
        yield from set(_NAMED.findall(part.text)) - _sentences(course.language)


def unproven(course: Course) -> Iterator[str]:
    """The parts of a course whose strong words name no promise, or one that is not kept."""
    for part in course.parts:
        if part.promises is None and strong(course.language, part.text):
            yield part.key
        if not set(part.promises or ()) <= _PROMISES:
            yield part.key


@pytest.mark.parametrize("course", shipped(), ids=lambda course: str(course.file))
def test_courses_are_true_to_the_screens(course: Course) -> None:
    """Whatever a course calls by the name of a screen bears that name; strong words are proven."""
    assert list(unnamed(course)) == []
    assert list(unproven(course)) == []


def test_planted_words_are_seen() -> None:
    """A name that is none, and a strong word alone, are both found."""
    part = Part("one", "One", "Press *Open sesame*. Nobody reads it.", None)
    proven = Part("two", "Two", "Press *Notebook*. Nobody reads it.", (1,))
    course = Course("x", 1, "en", ("mentor",), "X", "About.", (part, proven), ())

    assert list(unnamed(course)) == ["Open sesame"]
    assert list(unproven(course)) == ["one"]
