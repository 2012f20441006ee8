"""A wall clock reads alike here and in Python, in every zone, at every change until 2100.

Each minute around each change of each zone of zoneinfo since 1970, as the clock shows it before and
after, must be the instant that Python itself reads, and come as often. A control, a clock that is
an hour out on one day, must be found.
"""

from concurrent.futures import ProcessPoolExecutor

from quietroom.meeting.clock import DAY, instant
from tests.rules.meeting.clocks import NAMES, offset_of, read_by_python, traps

_FIRST, _LAST = 2, 47_480
"""1970 to 2099, in days."""

_CONTROL = "Europe/Berlin"
_BENT = 20_541
"""29 March 2026, on which that clock is put on."""


def prove() -> str:
    """Read all of them. Raises `AssertionError` with the zones that are read otherwise."""
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(_read, NAMES, chunksize=8))
    wrong = [f"{name}: {why[0]}" for name, (_, why) in zip(NAMES, found, strict=True) if why]
    assert not wrong, "; ".join(wrong)
    assert _bent(), "a clock that was an hour out was not found: this proof is blind"
    count = sum(read for read, _ in found)
    return (
        f"{len(NAMES)} zones, {count} times around their changes, 0 read otherwise; "
        "control (a clock an hour out on one day): found"
    )


def _read(name: str) -> tuple[int, list[str]]:
    offset = offset_of(name)
    walls = sorted({wall for wall in traps(offset, _FIRST, _LAST) if wall >= 0})
    wrong = [
        f"{wall}: {here} here, {there} by Python"
        for wall in walls
        if (here := instant(wall, offset)) != (there := read_by_python(wall, name))
    ]
    return len(walls), wrong


def _bent() -> bool:
    right = offset_of(_CONTROL)
    day = range(_BENT * DAY, (_BENT + 1) * DAY)
    walls = range(_BENT * 1440, (_BENT + 1) * 1440, 30)
    return any(
        instant(wall, lambda time: right(time) + 3600 * (time in day))
        != read_by_python(wall, _CONTROL)
        for wall in walls
    )
