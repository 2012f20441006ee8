"""A calendar read from a server that speaks CalDAV, by the name and password of its owner.

The events are fetched whole, and when somebody is busy is computed here: what such servers answer
about that, and which events they choose for a span of time, is theirs to get wrong.

Source: RFC 4791 section 7.8, RFC 4918 section 13.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

import httpx

from ..ground.errors import QuietroomError
from .wire import TIMEOUT, taken

QUERY = b"""<?xml version="1.0" encoding="utf-8"?>
<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><c:calendar-data/></d:prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter>
</c:calendar-query>
"""
"""Every event that there is, as it stands."""

EMPTY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
"""A calendar without anything in it."""

_STATUSES = 207
_ANSWER = "DAV: multistatus"
_EVENT = "DAV: response"
_DATA = "urn:ietf:params:xml:ns:caldav calendar-data"


class NoSuchLogin(QuietroomError):
    """That calendar does not open with this name and password: see what its server asks for."""

    code = "no-such-login"


class NotCalDav(QuietroomError):
    """What is at this address does not speak CalDAV: name the address of the calendar itself."""

    code = "not-caldav"


@dataclass(frozen=True, slots=True)
class Login:
    """Who reads a calendar. `password`: shown to nobody but the server that is named beside it."""

    name: str
    password: str = field(repr=False)


def query(url: str, login: Login, transport: httpx.BaseTransport | None = None) -> bytes:
    """Every event of a collection, as calendars one after another. Nobody follows it elsewhere.

    Raises `NoSuchLogin`, `NotCalDav`, `BadAnswer` for more than a client takes, `httpx.HTTPError`.
    """
    sent = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
    by = (login.name, login.password)
    with httpx.Client(transport=transport, timeout=TIMEOUT, auth=by) as http:
        status, raw = taken(http, "REPORT", url, QUERY, sent)
    if status in (401, 403):
        raise NoSuchLogin
    if status != _STATUSES:
        raise NotCalDav
    return b"\r\n".join(calendars_in(raw)) or EMPTY


def calendars_in(raw: bytes) -> list[bytes]:
    """The calendars in an answer. Raises `NotCalDav` for what is no such answer, or half of one.

    Half: an event that the server says it has and does not give.
    """
    heard = _Heard()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = heard.begins, heard.ends
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = heard.text, heard.declares
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as fault:
        raise NotCalDav from fault
    found = ["".join(one) for one in heard.calendars]
    if len(found) < heard.events or not all(one.strip() for one in found):
        raise NotCalDav
    return [one.encode() for one in found]


@dataclass(slots=True)
class _Heard:
    """What an answer said so far: of how many events it speaks, and the calendars that it gave."""

    events: int = 0
    calendars: list[list[str]] = field(default_factory=list)
    begun: bool = False
    inside: bool = False

    def begins(self, name: str, _: dict[str, str]) -> None:
        if self.inside or (name != _ANSWER and not self.begun):
            raise NotCalDav
        self.begun = True
        self.events += name == _EVENT
        self.inside = name == _DATA
        if self.inside:
            self.calendars.append([])

    def ends(self, _: str) -> None:
        self.inside = False

    def text(self, words: str) -> None:
        if self.inside:
            self.calendars[-1].append(words)

    def declares(self, *_: object) -> None:
        # What a document declares for itself could make it grow without end.
        raise NotCalDav
