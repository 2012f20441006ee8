"""Kinds of field: how each is written in bytes, read back, and said in words.

Terms are a list of fields of these few kinds. Encoding, reading, rendering and comparing walk that
one list, so that no field can be signed and not shown, or changed and not told.

Format: spec/agreement.md section 3.2.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..ground.canon import Value
from .clauses import Template
from .limits import fields as limits_fields
from .limits import read as read_limits
from .people import (
    Person,
    read_party,
    read_people,
    read_person,
    read_programme,
)
from .words import NAME as LONGEST_NAME
from .words import BadTerms, count, entries, flag, one_of, several, words

DAYS = 24
"""The most dates in one list."""

ITEMS = 40
"""The most paragraphs in one list."""

_EARLIEST = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind made from functions; none is written as null where the field may be left out."""

    written: Callable[[Any], Value]
    reader: Callable[[Value, str], Any]
    said: Callable[[Any, Template], tuple[str, ...]]
    optional: bool = False

    def write(self, held: Any) -> Value:
        """The value in the encoding."""
        return None if held is None else self.written(held)

    def read(self, value: Value, what: str) -> Any:
        """What the value holds; none for null where the field may be left out."""
        if value is None and self.optional:
            return None
        return self.reader(value, what)

    def say(self, held: Any, template: Template) -> tuple[str, ...]:
        """Each part in words."""
        return () if held is None else self.said(held, template)


def token(known: tuple[str, ...], names: Callable[[str, Template], str]) -> Kind:
    """One of a few tokens."""
    return Kind(
        str,
        lambda value, what: one_of(value, what, known),
        lambda held, template: (names(held, template),),
    )


def number(most: int, unit: str) -> Kind:
    """A whole number of hours, days or months; 0 leaves the line out."""
    return Kind(
        int,
        lambda value, what: count(value, what, most),
        lambda held, template: (said_count(held, unit, template),) if held else (),
    )


def said_count(held: int, unit: str, template: Template) -> str:
    """A number with its unit, one in the singular."""
    one, many = template.units[unit]
    return (one if held == 1 else many).replace("{n}", str(held))


def said_day(held: date, template: Template) -> str:
    """A date in words."""
    day = template.said["first_of_month"] if held.day == 1 else str(held.day)
    parts = {"day": day, "month": template.months[held.month - 1], "year": str(held.year)}
    return template.said["date"].format(**parts)


def said_key(person: Person, template: Template) -> str:
    """A name with the key that it stands for, in full."""
    return template.said["key"].format(name=person.name, key=person.card.hex())


def read_day(value: Value, what: str) -> date:
    """Read a date written as YYYY-MM-DD, from 1970-01-01. Raises `BadTerms`."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found < _EARLIEST or found.isoformat() != value:
        raise BadTerms(f"{what} must be a date: year, month, day, as in 2027-03-01")
    return found


def _read_days(value: Value, what: str) -> tuple[date, ...]:
    listed = entries(value, what, DAYS)
    days = tuple(read_day(item, f"{what} {place}") for place, item in enumerate(listed, 1))
    if list(days) != sorted(set(days)):
        raise BadTerms(f"{what}: put the dates in order, each once")
    return days


def _read_parties(value: Value, what: str) -> tuple[Any, ...]:
    listed = entries(value, what, 2)
    if len(listed) != 2:
        raise BadTerms("an agreement is between two people: name both")
    first, second = listed
    return read_party(first, "first side"), read_party(second, "second side")


YES = Kind(
    int,
    flag,
    lambda held, template: (template.said["yes" if held else "no"],),
)
"""Yes or no."""

WORDS = Kind(str, words, lambda held, _: (held,))
"""One paragraph of the pair's own words."""

SOME_WORDS = Kind(str, words, lambda held, _: (held,), optional=True)
"""One paragraph, or none."""

NAME = Kind(str, lambda value, what: words(value, what, LONGEST_NAME), lambda held, _: (held,))
"""A few words of the pair's own, such as stand in a title."""

LIST = Kind(
    list,
    lambda value, what: several(value, what, ITEMS),
    lambda held, _: held,
)
"""Paragraphs of the pair's own words."""

DAY = Kind(
    lambda held: held.isoformat(), read_day, lambda held, template: (said_day(held, template),)
)
"""A date."""

SOME_DAY = Kind(DAY.written, read_day, DAY.said, optional=True)
"""A date, or none."""

DATES = Kind(
    lambda held: [day.isoformat() for day in held],
    _read_days,
    lambda held, template: tuple(said_day(day, template) for day in held),
)
"""Dates in order."""

PERSON = Kind(
    lambda held: held.fields(),
    read_person,
    lambda held, _: (held.name,),
    optional=True,
)
"""Somebody outside the pair, or none."""

PEOPLE = Kind(
    lambda held: [person.fields() for person in held],
    read_people,
    lambda held, _: tuple(person.name for person in held),
)
"""People outside the pair."""

PROGRAMME = Kind(
    lambda held: held.fields(),
    read_programme,
    lambda held, _: (held.name,),
    optional=True,
)
"""The programme, or none for an informal room."""

PARTIES = Kind(
    lambda held: [party.fields() for party in held],
    _read_parties,
    lambda held, _: tuple(party.name for party in held),
)
"""The two who sign."""

LIMITS = Kind(
    limits_fields,
    lambda value, _: read_limits(value),
    lambda held, _: tuple(limit.title for limit in held),
)
"""The limits, on and off."""

TEMPLATE = Kind(
    int,
    lambda value, what: count(value, what, 1 << 16),
    lambda held, _: (str(held),),
)
"""The template version."""
