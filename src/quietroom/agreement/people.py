"""The people of an agreement: the two who sign it, and those it names.

The two are named by the card that each had when it was proposed; everybody else by the first card
of their lineage, which outlives a lost device.

Format: spec/agreement.md section 3.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from .words import NAME, BadTerms, entries, one_of, several, words

SamePerson = Callable[[bytes, bytes], bool]
"""`same_person(a, b)`: whether two card hashes belong to one verified lineage."""


class ConflictedPerson(QuietroomError):
    """Somebody is named for two places in this agreement that one person must not hold."""

    code = "conflicted-person"


UNDERTAKINGS = 20
"""The most undertakings of one person."""

EXPECTATIONS = 20
"""The most things that one person expects."""

NAMED = 50
"""The most people that an agreement names in one list."""


class Default(StrEnum):
    """What may be done with somebody's words unless they say otherwise. The token is a label's."""

    CONFIDENTIAL = "pair"
    MAY_BE_TOLD = "may-tell"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody outside the pair: first card hash of the lineage (32 bytes), and a name."""

    card: bytes
    name: str

    def fields(self) -> list[Value]:
        """[card, name]."""
        return [self.card, self.name]


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme in which a pair meets, and those who run it as far as they have cards."""

    name: str
    coordinators: tuple[Person, ...] = ()

    def fields(self) -> list[Value]:
        """[name, [coordinator …]]."""
        return [self.name, [person.fields() for person in self.coordinators]]


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two: card hash (32 bytes), name, role, default rule, undertakings, expectations.

    `role` is the pair's own word, such as mentee or mentor. `default` is the rule for what this
    person says. `undertakings` say in this person's words how they keep what they hear; while
    there are none, nobody can sign. `expectations` say what they hope for and count on, of the
    other and of the whole; there may be none.
    """

    card: bytes
    name: str
    role: str
    default: Default = Default.CONFIDENTIAL
    undertakings: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()

    def fields(self) -> list[Value]:
        """[card, name, role, default, [undertaking …], [expectation …]]."""
        said = list(self.undertakings), list(self.expectations)
        return [self.card, self.name, self.role, str(self.default), *said]


def read_person(value: Value, what: str) -> Person:
    """Read [card, name]. Raises `Malformed`."""
    card, name = shape.array(value, 2, what)
    return Person(shape.digest(card, f"{what}: card"), words(name, f"{what}: name", NAME))


def read_people(value: Value, what: str) -> tuple[Person, ...]:
    """Read a list of people, each card once."""
    listed = entries(value, what, NAMED)
    people = tuple(read_person(item, f"{what} {place}") for place, item in enumerate(listed, 1))
    if len({person.card for person in people}) != len(people):
        raise BadTerms(f"{what} names one card twice: take one away")
    return people


def read_programme(value: Value, what: str) -> Programme:
    """Read [name, [coordinator …]]. Raises `Malformed`."""
    name, coordinators = shape.array(value, 2, what)
    return Programme(words(name, f"{what}: name", NAME), read_people(coordinators, "coordinators"))


def read_party(value: Value, what: str) -> Party:
    """Read [card, name, role, default, [undertaking …], [expectation …]]. Raises `Malformed`."""
    card, name, role, default, undertakings, expectations = shape.array(value, 6, what)
    return Party(
        shape.digest(card, f"{what}: card"),
        words(name, f"{what}: name", NAME),
        words(role, f"{what}: role", NAME),
        Default(one_of(default, f"{what}: default", Default)),
        several(undertakings, f"{what}: undertakings", UNDERTAKINGS),
        several(expectations, f"{what}: expectations", EXPECTATIONS),
    )
