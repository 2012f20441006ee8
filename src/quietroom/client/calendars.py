"""When somebody is busy, read from a calendar of theirs on this machine. Nothing of it is sent.

What recurs is expanded here: servers that answer when somebody is busy were found to be wrong about
changes of the clock and about exceptions.

Source: RFC 5545, by icalendar and recurring-ical-events; spec/meeting.md section 5.
"""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import recurring_ical_events
from icalendar import Calendar

from ..ground.errors import QuietroomError, TooLarge
from .caldav import Login, query
from .refusal import BadAnswer
from .wire import TIMEOUT, capped, taken

DAY = 24 * 3600

_ADDRESS = re.compile(r"\s*[A-Za-z][A-Za-z\d+.-]+:/")
"""What begins as an address does, spelt as it may be."""

Stretch = tuple[int, int]
"""From when until when somebody is busy, in seconds since 1970; the end is free again."""


class NoCalendar(QuietroomError):
    """This is no calendar: name an .ics file, or the https address at which a feed itself is."""

    code = "no-calendar"


def fetch(
    where: str, transport: httpx.BaseTransport | None = None, login: Login | None = None
) -> bytes:
    """A calendar from a file, from a feed by https, or with a login from a server by CalDAV.

    The address of a feed is as good as a key to it: where it leads elsewhere, nobody follows.
    Raises `NoCalendar`, `NotCalDav`, `NoSuchLogin`, `TooLarge` or `OSError`.
    """
    try:
        if not where.startswith("https://"):
            return _file(where)
        return _feed(where, transport) if login is None else query(where, login, transport)
    except BadAnswer as fault:
        raise TooLarge("a calendar has at most 8 MiB: export the next weeks alone") from fault
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        raise NoCalendar from fault


def busy(raw: bytes, after: int, until: int, zone: str) -> list[Stretch]:
    """The stretches between two instants in which somebody is busy.

    `zone`: whose clock shows times that name none, and whole days. Raises `NoCalendar`.
    """
    # Whole days are looked for by the day of UTC, and begin here on another.
    span = (datetime.fromtimestamp(after - DAY, UTC), datetime.fromtimestamp(until + DAY, UTC))
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
        found = {
            _stretch(event, ZoneInfo(zone))
            for one in calendars
            for event in recurring_ical_events.of(one).between(*span)
            if _is_busy(event)
        }
    # Whatever a file makes these libraries raise, it is no calendar to read.
    except Exception as fault:
        raise NoCalendar from fault
    if not calendars or any(one.name != "VCALENDAR" for one in calendars):
        raise NoCalendar
    if not all(_is_whole(event) for one in calendars for event in one.walk("VEVENT")):
        raise NoCalendar
    return sorted((begins, end) for begins, end in found if begins < until and end > after)


def _file(where: str) -> bytes:
    # An address that is misspelt may be a secret all the same: it must not be told as a lost file.
    if _ADDRESS.match(where):
        raise NoCalendar
    with Path(where).open("rb") as file:
        return b"".join(capped(file))


def _feed(url: str, transport: httpx.BaseTransport | None) -> bytes:
    with httpx.Client(transport=transport, timeout=TIMEOUT) as http:
        status, raw = taken(http, "GET", url)
    if not httpx.codes.is_success(status):
        raise NoCalendar
    return raw


def _is_whole(event: Any) -> bool:
    """Whether every line was read: the library leaves out what it cannot read of an event."""
    said = event.get("RRULE", [])
    rules = said if isinstance(said, list) else [said]
    return not event.errors and all("FREQ" in rule for rule in rules)


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
