"""Calendar files are read by somebody else's software as the same instants, over any series.

The browser's other parser reads the same files: web/tests/calendar.test.ts.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from quietroom.meeting import cadence, ical
from quietroom.meeting.cadence import Cadence, Unit
from quietroom.meeting.clock import instant
from quietroom.meeting.diary import Said, fold
from quietroom.meeting.offer import Offer
from tests.rules.meeting.clocks import TRAPS, offset_of
from tests.rules.meeting.test_vectors import VECTORS
from tests.rules.vectors import is_refused

_WHO, _OTHER, _ENTRY = b"a" * 32, b"b" * 32, bytes(32)

_FILES = [
    pytest.param(one["expect"], id=one["about"])
    for one in VECTORS.all
    if one["format"] in ("meeting/file", "meeting/cancelled") and not is_refused(one)
]

_NEUTRAL = {
    *("UID", "RECURRENCE-ID", "DTSTAMP", "SEQUENCE", "STATUS", "ORGANIZER", "SUMMARY", "CLASS"),
    *("DTSTART", "DURATION", "RRULE", "EXDATE"),
}
"""Every property that an event of ours may have."""


@pytest.mark.parametrize("text", _FILES)
def test_read_elsewhere(text: str) -> None:
    """No fault is found in a file, and in its events nothing but times and one word."""
    calendar = Calendar.from_ical(text)
    events = calendar.walk("VEVENT")

    assert [one.errors for one in calendar.walk()] == [[] for _ in calendar.walk()]
    assert {name for event in events for name in event} <= _NEUTRAL
    assert {str(event["SUMMARY"]) for event in events} == {"Meeting"}
    assert all(len(line) <= 75 for line in text.split("\r\n"))


def _instants(text: str) -> list[int]:
    """The instants of all events of a file, as recurring-ical-events has them."""
    found: Any = recurring_ical_events.of(Calendar.from_ical(text)).all()
    return sorted(int(event.start.astimezone(UTC).timestamp()) for event in found)


@given(
    st.sampled_from(TRAPS),
    st.integers(29_900_000, 34_000_000),
    st.sampled_from([(Unit.WEEK, 0), (Unit.WEEK, 0), (Unit.MONTH, 1)]),
    st.integers(1, 4),
)
def test_a_series_is_the_same_elsewhere(
    zone: str, first: int, unit: tuple[Unit, int], every: int
) -> None:
    """recurring-ical-events makes of our file the instants that we make of the series."""
    nth, last = cadence.nth_of(first)
    chosen = cadence.FINAL if last else nth
    series = Cadence(unit[0], every, chosen if unit[1] else 0, 12)
    made = Offer(bytes(16), None, zone, 60, None, series, (first,))
    diary = fold(
        [
            Said(_ENTRY, _WHO, None, "meet", 0, made.fields()),
            Said(b"c" * 32, _OTHER, _ENTRY, "meet-at", 1, [0]),
        ]
    )
    offset = offset_of(zone)
    ours = sorted(instant(wall, offset).time for wall in cadence.walls(first, series))

    assert _instants(ical.published(diary, [_ENTRY], _WHO, offset_of)) == ours


def test_years_of_it() -> None:
    """The changes of a clock over years stand in the file, for whoever knows no zones."""
    text = ical.published(
        fold(
            [
                Said(
                    _ENTRY,
                    _WHO,
                    None,
                    "meet",
                    0,
                    Offer(
                        bytes(16), None, "Europe/Berlin", 60, None,
                        Cadence(Unit.WEEK, 12, 0, 20), (29_928_060,),
                    ).fields(),
                ),
                Said(b"c" * 32, _OTHER, _ENTRY, "meet-at", 1, [0]),
            ]
        ),
        [_ENTRY],
        _WHO,
        offset_of,
    )  # fmt: skip
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    told: Any = zone
    clock = told.to_tz(lookup_tzid=False)
    begin = datetime(2026, 11, 26, 9, tzinfo=UTC)
    days = [begin + timedelta(weeks=12 * turn) for turn in range(20)]
    offset = offset_of("Europe/Berlin")

    assert [day.astimezone(clock).utcoffset() for day in days] == [
        timedelta(seconds=offset(int(day.timestamp()))) for day in days
    ]
