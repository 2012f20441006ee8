"""Terms: one encoding, every rule, errors that name the field."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement import terms as rules
from quietroom.agreement.clauses import UnknownTemplate, template
from quietroom.agreement.people import ConflictedPerson, Person, Programme
from quietroom.agreement.terms import FIELDS, Terms
from quietroom.agreement.words import BadTerms, InvisibleCharacters
from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.errors import Malformed, QuietroomError, TooLarge
from tests.rules.agreement.pair import (
    INES,
    LEILA,
    NOOR,
    NOOR_LATER,
    SAM,
    SIDES,
    TERMS,
    choices,
    person,
    same_person,
)
from tests.rules.values import VALUES

_PLACE = {field.name: place for place, field in enumerate(FIELDS)}


@given(choices())
def test_terms_have_one_encoding(chosen: Terms) -> None:
    """Whatever the rules allow comes back from its bytes as it was."""
    assert rules.parse(rules.encode(chosen)) == chosen


def test_every_field_is_encoded() -> None:
    """The list of fields is the class, in its order, and each stands in a clause with a label."""
    words = template(1, "en")

    assert [field.name for field in FIELDS] == [field.name for field in fields(Terms)]
    assert {field.clause for field in FIELDS} <= {clause.key for clause in words.clauses}


@given(st.sampled_from(FIELDS), VALUES)
def test_any_field_may_be_anything(field: rules.Field, value: Value) -> None:
    """A field that holds what it should not is refused in our own tree."""
    values = rules.write(TERMS)
    values[_PLACE[field.name]] = value
    raw = canon.encode(values)
    try:
        found = rules.parse(raw)
    except QuietroomError:
        return

    assert rules.encode(found) == raw


@given(st.binary(max_size=200) | VALUES.map(canon.encode))
def test_parser_raises_in_one_tree(raw: bytes) -> None:
    """No bytes at random are terms."""
    with pytest.raises(QuietroomError):
        rules.parse(raw)


@given(st.data())
def test_parser_survives_bent_terms(data: st.DataObject) -> None:
    """Good bytes, bent anywhere, are refused in our own tree or are other good terms."""
    good = rules.encode(TERMS)
    at = data.draw(st.integers(0, len(good) - 1))
    raw = good[:at] + data.draw(st.binary(max_size=3)) + good[at + data.draw(st.integers(0, 3)) :]
    try:
        found = rules.parse(raw)
    except QuietroomError:
        return

    assert rules.encode(found) == raw


def test_too_large() -> None:
    """More bytes than terms may have are not even decoded."""
    with pytest.raises(TooLarge):
        rules.parse(bytes(rules.LIMIT + 1))


def test_newer_templates_are_told_from_broken_ones() -> None:
    """Terms of a version to come say: update, whatever their fields are."""
    with pytest.raises(UnknownTemplate):
        rules.parse(canon.encode([2, "fields", "to come"]))
    with pytest.raises(Malformed):
        rules.parse(canon.encode([1, "en"]))


_REFUSED: dict[str, tuple[Callable[[], Terms], type[QuietroomError], str]] = {
    "both have one name": (
        lambda: replace(TERMS, parties=(SIDES[0], replace(SIDES[1], name="Noor"))),
        BadTerms,
        "parties",
    ),
    "both are one person": (
        lambda: replace(TERMS, parties=(SIDES[0], replace(SIDES[1], card=NOOR))),
        ConflictedPerson,
        "both sides",
    ),
    "ends before it starts": (lambda: replace(TERMS, end=date(2026, 11, 30)), BadTerms, "end"),
    "renewal after the end": (
        lambda: replace(TERMS, renewals=(date(2028, 1, 1),)),
        BadTerms,
        "renewals",
    ),
    "review before the start": (
        lambda: replace(TERMS, reviews=(date(2026, 1, 1), date(2027, 1, 1))),
        BadTerms,
        "reviews",
    ),
    "dates out of order": (
        lambda: replace(TERMS, reviews=(date(2027, 2, 1), date(2027, 1, 1))),
        BadTerms,
        "reviews",
    ),
    "deleted before the end": (
        lambda: replace(TERMS, retention=date(2027, 1, 1)),
        BadTerms,
        "retention",
    ),
    "no purpose": (lambda: replace(TERMS, purpose=""), BadTerms, "purpose"),
    "unknown pack": (lambda: replace(TERMS, pack="mars"), BadTerms, "pack"),
    "unknown language": (lambda: replace(TERMS, language="de"), BadTerms, "language"),
    "hidden in a name": (
        lambda: replace(TERMS, parties=(replace(SIDES[0], name="No\u202eor"), SIDES[1])),
        InvisibleCharacters,
        "first side: name",
    ),
    "hidden in an undertaking": (
        lambda: replace(TERMS, parties=(SIDES[0], replace(SIDES[1], undertakings=("a\nb",)))),
        InvisibleCharacters,
        "second side: undertakings 1",
    ),
    "hidden in an expectation": (
        lambda: replace(TERMS, parties=(replace(SIDES[0], expectations=("a\nb",)), SIDES[1])),
        InvisibleCharacters,
        "first side: expectations 1",
    ),
    "too many expectations": (
        lambda: replace(TERMS, parties=(replace(SIDES[0], expectations=("a",) * 21), SIDES[1])),
        BadTerms,
        "first side: expectations",
    ),
    "no relation": (lambda: replace(TERMS, relation=""), BadTerms, "relation"),
    "hidden in a relation": (
        lambda: replace(TERMS, relation="a\u202eb"),
        InvisibleCharacters,
        "relation",
    ),
    "hidden in a programme": (
        lambda: replace(TERMS, programme=Programme("Gr\u200bow", (SAM,))),
        InvisibleCharacters,
        "programme: name",
    ),
    "hidden in one of the named": (
        lambda: replace(TERMS, named=(LEILA, Person(bytes(32), "\u2067x"))),
        InvisibleCharacters,
        "named 2: name",
    ),
    "named twice": (lambda: replace(TERMS, named=(LEILA, LEILA)), BadTerms, "named"),
}


@pytest.mark.parametrize(("make", "error", "field"), _REFUSED.values(), ids=_REFUSED.keys())
def test_rules(make: Callable[[], Terms], error: type[QuietroomError], field: str) -> None:
    """Each rule is broken once; the error begins with the field."""
    with pytest.raises(error) as refusal:
        rules.encode(make())

    assert str(refusal.value).startswith(field)


def test_the_honest_twin() -> None:
    """The terms that the others are bent from are accepted, and without what may be left out."""
    bare = replace(TERMS, programme=None, ombuds=None, end=None, retention=None, renewals=())

    assert rules.encode(TERMS)
    assert rules.encode(bare)


@pytest.mark.parametrize("place", ["officer", "deputy", "ombuds", "named"])
def test_nobody_judges_their_own_room(place: str) -> None:
    """One of the two is neither officer, deputy nor ombuds of their room, nor one of the named."""
    amina = Person(SIDES[1].card, "Amina")
    first = TERMS.limits[0]
    changed = {
        "officer": {"limits": (replace(first, officer=amina), *TERMS.limits[1:])},
        "deputy": {"limits": (replace(first, deputy=amina), *TERMS.limits[1:])},
        "ombuds": {"ombuds": amina},
        "named": {"named": (amina,)},
    }

    with pytest.raises(ConflictedPerson, match=place):
        rules.encode(replace(TERMS, **changed[place]))  # type: ignore[arg-type]


def test_coordinator_is_not_ombuds() -> None:
    """Whoever runs the programme does not hear concerns about it; another coordinator is fine."""
    with pytest.raises(ConflictedPerson, match="ombuds"):
        rules.encode(replace(TERMS, programme=Programme("Growing", (SAM, INES))))
    assert rules.encode(replace(TERMS, programme=Programme("Growing", (SAM, LEILA))))


def test_lineages_count_as_one_person() -> None:
    """A later card of one of the two is that person still, for whoever knows lineages."""
    hidden = replace(TERMS, ombuds=Person(NOOR_LATER, "Somebody"))
    rules.refuse_conflicts(hidden, bytes.__eq__)

    with pytest.raises(ConflictedPerson):
        rules.refuse_conflicts(hidden, same_person)


def test_everybody_beside_the_pair_is_known() -> None:
    """Officers, deputies, the ombuds and the named are all among the outsiders."""
    named = replace(TERMS, named=(person("Zoe"),))
    found = {(what, one.name) for what, one in rules.outsiders(named)}

    assert found == {("officer", "Leila"), ("deputy", "Omar"), ("ombuds", "Ines"), ("named", "Zoe")}
