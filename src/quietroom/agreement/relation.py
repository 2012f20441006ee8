"""Relations: what two people have with each other, as data - mentoring, coaching, a pair of peers.

A relation gives a draft its name, the roles of the two, the terms that it begins with, and words
that each may take for their own. None of it binds until both have signed the text that holds it: so
the other side needs no file, and a new kind needs no code. Whoever writes a file is told everything
that is wrong with it at once: file, field and remedy.

Format: spec/agreement.md section 14. Vectors: vectors/agreement/relation.json.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from importlib.resources import files
from typing import TypeVar

from ..ground.errors import QuietroomError
from .answers import Table, from_table
from .clauses import LANGUAGES, VERSION
from .gag import refuse_gag
from .people import UNDERTAKINGS, Party
from .questions import ASK_TO_RENEW, KEPT, LOOK_BACK, starter
from .terms import Terms
from .words import NAME, WORDS, BadTerms, several, words

T = TypeVar("T")

FORMAT = 1
"""The version of this format."""

SHIPPED = ("mentoring", "coaching", "peers", "supervision")
"""The relations that Quietroom brings, by key, in the order in which they are offered."""

PLACES = ("mentor", "mentee")
"""The two places of a room, as invitations name them; a relation gives each a role."""

MOST = 100_000
"""The most characters of a file."""

LONGEST = 3650
"""The most days that a relation can propose to last."""

_COUNTS = ("agenda_hours", "cancel_hours", "conflict_months", "notice_days", "support")
_DAYS = ("days", "look_back_days")
_TERMS = (
    *("purpose", "public_face", "answers", "notes", "cadence", "place", "booking", "contact"),
    *("off_limits", "judged_by", "travels", "also"),
)
_OFFERED = ("undertakings", "expectations")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_DATES = 24


_TWO = Party(bytes(32), "A", "mentor"), Party(bytes([1]) * 32, "B", "mentee")
_ANY_DAY = date(2027, 1, 1)


class BadRelation(QuietroomError):
    """This file is no relation. `faults`: all that is wrong, each with file, field and remedy."""

    code = "bad-relation"

    def __init__(self, faults: Iterable[str] = ()) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults))


@dataclass(frozen=True, slots=True)
class Place:
    """What whoever has one place is called, and words that they may take for their own."""

    role: str
    undertakings: tuple[str, ...]
    expectations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A relation in one language: `name` for the title, a line about it, both places, terms."""

    name: str
    about: str
    places: Mapping[str, Place]
    terms: Mapping[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Relation:
    """What two people can have with each other.

    `guidance`: names of courses that go well with it. `terms`: numbers that hold in any language;
    `days` and `look_back_days` among them say how long it lasts and how often they look back.
    """

    key: str
    guidance: tuple[str, ...]
    terms: Mapping[str, int | bool]
    said: Mapping[str, Said]

    def spoken(self, language: str) -> Said:
        """Its words in a language. Raises `BadRelation` where the file has none."""
        if language not in self.said:
            raise BadRelation(
                [f"{self.key}: {language}: it says nothing in this language; add a table for it"]
            )
        return self.said[language]


@cache
def shipped() -> Mapping[str, Relation]:
    """The relations of ours, by key."""
    folder = files("quietroom.agreement") / "relations"
    names = {key: f"{key}.toml" for key in SHIPPED}
    return {
        key: parse(name, folder.joinpath(name).read_text("utf-8")) for key, name in names.items()
    }


def answers(relation: Relation, draft: Terms) -> Table:
    """What a relation answers in the language of a first draft. Raises `BadRelation`.

    Source: spec/agreement.md section 14.3.
    """
    said = relation.spoken(draft.language)
    counts = {name: held for name, held in relation.terms.items() if name not in _DAYS}
    sides = {
        place: {"role": said.places[party.role].role}
        for place, party in zip(("first", "second"), draft.parties, strict=True)
        if party.role in said.places
    }
    return {
        "relation": said.name,
        **counts,
        **said.terms,
        **dict(_dates(relation.terms, draft)),
        "side": sides,
    }


def applied(relation: Relation, draft: Terms) -> Terms:
    """A first draft as this relation would begin it. Raises `BadRelation`."""
    return from_table(answers(relation, draft), draft)


def _dates(terms: Mapping[str, int | bool], draft: Terms) -> Iterator[tuple[str, object]]:
    end = draft.end
    if "days" in terms:
        end = draft.start + timedelta(days=terms["days"])
        asked = end - ASK_TO_RENEW
        yield "end", end
        yield "renewals", [asked] if asked >= draft.start else []
        yield "retention", end + KEPT
    if end is not None and any(name in terms for name in _DAYS):
        often = timedelta(days=terms.get("look_back_days", LOOK_BACK.days))
        yield "reviews", list(_rising(draft.start + often, end, often))


def _rising(first: date, before: date, often: timedelta) -> Iterator[date]:
    found = first
    for _ in range(_DATES):
        if found >= before:
            return
        yield found
        found += often


def parse(file: str, text: str) -> Relation:
    """The relation in a file of this name. Raises `BadRelation`, which names every fault."""
    if len(text) > MOST:
        raise BadRelation([f"{file}: it has more than {MOST} characters; shorten it"])
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError) as fault:
        where = re.search(r"\(at [^()]*\)", str(fault))
        told = f" {where[0]}" if where else ""
        raise BadRelation([f"{file}: it is not TOML; mend this first{told}"]) from None
    reader = _Reader(file)
    found = reader.relation(raw)
    if reader.faults:
        raise BadRelation(reader.faults)
    return found


def _offered(listed: object, name: str) -> tuple[str, ...]:
    if not isinstance(listed, list):
        raise BadTerms(f"{name} must be a list")
    found = several(listed, name, UNDERTAKINGS)
    for place, one in enumerate(found, 1):
        refuse_gag(one, f"{name} {place}", VERSION)
    return found


class _Reader:
    """Reads a table field by field, and goes on behind a fault, so that all of them are told."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.faults: list[str] = []

    def relation(self, raw: Table) -> Relation:
        self._known(raw, "", ("format", "relation", "guidance", "terms", *LANGUAGES))
        if raw.get("format") != FORMAT:
            self._fault("format", f"write format = {FORMAT}, the version that is read here")
        spoken = [language for language in LANGUAGES if language in raw]
        if not spoken:
            self._fault("en", f"write a table for one language at least: {', '.join(LANGUAGES)}")
        return Relation(
            self._key(raw.get("relation"), "relation"),
            tuple(self._guidance(raw.get("guidance", []))),
            self._counts(self._table(raw.get("terms", {}), "terms")),
            {language: self._said(raw[language], language) for language in spoken},
        )

    def _guidance(self, listed: object) -> Iterator[str]:
        if not isinstance(listed, list):
            self._fault("guidance", "list names of courses, or leave it out")
            return
        for nth, name in enumerate(listed, 1):
            yield self._key(name, f"guidance {nth}")

    def _counts(self, raw: Table) -> dict[str, int | bool]:
        self._known(raw, "terms: ", (*_COUNTS, *_DAYS))
        for name in _DAYS:
            if name in raw and not (type(raw[name]) is int and 1 <= raw[name] <= LONGEST):
                self._fault(f"terms: {name}", f"write a whole number of days from 1 to {LONGEST}")
        self._fit("terms", {name: held for name, held in raw.items() if name in _COUNTS}, "en")
        return dict(raw)

    def _said(self, found: object, language: str) -> Said:
        raw = self._table(found, language)
        self._known(raw, f"{language}: ", ("name", "about", *PLACES, "terms"))
        terms = self._table(raw.get("terms", {}), f"{language}: terms")
        self._known(terms, f"{language}: terms: ", _TERMS)
        known = {name: held for name, held in terms.items() if name in _TERMS}
        self._fit(f"{language}: terms", known, language)
        return Said(
            self._words(raw, language, "name", NAME),
            self._words(raw, language, "about", WORDS),
            {place: self._place(raw.get(place), language, place) for place in PLACES},
            known,
        )

    def _place(self, found: object, language: str, place: str) -> Place:
        where = f"{language}: {place}"
        raw = self._table({} if found is None else found, where)
        self._known(raw, f"{where}: ", ("role", *_OFFERED))
        role = self._words(raw, where, "role", NAME)
        undertakings, expectations = (
            self._try(where, partial(_offered, raw.get(name, []), name)) or () for name in _OFFERED
        )
        return Place(role, undertakings, expectations)

    def _fit(self, where: str, table: Table, language: str) -> None:
        """Try each answer alone on a plain draft, so that one fault does not hide another."""
        draft = starter("generic", language, _TWO, _ANY_DAY)
        for name, held in table.items():
            if held is False and name != "support":
                self._fault(f"{where}: {name}", "write it, or leave the field out")
            else:
                self._try(where, partial(from_table, {name: held}, draft))

    def _words(self, raw: Table, where: str, field: str, most: int) -> str:
        found = raw.get(field)
        if not isinstance(found, str):
            self._fault(f"{where}: {field}", "it is missing; write it in quotation marks")
            return ""
        self._try(where, lambda: refuse_gag(words(found, field, most), field, VERSION))
        return found

    def _try(self, where: str, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except QuietroomError as fault:
            self._fault(where, str(fault))
            return None

    def _key(self, found: object, field: str) -> str:
        if isinstance(found, str) and _KEY.fullmatch(found):
            return found
        self._fault(field, "give it a short name of a-z, 0-9 and hyphens")
        return ""

    def _table(self, found: object, where: str) -> Table:
        if isinstance(found, dict):
            return found
        self._fault(where, "write it as a table of fields")
        return {}

    def _known(self, raw: Table, where: str, fields: Iterable[str]) -> None:
        for field in sorted(raw.keys() - set(fields)):
            shown = field if _KEY.fullmatch(field) else "a field"
            self._fault(f"{where}{shown}", f"is not known; the fields are {', '.join(fields)}")

    def _fault(self, field: str, remedy: str) -> None:
        self.faults.append(f"{self._file}: {field}: {remedy}")
