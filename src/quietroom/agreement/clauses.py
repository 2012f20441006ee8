"""Clauses: the words that Quietroom brings, as data, one folder for each template version.

A clause declares which of the twenty points of a good mentoring agreement it covers. The shape of
the clauses is the same in every language; only the words differ.

Format: spec/agreement.md section 7.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..ground.errors import QuietroomError

VERSION = 1
"""The template version of new agreements."""

VERSIONS = (1,)
"""Every template version that this Quietroom can render."""

LANGUAGES = ("en", "fr")
"""The languages in which an agreement can be signed."""


class UnknownTemplate(QuietroomError):
    """This agreement uses clauses that this Quietroom does not have: update yours to read it."""

    code = "unknown-template"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a clause, or one for each row of the list `each`, if the fact `when` holds."""

    text: str
    each: str | None
    when: str | None
    under: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its number, short key, title, the points it covers, its lines."""

    number: int
    key: str
    title: str
    points: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """All words of one template version in one language.

    `labels` names each field; `said` holds small words, `changes` the sentences about differences,
    `cautions` what a person should know before signing, `defaults` what is offered at first, and
    `gag` the lists of the rule against bans on reporting.
    """

    version: int
    language: str
    name: str
    title: str
    clauses: tuple[Clause, ...]
    labels: Mapping[str, str]
    said: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]
    months: tuple[str, ...]
    changes: Mapping[str, str]
    cautions: Mapping[str, str]
    defaults: Mapping[str, str]
    gag: Mapping[str, tuple[str, ...]]

    def clause(self, key: str) -> Clause:
        """The clause with this short key."""
        return next(clause for clause in self.clauses if clause.key == key)


def template(version: int, language: str) -> Template:
    """The clauses of one version in one language. Raises `UnknownTemplate`."""
    if version not in VERSIONS or language not in LANGUAGES:
        raise UnknownTemplate
    return _template(version, language)


def data(version: int, name: str) -> dict[str, Any]:
    """One data file of a template version, as TOML gives it."""
    folder = files("quietroom.agreement") / "text" / f"v{version}"
    return tomllib.loads(folder.joinpath(*f"{name}.toml".split("/")).read_text("utf-8"))


@cache
def _template(version: int, language: str) -> Template:
    raw = data(version, language)
    said = raw["words"]
    return Template(
        version,
        language,
        raw["name"],
        raw["title"],
        tuple(_clause(number, clause) for number, clause in enumerate(raw["clause"])),
        raw["fields"],
        {key: word for key, word in said.items() if isinstance(word, str)},
        {unit: (said[unit][0], said[unit][1]) for unit in ("hour", "day", "month")},
        tuple(said["months"]),
        raw["differences"],
        raw["cautions"],
        raw["defaults"],
        {key: tuple(listed) for key, listed in raw["gag"].items()},
    )


def _clause(number: int, raw: dict[str, Any]) -> Clause:
    lines = tuple(_line(line) for line in raw["lines"])
    return Clause(number, raw["key"], raw["title"], tuple(raw["points"]), lines)


def _line(raw: dict[str, Any]) -> Line:
    under = tuple(_line(line) for line in raw.get("under", ()))
    return Line(raw["text"], raw.get("each"), raw.get("when"), under)
