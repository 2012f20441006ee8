"""The right edge of the tree against the recursive definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import canon
from quietroom.ground.errors import Malformed
from quietroom.tlog import tree
from quietroom.tlog.tree import Completed, Frontier
from vectors.make.tlog import naive
from vectors.make.tlog.log import leaves

_ROWS = leaves(600)


def test_root_at_every_size() -> None:
    """One leaf after another, the root is the one that RFC 6962 defines."""
    edge = Frontier()
    for size in range(301):
        assert edge.root() == naive.root(_ROWS[:size])
        assert tree.parse_frontier(edge.encode()) == edge

        edge = edge.append(_ROWS[size]).frontier


@given(st.lists(st.integers(0, 300), max_size=12))
def test_batches_do_not_matter(batches: list[int]) -> None:
    """However leaves come in, edge and completed hashes are the same as one by one."""
    rows = leaves(sum(batches))
    whole, slow = Frontier(), Frontier()
    done, one_by_one = list[Completed](), list[Completed]()
    for count in batches:
        growth = whole.extend(rows[whole.size : whole.size + count])
        whole = growth.frontier
        done += growth.completed
    for row in rows:
        growth = slow.append(row)
        slow = growth.frontier
        one_by_one += growth.completed

    assert whole == slow
    assert done == one_by_one


def test_completed_hashes() -> None:
    """What is completed are the hashes of full tiles, each once, at every level."""
    rows = leaves(65_536 + 256)
    done = Frontier().extend(rows).completed

    assert [(item.level, item.index) for item in done if item.level > 1] == [(2, 0)]
    assert [item.index for item in done if item.level == 1] == list(range(257))
    assert done[3].hash == naive.root(rows[768:1024])
    assert next(item for item in done if item.level == 2).hash == naive.root(rows[:65_536])


@pytest.mark.parametrize(
    "value",
    [
        [1],
        [1, []],
        [3, [bytes(32)]],
        [2, [bytes(32), bytes(32)]],
        [1, [bytes(31)]],
        [1 << 53, [bytes(32)]],
        ["1", [bytes(32)]],
    ],
)
def test_refuses_other_edges(value: canon.Value) -> None:
    """An edge has one hash for each bit of its size, and nothing else."""
    with pytest.raises(Malformed):
        tree.parse_frontier(canon.encode(value))
