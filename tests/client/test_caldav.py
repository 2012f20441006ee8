"""Calendars by CalDAV, from a server as people run it, and from one that lies."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from quietroom.client import calendars
from quietroom.client.caldav import Login, NoSuchLogin, NotCalDav, calendars_in
from quietroom.ground.errors import TooLarge
from tests.client.radicale_server import NAME, PASSWORD, CalDav, radicale_at

JONAS = Login(NAME, PASSWORD)
ASKED = "https://calendar.example/jonas/mine/"

EVENT = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"


def _answer(*events: str) -> bytes:
    """An answer that speaks of these events."""
    said = "".join(f"<d:response><d:href>/1</d:href>{one}</d:response>" for one in events)
    spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
    return f"<d:multistatus {spaces}>{said}</d:multistatus>".encode()


def _given(data: str, status: str = "200 OK") -> str:
    """An event as it is given, or not."""
    prop = f"<d:prop><c:calendar-data>{data}</c:calendar-data></d:prop>"
    return f"<d:propstat>{prop}<d:status>HTTP/1.1 {status}</d:status></d:propstat>"


@pytest.fixture(scope="module")
def caldav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalDav]:
    """The server, for all tests here."""
    with radicale_at(tmp_path_factory.mktemp("caldav")) as one:
        yield one


def _read(caldav: CalDav, login: Login = JONAS) -> list[tuple[str, str]]:
    transport = httpx.HTTPTransport(verify=caldav.known)
    raw = calendars.fetch(caldav.mine, transport, login)
    after, until = (int(datetime(2026, month, 1, tzinfo=UTC).timestamp()) for month in (10, 12))
    found = calendars.busy(raw, after, until, "Europe/Berlin")
    times = [tuple(datetime.fromtimestamp(at, UTC) for at in one) for one in found]
    return [(f"{start:%m-%d %H:%M}", f"{end:%m-%d %H:%M}") for start, end in times]


def test_a_calendar_is_read(caldav: CalDav) -> None:
    """From an empty one to one with a series over a change of the clock, which is computed here."""
    empty = _read(caldav)
    caldav.put(
        "weekly",
        "DTSTART;TZID=Europe/Berlin:20261019T090000",
        "DTEND;TZID=Europe/Berlin:20261019T100000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;TZID=Europe/Berlin:20261102T090000",
    )
    caldav.put("once", "DTSTART:20261020T120000Z", "DURATION:PT30M", "SUMMARY:A < B & C")
    caldav.put("free", "DTSTART:20261021T120000Z", "DURATION:PT30M", "TRANSP:TRANSPARENT")

    assert empty == []
    assert _read(caldav) == [
        ("10-19 07:00", "10-19 08:00"),
        ("10-20 12:00", "10-20 12:30"),
        ("10-26 08:00", "10-26 09:00"),
    ]


def test_not_by_anybody(caldav: CalDav) -> None:
    """Another password opens nothing; and no login shows its password when it is printed."""
    wrong = Login(NAME, "another")
    with pytest.raises(NoSuchLogin):
        _read(caldav, wrong)

    assert "another" not in repr(wrong)


@pytest.mark.parametrize("status", [200, 301, 404, 500])
def test_nobody_follows_it(status: int) -> None:
    """What is no answer by CalDAV is told as that; a password goes to the named address alone."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        elsewhere = {"Location": "https://other.example/"}
        return httpx.Response(status, headers=elsewhere, stream=httpx.ByteStream(b""))

    with pytest.raises(NotCalDav):
        calendars.fetch(ASKED, httpx.MockTransport(answer), JONAS)

    assert asked == [ASKED]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<a>",
        b"\xff\xfe",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode(
            "utf-16"
        ),
        b"<a/>",
        b'<multistatus xmlns="https://other.example/"/>',
        _answer(_given(EVENT), "<d:status>HTTP/1.1 507 Insufficient Storage</d:status>"),
        _answer(_given("", "404 Not Found")),
        _answer(_given(EVENT), _given(" \r\n")),
        _answer(_given(f"{EVENT}<d:a/>{EVENT}")),
    ],
)
def test_an_answer_that_is_none(raw: bytes) -> None:
    """What is torn, declares things of its own, or keeps an event back, is refused."""
    with pytest.raises(NotCalDav):
        calendars_in(raw)


def test_an_answer_that_is_whole() -> None:
    """Every event that it speaks of; and where it speaks of none, there is none."""
    assert calendars_in(_answer(_given(EVENT), _given(EVENT))) == [EVENT.encode()] * 2
    assert calendars_in(_answer()) == []


def test_more_than_a_client_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads without end."""
    monkeypatch.setattr("quietroom.client.wire.LARGEST", 10)
    sent = httpx.ByteStream(bytes(11))
    answer = httpx.MockTransport(lambda _: httpx.Response(207, stream=sent))
    with pytest.raises(TooLarge):
        calendars.fetch(ASKED, answer, JONAS)
