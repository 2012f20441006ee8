"""Lineages: one line, and two successors of one card kill both."""

from itertools import permutations

import pytest

from quietroom.ground.errors import BadSignature
from quietroom.identity import lineage
from quietroom.identity.card import CardDoesNotFollow
from quietroom.identity.lineage import CardNotCurrent, LineageForked, UnknownCard
from tests.rules.identity import people

_ALL = (people.SECOND, people.THIRD, people.RIVAL, people.RIVALS_NEXT)
_ORDERS = [
    order
    for order in permutations(_ALL)
    if order.index(people.SECOND) < order.index(people.THIRD)
    and order.index(people.RIVAL) < order.index(people.RIVALS_NEXT)
]
_FORKED = people.logged(people.FIRST, *_ALL)


def test_the_newest_card_counts() -> None:
    """An older card of the line stands for the newest, and is not current itself."""
    line = people.logged(people.FIRST, people.SECOND, people.THIRD)
    newest = people.THIRD[0].claims

    assert line.current == newest
    assert line.stands_for(people.CARD.hash) == newest
    assert line.check_current(newest.hash) == newest
    assert (line.first, line.account) == (people.CARD.hash, people.ACCOUNT)
    with pytest.raises(CardNotCurrent):
        line.check_current(people.CARD.hash)


def test_a_succeeded_card_is_still_found() -> None:
    """What an older card signed can be verified later; nobody else's card is found."""
    line = people.logged(people.FIRST, people.SECOND)

    assert line.find(people.CARD.hash) == people.CARD
    with pytest.raises(UnknownCard):
        line.find(people.MENTOR[0].claims.hash)


@pytest.mark.parametrize("order", _ORDERS)
def test_a_fork_has_no_order(order: tuple[people.Made, ...]) -> None:
    """In whatever order the log has the cards, the same ones live and the same ones are dead."""
    assert people.logged(people.FIRST, *order) == _FORKED


def test_a_fork_kills_both() -> None:
    """After a second successor nothing of the person counts but what came before."""
    assert _FORKED.find(people.CARD.hash) == people.CARD
    for made in _ALL:
        with pytest.raises(LineageForked):
            _FORKED.find(made[0].claims.hash)
    with pytest.raises(LineageForked):
        _ = _FORKED.current


def test_a_late_fork_spares_the_line_before() -> None:
    """A second successor of a later card leaves the cards before it alone."""
    rival = people.follow("late thief", people.ACCOUNT, people.SECOND)
    found = people.logged(people.FIRST, people.SECOND, people.THIRD, rival)

    assert found.line == (people.CARD, people.SECOND[0].claims)
    assert found.dead == {people.THIRD[0].claims, rival[0].claims}


def test_a_third_successor_revives_nothing() -> None:
    """Whoever holds the keys of a forked card cannot make it live again with one more card."""
    third = people.follow("thief again", people.ACCOUNT, people.FIRST)
    found = _FORKED.follow(third[0])

    assert found.line == _FORKED.line
    assert found.dead == _FORKED.dead | {third[0].claims}


def test_a_fork_needs_signatures() -> None:
    """Nobody kills a lineage without the keys of the card that they follow."""
    forged = people.forged("stranger", people.CARD)
    line = people.logged(people.FIRST, people.SECOND)
    with pytest.raises(BadSignature):
        line.follow(forged)

    assert line.current == people.SECOND[0].claims


def test_no_cards_are_no_lineage() -> None:
    """There is no empty lineage."""
    with pytest.raises(CardDoesNotFollow):
        lineage.of([])
