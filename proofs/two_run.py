"""Whether a concern was raised changes nothing for anybody but its raiser and the ombuds.

Sequences of acts are drawn and played twice, with concerns among them and without. Every answer of
every route, every event, mail, knock, leaf and written line of everybody else is compared. Servers
that leak it, each in a way of its own, must all be found.

Source: docs/promises.md no. 10; spec/concern.md section 8.
"""

import tempfile
from pathlib import Path

from tests.promises.two_run import differences
from tests.promises.two_run_mutants import MUTANTS, planted
from tests.server.world import SENDING, World

SEQUENCES = 200
"""How many sequences are played twice."""

STEPS = 12
"""The most acts of a sequence, beside what is done about concerns."""

PER_WORLD = 20
"""After how many sequences a server begins anew."""


def prove() -> str:
    """Play them all. Raises `AssertionError` with the views that differ, or the leak missed."""
    undeclared, views = list[str](), 0
    for first in range(1, 1 + SEQUENCES, PER_WORLD):
        with tempfile.TemporaryDirectory() as made:
            world = World(Path(made), mailing=SENDING)
            for seed in range(first, first + PER_WORLD):
                found, compared = differences(world, seed, 1 + seed % STEPS)
                undeclared += [f"sequence {seed}: {one}" for one in found]
                views += compared
            world.close()
    caught = _mutants()
    line = (
        f"{SEQUENCES} sequences, {views} views compared, {len(undeclared)} undeclared; "
        f"mutants caught {len(caught)} of {len(MUTANTS)}"
    )
    missed = {mutant.__name__ for mutant in MUTANTS} - caught
    assert not undeclared, f"{line}: {'; '.join(undeclared[:5])}"
    assert not missed, f"{line}: missed {', '.join(sorted(missed))}"
    return line


def _mutants() -> set[str]:
    caught = set()
    with tempfile.TemporaryDirectory() as made:
        world = World(Path(made), mailing=SENDING)
        for mutant in MUTANTS:
            with planted(world, mutant):
                found, _ = differences(world, 4, 1)
            caught |= {mutant.__name__} if found else set()
        world.close()
    return caught
