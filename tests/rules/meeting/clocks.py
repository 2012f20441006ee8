"""Clocks of the world: every zone of zoneinfo, its changes, and what Python itself reads of it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from quietroom.meeting.clock import DAY, At, Comes, Offset

NAMES = sorted(available_timezones())

TRAPS = (
    "Africa/Casablanca",
    "Africa/Monrovia",
    "America/Godthab",
    "America/New_York",
    "America/Scoresbysund",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
)
"""Changed by half an hour or two, at midnight, over a whole day, or for a month."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - what a wall clock shows has no zone


def offset_of(name: str) -> Offset:
    """The offset of a zone as zoneinfo has it."""
    zone = ZoneInfo(name)

    def ahead(time: int) -> int:
        found = datetime.fromtimestamp(time, zone).utcoffset()
        return 0 if found is None else int(found.total_seconds())

    return ahead


def changes(offset: Offset, first: int, last: int) -> list[int]:
    """The instants at which a clock is changed, between two days since 1970."""
    found, before = [], offset(first * DAY)
    for day in range(first, last):
        then = offset((day + 1) * DAY)
        if then != before:
            low, high = day * DAY, (day + 1) * DAY
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == before else (low, middle)
            found.append(high)
        before = then
    return found


def read_by_python(wall: int, name: str) -> At:
    """What Python reads of a wall clock, by PEP 495: the first of two, the offset from before."""
    zone = ZoneInfo(name)
    shown = _EPOCH + timedelta(minutes=wall)
    first, second = (shown.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    utc = first.astimezone(UTC)
    time = int((utc.replace(tzinfo=None) - _EPOCH).total_seconds())
    if utc.astimezone(zone).replace(tzinfo=None) != shown:
        return At(time, Comes.SKIPPED)
    twice = first.utcoffset() != second.utcoffset()
    return At(time, Comes.TWICE if twice else Comes.ONCE)


AROUND = (-1500, -121, -61, -60, -59, -31, -30, -29, -1, 0, 1, 29, 30, 31, 59, 60, 61, 121, 1500)
"""Minutes around a change of the clock."""


def traps(offset: Offset, first: int, last: int) -> list[int]:
    """Walls around every change of a clock, as it shows them before and after."""
    return [
        (time + offset(time + side)) // 60 + minute
        for time in changes(offset, first, last)
        for side in (-1, 0)
        for minute in AROUND
    ]
