"""Terms: everything that two people choose in their agreement, as one list of fields.

What two people read is rendered from the terms alone, and the terms are signed by hash beside it.

Format: spec/agreement.md section 3. Vectors: vectors/agreement/terms.json.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..ground import canon, shape
from ..ground.canon import Value
from . import kinds
from .clauses import LANGUAGES, VERSIONS, Template, UnknownTemplate, template
from .gag import refuse_gag
from .kinds import Kind
from .limits import Limits, called
from .packs import PACKS, pack, refuse_limits
from .people import ConflictedPerson, Party, Person, Programme, SamePerson
from .words import BadTerms

LIMIT = 256 * 1024
"""The most bytes of the terms."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pair chose. Words are in `language`, dates are whole days, counted in UTC.

    `template`: version of the clauses. `pack`: list of limits. `parties`: in the order of the
    room's two cards. `programme`: none for an informal room. `relation`: what the pair calls what
    they have, such as mentoring; the title ends with it. `public_face`: what others may be
    told of the aims. `named`: who may read entries so labelled. `support`: whether each may seek
    advice for themselves without names. `agenda_hours`, `cancel_hours`, `conflict_months`,
    `notice_days`: 0 leaves the sentence out. `renewals`, `reviews`: dates in order. `retention`:
    the day after which the room's entries are deleted, or none.
    """

    template: int
    language: str
    pack: str
    parties: tuple[Party, Party]
    programme: Programme | None
    relation: str
    purpose: str
    public_face: str | None
    limits: Limits
    named: tuple[Person, ...]
    support: bool
    answers: str
    notes: str
    cadence: str
    place: str | None
    booking: str | None
    agenda_hours: int
    cancel_hours: int
    contact: str
    off_limits: tuple[str, ...]
    conflict_months: int
    start: date
    end: date | None
    renewals: tuple[date, ...]
    reviews: tuple[date, ...]
    judged_by: str
    notice_days: int
    ombuds: Person | None
    travels: str
    retention: date | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the terms: its name, the clause it stands in, its kind."""

    name: str
    clause: str
    kind: Kind


def _language(held: str, said: Template) -> str:
    return template(said.version, held).name


def _pack(held: str, said: Template) -> str:
    return pack(held, said.version, said.language).name


FIELDS = (
    Field("template", "signing", kinds.TEMPLATE),
    Field("language", "signing", kinds.token(LANGUAGES, _language)),
    Field("pack", "limits", kinds.token(PACKS, _pack)),
    Field("parties", "people", kinds.PARTIES),
    Field("programme", "people", kinds.PROGRAMME),
    Field("relation", "people", kinds.NAME),
    Field("purpose", "purpose", kinds.WORDS),
    Field("public_face", "purpose", kinds.SOME_WORDS),
    Field("limits", "limits", kinds.LIMITS),
    Field("named", "default", kinds.PEOPLE),
    Field("support", "default", kinds.YES),
    Field("answers", "questions", kinds.WORDS),
    Field("notes", "notes", kinds.WORDS),
    Field("cadence", "meetings", kinds.WORDS),
    Field("place", "meetings", kinds.SOME_WORDS),
    Field("booking", "meetings", kinds.SOME_WORDS),
    Field("agenda_hours", "meetings", kinds.number(720, "hour")),
    Field("cancel_hours", "meetings", kinds.number(720, "hour")),
    Field("contact", "contact", kinds.WORDS),
    Field("off_limits", "topics", kinds.LIST),
    Field("conflict_months", "conflicts", kinds.number(120, "month")),
    Field("start", "term", kinds.DAY),
    Field("end", "term", kinds.SOME_DAY),
    Field("renewals", "term", kinds.DATES),
    Field("reviews", "review", kinds.DATES),
    Field("judged_by", "review", kinds.WORDS),
    Field("notice_days", "leaving", kinds.number(365, "day")),
    Field("ombuds", "broken", kinds.PERSON),
    Field("travels", "moving", kinds.WORDS),
    Field("retention", "data", kinds.SOME_DAY),
    Field("also", "also", kinds.LIST),
)
"""Every field in the order of the encoding."""


def write(terms: Terms) -> list[Value]:
    """The fields as an array. Checks nothing."""
    return [field.kind.write(getattr(terms, field.name)) for field in FIELDS]


def encode(terms: Terms) -> bytes:
    """The bytes of the terms, which `parse` accepts.

    Raises what `parse` raises when a field breaks a rule. Source: spec/agreement.md section 3.
    """
    raw = canon.encode(write(terms))
    parse(raw)
    return raw


def parse(raw: bytes) -> Terms:
    """Read terms and check every rule about them.

    Raises `Malformed` or `TooLarge`; `UnknownTemplate` for clauses that this version does not
    have; `BadTerms`, `InvisibleCharacters`, `ReadsAsGag`, `LimitNotRemovable`, `DeputyMissing` or
    `ConflictedPerson` by the rules of spec/agreement.md sections 3 to 6.
    """
    return read(canon.decode(raw, LIMIT))


def read(value: Value) -> Terms:
    """Read terms from an array. Raises as `parse` does."""
    parts = shape.items(value, "terms")
    if not parts or parts[0] not in VERSIONS:
        raise UnknownTemplate
    parts = shape.array(value, len(FIELDS), "terms")
    held = {
        field.name: field.kind.read(part, field.name)
        for field, part in zip(FIELDS, parts, strict=True)
    }
    terms = Terms(**held)
    _refuse(terms)
    return terms


def outsiders(terms: Terms) -> Iterator[tuple[str, Person]]:
    """Everybody whom the terms name beside the two who sign, and as what."""
    for limit in terms.limits:
        for what, person in (("officer", limit.officer), ("deputy", limit.deputy)):
            if person is not None:
                yield what, person
    if terms.ombuds is not None:
        yield "ombuds", terms.ombuds
    for person in terms.named:
        yield "named", person


def refuse_conflicts(terms: Terms, same_person: SamePerson) -> None:
    """Check that nobody holds two places that one person must not hold.

    The parser calls this with equality of card hashes; whoever knows lineages calls it with those.
    Raises `ConflictedPerson`. Source: spec/agreement.md section 3.4.
    """
    first, second = terms.parties
    if same_person(first.card, second.card):
        raise ConflictedPerson("both sides are one person: an agreement is between two")
    for what, person in outsiders(terms):
        if any(same_person(party.card, person.card) for party in terms.parties):
            raise ConflictedPerson(f"{what}: one of the two who sign cannot be this; name another")
    coordinators = terms.programme.coordinators if terms.programme else ()
    for person in coordinators:
        if terms.ombuds is not None and same_person(terms.ombuds.card, person.card):
            raise ConflictedPerson("ombuds: a coordinator cannot be the ombuds; name another")
    for limit in terms.limits:
        if limit.officer and limit.deputy and same_person(limit.officer.card, limit.deputy.card):
            raise ConflictedPerson("deputy: the officer cannot be their own deputy; name another")


def _refuse(terms: Terms) -> None:
    if terms.parties[0].name == terms.parties[1].name:
        raise BadTerms("parties: both have one name; add what tells them apart")
    refuse_conflicts(terms, bytes.__eq__)
    refuse_limits(terms.limits, pack(terms.pack, terms.template, terms.language))
    _refuse_dates(terms)
    for what, words in _own_words(terms):
        refuse_gag(words, what, terms.template)


def _refuse_dates(terms: Terms) -> None:
    last = terms.end or date.max
    if last < terms.start:
        raise BadTerms("end: comes before the start date; choose a later one")
    for what, days in (("renewals", terms.renewals), ("reviews", terms.reviews)):
        if days and not terms.start <= days[0] <= days[-1] <= last:
            raise BadTerms(f"{what}: each date must lie between start and end")
    if terms.retention is not None and terms.retention < (terms.end or terms.start):
        raise BadTerms("retention: deletes before the end; choose a later date")


def _own_words(terms: Terms) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        if field.kind in (kinds.NAME, kinds.WORDS, kinds.SOME_WORDS, kinds.LIST):
            held = getattr(terms, field.name) or ()
            yield from ((field.name, words) for words in ((held,) if type(held) is str else held))
    for party in terms.parties:
        yield from (("undertakings", words) for words in (party.role, *party.undertakings))
        yield from (("expectations", words) for words in party.expectations)
    for limit in terms.limits:
        said = (limit.title, limit.trigger, limit.outside, limit.anchor)
        yield from ((called(limit.id), words) for words in said if words is not None)
