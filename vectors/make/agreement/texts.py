"""Scenarios of drafts, texts, cautions and differences."""

from dataclasses import replace
from datetime import date

from quietroom.agreement import terms
from quietroom.agreement.differences import differences
from quietroom.agreement.packs import PACKS
from quietroom.agreement.people import Default, Person, Programme
from quietroom.agreement.questions import cautions, starter
from quietroom.agreement.render import render
from quietroom.agreement.terms import Terms

from .cast import (
    LEILA,
    OMAR,
    SIDES,
    START,
    TERMS,
    Json,
    Scenario,
    altered,
    case,
    full,
    informal,
    named,
    refused,
)


def drafts() -> list[Scenario]:
    """First drafts in each language and pack."""

    def draft(pack: str, language: str) -> Scenario:
        given: Json = {
            "pack": pack,
            "language": language,
            "cards": [side.card.hex() for side in SIDES],
            "start": START.isoformat(),
        }
        bare = tuple(replace(side, name=side.name, undertakings=()) for side in SIDES)
        expect = named(starter(pack, language, (bare[0], bare[1]), START))
        return case("draft", "13.1", f"{pack} in {language}", given, expect, "the words of a pack")

    unknown: Json = {
        "pack": "mars",
        "language": "en",
        "cards": [side.card.hex() for side in SIDES],
        "start": START.isoformat(),
    }
    return [
        *(draft(pack, language) for pack in PACKS for language in ("en", "fr")),
        case(
            "draft", "13.1", "an unknown pack", unknown, refused("unknown-template"), "no such list"
        ),
    ]


def renderings() -> list[Scenario]:
    """The one text of an agreement."""

    def text(about: str, chosen: Terms, language: str, because: str) -> Scenario:
        given: Json = {"terms": terms.encode(chosen).hex(), "version": 1, "language": language}
        return case("render", "7", about, given, {"text": render(chosen, 1, language)}, because)

    uk = starter("uk", "fr", SIDES, START)
    beyond: Json = {"terms": terms.encode(TERMS).hex(), "version": 2, "language": "en"}
    return [
        text("of a programme", TERMS, "en", "the text that both read"),
        text("of two friends, in French", informal(), "fr", "what is left out has no line"),
        text("with every field", full(), "en", "own words end their line, and pose as nothing"),
        text("for the United Kingdom, in French", uk, "fr", "a pack of its own"),
        text("a reading copy", TERMS, "fr", "clauses in one language, own words in another"),
        case(
            "render", "7", "a template to come", beyond, refused("unknown-template"), "update first"
        ),
    ]


def warnings() -> list[Scenario]:
    """What to know before signing."""

    def told(about: str, chosen: Terms, because: str) -> Scenario:
        given: Json = {"terms": terms.encode(chosen).hex()}
        expect: Json = [[one.code, one.sentence] for one in cautions(chosen)]
        return case("cautions", "13.1", about, given, expect, because)

    return [
        told("nothing missing", TERMS, "a lawyer should always check"),
        told("two friends", informal("en"), "nobody to turn to, no end, an open side"),
        told("the policy of the house", altered(TERMS, "policy-breach", on=True), "it is too wide"),
    ]


def changes() -> list[Scenario]:
    """What a new version changes, in words."""

    def lines(about: str, old: Terms, new: Terms, language: str, because: str) -> Scenario:
        given: Json = {
            "old": terms.encode(old).hex(),
            "new": terms.encode(new).hex(),
            "language": language,
        }
        expect: Json = list(differences(old, new, language))
        return case("differences", "12", about, given, expect, because)

    shorter = replace(TERMS, end=date(2027, 6, 1), renewals=(), reviews=(date(2027, 3, 1),))
    open_side = replace(SIDES[1], default=Default.MAY_BE_TOLD, undertakings=("I ask.", "I wait."))
    hopes = replace(SIDES[0], expectations=("Your time.", "A plain word."))
    expects = replace(TERMS, parties=(hopes, SIDES[1]))
    fewer = replace(
        expects,
        parties=(replace(hopes, expectations=("Your patience.",)), SIDES[1]),
        relation="coaching",
    )
    fake = Person(bytes(32), "Leila")
    return [
        lines("nothing", TERMS, TERMS, "en", "equal terms have no difference"),
        lines("dates", TERMS, shorter, "en", "each date is told"),
        lines("dates, in French", TERMS, shorter, "fr", "in the reader's language"),
        lines("a side", TERMS, replace(TERMS, parties=(SIDES[0], open_side)), "en", "by name"),
        lines(
            "a namesake slipped in",
            replace(TERMS, named=(LEILA,)),
            replace(TERMS, named=(fake, OMAR)),
            "en",
            "where names are alike, keys are told",
        ),
        lines(
            "a limit off and another on",
            TERMS,
            altered(altered(TERMS, "harassment", on=False), "policy-breach", on=True),
            "en",
            "switches are told as such",
        ),
        lines("every field", TERMS, full(), "en", "nothing is left out"),
        lines("what somebody expects", TERMS, expects, "en", "by number, as what they undertake"),
        lines("less of it, and a new name", expects, fewer, "fr", "told as such"),
        lines(
            "a programme", TERMS, replace(TERMS, programme=Programme("Next")), "en", "people too"
        ),
        lines("another pack", TERMS, _in_uk(), "en", "every limit that comes is told"),
    ]


def _in_uk() -> Terms:
    uk = starter("uk", "en", SIDES, START)
    limits = (replace(limit, officer=LEILA, deputy=OMAR) for limit in uk.limits)
    return replace(TERMS, pack="uk", limits=tuple(limits))
