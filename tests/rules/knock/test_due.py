"""A knock is due soon, never too soon, and never in quiet hours, in any zone and season."""

from datetime import datetime
from typing import get_args
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from quietroom.knock.due import GRACE, due
from quietroom.knock.manner import Manner, Rhythm, check

HOURS = st.integers(0, 23)
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))
MOMENTS = st.integers(1_700_000_000, 2_200_000_000)
QUIET = st.none() | st.tuples(HOURS, HOURS).filter(lambda two: two[0] != two[1])
MANNERS = st.builds(Manner, st.sampled_from(get_args(Rhythm)), HOURS, QUIET, ZONES)


def quiet_at(manner: Manner, hour: int) -> bool:
    """Whether an hour is one of the quiet ones, counted up one by one."""
    if manner.quiet is None:
        return False
    start, end = manner.quiet
    return hour in [(start + step) % 24 for step in range((end - start) % 24)]


@given(MANNERS, MOMENTS)
def test_not_too_soon_and_not_too_late(manner: Manner, fresh: int) -> None:
    """Two minutes pass, and at most two days with a quiet stretch behind them."""
    found = due(check(manner), ZoneInfo(manner.zone), fresh)

    assert fresh + GRACE <= found <= fresh + GRACE + 50 * 3600


@given(MANNERS, MOMENTS)
def test_never_in_quiet_hours(manner: Manner, fresh: int) -> None:
    """Whatever the clock does that night, nothing is due while it shows a quiet hour."""
    found = due(manner, ZoneInfo(manner.zone), fresh)

    assert not quiet_at(manner, datetime.fromtimestamp(found, ZoneInfo(manner.zone)).hour)


@given(MANNERS, MOMENTS)
def test_digests_tell_no_minute(manner: Manner, fresh: int) -> None:
    """An hourly or daily knock comes at a full hour, but for an hour that a clock leaves out."""
    found = datetime.fromtimestamp(due(manner, ZoneInfo(manner.zone), fresh), ZoneInfo(manner.zone))
    before = datetime.fromtimestamp(found.timestamp() - 1, found.tzinfo)
    leapt = found.utcoffset() != before.utcoffset()

    assert manner.rhythm == "at-once" or leapt or (found.minute, found.second) == (0, 0)


@given(MANNERS, MOMENTS, st.integers(0, 86_400))
def test_later_news_are_not_due_earlier(manner: Manner, fresh: int, later: int) -> None:
    """What came later is not due before what came first."""
    zone = ZoneInfo(manner.zone)

    assert due(manner, zone, fresh) <= due(manner, zone, fresh + later)


@given(MANNERS, MOMENTS)
def test_due_stays_due(manner: Manner, fresh: int) -> None:
    """Something new at the moment a knock was due has no knock of its own in the same hour."""
    zone = ZoneInfo(manner.zone)
    first = due(manner, zone, fresh)

    assert due(manner, zone, first) > first
