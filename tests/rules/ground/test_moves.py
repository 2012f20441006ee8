"""Every table is one: no act has two outcomes, every state is reached, what is asked has a row."""

import pytest

from quietroom.ground.moves import Machine, NoMove
from tests.rules.machines import ALL, states


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.name)
def test_one_outcome(machine: Machine) -> None:
    """No act by one person in one state stands twice."""
    asked = [(move.state, move.act, move.who) for move in machine.moves]

    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.name)
def test_every_state_is_reached(machine: Machine) -> None:
    """From the first state every other is reached."""
    reached = {machine.start}
    for _ in machine.moves:
        reached |= {str(one.to) for one in machine.moves if one.state in reached and one.goes_on}

    assert reached == set(states(machine))


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.name)
def test_unknown_act(machine: Machine) -> None:
    """What a table does not know is no move, and no state either."""
    with pytest.raises(NoMove):
        machine.after(machine.start, "dance", "nobody")


_ANY_TIME = tuple(
    one
    for one in ALL
    if one.name in ("agreement", "claim", "concern", "ending", "meeting", "release")
)


@pytest.mark.parametrize("machine", _ANY_TIME, ids=lambda one: one.name)
def test_every_act_is_answered(machine: Machine) -> None:
    """What either can try at any time has an answer in every state that has any."""
    left = {one.state for one in machine.moves}
    tried = {(one.act, one.who) for one in machine.moves if one.act != "withdraw"}
    answered = {(one.state, one.act, one.who) for one in machine.moves}

    assert {(state, *act) for state in left for act in tried} <= answered
