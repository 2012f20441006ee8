"""A wall clock reads alike here and in Python, in every zone, also where it is put on or back.

All zones at all their changes: `make prove ONLY=zones`.
"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quietroom.meeting.cadence import Cadence, Unit, walls
from quietroom.meeting.clock import LAST, Comes, instant, reading
from tests.rules.meeting.clocks import NAMES, TRAPS, offset_of, read_by_python, traps

_ZONES = st.sampled_from(NAMES)
_WALLS = st.integers(26_297_280, LAST)
"""From 2020 on."""

_YEARS = (18_262, 21_915)
"""2020 to 2029, in days."""


@given(_ZONES, _WALLS)
@example("Europe/Berlin", 29_579_190)
@example("Europe/Berlin", 29_881_590)
def test_reads_as_python_does(name: str, wall: int) -> None:
    """Any minute in any zone is the instant that Python reads, and comes as often."""
    found = instant(wall, offset_of(name))

    assert found == read_by_python(wall, name)


@pytest.mark.parametrize("name", TRAPS)
def test_around_every_change(name: str) -> None:
    """So are the minutes around every change of the clocks that are known to trap."""
    offset = offset_of(name)
    found = {wall: instant(wall, offset) for wall in traps(offset, *_YEARS)}

    assert found == {wall: read_by_python(wall, name) for wall in found}


@given(_ZONES, _WALLS)
def test_there_and_back(name: str, wall: int) -> None:
    """Of a time that comes, the clock shows it at the instant; of one that is skipped, a later."""
    offset = offset_of(name)
    at = instant(wall, offset)
    shown = reading(at.time, offset)

    assert (shown == wall) == (at.comes != Comes.SKIPPED)
    assert shown >= wall


@given(_ZONES, st.integers(26_297_280, LAST - 3_000_000), st.integers(1, 4))
def test_series_keeps_to_the_clock(name: str, first: int, every: int) -> None:
    """Each of a series shows the first one's hour on the wall, or is said not to come that day."""
    offset = offset_of(name)
    series = walls(first, Cadence(Unit.WEEK, every, 0, 60))
    at = [instant(wall, offset) for wall in series]

    assert [wall - first for wall in series] == [turn * every * 10_080 for turn in range(60)]
    assert all(
        reading(one.time, offset) % 1440 == first % 1440 for one in at if one.comes != Comes.SKIPPED
    )
    assert at == sorted(at, key=lambda one: one.time)
