"""Scenarios of words, limits, terms, files and drafts."""

from dataclasses import replace
from datetime import date

from quietroom.agreement import limits, terms
from quietroom.agreement.answers import from_toml
from quietroom.agreement.limits import Limit, Who
from quietroom.agreement.people import Person, Programme
from quietroom.agreement.terms import FIELDS, Terms
from quietroom.ground import canon
from quietroom.ground.canon import Value

from .cast import (
    AMINA,
    INES,
    LEILA,
    NOOR,
    SAM,
    SIDES,
    TERMS,
    Json,
    Scenario,
    altered,
    case,
    full,
    informal,
    named,
    refused,
    shown,
)


def words() -> list[Scenario]:
    """The pair's own words."""

    def read(about: str, text: str, expect: Json, because: str) -> Scenario:
        return case("words", "4", about, {"text": text}, expect, because)

    hidden = refused("invisible-characters")
    return [
        read("plain", "I keep it.", {"text": "I keep it."}, "seen as it is signed"),
        read("any script", "שלום 你好 é 🙂", {"text": "שלום 你好 é 🙂"}, "kept verbatim"),
        read("spaces of French", "«\u00a0a\u202f»", {"text": "«\u00a0a\u202f»"}, "these are seen"),
        read("a line break", "a\nb", hidden, "it could pose as a clause"),
        read("a line separator", "a\u2028b", hidden, "it breaks the line as well"),
        read("an override", "a\u202eb", hidden, "letters would be read backwards"),
        read("an isolate", "a\u2066b", hidden, "it turns the direction too"),
        read("no width", "a\u200bb", hidden, "it cannot be seen"),
        read("a joiner", "a\u200db", hidden, "it cannot be seen"),
        read("a soft hyphen", "a\u00adb", hidden, "it is not always seen"),
        read("a filler", "a\u3164b", hidden, "a letter without a shape"),
        read("a tag", "a\U000e0041b", hidden, "it cannot be seen"),
        read("private use", "a\ue000b", hidden, "each font shows something else"),
        read("empty", "", refused("bad-terms"), "nothing is said"),
        read("a space at the end", "a ", refused("bad-terms"), "it cannot be seen there"),
        read("too long", "a" * 2001, refused("bad-terms"), "2,000 characters are the most"),
    ]


def gags() -> list[Scenario]:
    """Words that read as a ban, and their honest twins."""
    banned = (
        "We must not report anything to the police.",
        "YOU CAN’T TALK TO A LAWYER!",
        "I waive my right to complain to the authorities.",
        "Nous n’irons jamais à la police.",
        "Il est interdit de signaler quoi que ce soit aux autorités.",
    )
    free = (
        "I will not pass on what I hear, not even to my boss.",
        "Nothing keeps us from going to the police.",
        "We never talk at work. The police may be told.",
        "I shall not talk at once or soon or late or here or there about it in court.",
        "Rien ne nous empêche d’aller à la police.",
    )
    return [
        *(
            case("gag", "6", text, {"words": text}, refused("reads-as-gag"), "it reads as a ban")
            for text in banned
        ),
        *(case("gag", "6", text, {"words": text}, "allowed", "it bans no report") for text in free),
    ]


def limit_parts() -> list[Scenario]:
    """The part that an officer is shown."""

    def read(about: str, found: limits.Limits, code: str | None, because: str) -> Scenario:
        raw = limits.encode(found)
        listed: Json = {"limits": [shown(one.fields()) for one in found]}
        expect = refused(code) if code else listed
        return case("limits", "5", about, {"limits": raw.hex()}, expect, because)

    def raw(about: str, value: Value, code: str, because: str) -> Scenario:
        given: Json = {"limits": canon.encode(value).hex()}
        return case("limits", "5", about, given, refused(code), because)

    base = TERMS.limits
    own = Limit("own-strike", True, True, "Strikes", "One is called.", who=Who.SECOND)
    first = base[0]
    return [
        read("of an agreement", base, None, "this is how they travel"),
        read("with one of the pair's", (*base, own), None, "it stands after the others"),
        read("none", (), None, "the part alone does not know its pack"),
        read("no deputy", (replace(first, deputy=None),), "deputy-missing", "one may be away"),
        read("no officer", (replace(first, officer=None),), "deputy-missing", "a deputy of nobody"),
        read("one id twice", (first, first), "bad-terms", "a report names a limit by its id"),
        read("a bad id", (replace(first, id="Risk"),), "bad-terms", "lower-case letters"),
        read(
            "hidden in a trigger",
            (replace(first, trigger="a\u202eb"),),
            "invisible-characters",
            "an officer reads it too",
        ),
        read("too long a delay", (replace(first, delay_days=3651),), "bad-terms", "ten years"),
        raw("no array", 7, "bad-terms", "not a list"),
        raw("a field missing", [first.fields()[:11]], "malformed", "twelve fields"),
        raw(
            "a short card",
            [[*first.fields()[:10], [b"x", "a"], [b"y", "b"]]],
            "malformed",
            "32 bytes",
        ),
        *(
            case(
                "longest-delay",
                "5.1",
                about,
                {"limits": limits.encode(found).hex()},
                {"days": days},
                because,
            )
            for about, found, days, because in (
                ("of an agreement", base, 180, "the longest that is on"),
                ("none allowed", (replace(first, delay_days=0),), 0, "everything is told at once"),
                ("a long one switched off", (replace(own, on=False, delay_days=999),), 0, "off"),
            )
        ),
    ]


_GAG = "We never go to the police."

_REFUSED: tuple[tuple[str, Terms, str, str], ...] = (
    ("life switched off", altered(TERMS, "risk-to-life", on=False), "limit-not-removable", "S2"),
    (
        "life reworded",
        altered(TERMS, "risk-to-life", trigger="Never."),
        "limit-not-removable",
        "a limit without its trigger is no limit",
    ),
    (
        "life left out",
        replace(TERMS, limits=TERMS.limits[1:]),
        "limit-not-removable",
        "it always holds",
    ),
    (
        "harassment left out",
        replace(TERMS, limits=(TERMS.limits[0], *TERMS.limits[2:])),
        "bad-terms",
        "a limit is switched off in plain sight",
    ),
    (
        "the mentor as ombuds",
        replace(TERMS, ombuds=Person(AMINA, "Amina")),
        "conflicted-person",
        "nobody judges their own room",
    ),
    (
        "the mentee as one of the named",
        replace(TERMS, named=(Person(NOOR, "Noor"),)),
        "conflicted-person",
        "the two read everything as it is",
    ),
    (
        "the coordinator as ombuds",
        replace(TERMS, programme=Programme("Growing", (SAM, INES))),
        "conflicted-person",
        "a concern never passes through the programme",
    ),
    (
        "one person as officer and deputy",
        altered(TERMS, "harassment", deputy=LEILA),
        "conflicted-person",
        "a deputy stands in for somebody else",
    ),
    (
        "one person on both sides",
        replace(TERMS, parties=(SIDES[0], replace(SIDES[1], card=NOOR))),
        "conflicted-person",
        "an agreement is between two",
    ),
    (
        "one name on both sides",
        replace(TERMS, parties=(SIDES[0], replace(SIDES[1], name="Noor"))),
        "bad-terms",
        "the text could not tell them apart",
    ),
    (
        "an officer without deputy",
        altered(TERMS, "harassment", deputy=None),
        "deputy-missing",
        "one may be away",
    ),
    (
        "a gag",
        replace(TERMS, also=(_GAG,)),
        "reads-as-gag",
        "no agreement can do that",
    ),
    (
        "hidden characters",
        replace(TERMS, purpose="a\u202eb"),
        "invisible-characters",
        "it would be read otherwise than signed",
    ),
    (
        "a gag among what somebody expects",
        replace(TERMS, parties=(SIDES[0], replace(SIDES[1], expectations=(_GAG,)))),
        "reads-as-gag",
        "these are the pair's own words too",
    ),
    ("a gag as a title", replace(TERMS, relation=_GAG), "reads-as-gag", "it stands above all"),
    (
        "hidden in what somebody expects",
        replace(TERMS, parties=(replace(SIDES[0], expectations=("a\u2028b",)), SIDES[1])),
        "invisible-characters",
        "it could pose as a clause",
    ),
    (
        "21 things that somebody expects",
        replace(TERMS, parties=(replace(SIDES[0], expectations=("x",) * 21), SIDES[1])),
        "bad-terms",
        "20 are the most",
    ),
    ("a relation of 101 letters", replace(TERMS, relation="x" * 101), "bad-terms", "100 at most"),
    ("an end before the start", replace(TERMS, end=date(2026, 1, 1)), "bad-terms", "dates"),
    ("the named twice", replace(TERMS, named=(LEILA, LEILA)), "bad-terms", "each once"),
)


def all_terms() -> list[Scenario]:
    """Terms, and every rule about them broken once."""

    def read(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return case("terms", "3", about, {"terms": canon.encode(value).hex()}, expect, because)

    good = terms.write(TERMS)
    return [
        read("of a programme", good, named(TERMS), "this is how they travel"),
        read("of two friends", terms.write(informal()), named(informal()), "null where left out"),
        read("with every field", terms.write(full()), named(full()), "every kind of field"),
        *(
            read(about, terms.write(chosen), refused(code), because)
            for about, chosen, code, because in _REFUSED
        ),
        read("a template to come", [2, *good[1:]], refused("unknown-template"), "update first"),
        read("nothing", [], refused("unknown-template"), "no version to go by"),
        read("a field missing", good[:-1], refused("malformed"), "31 fields"),
        read("no such day", _with("start", "2026-02-30"), refused("bad-terms"), "a real one"),
        read("another spelling", _with("start", "20261201"), refused("bad-terms"), "one spelling"),
        read("an unknown pack", _with("pack", "mars"), refused("bad-terms"), "no such list"),
        read("words as number", _with("purpose", 7), refused("bad-terms"), "purpose is words"),
        read("no relation", _with("relation", None), refused("bad-terms"), "it ends the title"),
        read("a yes that is 2", _with("support", 2), refused("bad-terms"), "1 or 0"),
    ]


def _with(name: str, value: Value) -> Value:
    values = terms.write(TERMS)
    values[[field.name for field in FIELDS].index(name)] = value
    return values


def files() -> list[Scenario]:
    """Files of answers."""
    base: Json = terms.encode(TERMS).hex()

    def read(about: str, text: str, code: str | None, because: str) -> Scenario:
        expect = refused(code) if code else named(from_toml(text, TERMS))
        return case("file", "13.2", about, {"base": base, "file": text}, expect, because)

    changes = (
        "purpose = 'Find what I enjoy.'\nend = 2027-06-01\nrenewals = []\nreviews = []\n"
        "relation = 'coaching'\n[side.mentee]\nexpectations = ['Time.', 'A plain word.']\n"
        "[side.mentor]\nsays = 'may be told'\n[limit.harassment]\non = false\nwho = 'mentor'\n"
        "[limit.own-strike]\ntitle = 'Strikes'\ntrigger = 'One is called.'\n"
    )
    return [
        read("empty", "", None, "nothing changes"),
        read("several changes", changes, None, "what it says is taken, the rest stays"),
        read("no TOML", "purpose = ", "bad-terms", "not a file of this kind"),
        read("an unknown field", "purpos = 'x'", "bad-terms", "nothing is dropped in silence"),
        read("another language", "language = 'fr'", "bad-terms", "a new draft begins with it"),
        read("a rule broken", "[limit.risk-to-life]\non = false", "limit-not-removable", "as ever"),
    ]
