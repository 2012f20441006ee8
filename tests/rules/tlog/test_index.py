"""The index of tags finds everything, and stays small however leaves come in."""

from hypothesis import given
from hypothesis import strategies as st

from quietroom.tlog.index import Index
from vectors.make.tlog.log import leaves


@given(st.lists(st.lists(st.integers(0, 5), max_size=40), max_size=12))
def test_finds_all_places(batches: list[list[int]]) -> None:
    """Every place of every tag is found in rising order, and no other."""
    tags = [tag for batch in batches for tag in batch]
    index, at = Index(), 0
    for batch in batches:
        index = index.plus(at, b"".join(bytes([tag]) * 48 for tag in batch))
        at += len(batch)

    for tag in range(7):
        places = tuple(place for place, found in enumerate(tags) if found == tag)
        assert index.find(bytes([tag]) * 16) == places


def test_few_runs() -> None:
    """A thousand readings of one leaf each leave a handful of runs, not a thousand."""
    index = Index()
    for place, row in enumerate(leaves(1000)):
        index = index.plus(place, row)

    assert len(index.runs) <= 10
    assert sum(len(run) for run in index.runs) == 24 * 1000
