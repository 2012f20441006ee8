"""Answers: a file in which a person writes what their agreement shall say.

The file is TOML. What it does not mention stays as it is in the terms it starts from. Every error
names the field and the remedy, and none repeats what the person wrote.

Format: spec/agreement.md section 13.2.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

from ..ground.canon import Value
from ..ground.errors import TooLarge
from . import kinds
from .clauses import LANGUAGES
from .limits import OWN, Limit, Who, called, read_id
from .packs import PACKS
from .people import Default
from .terms import FIELDS, LIMIT, Terms, read, write
from .words import BadTerms, one_of

_PLACE = {field.name: place for place, field in enumerate(FIELDS)}
_KIND = {field.name: field.kind for field in FIELDS}
_FIXED = {"language": "en", "pack": "generic"}
_TABLES = ("side", "limit", "officer", "deputy")
_KNOWN = (*(set(_PLACE) - {"template", "parties", "limits"}), *_TABLES)
_LISTS = ("undertakings", "expectations")
_SAYS = {"confidential": Default.CONFIDENTIAL, "may be told": Default.MAY_BE_TOLD}
_CARD = re.compile(r"[0-9a-fA-F]{64}")
_WHERE = re.compile(r"\(at (line \d+, column \d+|end of document)\)")

Table = dict[str, Any]
"""A table as TOML gives it."""


def opening(text: str) -> tuple[str, str]:
    """The language and the pack that a file asks for: with these a first draft is made.

    English and the generic pack unless it says otherwise. Raises `BadTerms` or `TooLarge`.
    """
    table = _load(text)
    language, pack = (table.get(name, fallback) for name, fallback in _FIXED.items())
    return one_of(language, "language", LANGUAGES), one_of(pack, "pack", PACKS)


def from_toml(text: str, base: Terms) -> Terms:
    """`base` with everything that the file says instead, every rule checked.

    `language` and `pack` are those of `base`; `opening` tells them beforehand. Raises `BadTerms`
    naming the field, `TooLarge`, and what `terms.parse` raises. Source: spec/agreement.md
    section 13.2.
    """
    return from_table(_load(text), base)


def from_table(table: Table, base: Terms) -> Terms:
    """`base` with everything that a table of answers says instead, as `from_toml` has it."""
    _refuse_unknown(table, _KNOWN, "this file")
    values = write(base)
    for name in table:
        if name in _FIXED and table[name] != getattr(base, name):
            raise BadTerms(f"{name}: is another than that of the draft; begin a new draft with it")
        if name in _PLACE:
            values[_PLACE[name]] = _value(table[name], name)
    values[_PLACE["parties"]] = _sides(base, _table(table.get("side", {}), "side"))
    values[_PLACE["limits"]] = _limits(base, table)
    return read(values)


def _load(text: str) -> Table:
    if len(text) > LIMIT:
        raise TooLarge("this file is too large for an agreement")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError) as fault:
        where = _WHERE.search(str(fault))
        raise BadTerms(f"this file is not TOML{f' ({where[1]})' if where else ''}") from None


def _value(found: object, name: str) -> Value:
    kind = _KIND[name]
    if found is False and kind.optional:
        return None
    if kind is kinds.PERSON:
        return _person(found, name)
    if kind is kinds.PEOPLE:
        return [_person(one, name) for one in _list(found, name)]
    if kind is kinds.PROGRAMME:
        table = _table(found, name)
        _refuse_unknown(table, ("name", "coordinators"), name)
        people = [_person(one, name) for one in _list(table.get("coordinators", []), name)]
        return [table.get("name"), people]
    return _plain(found, name)


def _plain(found: object, what: str) -> Value:
    if isinstance(found, bool):
        return int(found)
    if type(found) is date:
        return found.isoformat()
    if isinstance(found, list):
        return [_plain(one, what) for one in found]
    if isinstance(found, str) or (isinstance(found, int) and 0 <= found < 1 << 53):
        return found
    raise BadTerms(f"{what} cannot hold this: write text, a whole number, a date, yes or no")


def _person(found: object, what: str) -> Value:
    table = _table(found, what)
    _refuse_unknown(table, ("name", "card"), what)
    card = table.get("card")
    if not isinstance(card, str) or not _CARD.fullmatch(card):
        raise BadTerms(f'{what}: card must be the 64 figures of a key: {{name = "…", card = "…"}}')
    return [bytes.fromhex(card), table.get("name")]


def _sides(base: Terms, tables: Table) -> Value:
    parties = [party.fields() for party in base.parties]
    for name, found in tables.items():
        table = _table(found, "side")
        _refuse_unknown(table, ("name", "role", "says", *_LISTS), "side")
        party = parties[_side(base, name)]
        for place, key in ((1, "name"), (2, "role"), *enumerate(_LISTS, 4)):
            if key in table:
                party[place] = _plain(table[key], f"side: {key}")
        if "says" in table:
            party[3] = str(_SAYS[one_of(table["says"], "side: says", _SAYS)])
    return list(parties)


def _side(base: Terms, name: str) -> int:
    if name in ("first", "second"):
        return int(name == "second")
    places = [place for place, party in enumerate(base.parties) if party.role == name]
    if len(places) != 1:
        raise BadTerms("side: name a side by its role, or write side.first or side.second")
    return places[0]


def _limits(base: Terms, table: Table) -> Value:
    limits = {limit.id: limit.fields() for limit in base.limits}
    for name, place in (("officer", 10), ("deputy", 11)):
        if name in table:
            for limit in limits.values():
                limit[place] = _some_person(table[name], name)
    for ident, found in _table(table.get("limit", {}), "limit").items():
        if ident not in limits:
            limits[ident] = _own(ident, limits[base.limits[0].id])
        _limit(base, ident, limits[ident], _table(found, "limit"))
    listed = list(limits.values())
    own = len([limit for limit in base.limits if not limit.id.startswith(OWN)])
    return [*listed[:own], *sorted(listed[own:], key=lambda limit: str(limit[0]))]


def _own(ident: str, first: list[Value]) -> list[Value]:
    if not ident.startswith(OWN):
        raise BadTerms(f"limit: not in the list; a limit of your own begins with {OWN}")
    fresh = Limit(read_id(ident, "limit"), True, True, "", "").fields()
    return [*fresh[:10], *first[10:]]


def _limit(base: Terms, ident: str, limit: list[Value], table: Table) -> None:
    places: dict[str, tuple[int, Callable[[object, str], Value]]] = {
        "on": (1, _plain),
        "title": (3, _plain),
        "trigger": (4, _plain),
        "outside": (5, _some),
        "anchor": (6, _some),
        "who": (7, lambda found, what: _who(base, found, what)),
        "first": (8, _plain),
        "delay_days": (9, _plain),
        "officer": (10, _some_person),
        "deputy": (11, _some_person),
    }
    what = called(ident)
    _refuse_unknown(table, places, what)
    for name, found in table.items():
        place, taken = places[name]
        limit[place] = taken(found, f"{what}: {name}")


def _some(found: object, what: str) -> Value:
    return None if found is False else _plain(found, what)


def _some_person(found: object, what: str) -> Value:
    return None if found is False else _person(found, what)


def _who(base: Terms, found: object, what: str) -> Value:
    if found in tuple(Who):
        return str(found)
    places = [place for place, party in enumerate(base.parties) if party.role == found]
    if len(places) != 1:
        raise BadTerms(f"{what} must be either, first, second, or the role of one side")
    return str((Who.FIRST, Who.SECOND)[places[0]])


def _table(found: object, what: str) -> Table:
    if not isinstance(found, dict):
        raise BadTerms(f"{what} must be a table")
    return found


def _list(found: object, what: str) -> list[Any]:
    if not isinstance(found, list):
        raise BadTerms(f"{what} must be a list")
    return found


def _refuse_unknown(table: Table, known: Iterable[str], what: str) -> None:
    names = sorted(known)
    for name in table:
        if name not in names:
            near = get_close_matches(name, names, 1)
            hint = f"did you mean {near[0]}?" if near else "known are: " + ", ".join(names)
            raise BadTerms(f"{what} holds a field that is not known: {hint}")
