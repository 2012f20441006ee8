"""Limits: the exceptions that both sign beforehand, and nobody can add afterwards.

Each says when it applies, who must act, to whom, and when the person concerned is told. The limits
of an agreement are a part of their own, so that an officer can be shown them without the rest.

Format: spec/agreement.md section 5. Vectors: vectors/agreement/limits.json.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from .people import Person, read_person
from .words import NAME, BadTerms, count, entries, flag, one_of, words, words_or_none

MOST = 40
"""The most limits of one agreement, switched off ones counted."""

LONGEST = 3650
"""The longest delay of a notice in days."""

LIMIT = 256 * 1024
"""The most bytes of the limits' part."""

OWN = "own-"
"""How the short name of a limit begins that the pair adds itself."""

_ID = re.compile(r"[a-z]([a-z0-9-]{0,38}[a-z0-9])?", re.ASCII)


class DeputyMissing(QuietroomError):
    """A limit names an officer without a deputy, or a deputy alone: name both, or neither."""

    code = "deputy-missing"


class Who(StrEnum):
    """Who must act: either, or the first or second of the agreement's two cards."""

    EITHER = "either"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Limit:
    """One declared exception.

    `on`: whether it is agreed. `removable`: whether it may be switched off. `title`, `trigger`,
    `outside` (help beyond the officer) and `anchor` (why: a law or a reason) are words in the
    agreement's language. `first`: the person concerned is told before anything goes out.
    `delay_days`: within how many days a later notice must come; 0: no later notice is allowed.
    `officer` and `deputy`: to whom; both or none.
    """

    id: str
    on: bool
    removable: bool
    title: str
    trigger: str
    outside: str | None = None
    anchor: str | None = None
    who: Who = Who.EITHER
    first: bool = True
    delay_days: int = 180
    officer: Person | None = None
    deputy: Person | None = None

    def fields(self) -> list[Value]:
        """The twelve fields in the order of the class, yes and no as 1 and 0."""
        said: list[Value] = [self.title, self.trigger, self.outside, self.anchor]
        told: list[Value] = [str(self.who), int(self.first), self.delay_days]
        people = [None if one is None else one.fields() for one in (self.officer, self.deputy)]
        return [self.id, int(self.on), int(self.removable), *said, *told, *people]


Limits = tuple[Limit, ...]


def encode(limits: Limits) -> bytes:
    """The bytes of the limits' part: CBOR of an array of limits."""
    return canon.encode(fields(limits))


def parse(raw: bytes) -> Limits:
    """Read the limits' part. Raises `Malformed`, `TooLarge` or `InvisibleCharacters`.

    Whether the limits are those of a list and complete is a rule of the terms.
    Source: spec/agreement.md section 5.1.
    """
    return read(canon.decode(raw, LIMIT))


def fields(limits: Limits) -> list[Value]:
    """The limits as an array."""
    return [limit.fields() for limit in limits]


def read(value: Value) -> Limits:
    """Read an array of limits, each id once."""
    listed = entries(value, "limits", MOST)
    limits = tuple(_limit(item, place) for place, item in enumerate(listed, 1))
    if len({limit.id for limit in limits}) != len(limits):
        raise BadTerms("two limits have the same short name: rename one")
    return limits


def longest_delay(limits: Limits) -> int:
    """The most days that any limit in force allows a notice to wait; 0 when none allows it."""
    return max((limit.delay_days for limit in limits if limit.on), default=0)


def called(ident: str) -> str:
    """How an error speaks of a limit: never by a short name that a person made."""
    return "a limit of your own" if ident.startswith(OWN) else f"limit {ident}"


def read_id(value: Value, what: str) -> str:
    """The short name of a limit: up to 40 lower-case letters, figures and hyphens."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadTerms(f"{what}: a short name has lower-case letters, figures and hyphens only")
    return value


def _limit(value: Value, place: int) -> Limit:
    parts = shape.array(value, 12, f"limit {place}")
    ident = read_id(parts[0], f"limit {place}")
    what = called(ident)
    officer, deputy = _person(parts[10], f"{what}: officer"), _person(parts[11], f"{what}: deputy")
    if (officer is None) != (deputy is None):
        raise DeputyMissing
    return Limit(
        ident,
        flag(parts[1], f"{what}: on"),
        flag(parts[2], f"{what}: removable"),
        words(parts[3], f"{what}: title", NAME),
        words(parts[4], f"{what}: trigger"),
        words_or_none(parts[5], f"{what}: outside"),
        words_or_none(parts[6], f"{what}: anchor"),
        Who(one_of(parts[7], f"{what}: who", Who)),
        flag(parts[8], f"{what}: first"),
        count(parts[9], f"{what}: delay_days", LONGEST),
        officer,
        deputy,
    )


def _person(value: Value, what: str) -> Person | None:
    return None if value is None else read_person(value, what)
