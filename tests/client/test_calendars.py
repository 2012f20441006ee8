"""When somebody is busy, by calendars as real programs write them."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from quietroom.client import calendars
from quietroom.client.caldav import Login, NotCalDav
from quietroom.client.calendars import NoCalendar
from quietroom.ground.errors import TooLarge

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
TAIL = "END:VCALENDAR\r\n"

FEED = "https://calendar.example/mine.ics"

WEEKLY = (
    "DTSTART;TZID=Europe/Berlin:20261012T090000",
    "DTEND;TZID=Europe/Berlin:20261012T100000",
    "RRULE:FREQ=WEEKLY;COUNT=4",
    "EXDATE;TZID=Europe/Berlin:20261102T090000",
)


def event(*lines: str) -> bytes:
    """A calendar with one event."""
    body = ("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT", "")
    return (HEAD + "\r\n".join(body) + TAIL).encode()


def when(text: str) -> int:
    """An instant in UTC."""
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC).timestamp())


def read(raw: bytes, zone: str = "Europe/Berlin") -> list[tuple[str, str]]:
    """The stretches of autumn 2026, in UTC."""
    found = calendars.busy(raw, when("2026-10-01 00:00"), when("2026-12-01 00:00"), zone)
    times = [tuple(datetime.fromtimestamp(at, UTC) for at in one) for one in found]
    return [(f"{start:%m-%d %H:%M}", f"{end:%m-%d %H:%M}") for start, end in times]


def test_clock_put_back() -> None:
    """A weekly hour stays at nine in Berlin when the clock is put back; an exception is free."""
    assert read(event(*WEEKLY)) == [
        ("10-12 07:00", "10-12 08:00"),
        ("10-19 07:00", "10-19 08:00"),
        ("10-26 08:00", "10-26 09:00"),
    ]


def test_a_day_at_the_edge() -> None:
    """A whole day counts by the clock of its owner, also where that of UTC has another day."""
    day = event("DTSTART;VALUE=DATE:20261201")

    assert read(day) == [("11-30 23:00", "12-01 23:00")]
    assert read(day, "America/New_York") == []


def test_an_event_by_itself() -> None:
    """What holds an event and is no calendar is refused: one event is not all there is."""
    with pytest.raises(NoCalendar):
        read(b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261012T090000Z\r\nEND:VEVENT\r\n")


@pytest.mark.parametrize("line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "status:cancelled"])
def test_free_all_the_same(line: str) -> None:
    """What is marked as free, or was called off, does not make busy."""
    plain = ("DTSTART:20261012T090000Z", "DURATION:PT1H")

    assert read(event(*plain)) == [("10-12 09:00", "10-12 10:00")]
    assert read(event(*plain, line)) == []


def test_times_without_a_zone() -> None:
    """Whole days and times that name no zone are on the clock of whoever reads."""
    day = event("DTSTART;VALUE=DATE:20261012")
    floating = event("DTSTART:20261012T090000", "DTEND:20261012T093000")

    assert read(day, "America/New_York") == [("10-12 04:00", "10-13 04:00")]
    assert read(floating, "Asia/Kathmandu") == [("10-12 03:15", "10-12 03:45")]


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\xff", b"name,when\n", HEAD.encode(), event("DTSTART:soon"), event(*WEEKLY)[:-40]],
)
def test_no_calendar(raw: bytes) -> None:
    """Another file, or a torn one, is told as that, whatever the library says."""
    with pytest.raises(NoCalendar):
        read(raw)


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:nonsense",
        "RRULE;FREQ=WEEKLY;COUNT=3",
        "RRULE:COUNT=3",
        "RRULE:",
        "RRULE:FREQ=WEEKLY\r\nRRULE:COUNT=3",
        "DTEND;20261012T100000Z",
        "EXDATE:soon",
        "a line without a colon",
    ],
)
def test_half_an_event(line: str) -> None:
    """An event with a line that cannot be read is not read without it."""
    with pytest.raises(NoCalendar):
        read(event("DTSTART:20261012T090000Z", line))


def test_more_than_a_client_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads without end, of a file or of a feed; what is small enough is read."""
    path = tmp_path / "mine.ics"
    path.write_bytes(event(*WEEKLY))
    sent = httpx.ByteStream(event(*WEEKLY))
    feed = httpx.MockTransport(lambda _: httpx.Response(200, stream=sent))
    read_whole = [calendars.fetch(str(path)), calendars.fetch(FEED, feed)]
    monkeypatch.setattr("quietroom.client.wire.LARGEST", 10)

    assert read_whole == [event(*WEEKLY)] * 2
    for where in (str(path), FEED):
        with pytest.raises(TooLarge):
            calendars.fetch(where, feed)


@pytest.mark.parametrize("begins", ["http://", "webcal://", "HTTPS://", " https://", "https:/"])
def test_another_address(begins: str) -> None:
    """What is no address by https is no file either: it may be a secret, and is not repeated."""
    with pytest.raises(NoCalendar) as told:
        calendars.fetch(f"{begins}calendar.example/secret.ics")

    assert "secret" not in str(told.value)


def test_nothing_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little that unpacks to much is not unpacked: neither of a feed nor by CalDAV."""
    monkeypatch.setattr("quietroom.client.wire.LARGEST", 10_000)
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["accept-encoding"])
        packed = httpx.ByteStream(gzip.compress(bytes(1_000_000)))
        return httpx.Response(
            status[request.method], headers={"Content-Encoding": "gzip"}, stream=packed
        )

    status = {"GET": 200, "REPORT": 207}
    raw = calendars.fetch(FEED, httpx.MockTransport(answer))
    with pytest.raises(NotCalDav):
        calendars.fetch(FEED, httpx.MockTransport(answer), Login("jonas", "a password"))

    assert asked == ["identity"] * 2
    assert len(raw) < 10_000
    with pytest.raises(NoCalendar):
        read(raw)


@pytest.mark.parametrize("status", [301, 302, 404, 500])
def test_a_feed_that_leads_elsewhere(status: int) -> None:
    """Its address is told to nobody else, and what is not there is no calendar."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        elsewhere = {"Location": "http://other.example/mine.ics"}
        return httpx.Response(status, headers=elsewhere, stream=httpx.ByteStream(b""))

    with pytest.raises(NoCalendar):
        calendars.fetch(FEED, httpx.MockTransport(answer))

    assert asked == [FEED]
