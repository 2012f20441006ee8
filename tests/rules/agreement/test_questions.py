"""The first draft, and what to know before signing."""

from dataclasses import replace
from datetime import date

import pytest

from quietroom.agreement import terms
from quietroom.agreement.clauses import LANGUAGES, UnknownTemplate
from quietroom.agreement.packs import PACKS
from quietroom.agreement.people import Default
from quietroom.agreement.questions import cautions, starter
from tests.rules.agreement.pair import INES, LEILA, OMAR, SIDES, TERMS, altered
from tests.rules.agreement.pair import terms as terms_of

_START = date(2026, 12, 1)


def _codes(chosen: terms.Terms) -> list[str]:
    return [caution.code for caution in cautions(chosen)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_a_draft_can_be_signed_at_once(language: str, pack: str) -> None:
    """In each language and with each pack the draft breaks no rule."""
    draft = terms_of(language, pack)

    assert terms.parse(terms.encode(draft)) == draft
    assert {(limit.officer, limit.deputy) for limit in draft.limits} == {(LEILA, OMAR)}
    assert draft.ombuds == INES


@pytest.mark.parametrize("start", [_START, date(2028, 2, 29), date(1970, 1, 1)])
def test_dates_of_a_draft(start: date) -> None:
    """A year, three looks back, and a question six weeks before the end."""
    draft = starter("generic", "en", SIDES, start)

    assert draft.end is not None
    assert (draft.end - start).days == 365
    assert (draft.end - draft.renewals[0]).days == 42
    assert len(draft.reviews) == 3
    assert terms.encode(draft)


def test_what_one_says_is_confidential_at_first() -> None:
    """Nobody has to ask for confidence: it is the default in both directions."""
    assert {party.default for party in TERMS.parties} == {Default.CONFIDENTIAL}
    assert str(Default.CONFIDENTIAL) == "pair"
    assert str(Default.MAY_BE_TOLD) == "may-tell"


@pytest.mark.parametrize(("pack", "language"), [("mars", "en"), ("generic", "de")])
def test_unknown_choices_are_refused(pack: str, language: str) -> None:
    """A draft is made of words that are there."""
    with pytest.raises(UnknownTemplate):
        starter(pack, language, SIDES, _START)


def test_a_lawyer_is_always_named() -> None:
    """A complete agreement still says: have a lawyer check this."""
    (only,) = cautions(TERMS)

    assert only.code == "lawyer"
    assert "have a lawyer check this" in only.sentence


def test_what_is_missing_is_said() -> None:
    """No officer, no ombuds, no end: each is told before signing."""
    bare = starter("generic", "en", SIDES, _START)
    endless = replace(bare, end=None, renewals=(), retention=None)

    assert _codes(bare) == ["no-officer", "no-ombuds", "lawyer"]
    assert _codes(endless) == ["no-officer", "no-ombuds", "no-end", "lawyer"]


def test_the_policy_of_the_house_warns() -> None:
    """Turning on 'breach of organisation policy' warns; off, it does not."""
    warned = cautions(altered(TERMS, "policy-breach", on=True))

    assert [one.code for one in warned] == ["warning", "lawyer"]
    assert warned[0].sentence.startswith("Serious breach of a house rule: This is so wide")


def test_an_open_default_is_said() -> None:
    """Who lets their words be passed on is named, in the language of the reader."""
    open_side = replace(SIDES[1], default=Default.MAY_BE_TOLD)
    found = cautions(replace(TERMS, parties=(SIDES[0], open_side)), "fr")

    assert [one.code for one in found] == ["open-default", "lawyer"]
    assert found[0].sentence.startswith("Amina a choisi")
