"""The wall clock of a zone and the time it stands for, also where the clock is put on or back.

A zone is given as a function: how many seconds its clock is ahead of UTC at an instant. Which file
or library knows that is no matter of the rules. A time that the clock skips is read with the offset
from before the change, and of one that comes twice the first counts, as RFC 5545 section 3.3.5
says; both are said to people in words.

Format: spec/meeting.md section 3. Vectors: vectors/meeting/. Threat: one reads another hour than
the other, and waits alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed

Offset = Callable[[int], int]
"""Seconds that a zone's clock is ahead of UTC, at seconds since 1970."""

Zones = Callable[[str], Offset]
"""The offset of a zone by its name. Raises `UnknownZone` or another of the one tree."""

MINUTE, DAY = 60, 24 * 3600

LAST = 47_482 * 1440 - 1
"""The last minute of 2099 on a wall clock, counted from the first of 1970."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,3}", re.ASCII)


class Comes(StrEnum):
    """How often a wall clock shows a time on its day."""

    ONCE = "once"
    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class At:
    """An instant in seconds since 1970, and how often the clock shows the time it was read from."""

    time: int
    comes: Comes


def instant(wall: int, offset: Offset) -> At:
    """The instant of a wall clock's minute, counted from the first of 1970 on that clock."""
    shown = wall * MINUTE
    before, after = offset(shown - DAY), offset(shown + DAY)
    found = sorted({shown - one for one in (before, after) if offset(shown - one) == one})
    if not found:
        return At(shown - before, Comes.SKIPPED)
    return At(found[0], Comes.ONCE if len(found) == 1 else Comes.TWICE)


def reading(time: int, offset: Offset) -> int:
    """What the wall clock shows at an instant, in minutes from the first of 1970."""
    return (time + offset(time)) // MINUTE


def parse_zone(value: Value) -> str:
    """The name of a zone, such as Europe/Berlin. Raises `Malformed`; knows no list of them."""
    name = shape.text(value, "zone", 64)
    if _NAME.fullmatch(name) is None:
        raise Malformed("a zone has a name such as Europe/Berlin")
    return name


def parse_wall(value: Value) -> int:
    """A minute on a wall clock. Raises `Malformed`."""
    return shape.number(value, "minute on the clock", LAST)
