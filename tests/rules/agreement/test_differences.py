"""Differences in words: nothing changes without a line that says so."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from quietroom.agreement.differences import differences
from quietroom.agreement.limits import Limit, Who
from quietroom.agreement.people import Default, Person, Programme
from quietroom.agreement.render import render
from quietroom.agreement.terms import Terms
from tests.rules.agreement.pair import (
    INES,
    LEILA,
    NOOR,
    OMAR,
    SAM,
    SIDES,
    TERMS,
    altered,
    choices,
    person,
)
from tests.rules.agreement.pair import terms as terms_of
from tests.rules.agreement.test_render import _CHANGES


@given(choices(), choices())
def test_complete(old: Terms, new: Terms) -> None:
    """Any two unequal terms give at least one line, equal ones none, in both languages."""
    for language in ("en", "fr"):
        assert bool(differences(old, new, language)) == (old != new)
        assert differences(old, old, language) == ()


@pytest.mark.parametrize("name", _CHANGES.keys())
def test_every_single_change_is_told(name: str) -> None:
    """Each single choice, changed alone, is told, and both ways round in other words."""
    there, back = (
        differences(TERMS, _CHANGES[name], "en"),
        differences(_CHANGES[name], TERMS, "en"),
    )

    assert there
    assert back
    assert there != back


@given(choices(), choices())
def test_a_changed_text_has_a_line(old: Terms, new: Terms) -> None:
    """Whenever the texts differ the differences say something; each is one line of words."""
    lines = differences(old, new)

    assert lines or render(old, 1, "en") == render(new, 1, "en")
    assert all(line.strip() and len(line.splitlines()) == 1 for line in lines)


def _sides(**changes: object) -> Terms:
    return replace(TERMS, parties=(SIDES[0], replace(SIDES[1], **changes)))  # type: ignore[arg-type]


_CLOSED, _OPEN = "confidential unless said otherwise", "may be passed on unless said otherwise"
_OWN = Limit("own-x", False, True, "Strikes", "One is called.", None, None, Who.FIRST)
_SAID: dict[str, tuple[Terms, list[str]]] = {
    "a date": (
        replace(TERMS, end=date(2027, 6, 1), renewals=(), reviews=()),
        [
            "Clause 13, end date: 1 December 2027 → 1 June 2027",
            "Clause 13, date to say if we go on, taken out: 20 October 2027",
            "Clause 14, date to look back, taken out: 2 March 2027",
            "Clause 14, date to look back, taken out: 1 June 2027",
            "Clause 14, date to look back, taken out: 31 August 2027",
        ],
    ),
    "no date": (
        replace(TERMS, end=None, retention=None),
        [
            "Clause 13, end date: 1 December 2027 → none",
            "Clause 18, delete after: 30 November 2028 → none",
        ],
    ),
    "a switch": (
        altered(TERMS, "harassment", on=False),
        ["Clause 5, exception “Harassment” switched off"],
    ),
    "another switch": (
        altered(TERMS, "policy-breach", on=True),
        ["Clause 5, exception “Serious breach of a house rule” switched on"],
    ),
    "the notice of a limit": (
        altered(TERMS, "harassment", first=False, delay_days=1, who=Who.SECOND),
        [
            "Clause 5, exception “Harassment”, who must act: either of us → Amina",
            "Clause 5, exception “Harassment”, told first: yes → no",
            "Clause 5, exception “Harassment”, may be told later, within: 180 days → 1 day",
        ],
    ),
    "one officer": (
        altered(TERMS, "harassment", officer=INES),
        ["Clause 5, exception “Harassment”, to whom: Leila → Ines"],
    ),
    "every officer": (
        replace(TERMS, limits=tuple(replace(one, officer=INES) for one in TERMS.limits)),
        ["Clause 5, every exception, to whom: Leila → Ines"],
    ),
    "an officer of the same name": (
        altered(TERMS, "harassment", deputy=Person(bytes(32), "Omar")),
        [
            "Clause 5, exception “Harassment”, deputy: Omar, key {} → Omar, key {}".format(
                OMAR.card.hex(), "00" * 32
            )
        ],
    ),
    "a limit of ours": (
        replace(TERMS, limits=(*TERMS.limits, _OWN)),
        [
            "Clause 5, exception “Strikes” added: One is called.",
            "Clause 5, exception “Strikes” switched off",
            "Clause 5, exception “Strikes”, who must act: either of us → Noor",
        ],
    ),
    "undertakings": (
        _sides(undertakings=("I ask.", "I wait.")),
        [
            "Clause 20, undertaking of Amina 1: I ask before I pass anything on. → I ask.",
            "Clause 20, undertaking of Amina 2, added: I wait.",
        ],
    ),
    "expectations": (
        _sides(expectations=("Time.",)),
        ["Clause 2, expectation of Amina 1, added: Time."],
    ),
    "what it is called": (
        replace(TERMS, relation="coaching", purpose="x"),
        [
            "Clause 1, what we call this: mentoring → coaching",
            f"Clause 2, purpose: {TERMS.purpose} → x",
        ],
    ),
    "a default": (
        _sides(default=Default.MAY_BE_TOLD),
        [
            f"Clause 4, what Amina says: {_CLOSED} → {_OPEN}",
        ],
    ),
    "a name and a role": (
        _sides(name="Amina B", role="coach"),
        ["Clause 1, Amina, name: Amina → Amina B", "Clause 1, Amina, role: mentor → coach"],
    ),
    "a key": (
        _sides(card=bytes(32)),
        [f"Clause 1, Amina, key: {SIDES[1].card.hex()} → {'00' * 32}"],
    ),
    "the named": (
        replace(TERMS, named=(LEILA, person("Zoe"))),
        ["Clause 4, the named, added: Leila", "Clause 4, the named, added: Zoe"],
    ),
    "the ombuds": (replace(TERMS, ombuds=None), ["Clause 16, ombuds: Ines → none"]),
    "the programme": (
        replace(TERMS, programme=None),
        ["Clause 1, programme: Growing together → none", "Clause 1, coordinator, taken out: Sam"],
    ),
    "hours": (
        replace(TERMS, cancel_hours=1, agenda_hours=0),
        [
            "Clause 9, topics are sent before: 24 hours → none",
            "Clause 9, notice to call off a meeting: 24 hours → 1 hour",
        ],
    ),
    "advice": (
        replace(TERMS, support=True),
        ["Clause 4, advice for ourselves, without names: no → yes"],
    ),
}


@pytest.mark.parametrize(("new", "lines"), _SAID.values(), ids=_SAID.keys())
def test_in_words(new: Terms, lines: list[str]) -> None:
    """Each kind of change is said as a person would say it, in the order of the clauses."""
    assert list(differences(TERMS, new)) == lines


def test_a_swapped_key_is_not_hidden_by_another_change() -> None:
    """A namesake with another key, slipped in beside an honest change, is shown with both keys."""
    old = replace(TERMS, named=(LEILA, OMAR))
    fake = Person(bytes(32), "Leila")
    lines = differences(old, replace(TERMS, named=(fake, INES)))

    assert f"Clause 4, the named, taken out: Leila, key {LEILA.card.hex()}" in lines
    assert f"Clause 4, the named, added: Leila, key {'00' * 32}" in lines


def test_order_alone_is_told() -> None:
    """The same items in another order are another text, and said so."""
    old = replace(TERMS, also=("one", "two"))

    assert differences(old, replace(old, also=("two", "one"))) == (
        "Clause 21, what we add, order: one; two → two; one",
    )


def test_another_pack_is_told_limit_by_limit() -> None:
    """Changing the list of exceptions tells the list and every limit that comes or goes."""
    lines = differences(terms_of(), terms_of(pack="uk"))

    assert "Clause 5, list of exceptions: any country → the United Kingdom" in lines
    assert "Clause 5, exception “A child at risk” switched on" in lines
    assert any("“Acts of terror” added: One of us knows" in line for line in lines)
    assert "Clause 5, exception “Acts of terror”, can be switched off: yes → no" in lines


def test_in_french() -> None:
    """The lines can be read in the other language; own words stay."""
    new = replace(
        altered(TERMS, "harassment", on=False),
        end=date(2027, 12, 2),
        programme=Programme("Autre", (SAM,)),
    )

    assert differences(TERMS, new, "fr") == (
        "Article 1, programme\u00a0: Growing together → Autre",
        "Article 5, exception «\u00a0Harassment\u00a0» désactivée",
        "Article 13, date de fin\u00a0: 1er décembre 2027 → 2 décembre 2027",
    )


def test_the_card_named_before_is_shown() -> None:
    """After a lost device the new version names the new card: both keys are there to compare."""
    later = replace(TERMS, parties=(replace(SIDES[0], card=bytes(32)), SIDES[1]))

    assert differences(TERMS, later) == (f"Clause 1, Noor, key: {NOOR.hex()} → {'00' * 32}",)
