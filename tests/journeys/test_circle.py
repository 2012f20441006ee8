"""The people somebody learns from: on every device of theirs, and nowhere else."""

import pytest

from quietroom.client import circle
from quietroom.client.memory import Memory
from quietroom.ground.errors import Malformed
from tests.journeys.town import Town
from tests.promises.canaries import Canaries, Recorder


def test_a_list_of_ones_own(town: Town) -> None:
    """Another device reads who is on it; neither server nor mentor learns of it."""
    new = Canaries()
    town.front = Recorder(town.front, town.folder / "seen")
    mentor, mentee = town.agreed()
    memory = mentee.memory
    noor = circle.add(memory, new.new("name"), day=20_000)
    circle.note(memory, noor.id, new.new("note"))
    tom = circle.add(memory, new.new("another name"))
    circle.remind(memory, noor.id, None)
    circle.remind(memory, noor.id, 20_000)
    circle.take_off(memory, tom.id)
    there = circle.people(Memory(mentee.session))

    assert [(one.id, one.day) for one in there] == [(noor.id, 20_000)]
    assert circle.people(mentor.memory) == []
    assert new.hits(town.folder) == []


@pytest.mark.parametrize("day", [-1, 47_482])
def test_a_day_that_is_none(town: Town, day: int) -> None:
    """A day before 1970 or after 2099 is refused, and nobody vanishes from the list."""
    memory = town.invited("Jonas").memory
    noor = circle.add(memory, "Noor", day=47_481)
    with pytest.raises(Malformed):
        circle.remind(memory, noor.id, day)

    assert circle.people(memory) == [noor]
