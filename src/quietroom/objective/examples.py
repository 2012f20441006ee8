"""Worked examples of an objective with two faces, for people who look for words.

Source: spec/objective.md section 6. The lines are data: a further language is a further list.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..ground.errors import QuietroomError


class NoExamples(QuietroomError):
    """There are no examples in this language: English (en) and French (fr) have some."""

    code = "no-examples"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: private text, how they will know, a face that quotes it, one that does not.

    `why` tells the story; `step` says what to do likewise.
    """

    title: str
    private: str
    known: str
    quoting: str
    public: str
    why: str
    step: str


def examples(language: str) -> tuple[Example, ...]:
    """The examples in a language. Raises `NoExamples`."""
    if language not in _all():
        raise NoExamples
    return _all()[language]


@cache
def _all() -> dict[str, tuple[Example, ...]]:
    read = json.loads(files(__package__).joinpath("examples.json").read_text("utf-8"))
    return {language: tuple(Example(**one) for one in listed) for language, listed in read.items()}
