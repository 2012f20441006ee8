"""Nobody but raiser and ombuds can tell whether a concern was raised: promise 10, in short.

`make prove ONLY=two-run` plays many more sequences, and every mutant.
"""

from collections.abc import Iterator

import pytest

from tests.promises.two_run import differences, run
from tests.promises.two_run_mutants import MUTANTS, planted
from tests.server.world import SENDING, World

PLAYED = (1, 2)
"""The sequences that are played here."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server that mails, with no tenants of its own but those that are made here."""
    made = World(tmp_path_factory.mktemp("data"), mailing=SENDING)
    yield made
    made.close()


@pytest.mark.parametrize("seed", PLAYED)
def test_nothing_differs(world: World, seed: int) -> None:
    """Every view of everybody else is the same with and without concerns."""
    found, views = differences(world, seed, steps=4)

    assert found == []
    assert views > 200


def test_two_runs_of_one_kind_are_alike(world: World) -> None:
    """The honest twin: what is drawn at random tells no two runs apart."""
    one, other = (run(world, 3, 3, with_concerns=False) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("mutant", MUTANTS[::4], ids=lambda mutant: mutant.__name__)
def test_a_leak_is_seen(world: World, mutant: object) -> None:
    """A server that lets it out, in a count, a size, an event, a listing, is found out."""
    with planted(world, mutant):  # type: ignore[arg-type]
        found, _ = differences(world, 4, steps=1)

    assert found != []
