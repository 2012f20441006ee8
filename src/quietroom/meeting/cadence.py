"""How often the two meet: every so many weeks, or on the second Tuesday of the month.

A series is counted on the wall clock of its zone and has an end, so that every reader makes the
same list of it.

Format: spec/meeting.md section 4. Vectors: vectors/meeting/. Source of the words: RFC 5545 section
3.8.5.3, of which this is a small part.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed
from .clock import LAST

TIMES = 120
"""The most meetings of a series."""

EVERY = 12
"""The most weeks, or months, from one meeting to the next."""

FINAL = 5
"""As `nth`: the last such weekday of the month."""

DAY = 1440
_EPOCH = date(1970, 1, 1)


class Unit(StrEnum):
    """What is counted between two meetings."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Cadence:
    """Every `every` weeks or months, `times` meetings in all.

    `nth`: by the month, which weekday of it - the first to fourth, or 5 for the last -; by the
    week, 0.
    """

    unit: Unit
    every: int
    nth: int
    times: int

    def fields(self) -> list[Value]:
        """[unit, every, nth, times]."""
        return [str(self.unit), self.every, self.nth, self.times]


def parse(value: Value) -> Cadence | None:
    """Read a cadence, or none for one meeting alone. Raises `Malformed`."""
    if value is None:
        return None
    unit, every, nth, times = shape.array(value, 4, "cadence")
    token = shape.text(unit, "unit", 8)
    if token not in (Unit.WEEK, Unit.MONTH):
        raise Malformed("a cadence counts weeks or months")
    made = Cadence(
        Unit(token),
        shape.number(every, "every", EVERY),
        shape.number(nth, "nth", FINAL),
        shape.number(times, "times", TIMES),
    )
    if made.every == 0 or made.times < 2 or (made.unit == Unit.MONTH) != (made.nth > 0):
        raise Malformed("a series has two meetings or more, and by the month a weekday of it")
    return made


def check(cadence: Cadence, first: int) -> None:
    """Check that a series can begin with this minute. Raises `Malformed`."""
    if cadence.unit == Unit.MONTH and _nth(_day(first), cadence.nth) != _day(first):
        raise Malformed("the first meeting is not on that weekday of the month")
    if walls(first, cadence)[-1] > LAST:
        raise Malformed("a series ends before the year 2100")


def walls(first: int, cadence: Cadence | None) -> list[int]:
    """The minutes on the wall clock of all meetings of a series, in order."""
    if cadence is None:
        return [first]
    numbers = range(cadence.times)
    if cadence.unit == Unit.WEEK:
        return [first + number * cadence.every * 7 * DAY for number in numbers]
    start, minute = _day(first), first % DAY
    days = [_later(start, number * cadence.every, cadence.nth) for number in numbers]
    return [(day - _EPOCH).days * DAY + minute for day in days]


def nth_of(wall: int) -> tuple[int, bool]:
    """Which of its weekday in its month a day is, 1 to 5, and whether it is the last."""
    day = _day(wall)
    return (day.day - 1) // 7 + 1, day.day + 7 > monthrange(day.year, day.month)[1]


def _later(start: date, months: int, nth: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return _nth(first + timedelta((start.weekday() - first.weekday()) % 7), nth)


def _nth(day: date, nth: int) -> date:
    """Of the weekday of `day`, the nth in its month."""
    first = day - timedelta((day.day - 1) // 7 * 7)
    length = monthrange(day.year, day.month)[1]
    weeks = (length - first.day) // 7 if nth == FINAL else nth - 1
    return first + timedelta(weeks * 7)


def _day(wall: int) -> date:
    return _EPOCH + timedelta(wall // DAY)
