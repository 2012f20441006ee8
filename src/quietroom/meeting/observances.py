"""The clock of a zone over a stretch of time, as a calendar file tells it.

The stretch is told change by change and not by a rule, so that a reader who knows nothing of the
zone reads the same instants.

Source: RFC 5545 section 3.6.5. Format: spec/meeting.md section 9. Vectors: vectors/meeting/.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from .clock import DAY, Offset


def observances(offset: Offset, after: int, until: int) -> list[str]:
    """The lines of the observances of a VTIMEZONE between two instants."""
    first = offset(after)
    lines = _observance("STANDARD", first, first, [0])
    by_step: dict[tuple[int, int], list[int]] = {}
    for time, before in _changes(offset, after, until):
        by_step.setdefault((before, offset(time)), []).append(time + before)
    for (before, then), onsets in by_step.items():
        lines += _observance("DAYLIGHT" if then > before else "STANDARD", before, then, onsets)
    return lines


def stamp(shown: int) -> str:
    """Seconds on a clock, from the first of 1970 on it, as a calendar file writes them."""
    return f"{datetime.fromtimestamp(shown, UTC):%Y%m%dT%H%M%S}"


def _observance(name: str, before: int, then: int, onsets: list[int]) -> list[str]:
    lines = [f"BEGIN:{name}", f"DTSTART:{stamp(onsets[0])}"]
    if onsets[1:]:
        lines.append(f"RDATE:{','.join(stamp(one) for one in onsets[1:])}")
    return [*lines, f"TZOFFSETFROM:{_sign(before)}", f"TZOFFSETTO:{_sign(then)}", f"END:{name}"]


def _changes(offset: Offset, after: int, until: int) -> Iterator[tuple[int, int]]:
    """Each instant at which the clock is changed, with the offset before it."""
    for day in range(after, until, DAY):
        low, high = day, day + DAY
        before = offset(low)
        if offset(high) == before:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == before else (low, middle)
        yield high, before


def _sign(seconds: int) -> str:
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    end = f"{left:02}" if left else ""
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}{end}"
