"""A feed: the calendar that somebody's calendar programme fetches by itself, and its address.

Whoever has the address reads it, and so does the server; hence it holds times and one word, which
is checked on both sides.

Source: RFC 5545. Format: spec/meeting.md section 10. Threat: a title, a name or a place gets into
what a server and a calendar read; somebody who reads the server's tables fetches feeds.
"""

import re

from ..ground.digest import hash_of
from ..ground.errors import Malformed, TooLarge

MOST = 200_000
"""How long a feed is at most, in octets."""

TOKEN = 32
"""How many random bytes an address has."""

_ZONE = r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,3}"
_AT = r"\d{8}T\d{6}"
_LINE = re.compile(
    r"(?:BEGIN|END):(?:VCALENDAR|VTIMEZONE|STANDARD|DAYLIGHT|VEVENT)"
    r"|VERSION:2\.0|PRODID:-//Meeting//1//EN|METHOD:PUBLISH|STATUS:CONFIRMED"
    r"|ORGANIZER:mailto:nobody@meeting\.invalid|SUMMARY:Meeting|CLASS:PRIVATE"
    rf"|TZID:{_ZONE}|TZOFFSET(?:FROM|TO):[+-](?:\d{{4}}|\d{{6}})|UID:[0-9a-f]{{32}}"
    rf"|(?:RECURRENCE-ID|DTSTART|EXDATE);TZID={_ZONE}:{_AT}|DTSTART:{_AT}|DTSTAMP:{_AT}Z"
    rf"|RDATE:{_AT}(?:,{_AT})*|SEQUENCE:\d{{1,6}}|DURATION:PT\d{{1,3}}M"
    r"|RRULE:FREQ=(?:WEEKLY|MONTHLY);INTERVAL=\d{1,2};(?:BYDAY=-?\d[A-Z]{2};)?COUNT=\d{1,3}",
    re.ASCII,
)


def check(text: str) -> str:
    """A feed that holds nothing but times and the word. Raises `Malformed` or `TooLarge`."""
    if len(text) > MOST:
        raise TooLarge(f"a feed has at most {MOST} octets")
    lines = text.replace("\r\n ", "").split("\r\n")
    if lines[0] != "BEGIN:VCALENDAR" or lines[-2:] != ["END:VCALENDAR", ""]:
        raise Malformed("a feed is one calendar, with CRLF at the end of each line")
    if not all(_LINE.fullmatch(line) for line in lines[:-1]):
        raise Malformed("a feed holds times and the word 'Meeting', and nothing else")
    return text


def key_of(token: bytes) -> bytes:
    """By what the server knows the address that holds these random bytes."""
    return hash_of("feed-address", token)
