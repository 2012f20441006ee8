"""Relations as files: what ships is whole, every fault is told, a draft takes their words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement.answers import from_table
from quietroom.agreement.clauses import LANGUAGES
from quietroom.agreement.packs import PACKS
from quietroom.agreement.questions import starter
from quietroom.agreement.relation import (
    PLACES,
    SHIPPED,
    BadRelation,
    answers,
    applied,
    parse,
    shipped,
)
from quietroom.agreement.render import render
from quietroom.agreement.terms import Terms
from quietroom.guidance.shelf import COURSES
from tests.rules.agreement.pair import SIDES, person
from tests.rules.agreement.reading import grade
from vectors.make.agreement.relations import OWN

GRADE = 8


def draft(language: str = "en", pack: str = "generic") -> Terms:
    """A first draft of Noor, the mentee, and Amina, the mentor."""
    bare = [replace(side, undertakings=()) for side in SIDES]
    return starter(pack, language, (bare[0], bare[1]), date(2026, 12, 1))


def faults_of(text: str) -> tuple[str, ...]:
    """What is wrong with a file, without its name."""
    with pytest.raises(BadRelation) as refused:
        parse("own.toml", text)

    assert all(fault.startswith("own.toml: ") for fault in refused.value.faults)
    return tuple(fault.removeprefix("own.toml: ") for fault in refused.value.faults)


def bent(old: str, new: str) -> str:
    """The honest file with one thing otherwise."""
    assert old in OWN
    return OWN.replace(old, new, 1)


def test_mentoring_is_one_of_them_and_changes_nothing() -> None:
    """What every draft begins as is a relation like the others."""
    assert SHIPPED[0] == "mentoring"
    assert len(SHIPPED) >= 3
    assert applied(shipped()["mentoring"], draft()) == draft()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SHIPPED)
def test_what_ships_is_whole(key: str, language: str) -> None:
    """Key, courses that there are, a title of its own, and words to take that the rules take."""
    found = shipped()[key]
    said = found.spoken(language)
    names = [one.spoken(language).name for one in shipped().values()]
    sides = [
        {"undertakings": list(one.undertakings), "expectations": list(one.expectations)}
        for one in said.places.values()
    ]
    base = applied(found, draft(language))
    chosen = from_table({"side": {"first": sides[0], "second": sides[1]}}, base)

    assert found.key == key
    assert set(found.guidance) <= set(COURSES)
    assert found.guidance
    assert names.count(said.name) == 1
    assert all(side.undertakings and side.expectations for side in chosen.parties)
    assert render(chosen, 1, language).splitlines()[0].endswith(f": {said.name}")
    assert [party.role for party in chosen.parties] == [
        said.places["mentee"].role,
        said.places["mentor"].role,
    ]


@pytest.mark.parametrize("key", SHIPPED)
def test_both_languages_say_the_same_things(key: str) -> None:
    """Same terms, lists of one length, and words to take on both sides."""
    english, french = (shipped()[key].spoken(language) for language in LANGUAGES)
    sizes = [
        {name: len(held) if isinstance(held, list) else 0 for name, held in said.terms.items()}
        for said in (english, french)
    ]

    assert sizes[0] == sizes[1]
    for place in PLACES:
        one, other = english.places[place], french.places[place]
        assert len(one.undertakings) == len(other.undertakings)
        assert len(one.expectations) == len(other.expectations)


@pytest.mark.parametrize("key", SHIPPED)
def test_english_reads_at_grade_eight(key: str) -> None:
    """All that a relation says can be read at grade 8."""
    said = shipped()[key].spoken("en")
    told = [said.about]
    for held in said.terms.values():
        told += held if isinstance(held, list) else [held]
    for place in said.places.values():
        told += [*place.undertakings, *place.expectations]

    assert grade(" ".join(told)) <= GRADE


@given(st.sampled_from(SHIPPED), st.sampled_from(LANGUAGES), st.sampled_from(PACKS))
def test_each_fits_every_pack(key: str, language: str, pack: str) -> None:
    """Whatever the pack, the draft passes every rule, and only what is answered changes."""
    before = draft(language, pack)
    found = shipped()[key]
    after = applied(found, before)
    told = answers(found, before)
    same = {name: getattr(before, name) for name in Terms.__slots__ if name not in told}

    assert {name: getattr(after, name) for name in same if name != "parties"} == {
        name: held for name, held in same.items() if name != "parties"
    }


def test_one_of_ones_own() -> None:
    """A file that is not ours gives name, roles, terms and dates; what it leaves out stays."""
    own = parse("own.toml", OWN)
    found = applied(own, draft())
    start = found.start

    assert (own.key, own.guidance) == ("study-pair", ())
    assert found.relation == "study pair"
    assert [party.role for party in found.parties] == ["the one behind", "the one ahead"]
    assert (found.place, found.off_limits, found.support) == ("The library.", ("Marks.",), True)
    assert (found.end, found.renewals) == (start + timedelta(days=40), ())
    assert found.reviews == tuple(start + timedelta(days=day) for day in range(1, 25))
    assert found.purpose == draft().purpose


def test_a_language_that_it_lacks() -> None:
    """Whoever writes in French is told that this file says nothing in it."""
    with pytest.raises(BadRelation, match="study-pair: fr: it says nothing in this language"):
        applied(parse("own.toml", OWN), draft("fr"))


_FAULTS = {
    "no TOML": ("format = ", "it is not TOML; mend this first (at "),
    "too long": ("#" * 100_001, "it has more than 100000 characters"),
    "another format": (bent("format = 1", "format = 2"), "format: write format = 1"),
    "no format": (bent("format = 1", ""), "format: write format = 1"),
    "a key of words": (bent('"study-pair"', '"Study pair"'), "relation: give it a short name"),
    "an unknown field": (bent("[terms]", "x = 1\n[terms]"), "x: is not known; the fields are"),
    "a field of signs": (bent("[terms]", '"\\u001b" = 1\n[terms]'), "a field: is not known"),
    "courses as text": (bent("[terms]", "guidance = 'x'\n[terms]"), "guidance: list names"),
    "a course of words": (bent("[terms]", "guidance = ['A B']\n[terms]"), "guidance 1: give it"),
    "no language": (OWN[: OWN.index("[en]")], "en: write a table for one language at least"),
    "a language as text": (OWN[: OWN.index("[terms]")] + "en = 1", "en: write it as a table"),
    "no name": (bent('name = "study pair"', ""), "en: name: it is missing"),
    "an empty name": (bent('"study pair"', '""'), "en: name is empty"),
    "a long name": (bent('"study pair"', f'"{"x" * 101}"'), "en: name has 101 characters"),
    "hidden in a name": (bent('"study pair"', '"a\\u202eb"'), "en: name holds U+202E"),
    "a ban as a name": (
        bent('"study pair"', '"never tell the police"'),
        "en: name reads as if it forbade",
    ),
    "no role": (bent('role = "the one ahead"', ""), "en: mentor: role: it is missing"),
    "no place": (bent('[en.mentor]\nrole = "the one ahead"', ""), "en: mentor: role: it is"),
    "an expectation as text": (
        bent('["You ask before you explain."]', '"x"'),
        "en: mentee: expectations must be a list",
    ),
    "a ban among what to expect": (
        bent("You ask before you explain.", "You never report to the police."),
        "en: mentee: expectations 1 reads as if it forbade",
    ),
    "unknown terms": (bent('place = "The', 'plcae = "The'), "en: terms: plcae: is not known"),
    "a person": (bent('place = "The library."', "ombuds = 1"), "en: terms: ombuds: is not known"),
    "words as number": (bent('"The library."', "7"), "en: terms: place"),
    "words left out": (bent('"The library."', "false"), "en: terms: place: write it, or leave"),
    "a line break": (bent('"Marks."', '"a\\nb"'), "en: terms: off_limits 1 holds U+000A"),
    "a count as words": (bent("support = true", "support = 'yes'"), "terms: support must be"),
    "too many hours": (bent("support = true", "cancel_hours = 721"), "terms: cancel_hours must"),
    "no days": (bent("days = 40", "days = 0"), "terms: days: write a whole number of days"),
    "days for ever": (bent("days = 40", "days = 3651"), "terms: days: write a whole number"),
    "days as yes": (bent("days = 40", "days = true"), "terms: days: write a whole number"),
}


@pytest.mark.parametrize(("text", "told"), _FAULTS.values(), ids=_FAULTS.keys())
def test_each_fault_is_told(text: str, told: str) -> None:
    """A fault is told by file, field and remedy."""
    assert [fault for fault in faults_of(text) if fault.startswith(told)] != []


def test_all_faults_are_told_at_once() -> None:
    """Faults all over a file are named together, none of them twice."""
    text = bent("format = 1", "format = 2").replace("days = 40", "days = 0")
    text = text.replace('name = "study pair"', 'name = ""').replace('"The library."', "7")
    text += "\n[fr]\n"
    found = faults_of(text)

    assert len(found) == len(set(found)) == 8
    assert sorted(fault.split(":")[0] for fault in found) == ["en"] * 2 + ["format"] + [
        "fr"
    ] * 4 + ["terms"]


_LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("We meet.")
_FIELDS = st.sampled_from(
    (
        *("format", "relation", "guidance", "terms", "en", "fr", "name", "about", "mentor"),
        *("mentee", "role", "undertakings", "expectations", "days", "support", "purpose", "x"),
    )
)
_TABLES = st.recursive(
    _LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_FIELDS, inner, max_size=5),
    max_leaves=12,
)


def _toml(held: object) -> str:
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in held.items()) + "}"
    if isinstance(held, list):
        return "[" + ", ".join(map(_toml, held)) + "]"
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, str):
        return '"' + "".join(f"\\U{ord(one):08x}" for one in held) + '"'
    return str(held) if isinstance(held, int) else "1979-05-27"


@given(st.dictionaries(_FIELDS, _TABLES, max_size=6))
def test_any_table_is_read_or_refused_in_full(table: dict[str, object]) -> None:
    """Whatever the fields hold, each fault has file, field and remedy, in one line that prints."""
    text = "\n".join(f"{key} = {_toml(held)}" for key, held in table.items())

    for fault in faults_of(text):
        assert fault.isprintable()
        assert ": " in fault


def test_nobody_is_named_by_a_file() -> None:
    """A relation names no officer, ombuds or programme: these are people, and not of its making."""
    base = draft()
    helped = replace(base, ombuds=person("Ines"))

    assert applied(shipped()["coaching"], helped).ombuds == person("Ines")
    assert applied(shipped()["coaching"], helped).limits == base.limits
