"""A calendar that a calendar programme fetches: switched on, rewritten, withdrawn."""

import re
from datetime import UTC, datetime

import httpx
import pytest
from icalendar import Calendar

from quietroom.client import calendars, feed, meeting
from quietroom.client.feed import NoFeed
from quietroom.client.memory import Memory
from quietroom.client.room import Saying
from quietroom.meeting.act import Scope
from quietroom.meeting.cadence import Cadence, Unit
from quietroom.meeting.offer import Offer
from quietroom.room.entry import Kind
from quietroom.room.parcel import Parcel
from tests.journeys.town import Carrier, Citizen, Town

BERLIN = "Europe/Berlin"


def _wall(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) // 60


def _fetched(town: Town, address: str) -> httpx.Response:
    """As a calendar programme fetches it: without a session."""
    with httpx.Client(transport=Carrier(town.run, town.app)) as http:
        return http.get(address)


def _at(text: str) -> int:
    return 60 * _wall(text)


def _busy(answer: httpx.Response) -> list[tuple[int, int]]:
    return calendars.busy(answer.content, _at("2027-03-01 00:00"), _at("2027-05-01 00:00"), BERLIN)


def _meets(one: Citizen, other: Citizen, text: str, times: int = 1) -> bytes:
    every = Cadence(Unit.WEEK, 1, 0, times) if times > 1 else None
    line = meeting.offer(one.room(), BERLIN, [_wall(text)], place="By the river", cadence=every)
    meeting.choose(other.room(), line.hash, 0)
    return line.hash


def test_a_feed(town: Town) -> None:
    """Off at first; then what stands in every room, at an address that can be withdrawn."""
    mentor, mentee = town.agreed()
    session, memory, room = mentee.session, mentee.memory, mentee.room()
    with pytest.raises(NoFeed):
        feed.refresh(session, memory, [])
    first = _meets(mentee, mentor, "2027-03-23 09:00", 2)
    room.sync()
    address = feed.switch_on(session, memory, [room])
    told = _fetched(town, address)
    meeting.call_off(room, first, 1, Scope.ONE)
    feed.refresh(session, memory, [room])
    less = _fetched(town, address)
    another = feed.switch_on(session, memory, [room])
    old = _fetched(town, address)
    known = feed.address(session, Memory(session))
    session.wire.delete(feed.PATH)
    with pytest.raises(NoFeed):
        feed.refresh(session, memory, [room])
    feed.switch_off(session, memory)
    gone = _fetched(town, another)

    assert told.headers["content-type"].startswith("text/calendar")
    assert _busy(told) == [
        (_at("2027-03-23 08:00"), _at("2027-03-23 09:00")),
        (_at("2027-03-30 07:00"), _at("2027-03-30 08:00")),
    ]
    assert _busy(less) == _busy(told)[:1]
    assert re.fullmatch(r"\S+/feed/[0-9a-f]{64}\.ics", address)
    assert known == another != address
    assert (old.status_code, gone.status_code) == (404, 404)
    assert feed.address(session, memory) is None
    for word in ("river", "Amina", "Jonas", first.hex(), "entoring"):
        assert word not in told.text
    with pytest.raises(NoFeed):
        feed.switch_off(session, memory)


def test_what_is_served(town: Town) -> None:
    """Several rooms in one; nothing long over, off, or on a clock not known here."""
    mentor, mentee = town.agreed()
    other, again = town.agreed_again()
    _meets(mentee, mentor, "2027-03-09 09:00")
    _meets(again, other, "2027-03-10 09:00")
    off = _meets(again, other, "2027-03-11 09:00")
    meeting.call_off(again.room(), off)
    odd = Offer(bytes(16), None, "Europe/Atlantis", 60, None, None, (30_000_000,), "")
    saying = Saying(Kind.MEET, odd.fields())
    strange = again.room().write(lambda seal: Parcel((seal(saying),)))
    meeting.choose(other.room(), strange[0].hash, 0)
    both = [mentee.room(), again.room()]
    first = mentee.session.first
    found = Calendar.from_ical(feed.text_of(both, first, town.now()))
    later = Calendar.from_ical(feed.text_of(both, first, _at("2027-03-24 00:00")))

    assert len(found.walk("VEVENT")) == 2
    assert len(found.walk("VTIMEZONE")) == 1
    assert {str(event["SUMMARY"]) for event in found.walk("VEVENT")} == {"Meeting"}
    assert [event["DTSTART"].to_ical() for event in later.walk("VEVENT")] == [b"20270310T090000"]
    assert feed.text_of([], first, town.now()).count("BEGIN") == 1
