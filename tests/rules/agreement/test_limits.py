"""Limits: the few exceptions, in plain sight, some of them for good."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement import limits, terms
from quietroom.agreement.limits import DeputyMissing, Limit
from quietroom.agreement.packs import PACKS, LimitNotRemovable, pack
from quietroom.agreement.people import ConflictedPerson
from quietroom.agreement.terms import Terms
from quietroom.agreement.words import BadTerms
from quietroom.ground import canon
from quietroom.ground.errors import QuietroomError, TooLarge
from tests.rules.agreement.pair import LEILA, OMAR, TERMS, altered, choices
from tests.rules.agreement.pair import terms as terms_of
from tests.rules.values import VALUES


def _switches(key: str) -> dict[str, bool]:
    return {limit.id: limit.on for limit in pack(key, 1, "en").limits}


@given(choices())
def test_limits_have_one_encoding(chosen: Terms) -> None:
    """The part that an officer is shown comes back from its bytes as it was."""
    assert limits.parse(limits.encode(chosen.limits)) == chosen.limits


@given(st.binary(max_size=200) | VALUES.map(canon.encode) | st.lists(VALUES).map(canon.encode))
def test_parser_raises_in_one_tree(raw: bytes) -> None:
    """Whatever the bytes: limits of their one spelling, or an error of ours."""
    try:
        found = limits.parse(raw)
    except QuietroomError:
        return

    assert limits.encode(found) == raw


def test_too_large() -> None:
    """More bytes than limits may have are not even decoded."""
    with pytest.raises(TooLarge):
        limits.parse(bytes(limits.LIMIT + 1))


def test_the_generic_pack() -> None:
    """Harassment and substance abuse stand there; the policy of the house is off at first."""
    assert _switches("generic") == {
        "risk-to-life": True,
        "harassment": True,
        "substance-abuse": True,
        "serious-crime": True,
        "court-order": True,
        "child-at-risk": False,
        "data-breach": False,
        "policy-breach": False,
    }


@pytest.mark.parametrize(
    ("key", "more"),
    [
        ("uk", {"child-at-risk", "adult-at-risk", "terrorism"}),
        ("canada-ontario", {"child-at-risk"}),
        ("eu", {"child-at-risk"}),
    ],
)
def test_other_packs_build_on_it(key: str, more: set[str]) -> None:
    """A pack has the generic limits first and in order, and switches on what its place asks."""
    generic, own = _switches("generic"), _switches(key)
    on = {ident for ident, switched in own.items() if switched}

    assert list(own)[: len(generic)] == list(generic)
    assert on == {ident for ident, switched in generic.items() if switched} | more
    assert not own["policy-breach"]


@pytest.mark.parametrize("key", PACKS)
def test_packs_ask_for_a_lawyer(key: str) -> None:
    """Each says so in both languages, and so does every agreement made with it."""
    assert "have a lawyer check this" in pack(key, 1, "en").caution
    assert "faites vérifier ceci par un juriste" in pack(key, 1, "fr").caution


@pytest.mark.parametrize("key", PACKS)
def test_risk_to_life_is_for_good(key: str) -> None:
    """It is on and not removable in every pack, and comes first."""
    first = pack(key, 1, "en").limits[0]

    assert (first.id, first.on, first.removable) == ("risk-to-life", True, False)


_GUTTED: dict[str, Callable[[], Terms]] = {
    "switched off": lambda: altered(TERMS, "risk-to-life", on=False),
    "left out": lambda: replace(TERMS, limits=TERMS.limits[1:]),
    "all left out": lambda: replace(TERMS, limits=()),
    "another trigger": lambda: altered(TERMS, "risk-to-life", trigger="Nothing ever."),
    "another title": lambda: altered(TERMS, "risk-to-life", title="Weather"),
    "no reason": lambda: altered(TERMS, "risk-to-life", anchor=None),
    "terrorism, in the UK": lambda: altered(terms_of(pack="uk"), "terrorism", on=False),
}


@pytest.mark.parametrize("make", _GUTTED.values(), ids=_GUTTED.keys())
def test_what_always_holds_cannot_be_removed(make: Callable[[], Terms]) -> None:
    """Neither a switch nor other words nor silence take it out."""
    with pytest.raises(LimitNotRemovable):
        terms.encode(make())


def test_the_rest_can_be_switched_and_reworded() -> None:
    """The honest twin: what is removable is the pair's to choose, and life's details too."""
    chosen = altered(TERMS, "harassment", on=False, trigger="Our policy 7 applies.")
    chosen = altered(chosen, "risk-to-life", first=False, delay_days=7)

    assert terms.parse(terms.encode(chosen)) == chosen


_MISPLACED: dict[str, Callable[[], Terms]] = {
    "harassment left out": lambda: replace(TERMS, limits=TERMS.limits[:1] + TERMS.limits[2:]),
    "in another order": lambda: replace(TERMS, limits=(*TERMS.limits[1::-1], *TERMS.limits[2:])),
    "said to stay for good": lambda: altered(TERMS, "harassment", removable=False),
    "one of ours without its sign": lambda: replace(
        TERMS, limits=(*TERMS.limits, Limit("strikes", True, True, "Strikes", "One is called."))
    ),
    "one of ours for good": lambda: replace(
        TERMS, limits=(*TERMS.limits, Limit("own-x", True, False, "Strikes", "One is called."))
    ),
    "ours out of order": lambda: replace(
        TERMS,
        limits=(*TERMS.limits, *(Limit(f"own-{x}", True, True, "S", "One.") for x in "ba")),
    ),
    "one twice": lambda: replace(TERMS, limits=(*TERMS.limits, TERMS.limits[1])),
    "a bad short name": lambda: replace(
        TERMS, limits=(*TERMS.limits, Limit("own-X!", True, True, "S", "One."))
    ),
}


@pytest.mark.parametrize("make", _MISPLACED.values(), ids=_MISPLACED.keys())
def test_limits_stand_in_plain_sight(make: Callable[[], Terms]) -> None:
    """Nothing of a pack is dropped without a word, nothing poses as part of it."""
    with pytest.raises(BadTerms):
        terms.encode(make())


def test_every_limit_has_a_deputy() -> None:
    """An officer without a deputy, or the reverse, or one person as both, is refused."""
    first = TERMS.limits[0]
    assert (first.officer, first.deputy) == (LEILA, OMAR)
    with pytest.raises(DeputyMissing):
        terms.encode(altered(TERMS, "harassment", deputy=None))
    with pytest.raises(DeputyMissing):
        terms.encode(altered(TERMS, "harassment", officer=None))
    with pytest.raises(ConflictedPerson, match="deputy"):
        terms.encode(altered(TERMS, "harassment", deputy=LEILA))


def test_nobody_named_is_said() -> None:
    """An informal pair may name neither, and the other limits are as they were."""
    assert terms.encode(altered(TERMS, "harassment", officer=None, deputy=None))


def test_longest_delay() -> None:
    """The longest that any limit in force allows; what is off does not count."""
    quiet = tuple(replace(limit, delay_days=0) for limit in TERMS.limits)
    off = replace(quiet[5], delay_days=300)

    assert limits.longest_delay(TERMS.limits) == 180
    assert limits.longest_delay(quiet) == 0
    assert limits.longest_delay((*quiet[:5], off)) == 0
    assert limits.longest_delay((*quiet[:5], replace(off, on=True))) == 300


def test_errors_do_not_tell_own_names() -> None:
    """The short name that a person made does not travel into a log."""
    own = Limit("own-secret-name", True, True, "S", "You must not report it to the police.")
    with pytest.raises(QuietroomError) as refusal:
        terms.encode(replace(TERMS, limits=(*TERMS.limits, own)))

    assert refusal.value.code == "reads-as-gag"
    assert "secret" not in str(refusal.value)
