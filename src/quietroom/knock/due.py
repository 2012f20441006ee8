"""When a knock is due: after a while, at full hours, never in quiet ones.

Hours are those of a clock on the wall, so the time zone is an argument: whoever calls has looked
its rules up.

Format: spec/knock.md section 3.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo

from .manner import Manner

GRACE = 120
"""Seconds before anything is sent: who is there meanwhile needs no knock."""

_HOUR = 3600
_DAYS = 3


def due(manner: Manner, zone: tzinfo, fresh: int) -> int:
    """When the knock for something new at `fresh` is due; both in seconds since 1970.

    `zone`: the rules of the manner's time zone.
    """
    earliest = fresh + GRACE
    if manner.rhythm == "hourly":
        earliest = _full_hour(earliest, zone)
    elif manner.rhythm == "daily":
        earliest = _shows(manner.hour, earliest, zone)
    if manner.quiet is None or not _within(manner.quiet, _wall(earliest, zone).hour):
        return earliest
    return _shows(manner.quiet[1], earliest, zone)


def _wall(moment: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(moment, zone)


def _within(quiet: tuple[int, int], hour: int) -> bool:
    start, end = quiet
    return start <= hour < end if start < end else hour >= start or hour < end


def _full_hour(moment: int, zone: tzinfo) -> int:
    """The next moment at which minutes and seconds are none; twice where a clock moves by half."""
    for _ in range(2):
        wall = _wall(moment, zone)
        moment += -(60 * wall.minute + wall.second) % _HOUR
    return moment


def _shows(hour: int, moment: int, zone: tzinfo) -> int:
    """The next moment at which the clock shows a full `hour`."""
    return min(found for found in _all_that_show(hour, moment, zone) if found >= moment)


def _all_that_show(hour: int, moment: int, zone: tzinfo) -> Iterator[int]:
    today = _wall(moment, zone).date()
    for day in range(_DAYS):
        for fold in (0, 1):
            named = datetime.combine(today + timedelta(days=day), time(hour, fold=fold), zone)
            found = int(named.timestamp())
            # Of an hour that is left out, the first reading is the moment after it; the second lies
            # an hour before, where the clock shows another.
            if fold == 0 or _wall(found, zone).hour == hour:
                yield found
