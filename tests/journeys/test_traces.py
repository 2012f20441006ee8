"""What two clients do over HTTP follows the tables: every move once, each answered as drawn.

A thousand trails: `make prove ONLY=traces`.
"""

from dataclasses import replace

import pytest

from quietroom.ground.moves import Machine
from tests.journeys.player import Player, meet
from tests.journeys.players import PLAYERS, limits
from tests.journeys.town import Town
from tests.journeys.trails import tours, trails
from tests.rules.machines import ALL


def _player(town: Town, name: str) -> Player:
    return PLAYERS[name](meet(town, limits if name in ("duty", "case") else None))


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.name)
def test_every_move(town: Town, machine: Machine) -> None:
    """Both read the state that the table names after each act; what it refuses is refused."""
    player, found = _player(town, machine.name), tours(machine)
    for number, trail in enumerate(found):
        player.play(trail, number)

    assert {move for trail in found for move in trail} == set(machine.moves)


@pytest.mark.parametrize("name", ["ending", "claim", "request"])
def test_planted_row_is_seen(town: Town, name: str) -> None:
    """A table in which one row leads elsewhere is not what the clients do."""
    player = _player(town, name)
    (first, *_) = [trail for trail in trails(player.machine, 20) if trail[0].goes_on]
    wrong = replace(first[0], to="elsewhere")

    with pytest.raises(AssertionError, match="not elsewhere"):
        player.play((wrong,), 0)


def test_planted_refusal_is_seen(town: Town) -> None:
    """A table that allows what clients refuse, or refuses what they allow, is not theirs."""
    player = _player(town, "release")
    refused = player.machine.move("owned", "let-read", "other")
    allowed = player.machine.move("owned", "let-read", "owner")

    with pytest.raises(AssertionError, match="not-owner"):
        player.play((replace(refused, to="out"),), 0)
    with pytest.raises(AssertionError, match="not refused"):
        player.play((replace(allowed, to=refused.to),), 1)
