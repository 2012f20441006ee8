"""A course: what it says, part by part, and what it asks; read from one file.

A programme may write such files as well as we do. Whoever writes one is told everything that is
wrong with it at once: file, field and remedy.

Format: spec/guidance.md section 2.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..ground.errors import QuietroomError
from .blocks import faults_in

FORMAT = 1
"""The version of this format."""

LANGUAGES = ("en", "fr")
"""The languages in which a course can be written."""

READERS = ("mentee", "mentor", "coordinator")
"""Whom a course can be for."""

MOST = 100_000
"""The most characters of a file."""

_FIELDS = [
    *("format", "course", "version", "language", "for", "title", "about", "part", "question"),
]
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_FILE = re.compile(rf"({_KEY.pattern})\.([a-z]{{2}})\.toml")


class BadCourse(QuietroomError):
    """This file is no course. `faults`: all that is wrong, each with its file, field and remedy."""

    code = "bad-course"

    def __init__(self, faults: Iterable[str] = ()) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a course: `key` for links; `text` in blocks; `promises`: which it leans on.

    `promises` is none where the file does not say so.
    """

    key: str
    title: str
    text: str
    promises: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose: what it is met with, and if it is the `right` one."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers, of which one is right."""

    key: str
    ask: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course in one language. `name`: the same in every language; `readers`: whom it is for."""

    name: str
    version: int
    language: str
    readers: tuple[str, ...]
    title: str
    about: str
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]

    @property
    def words(self) -> int:
        """How many words there are to read, questions left out."""
        return sum(len(part.text.split()) for part in self.parts)

    @property
    def minutes(self) -> int:
        """About how long it takes: 150 words a minute, and half a minute for a question."""
        return round(self.words / 150 + len(self.questions) / 2)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.{self.language}.toml"


def parse(file: str, text: str) -> Course:
    """The course in a file of this name. Raises `BadCourse`, which names everything at fault."""
    named = _FILE.fullmatch(file)
    if named is None:
        raise BadCourse([f"{file}: call it NAME.LANGUAGE.toml, such as first-meeting.en.toml"])
    if len(text) > MOST:
        raise BadCourse([f"{file}: it has more than {MOST} characters; make two courses of it"])
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        raise BadCourse([f"{file}: it is not TOML; mend this first: {fault}"]) from fault
    reader = _Reader(file)
    found = reader.course(raw, *named.groups())
    if reader.faults:
        raise BadCourse(reader.faults)
    return found


class _Reader:
    """Reads a table field by field, and goes on behind a fault, so that all of them are told."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.faults: list[str] = []

    def course(self, raw: dict[str, Any], name: str, language: str) -> Course:
        self._known(raw, "", _FIELDS)
        if raw.get("format") != FORMAT:
            self._fault("format", f"write format = {FORMAT}, the version that is read here")
        for field, wanted in (("course", name), ("language", language)):
            if raw.get(field) != wanted:
                self._fault(field, f'write {field} = "{wanted}", as the name of the file has it')
        if language not in LANGUAGES:
            self._fault("language", f"a course is written in one of: {', '.join(LANGUAGES)}")
        found = Course(
            name,
            self._number(raw, "", "version", 1, 9999),
            language,
            self._readers(raw),
            self._line(raw, "", "title"),
            self._line(raw, "", "about"),
            tuple(self._part(*one) for one in self._rows(raw, "", "part")),
            tuple(self._question(*one) for one in self._rows(raw, "", "question")),
        )
        for what, keys in (
            ("part", [part.key for part in found.parts]),
            ("question", [question.key for question in found.questions]),
        ):
            for key in sorted({key for key in keys if key and keys.count(key) > 1}):
                self._fault(what, f'two of them have the key "{key}"; give one of them another')
        return found

    def _part(self, where: str, raw: dict[str, Any]) -> Part:
        self._known(raw, where, ["key", "title", "text", "promises"])
        text = self._text(raw, where, "text")
        for fault in faults_in(text):
            self._fault(f"{where}text", fault)
        listed = raw.get("promises")
        promises = None if listed is None else tuple(self._promises(listed, where))
        return Part(self._key(raw, where), self._line(raw, where, "title"), text.strip(), promises)

    def _promises(self, listed: Any, where: str) -> list[int]:
        fit = isinstance(listed, list) and all(type(n) is int and 1 <= n <= 12 for n in listed)
        if not fit:
            self._fault(f"{where}promises", "list the numbers of promises, 1 to 12, or []")
        return listed if fit else []

    def _question(self, where: str, raw: dict[str, Any]) -> Question:
        self._known(raw, where, ["key", "ask", "answers"])
        answers = tuple(self._answer(*one) for one in self._rows(raw, where, "answers"))
        if sum(answer.right for answer in answers) != 1 or len(answers) < 2:
            self._fault(f"{where}answers", "give at least two, one of them with right = true")
        return Question(self._key(raw, where), self._line(raw, where, "ask"), answers)

    def _answer(self, where: str, raw: dict[str, Any]) -> Answer:
        self._known(raw, where, ["text", "right", "feedback"])
        right = raw.get("right", False)
        if not isinstance(right, bool):
            self._fault(f"{where}right", "write true, or leave it out")
        text = self._line(raw, where, "text")
        if "feedback" not in raw:
            if right is not True:
                self._fault(f"{where}feedback", "say why this answer is wrong")
            return Answer(text, right is True, "")
        return Answer(text, right is True, self._line(raw, where, "feedback"))

    def _readers(self, raw: dict[str, Any]) -> tuple[str, ...]:
        listed = raw.get("for")
        if isinstance(listed, list) and listed and all(one in READERS for one in listed):
            return tuple(listed)
        self._fault("for", f"list whom it is for, of: {', '.join(READERS)}")
        return ()

    def _key(self, raw: dict[str, Any], where: str) -> str:
        found = raw.get("key")
        if isinstance(found, str) and _KEY.fullmatch(found):
            return found
        self._fault(f"{where}key", "give it a short name of a-z, 0-9 and hyphens")
        return ""

    def _number(self, raw: dict[str, Any], where: str, field: str, least: int, most: int) -> int:
        found = raw.get(field)
        if type(found) is int and least <= found <= most:
            return found
        self._fault(f"{where}{field}", f"write a whole number from {least} to {most}")
        return least

    def _line(self, raw: dict[str, Any], where: str, field: str) -> str:
        found = self._text(raw, where, field)
        if "\n" in found:
            self._fault(f"{where}{field}", "write it in one line")
        if found.count("*") % 2:
            self._fault(f"{where}{field}", "an asterisk is open: put one on each side of a name")
        return found

    def _text(self, raw: dict[str, Any], where: str, field: str) -> str:
        found = raw.get(field)
        if not isinstance(found, str) or not found.strip():
            self._fault(f"{where}{field}", "it is missing; write it")
            return ""
        if not all(one.isprintable() or one == "\n" for one in found):
            self._fault(f"{where}{field}", "it has characters that do not print; take them out")
        return found

    def _rows(
        self, raw: dict[str, Any], where: str, field: str
    ) -> list[tuple[str, dict[str, Any]]]:
        found = raw.get(field)
        if not isinstance(found, list) or not found:
            self._fault(f"{where}{field}", "there is none; write at least one")
            return []
        name = {"answers": "answer"}.get(field, field)
        rows = [(f"{where}{name} {nth}, ", row) for nth, row in enumerate(found, 1)]
        for place, row in rows:
            if not isinstance(row, dict):
                self._fault(place.rstrip(", "), "write it as a table of fields")
        return [(place, row) for place, row in rows if isinstance(row, dict)]

    def _known(self, raw: dict[str, Any], where: str, fields: list[str]) -> None:
        for field in sorted(raw.keys() - set(fields)):
            shown = field if _KEY.fullmatch(field) else "a field"
            self._fault(f"{where}{shown}", f"is not known; the fields are {', '.join(fields)}")

    def _fault(self, field: str, remedy: str) -> None:
        self.faults.append(f"{self._file}: {field}: {remedy}")
