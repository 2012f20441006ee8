"""Packs: lists of limits for one jurisdiction, each saying that a lawyer should check it.

Every pack holds the limits of the generic one, in the same order, with its own in their place or
after them. None of this is legal advice, and each pack says so in the agreement.

Format: spec/agreement.md section 5.3.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..ground.errors import QuietroomError
from .clauses import LANGUAGES, VERSIONS, UnknownTemplate, data
from .limits import OWN, Limit, Limits
from .words import BadTerms

PACKS = ("generic", "uk", "canada-ontario", "eu")
"""Every pack, by the token that an agreement names it by."""


class LimitNotRemovable(QuietroomError):
    """This exception cannot be switched off or reworded: it always holds."""

    code = "limit-not-removable"


@dataclass(frozen=True, slots=True)
class Pack:
    """One list of limits in one language.

    `name`: for which place it was made. `caution`: have a lawyer check this. `speaking_up`: what
    guards people who report. `warnings`: by limit id, what to know before switching it on.
    """

    key: str
    name: str
    caution: str
    speaking_up: str
    limits: Limits
    warnings: dict[str, str]


def pack(key: str, version: int, language: str) -> Pack:
    """The pack of this token. Raises `UnknownTemplate`."""
    if key not in PACKS or version not in VERSIONS or language not in LANGUAGES:
        raise UnknownTemplate
    return _pack(key, version, language)


@cache
def _pack(key: str, version: int, language: str) -> Pack:
    raw = data(version, f"packs/{key}")
    listed = {limit["id"]: limit for limit in data(version, "packs/generic")["limit"]}
    listed |= {limit["id"]: limit for limit in raw["limit"]}
    return Pack(
        key,
        raw["name"][language],
        raw["caution"][language],
        raw["speaking_up"][language],
        tuple(_limit(limit, language) for limit in listed.values()),
        {
            ident: limit[language]["warning"]
            for ident, limit in listed.items()
            if "warning" in limit[language]
        },
    )


def refuse_limits(limits: Limits, known: Pack) -> None:
    """Check limits against the pack that the terms name.

    Every limit of the pack is there, on or off in plain sight, in the pack's order; limits of the
    pair's own follow. One that is not removable is on and says what the pack says. Raises
    `LimitNotRemovable` or `BadTerms`. Source: spec/agreement.md section 5.2.
    """
    found = {limit.id: limit for limit in limits}
    for limit in known.limits:
        if not limit.removable:
            _refuse_altered(limit, found.get(limit.id))
    own = limits[len(known.limits) :]
    if any(not limit.id.startswith(OWN) or not limit.removable for limit in own):
        raise BadTerms(f"a limit of your own has a short name that begins with {OWN}")
    if list(own) != sorted(own, key=lambda limit: limit.id):
        raise BadTerms("limits of your own stand in the order of their short names")
    for place, limit in enumerate(known.limits):
        if place >= len(limits) or limits[place].id != limit.id:
            raise BadTerms(f"limit {limit.id} is not in its place: keep it, switched on or off")
        if limits[place].removable != limit.removable:
            raise BadTerms(f"limit {limit.id} says otherwise than its list if it can be removed")


def _refuse_altered(limit: Limit, found: Limit | None) -> None:
    if found is None or not found.on or _said(found) != _said(limit):
        raise LimitNotRemovable(
            f"limit {limit.id} always holds: leave it on, and leave its words as they are"
        )


def _said(limit: Limit) -> tuple[str | None, ...]:
    return limit.title, limit.trigger, limit.outside, limit.anchor


def _limit(raw: dict[str, Any], language: str) -> Limit:
    said = raw[language]
    return Limit(
        raw["id"],
        raw["on"],
        raw["removable"],
        said["title"],
        said["trigger"],
        said["outside"] or None,
        said["anchor"] or None,
        first=raw["first"],
        delay_days=raw["delay_days"],
    )
