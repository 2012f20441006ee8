"""Differences between two versions, in words: what a new proposal would change.

Whoever is asked to sign reads these beside the text. They are computed on the reader's own device
from both terms. Complete: two terms that differ in anything give at least one line.

Format: spec/agreement.md section 12. Vectors: vectors/agreement/differences.json.
Threat: a change slipped in among others.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from . import kinds
from .clauses import Template, template
from .facts import said_who
from .limits import Limit
from .people import Person
from .terms import FIELDS, Field, Terms

People = Sequence[Person]


def differences(old: Terms, new: Terms, language: str | None = None) -> tuple[str, ...]:
    """What `new` changes of `old`, one line each, in the order of the clauses.

    `language`: of the lines; the new terms' own unless given. Source: spec/agreement.md section 12.
    """
    return tuple(_Speech(old, new, template(new.template, language or new.language)).lines())


class _Speech:
    def __init__(self, old: Terms, new: Terms, words: Template) -> None:
        self._old, self._new, self._words = old, new, words

    def lines(self) -> Iterator[str]:
        """Every difference, in the order of the clauses."""
        apart: dict[str, Callable[[], Iterator[str]]] = {
            "parties": self._sides,
            "programme": self._programme,
            "limits": self._limits,
            "named": lambda: self._people("default", "named", self._old.named, self._new.named),
            "ombuds": self._ombuds,
        }
        steps: list[tuple[str, Callable[[], Iterator[str]]]] = [
            ("purpose", partial(self._listed, "purpose", "expectations")),
            ("default", self._rules),
            ("undertakings", partial(self._listed, "undertakings", "undertakings")),
        ]
        steps += [
            (field.clause, apart.get(field.name, partial(self._field, field)))
            for field in FIELDS
            if getattr(self._old, field.name) != getattr(self._new, field.name)
        ]
        for _, step in sorted(steps, key=lambda step: self._words.clause(step[0]).number):
            yield from step()

    def _field(self, field: Field) -> Iterator[str]:
        where = self._where(field.clause, self._words.labels[field.name])
        held = getattr(self._old, field.name), getattr(self._new, field.name)
        old, new = (field.kind.say(one, self._words) for one in held)
        if isinstance(held[0], tuple):
            yield from self._several(where, old, new)
        else:
            yield self._changed(where, *(one[0] if one else None for one in (old, new)))

    def _several(self, where: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        if not gone and not come:
            yield self._say("order", where=where, old="; ".join(old), new="; ".join(new))
        for words in gone.elements():
            yield self._say("removed", where=where, old=words)
        for words in come.elements():
            yield self._say("added", where=where, new=words)

    def _programme(self) -> Iterator[str]:
        old, new = self._old.programme, self._new.programme
        before, after = (held.name if held else None for held in (old, new))
        if before != after:
            yield self._changed(
                self._where("people", self._words.labels["programme"]), before, after
            )
        people = (held.coordinators if held else () for held in (old, new))
        yield from self._people("people", "coordinators", *people)

    def _people(self, clause: str, label: str, old: People, new: People) -> Iterator[str]:
        if old == new:
            return
        where = self._where(clause, self._words.labels[label])
        gone = [one for one in old if one not in new]
        come = [one for one in new if one not in old]
        alike = {one.name for one in gone} & {one.name for one in come}
        said = (
            tuple(self._person(one, one.name in alike) for one in people) for people in (old, new)
        )
        yield from self._several(where, *said)

    def _ombuds(self) -> Iterator[str]:
        where = self._where("broken", self._words.labels["ombuds"])
        yield self._changed(where, *self._pair(self._old.ombuds, self._new.ombuds))

    def _pair(self, old: Person | None, new: Person | None) -> tuple[str | None, str | None]:
        alike = old is not None and new is not None and old.name == new.name
        before, after = (self._person(one, alike) if one else None for one in (old, new))
        return before, after

    def _person(self, person: Person, fully: bool) -> str:
        return kinds.said_key(person, self._words) if fully else person.name

    def _sides(self) -> Iterator[str]:
        for old, new in zip(self._old.parties, self._new.parties, strict=True):
            card, name, role = (self._words.labels[label] for label in ("card", "name", "role"))
            told = ((name, old.name, new.name), (role, old.role, new.role))
            for label, before, after in (*told, (card, old.card.hex(), new.card.hex())):
                if before != after:
                    whose = self._say("person", name=old.name, label=label)
                    yield self._changed(self._where("people", whose), before, after)

    def _rules(self) -> Iterator[str]:
        for old, new in zip(self._old.parties, self._new.parties, strict=True):
            if old.default is not new.default:
                label = self._words.labels["default"].format(name=new.name)
                said = (self._words.said[side.default] for side in (old, new))
                yield self._changed(self._where("default", label), *said)

    def _listed(self, clause: str, said: str) -> Iterator[str]:
        for old, new in zip(self._old.parties, self._new.parties, strict=True):
            named = self._words.labels[said].format(name=new.name)
            pairs = zip_longest(getattr(old, said), getattr(new, said))
            for place, (before, after) in enumerate(pairs, 1):
                where = self._where(clause, self._say("many", label=named, n=str(place)))
                if before is None:
                    yield self._say("added", where=where, new=after)
                elif after is None:
                    yield self._say("removed", where=where, old=before)
                elif before != after:
                    yield self._changed(where, before, after)

    def _limits(self) -> Iterator[str]:
        old = {limit.id: limit for limit in self._old.limits}
        new = {limit.id: limit for limit in self._new.limits}
        pairs = [(old.get(ident), new.get(ident)) for ident in dict.fromkeys((*old, *new))]
        changes: dict[tuple[str, str | None, str | None], list[str]] = {}
        for before, after in pairs:
            if before is None or after is None:
                yield from self._come_or_gone(before, after)
            else:
                yield from self._switched(before, after)
                for change in self._limit(before, after):
                    changes.setdefault(change, []).append(after.title)
        for (label, before_said, after_said), titles in changes.items():
            everywhere = len(titles) == len(old.keys() & new.keys()) > 1
            for title in titles[:1] if everywhere else titles:
                where = self._in_limits("limits" if everywhere else "limit", title, label)
                yield self._changed(where, before_said, after_said)

    def _come_or_gone(self, old: Limit | None, new: Limit | None) -> Iterator[str]:
        if new is not None:
            yield self._in_limits("limit_added", new.title, new.trigger)
            if not new.on:
                yield self._in_limits("limit_off", new.title)
            plain = Limit(new.id, new.on, True, new.title, new.trigger)
            for label, before, after in self._limit(plain, new):
                yield self._changed(self._in_limits("limit", new.title, label), before, after)
        elif old is not None:
            yield self._in_limits("limit_removed", old.title)

    def _switched(self, old: Limit, new: Limit) -> Iterator[str]:
        if old.on != new.on:
            yield self._in_limits("limit_on" if new.on else "limit_off", new.title)

    def _limit(self, old: Limit, new: Limit) -> Iterator[tuple[str, str | None, str | None]]:
        said: dict[str, tuple[str | None, str | None]] = {
            "title": (old.title, new.title),
            "trigger": (old.trigger, new.trigger),
            "outside": (old.outside, new.outside),
            "anchor": (old.anchor, new.anchor),
            "who": (self._who(old, self._old), self._who(new, self._new)),
            "first": (self._yes(old.first), self._yes(new.first)),
            "delay_days": (self._days(old.delay_days), self._days(new.delay_days)),
            "removable": (self._yes(old.removable), self._yes(new.removable)),
            "officer": self._pair(old.officer, new.officer),
            "deputy": self._pair(old.deputy, new.deputy),
        }
        for name, (before, after) in said.items():
            if getattr(old, name) != getattr(new, name):
                yield self._words.labels[name], before, after

    def _who(self, limit: Limit, terms: Terms) -> str:
        return said_who(limit.who, terms, self._words)

    def _yes(self, held: bool) -> str:
        return self._words.said["yes" if held else "no"]

    def _days(self, days: int) -> str | None:
        return kinds.said_count(days, "day", self._words) if days else None

    def _in_limits(self, key: str, title: str, label: str = "") -> str:
        number = str(self._words.clause("limits").number)
        return self._say(key, number=number, title=title, label=label)

    def _where(self, clause: str, label: str) -> str:
        return self._say("clause", number=str(self._words.clause(clause).number), label=label)

    def _changed(self, where: str, old: str | None, new: str | None) -> str:
        none = self._words.said["none"]
        return self._say("changed", where=where, old=old or none, new=new or none)

    def _say(self, key: str, **facts: str) -> str:
        return self._words.changes[key].format(**facts)
