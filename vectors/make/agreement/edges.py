"""Scenarios at the edges: where two languages, or two editions of Unicode, could part ways."""

import hashlib
import json
from dataclasses import replace
from datetime import date

from quietroom.agreement import limits, terms
from quietroom.agreement.answers import from_toml
from quietroom.agreement.clauses import LANGUAGES, VERSION, data
from quietroom.agreement.differences import differences
from quietroom.agreement.limits import Limit
from quietroom.agreement.packs import PACKS
from quietroom.agreement.people import Person
from quietroom.agreement.questions import starter
from quietroom.agreement.render import render
from quietroom.agreement.terms import FIELDS
from quietroom.ground import canon
from quietroom.ground.canon import Value

from .cast import (
    LEILA,
    SIDES,
    TERMS,
    Json,
    Scenario,
    altered,
    case,
    named,
    refused,
    shown,
)

PATTERNS = "$& $1 {new} {name} \\1 %s"
"""What some language would replace if it took words for a pattern."""


def words() -> list[Scenario]:
    """Letters on which engines disagree."""

    def read(about: str, text: str, code: str | None, because: str) -> Scenario:
        expect: Json = refused(code) if code else {"text": text}
        return case("words", "4", about, {"text": text}, expect, because)

    hidden, bad = "invisible-characters", "bad-terms"
    return [
        read("a letter of Unicode 17", "\U0001fac8 \u0c5c", None, "the list follows no edition"),
        read("no letter so far", "a\u0378b", None, "the list follows no edition"),
        read("in two pieces", "e\u0301 é", None, "no normalisation"),
        read("letters that change with case", "ß ẞ İ ı ſ \u212a ǆ", None, "kept verbatim"),
        read("a space of Ogham at the end", "a\u1680", None, "four spaces are refused there"),
        read("a hard space at the end", "a\u00a0", bad, "one of the four"),
        read("a narrow space at the beginning", "\u202fa", bad, "one of the four"),
        read("a wide space at the beginning", "\u3000a", bad, "one of the four"),
        read("spaces only", "\u0020\u00a0", bad, "nothing is said"),
        read("hidden after a space at the end", "a \u200b", hidden, "the first of two faults"),
        read("no byte order mark", "\ufeffa", hidden, "a reader may swallow it"),
        read("the next line", "a\u0085b", hidden, "it breaks the line for some"),
        read("a unit separator", "a\u001fb", hidden, "it breaks the line for some"),
        read("a separator of Mongolian", "a\u180eb", hidden, "a space in some editions only"),
        read("no character of plane 1", "a\U0001fffeb", hidden, "the last two of a plane"),
        read("the last of all", "a\U0010ffffb", hidden, "no character"),
        read("before the hidden ones", "a\u1fffb\u2010", None, "next to the list, not on it"),
        read("2,000 of plane 1", "\U0001f642" * 2000, None, "characters, not units"),
        read("2,001 of plane 1", "\U0001f642" * 2001, bad, "characters, not bytes"),
    ]


def gags() -> list[Scenario]:
    """Case and borders of words, written out rather than asked of an engine."""
    filler = " and" * 7
    banned = (
        "IL EST INTERDIT DE DÉNONCER CELA À LA POLICE.",
        "We must not×report to the police.",
        "We must\u00a0not\u00a0report to the police.",
        f"Not{filler} report{filler} police",
        "not\U0001f642report\U0001f642police",
    )
    free = (
        f"Not{filler} and report{filler} police",
        f"Not{filler} report{filler} and police",
        "We never … report to the police.",
        "We must not tal\u212a to the police.",
        "We muﬆ ｎｏｔ report to the police.",
        "Il est interdit de de\u0301noncer a\u0300 la police.",
        "We must nevßer report to the police.",
    )
    return [
        *(
            case("gag", "6", text, {"words": text}, refused("reads-as-gag"), "it reads as a ban")
            for text in banned
        ),
        *(
            case("gag", "6", text, {"words": text}, "allowed", "other letters, or too far apart")
            for text in free
        ),
    ]


def limit_parts() -> list[Scenario]:
    """Short names, to the letter."""

    def read(about: str, ident: str, code: str | None, because: str) -> Scenario:
        found = (replace(TERMS.limits[1], id=ident),)
        listed: Json = {"limits": [shown(one.fields()) for one in found]}
        given: Json = {"limits": limits.encode(found).hex()}
        return case("limits", "5", about, given, refused(code) if code else listed, because)

    bad = "bad-terms"
    return [
        read("a line break after an id", "own-a\n", bad, "the whole of it is read"),
        read("figures of another script", "own-\u0661", bad, "0 to 9 only"),
        read("a long s", "own-\u017f", bad, "a to z only"),
        read("a hyphen at the end", "own-", bad, "a letter or a figure ends it"),
        read("an id of 40", "a" * 40, None, "the longest"),
        read("an id of 41", "a" * 41, bad, "too long"),
    ]


def _with(name: str, value: Value) -> Value:
    values = terms.write(TERMS)
    values[[field.name for field in FIELDS].index(name)] = value
    return values


def all_terms() -> list[Scenario]:
    """Dates, numbers and names at their bounds."""

    def bad(about: str, value: Value, because: str, code: str = "bad-terms") -> Scenario:
        given: Json = {"terms": canon.encode(value).hex()}
        return case("terms", "3", about, given, refused(code), because)

    def good(about: str, chosen: terms.Terms, because: str) -> Scenario:
        given: Json = {"terms": terms.encode(chosen).hex()}
        return case("terms", "3", about, given, named(chosen), because)

    own = [Limit(f"own-{name}", True, True, name, "It is.") for name in ("a", "a-1", "a1", "b")]
    twins = (replace(SIDES[0], name="Zoé"), replace(SIDES[1], name="Zoe\u0301"))
    long = replace(SIDES[0], name="\U0001f642" * 100)
    beyond = [2**63, *terms.write(TERMS)[1:]]
    return [
        good("a leap day", replace(TERMS, end=date(2028, 2, 29)), "a day of the calendar"),
        good("the last day", replace(TERMS, retention=date(9999, 12, 31)), "four figures"),
        good("own limits in order", replace(TERMS, limits=(*TERMS.limits, *own)), "by code point"),
        good("names in two spellings", replace(TERMS, parties=twins), "no normalisation"),
        good("a long name", replace(TERMS, parties=(long, SIDES[1])), "100 characters, not units"),
        bad("no leap day", _with("end", "2027-02-29"), "no such day"),
        bad("no leap century", _with("retention", "2100-02-29"), "no such day"),
        bad("a year without number", _with("end", "0000-01-01"), "from 1970"),
        bad("before 1970", _with("start", "1969-12-31"), "from 1970"),
        bad("the year 10000", _with("retention", "10000-01-01"), "four figures"),
        bad("wide figures", _with("start", "２０26-12-01"), "0 to 9 only"),
        bad("a line break after a date", _with("start", "2026-12-01\n"), "the whole of it"),
        bad("a date by week", _with("start", "2026-W49-2"), "one spelling"),
        bad("a number beyond 2^53", _with("cancel_hours", 2**53 + 1), "720 at most"),
        bad("a template of 64 bits", beyond, "no such clauses", "unknown-template"),
        bad("a template in words", ["1", *beyond[1:]], "no such clauses", "unknown-template"),
        bad("dates twice", _with("reviews", ["2027-01-01"] * 2), "rising"),
        bad("a name of 101", _with("parties", [*_sides("\U0001f642" * 101)]), "100 at most"),
        bad(
            "own limits out of order",
            _with("limits", limits.fields((*TERMS.limits, *reversed(own)))),
            "by code point",
        ),
    ]


def _sides(name: str) -> list[Value]:
    return [side.fields() for side in (replace(SIDES[0], name=name), SIDES[1])]


def files() -> list[Scenario]:
    """Files of answers, where a reader could be lenient."""
    base: Json = terms.encode(TERMS).hex()
    card = bytes(range(160, 192)).hex()

    def read(about: str, text: str, code: str | None, because: str) -> Scenario:
        expect = refused(code) if code else named(from_toml(text, TERMS))
        return case("file", "13.2", about, {"base": base, "file": text}, expect, because)

    def ombuds(figures: str) -> str:
        return f'ombuds = {{ name = "Zoe", card = "{figures}" }}'

    owned = "\n".join(
        f"[limit.own-{name}]\ntitle = '{name}'\ntrigger = 'It is.'" for name in ("b", "a1", "a-1")
    )
    bad = "bad-terms"
    return [
        read("a key in capitals", ombuds(card.upper()), None, "the same figures"),
        read("a key with spaces", ombuds(f"{card[:2]} {card[2:]}"), bad, "64 figures"),
        read("a key too short", ombuds(card[:62]), bad, "64 figures"),
        read("own limits in any order", owned, None, "sorted by their short names"),
        read("one officer for all", "officer = false\ndeputy = false", None, "nobody"),
        read("a side by its place", "[side.second]\nundertakings = ['I wait.']", None, "no role"),
        read("an unknown side", "[side.boss]\nsays = 'confidential'", bad, "no role of theirs"),
        read("an unknown limit", "[limit.weather]\non = true", bad, "not in the list"),
        read("who by another name", "[limit.harassment]\nwho = 'boss'", bad, "no role of theirs"),
        read("who as number", "[limit.harassment]\nwho = 1", bad, "no role"),
        read("a number below zero", "cancel_hours = -1", bad, "0 leaves it out"),
        read("a fraction", "cancel_hours = 1.5", bad, "whole hours"),
        read("a date as words", "end = 'soon'", bad, "no date"),
        read("a date with a time", "end = 2027-06-01T00:00:00", bad, "whole days"),
        read("what must be there left out", "purpose = false", bad, "no agreement without"),
        read("an officer alone", "deputy = false", "deputy-missing", "one may be away"),
    ]


def drafts() -> list[Scenario]:
    """Days are counted over leap days."""

    def draft(start: date, because: str) -> Scenario:
        given: Json = {
            "pack": "eu",
            "language": "fr",
            "cards": [side.card.hex() for side in SIDES],
            "start": start.isoformat(),
        }
        bare = (replace(SIDES[0], undertakings=()), replace(SIDES[1], undertakings=()))
        expect = named(starter("eu", "fr", bare, start))
        return case("draft", "13.1", f"from {start.isoformat()}", given, expect, because)

    return [
        draft(date(2027, 12, 31), "365 days are not a year then"),
        draft(date(2028, 2, 29), "a day that next year lacks"),
    ]


_PATTERNS = replace(
    TERMS,
    relation=PATTERNS,
    purpose=PATTERNS,
    off_limits=(PATTERNS, PATTERNS, "b"),
    parties=(replace(SIDES[0], undertakings=(PATTERNS,), expectations=(PATTERNS,)), SIDES[1]),
    limits=altered(TERMS, "harassment", title=PATTERNS, trigger=PATTERNS).limits,
)


def renderings() -> list[Scenario]:
    """Words that look like patterns."""
    given: Json = {"terms": terms.encode(_PATTERNS).hex(), "version": 1, "language": "en"}
    text: Json = {"text": render(_PATTERNS, 1, "en")}
    return [case("render", "7", "words like patterns", given, text, "what was put in stays")]


def changes() -> list[Scenario]:
    """Lists with words twice, names twice, and words that look like patterns."""

    def lines(about: str, old: terms.Terms, new: terms.Terms, because: str) -> Scenario:
        raw: Json = {"old": terms.encode(old).hex(), "new": terms.encode(new).hex()}
        assert isinstance(raw, dict)
        expect: Json = list(differences(old, new, "en"))
        return case("differences", "12", about, {**raw, "language": "en"}, expect, because)

    def topics(*named: str) -> terms.Terms:
        return replace(TERMS, off_limits=named)

    names = replace(TERMS, named=(LEILA, Person(bytes(32), "Leila")))
    own = Limit("own-a", False, True, "Strikes", "One is called.", delay_days=1, first=False)
    return [
        lines("words like patterns", TERMS, _PATTERNS, "what was put in stays"),
        lines("words twice", topics("a", "b", "a"), topics("b", "b", "c"), "each is counted"),
        lines("another order", topics("a", "b"), topics("b", "a"), "told as such"),
        lines("two of one name in another order", names, replace(names, named=names.named[::-1]),
              "nobody came or went"),
        lines("a limit of their own", TERMS, replace(TERMS, limits=(*TERMS.limits, own)),
              "with all that is not as usual"),
        lines("a limit of their own taken out", replace(TERMS, limits=(*TERMS.limits, own)), TERMS,
              "told as such"),
    ]  # fmt: skip


def texts() -> list[Scenario]:
    """The words that Quietroom brings, to the byte."""
    names = sorted([*LANGUAGES, *(f"packs/{key}" for key in PACKS)])
    whole = {name: data(VERSION, name) for name in names}
    raw = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    expect: Json = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    because = "who loads them apart from the rules must load these"
    return [case("texts", "7.1", "version 1", {"version": VERSION}, expect, because)]
