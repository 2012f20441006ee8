"""Which columns of a list are read, guessed from their headings: six things, and no other.

A heading counts only when nothing is left of it that would mean something else: "Your Civil Service
email address" is an e-mail address, "Line manager's email address" is somebody else's. What is not
known is not read.

Source: docs/guides/demo.md, "Your own people".
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from .sheet import BadList


class Column(StrEnum):
    """What is read of a person. The value is how complaints call it."""

    FIRST = "first name"
    LAST = "last name"
    WHOLE = "name"
    EMAIL = "email address"
    JOB = "job title"
    ORGANISATION = "organisation"
    GRADE = "grade"
    PROFESSION = "profession"


_HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.FIRST: ("firstname", "firstnames", "forename", "forenames", "givenname", "givennames"),
    Column.LAST: ("lastname", "lastnames", "surname", "familyname"),
    Column.WHOLE: ("name", "fullname"),
    Column.EMAIL: ("emailaddress", "email", "mailaddress", "mail"),
    Column.JOB: (
        "jobtitle",
        "jobtitleorrole",
        "jobtitlerole",
        "jobrole",
        "job",
        "role",
        "position",
    ),
    Column.ORGANISATION: (
        "organisation",
        "organization",
        "departmentoragency",
        "departmentagency",
        "department",
        "agency",
        "company",
        "employer",
    ),
    Column.GRADE: ("grade", "paygrade", "payband"),
    Column.PROFESSION: ("profession",),
}
"""Headings without their spaces, likeliest first: where two are there, the earlier one is read."""

_BESIDE = {"your", "my", "the", "s", "work", "civil", "service", "business", "office", "official"}
"""Words that may stand in a heading and change nothing."""

_LETTERS = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def guess(headings: Sequence[str], name: str) -> dict[Column, int]:
    """In which column of the list called `name` stands what.

    Raises `BadList` when there is no e-mail address or no name, or when two columns could be the
    same thing.
    """
    ranked: dict[Column, list[tuple[int, int]]] = {}
    for place, heading in enumerate(headings):
        for column, rank in _known(heading):
            ranked.setdefault(column, []).append((rank, place))
    for column, found in ranked.items():
        _unambiguous(column, found, name)
    if Column.EMAIL not in ranked or not ranked.keys() & {Column.FIRST, Column.LAST, Column.WHOLE}:
        raise BadList(f"{name} needs columns for a name and an email address in its first row")
    return {column: min(found)[1] for column, found in ranked.items()}


def _known(heading: str) -> list[tuple[Column, int]]:
    words = _LETTERS.findall(_CAMEL.sub(" ", heading).casefold())
    plain = "".join(word for word in words if word not in _BESIDE)
    return [(column, known.index(plain)) for column, known in _HEADINGS.items() if plain in known]


def _unambiguous(column: Column, found: list[tuple[int, int]], name: str) -> None:
    ranks = [rank for rank, _ in found]
    if ranks.count(min(ranks)) > 1:
        raise BadList(f"{name} has two columns for the {column}: take one away")
