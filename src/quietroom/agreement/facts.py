"""Facts: what the clauses may name, drawn from the terms.

A scene is the facts of the whole agreement and its lists of rows; a row has facts of its own. A
fact that is missing leaves out the line that needs it.

Format: spec/agreement.md section 7.2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .clauses import Template
from .kinds import said_count
from .limits import Limit, Who
from .packs import Pack, pack
from .people import Default, Party
from .terms import FIELDS, Terms, outsiders

Facts = Mapping[str, str]
"""What may be named, by its name in the clauses."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts of an agreement, and its lists of rows."""

    facts: Facts
    rows: Mapping[str, tuple[Facts, ...]]

    def get(self, name: str) -> str | tuple[Facts, ...] | None:
        """The fact or the list of this name, if it is there and not empty."""
        return self.facts.get(name) or self.rows.get(name)


def scene(terms: Terms, template: Template) -> Scene:
    """The facts of these terms, said in the words of a template."""
    said = {field.name: field.kind.say(getattr(terms, field.name), template) for field in FIELDS}
    known = pack(terms.pack, template.version, template.language)
    facts = {name: parts[0] for name, parts in said.items() if parts}
    if not terms.support:
        del facts["support"]
    facts |= {"caution": known.caution, "speaking_up": known.speaking_up}
    facts |= _missing(terms)
    rows: dict[str, tuple[Facts, ...]] = {
        name: tuple({"words": part} for part in said[name])
        for name in ("off_limits", "renewals", "reviews", "also")
    }
    limits = [(limit, _limit(limit, terms, template, known)) for limit in terms.limits]
    rows |= {
        "sides": tuple(_side(party) for party in terms.parties),
        "undertakings": tuple(_undertakings(terms)),
        "expectations": tuple(_expectations(terms)),
        "unsaid": tuple({"name": side.name} for side in terms.parties if not side.expectations),
        "silent": tuple({"name": side.name} for side in terms.parties if not side.undertakings),
        "named": tuple({"name": person.name} for person in terms.named),
        "coordinators": tuple(_coordinators(terms)),
        "others": tuple(_others(terms)),
        "on": tuple(row for limit, row in limits if limit.on),
        "off": tuple(row for limit, row in limits if not limit.on),
    }
    return Scene(facts, rows)


def _missing(terms: Terms) -> Facts:
    """The programme by name, where it leaves a role empty that the agreement needs."""
    if terms.programme is None:
        return {}
    name = terms.programme.name
    lacks = {
        "unled": any(limit.on and limit.officer is None for limit in terms.limits),
        "unheard": terms.ombuds is None,
    }
    return {role: name for role, missing in lacks.items() if missing}


def _side(party: Party) -> Facts:
    rule = "closed" if party.default is Default.CONFIDENTIAL else "open"
    return {"name": party.name, "role": party.role, "key": party.card.hex(), rule: rule}


def _undertakings(terms: Terms) -> Iterator[Facts]:
    for party in terms.parties:
        yield from ({"name": party.name, "words": words} for words in party.undertakings)


def _expectations(terms: Terms) -> Iterator[Facts]:
    for party in terms.parties:
        yield from ({"name": party.name, "words": words} for words in party.expectations)


def _coordinators(terms: Terms) -> Iterator[Facts]:
    for person in terms.programme.coordinators if terms.programme else ():
        yield {"name": person.name}


def _others(terms: Terms) -> Iterator[Facts]:
    coordinators = terms.programme.coordinators if terms.programme else ()
    people = [*coordinators, *(person for _, person in outsiders(terms))]
    for person in dict.fromkeys(people):
        yield {"name": person.name, "key": person.card.hex()}


def said_who(who: Who, terms: Terms, template: Template) -> str:
    """Who must act, by name."""
    first, second = terms.parties
    names = {Who.EITHER: template.said["either"], Who.FIRST: first.name, Who.SECOND: second.name}
    return names[who]


def _limit(limit: Limit, terms: Terms, template: Template, known: Pack) -> Facts:
    row = {
        "id": limit.id,
        "title": limit.title,
        "trigger": limit.trigger,
        "who": said_who(limit.who, terms, template),
        "outside": limit.outside or "",
        "anchor": limit.anchor or "",
        "warning": known.warnings.get(limit.id, ""),
        "delay": said_count(limit.delay_days, "day", template),
        _told(limit): "told",
    }
    if limit.officer and limit.deputy:
        row |= {"officer": limit.officer.name, "deputy": limit.deputy.name}
    return row if limit.removable else {**row, "fixed": "fixed"}


def _told(limit: Limit) -> str:
    if limit.first:
        return "first then later" if limit.delay_days else "first"
    return "later" if limit.delay_days else "at once"
