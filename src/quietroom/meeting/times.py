"""When the two meet: every meeting of a diary with its instant, for any zone it is shown in.

Format: spec/meeting.md section 8. Vectors: vectors/meeting/. Threat: somebody moves to another
zone while a series runs, or a clock is changed, and one of the two comes an hour late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .clock import MINUTE, At, Comes, Offset, Zones, instant
from .diary import Diary, Meeting, Off

HOUR = 3600


class Stand(StrEnum):
    """How one meeting stands."""

    ON = "on"
    OFF = "off"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting.

    `number`: in its series, from 0. `wall`: minutes on the clock of `zone`; `at`: the instant.
    `stand` is missed where one said that the other was not there. `off`: by whom it was called off.
    """

    meeting: bytes
    number: int
    zone: str
    wall: int
    at: At
    minutes: int
    place: str | None
    stand: Stand
    off: Off | None = None

    @property
    def end(self) -> int:
        """The instant at which it ends."""
        return self.at.time + self.minutes * MINUTE


def occurrences(diary: Diary, zones: Zones, after: int = 0) -> list[Occurrence]:
    """All meetings that end after an instant, by their beginning; what was moved stands once.

    Raises what `zones` raises for a zone that nobody knows here.
    """
    found = [
        one
        for meeting in diary.meetings.values()
        if meeting.walls
        for one in _of(meeting, zones(meeting.offer.zone))
        if one.end > after
    ]
    return sorted(found, key=lambda one: (one.at.time, one.meeting, one.number))


def late(off: Off, begins: int, hours: int) -> bool:
    """Whether a meeting was called off with less notice than the agreement asks for."""
    return off.time > begins - hours * HOUR


def suits(begins: int, minutes: int, busy: list[tuple[int, int]]) -> bool:
    """Whether a meeting touches none of the stretches [from, to) in which somebody is busy."""
    ends = begins + minutes * MINUTE
    return all(ends <= start or begins >= end for start, end in busy)


HOURS = (9, 11, 14, 16)
"""The hours of a day at which times are looked for by themselves."""

_WEEK = (3, 4, 5, 6, 0, 1, 2)
"""The weekday of the first of 1970 and those after it, Monday being 0."""


def free(
    today: int, minutes: int, busy: list[tuple[int, int]], offset: Offset, most: int
) -> list[int]:
    """Times to offer in the next three weeks: on weekdays, one a day, none where somebody is busy.

    `today`: days on the wall clock from the first of 1970; the search begins the day after. Times
    that the clock skips or shows twice are left out.
    """
    found: list[int] = []
    for day in range(today + 1, today + 22):
        if len(found) < most and _WEEK[day % 7] < 5:
            found += _first(day, len(found), minutes, busy, offset)
    return found


def _first(
    day: int, turn: int, minutes: int, busy: list[tuple[int, int]], offset: Offset
) -> list[int]:
    """The first hour of a day that suits, beginning with another one each day."""
    hours = [HOURS[(turn + one) % len(HOURS)] for one in range(len(HOURS))]
    for wall in (day * 1440 + hour * 60 for hour in hours):
        at = instant(wall, offset)
        if at.comes == Comes.ONCE and suits(at.time, minutes, busy):
            return [wall]
    return []


def _of(meeting: Meeting, offset: Offset) -> Iterator[Occurrence]:
    for number, wall in enumerate(meeting.walls):
        if number in meeting.moved:
            continue
        off = meeting.off.get(number)
        missed = Stand.MISSED if meeting.absent.get(number) else Stand.ON
        yield Occurrence(
            meeting.entry,
            number,
            meeting.offer.zone,
            wall,
            instant(wall, offset),
            meeting.offer.minutes,
            meeting.where(number),
            missed if off is None else Stand.OFF,
            off,
        )
