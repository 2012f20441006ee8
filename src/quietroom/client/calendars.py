"""When somebody is busy, read from a calendar of theirs on this machine. Nothing of it is sent.

What recurs is expanded here: servers that answer when somebody is busy were found to be wrong about
changes of the clock and about exceptions.

Source: RFC 5545, by icalendar and recurring-ical-events; spec/meeting.md section 5.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import recurring_ical_events
from icalendar import Calendar

from ..ground.errors import QuietroomError, TooLarge

MOST = 20 * 1024 * 1024
"""The most bytes of a calendar."""

TIMEOUT = httpx.Timeout(30.0, connect=5.0)

Stretch = tuple[int, int]
"""From when until when somebody is busy, in seconds since 1970; the end is free again."""


class NoCalendar(QuietroomError):
    """This is no calendar: name an .ics file, or the https address of a feed."""

    code = "no-calendar"


def fetch(where: str) -> bytes:
    """A calendar from a file, or a feed by https. Raises `NoCalendar`, `TooLarge`, `OSError`."""
    if not where.startswith("https://"):
        raw = Path(where).read_bytes()
    else:
        try:
            raw = _feed(where)
        except httpx.HTTPError as fault:
            raise NoCalendar from fault
    if len(raw) > MOST:
        raise TooLarge
    return raw


def busy(raw: bytes, after: int, until: int, zone: str) -> list[Stretch]:
    """The stretches between two instants in which somebody is busy.

    `zone`: whose clock shows times that name none, and whole days. Raises `NoCalendar`.
    """
    span = (datetime.fromtimestamp(after, UTC), datetime.fromtimestamp(until, UTC))
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
        found = [
            _stretch(event, ZoneInfo(zone))
            for one in calendars
            for event in recurring_ical_events.of(one).between(*span)
            if _is_busy(event)
        ]
    # Whatever a file makes these libraries raise, it is no calendar to read.
    except Exception as fault:
        raise NoCalendar from fault
    if not calendars:
        raise NoCalendar
    return sorted(set(found))


def _feed(where: str) -> bytes:
    raw = bytearray()
    with httpx.stream("GET", where, timeout=TIMEOUT, follow_redirects=True) as answer:
        answer.raise_for_status()
        for piece in _pieces(answer):
            raw += piece
    return bytes(raw)


def _pieces(answer: httpx.Response) -> Iterator[bytes]:
    size = 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > MOST:
            raise TooLarge
        yield piece


def _is_busy(event: Any) -> bool:
    said = {name: str(event.get(name, "")).upper() for name in ("TRANSP", "STATUS")}
    return said["TRANSP"] != "TRANSPARENT" and said["STATUS"] != "CANCELLED"


def _stretch(event: Any, zone: ZoneInfo) -> Stretch:
    begins = _instant(event.start, zone)
    return begins, max(begins, _instant(event.end, zone))


def _instant(when: date, zone: ZoneInfo) -> int:
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)  # noqa: DTZ001
    at = when if when.tzinfo is not None else when.replace(tzinfo=zone)
    return int(at.timestamp())
