"""Scenarios of what the roles mean for the agreement of two people."""

from dataclasses import replace
from datetime import date

from quietroom.agreement import terms
from quietroom.agreement.people import Party, Person, Programme
from quietroom.agreement.questions import NOBODY, Helpers, starter
from quietroom.agreement.terms import Terms
from quietroom.programme.roles import Holder, Roles

from ..second import fixed
from .cast import (
    CORA,
    FULL,
    INES,
    LEILA,
    LEILA_ANEW,
    OMAR,
    SAM,
    Json,
    Scenario,
    case,
    listed,
    refused,
)

NOOR = Party(fixed("card of Noor"), "Noor", "mentee", undertakings=("It stays with me.",))
AMINA = Party(fixed("card of Amina"), "Amina", "mentor", undertakings=("I ask first.",))


def agreed(helpers: Helpers, within: bool = True) -> Terms:
    """An agreement of two, with these people in its roles."""
    where = Programme("Growing together", (CORA,)) if within else None
    return starter("generic", "en", (NOOR, AMINA), date(2026, 12, 1), helpers, where)


def swapped(old: Person, *new: Person) -> Roles:
    """The full list, then one with somebody else in the place of `old`, or nobody."""
    rows = [row for row in FULL if row.person != old]
    role = next(row.role for row in FULL if row.person == old)
    return listed((*rows, *(Holder(role, one) for one in new)), listed(FULL))


def offers() -> list[Scenario]:
    """Whom to offer."""
    roles = listed(FULL)
    without = swapped(OMAR)

    def play(about: str, of: Roles, out: list[Person], because: str) -> Scenario:
        gone = {one.card for one in out}
        free = [one for one in (LEILA, OMAR, INES) if one.card not in gone]
        held = {row.person for row in of.holders}
        pair = LEILA in free and OMAR in free and {LEILA, OMAR} <= held
        ombuds = INES.name if INES in free else None
        expect: Json = {
            "officer": LEILA.name if pair else None,
            "deputy": OMAR.name if pair else None,
            "ombuds": ombuds,
        }
        given: Json = {
            "roles": of.encode().hex(),
            "kept_out": [one.card.hex() for one in out],
        }
        return case("helpers", "5.1", about, given, expect, because)

    return [
        play("everybody", roles, [], "each is offered in their role"),
        play("one kept out", roles, [INES], "that role stays empty, and nobody is told why"),
        play("the officer kept out", roles, [LEILA], "an exception needs both or neither"),
        play("the deputy is one of the two", roles, [OMAR], "nobody judges their own case"),
        play("no deputy", without, [], "an officer alone is not offered"),
    ]


def refusals() -> list[Scenario]:
    """Terms that name somebody whom one person keeps out."""
    full = agreed(Helpers(LEILA, OMAR, INES))

    def play(about: str, of: Terms, out: Person, expect: Json, because: str) -> Scenario:
        given: Json = {"terms": terms.encode(of).hex(), "kept_out": [out.card.hex()]}
        return case("kept-out", "5.2", about, given, expect, because)

    no = refused("not-this-person")
    return [
        play("the ombuds", full, INES, no, "this person said: not for my rooms"),
        play("the deputy", full, OMAR, no, "whoever stands in would read it too"),
        play("somebody without a role", full, SAM, "taken", "Sam is not named"),
        play("who runs the programme", full, CORA, "taken", "a coordinator reads nothing"),
        play(
            "one of the named",
            replace(agreed(NOBODY), named=(SAM,)),
            SAM,
            "taken",
            "each entry to the named is its owner's choice",
        ),
    ]


def changes() -> list[Scenario]:
    """What changed since both signed."""
    full, bare = agreed(Helpers(LEILA, OMAR, INES)), agreed(NOBODY)
    brought = agreed(Helpers(LEILA, OMAR, SAM))

    def play(about: str, of: Terms, now: Roles, expect: Json, because: str) -> Scenario:
        given: Json = {
            "lists": [listed(FULL).encode().hex(), now.encode().hex()],
            "terms": terms.encode(of).hex(),
        }
        return case("changes", "5.3", about, given, expect, because)

    same = listed(FULL, listed(FULL))
    anew = [["officer", LEILA.card.hex(), LEILA_ANEW.card.hex()]]
    empty = [
        ["officer", None, LEILA.card.hex()],
        ["deputy", None, OMAR.card.hex()],
        ["ombuds", None, INES.card.hex()],
    ]
    return [
        play("nothing", full, same, [], "the same people hold the same roles"),
        play(
            "another ombuds",
            full,
            swapped(INES, SAM),
            [["ombuds", INES.card.hex(), SAM.card.hex()]],
            "both sign again, or it stays",
        ),
        play(
            "nobody any more",
            full,
            swapped(INES),
            [["ombuds", INES.card.hex(), None]],
            "whom the two named is not the programme's any more",
        ),
        play("begun anew", full, swapped(LEILA, LEILA_ANEW), anew, "another key, another officer"),
        play("named since", bare, same, empty, "the two may want to name them"),
        play("brought by the two", brought, same, [], "no list ever named Sam: their own choice"),
        play("no programme", agreed(NOBODY, within=False), same, [], "it is not theirs to name"),
    ]
