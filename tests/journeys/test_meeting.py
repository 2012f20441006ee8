"""Two people find times, meet, move, call off, and know what comes next."""

import dataclasses
from datetime import UTC, datetime

import pytest

from quietroom.client import meeting, notebook, speech
from quietroom.client.clocks import UnknownZone, offset_of
from quietroom.client.meeting import NoSuchMeeting, NoSuchTime, NotYet
from quietroom.client.room import Saying
from quietroom.meeting.act import Scope
from quietroom.meeting.cadence import Cadence, Unit
from quietroom.meeting.clock import instant
from quietroom.meeting.diary import State
from quietroom.meeting.ical import NothingToShow
from quietroom.meeting.moves import NotOffered, NotTheirs
from quietroom.meeting.offer import Offer
from quietroom.meeting.times import Stand
from quietroom.room.entry import Kind
from quietroom.room.parcel import Parcel
from tests.journeys.town import Town

BERLIN, YORK = "Europe/Berlin", "America/New_York"
WEEKLY = Cadence(Unit.WEEK, 1, 0, 4)
HOUR = 3600


def _wall(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) // 60


def _at(text: str, zone: str = BERLIN) -> int:
    return instant(_wall(text), offset_of(zone)).time


def test_offered_and_chosen(town: Town) -> None:
    """One offers three times, the other takes one; both have one diary, and a calendar each."""
    mentor, mentee = town.agreed()
    slots = [_wall("2027-03-09 09:00"), _wall("2027-03-10 14:00"), _wall("2027-03-11 09:00")]
    line = meeting.offer(mentee.room(), BERLIN, slots, place="https://video.example/x")
    with pytest.raises(NotTheirs):
        meeting.choose(mentee.room(), line.hash, 1)
    with pytest.raises(NoSuchMeeting):
        meeting.choose(mentor.room(), line.hash, 3)
    with pytest.raises(NothingToShow):
        meeting.calendar(mentor.room())
    meeting.choose(mentor.room(), line.hash, 1)
    with pytest.raises(NotOffered):
        meeting.choose(mentor.room(), line.hash, 2)
    found = meeting.upcoming(mentee.room())
    mine, theirs = meeting.calendar(mentee.room()), meeting.calendar(mentor.room())

    assert found is not None
    assert (found.at.time, found.place) == (_at("2027-03-10 14:00"), "https://video.example/x")
    assert meeting.upcoming(mentor.room()) == found
    assert "DTSTART;TZID=Europe/Berlin:20270310T140000" in mine
    assert mine != theirs
    for told in ("Amina", "Jonas", "video", line.hash.hex(), "entoring", "uietroom"):
        assert told not in mine


def test_series_moved_and_called_off(town: Town) -> None:
    """A series over a change of the clock; one moves, one is off late, the rest goes west."""
    mentor, mentee = town.agreed()
    here, there = mentee.room(), mentor.room()
    line = meeting.offer(here, BERLIN, [_wall("2027-03-16 09:00")], cadence=WEEKLY)
    there.sync()
    meeting.choose(there, line.hash, 0)
    here.sync()
    moved = meeting.offer(there, BERLIN, [_wall("2027-03-24 15:00")], instead=(line.hash, 1))
    here.sync()
    meeting.choose(here, moved.hash, 0)
    town.time = _at("2027-03-16 07:00")
    meeting.call_off(here, line.hash, 0, Scope.ONE, "I am ill.")
    tail = meeting.offer(here, YORK, [_wall("2027-03-31 09:00")], instead=(line.hash, 2),
                         cadence=dataclasses.replace(WEEKLY, times=2))  # fmt: skip
    there.sync()
    meeting.choose(there, tail.hash, 0)
    here.sync()
    found = meeting.meetings(here)

    assert [(one.at.time, one.stand) for one in found] == [
        (_at("2027-03-16 09:00"), Stand.OFF),
        (_at("2027-03-24 15:00"), Stand.ON),
        (_at("2027-03-31 09:00", YORK), Stand.ON),
        (_at("2027-04-07 09:00", YORK), Stand.ON),
    ]
    assert meeting.meetings(there) == found
    assert [meeting.is_late(there, one) for one in found] == [True, False, False, False]
    assert "20270316T090000" in meeting.taken_out(there, line.hash, 0)
    with pytest.raises(NothingToShow):
        meeting.taken_out(there, line.hash)
    with pytest.raises(NoSuchMeeting):
        meeting.call_off(here, line.hash, 0, Scope.ONE)
    assert meeting.notice_hours(here) == 24


def test_beside_a_meeting(town: Town) -> None:
    """Agendas, places, next steps, who did not come; what was taken back is not said."""
    mentor, mentee = town.agreed()
    here, there = mentee.room(), mentor.room()
    line = meeting.offer(here, BERLIN, [_wall("2027-03-09 09:00")])
    with pytest.raises(NoSuchMeeting):
        meeting.put_agenda(here, line.hash, 0, "too early")
    there.sync()
    meeting.choose(there, line.hash, 0)
    here.sync()
    agenda = meeting.put_agenda(here, line.hash, 0, "The interview")
    meeting.put_agenda(there, line.hash, 0, "Your week")
    gone = meeting.put_place(here, line.hash, None, "By the river")
    speech.take_back(here, gone.hash)
    step = meeting.add_step(here, "Send the outline", mentor.session.first, 20_900)
    there.sync()
    meeting.step_done(there, step.hash)
    with pytest.raises(NotYet):
        meeting.not_there(here, line.hash, 0)
    town.time = _at("2027-03-09 09:20")
    meeting.not_there(here, line.hash, 0)
    page = meeting.reflect(mentee.memory, "I was early, and cross.")
    there.sync()
    found = meeting.diary(there)
    stands = found.meetings[line.hash]

    assert stands.agendas == {
        (0, mentee.session.first): "The interview",
        (0, mentor.session.first): "Your week",
    }
    assert stands.where(0) is None
    assert [(one.done, one.step.who) for one in found.steps.values()] == [
        (True, mentor.session.first)
    ]
    assert [one.stand for one in meeting.meetings(there)] == [Stand.MISSED]
    assert [line.hash for line, _ in notebook.pages(mentee.memory)] == [page]
    assert all(line.hash != page for line in there.lines)
    assert agenda.hash in {line.hash for line in there.lines}


def test_times_that_are_none(town: Town) -> None:
    """A skipped time is not offered, nor one in a zone that nobody knows; what is odd is passed."""
    mentor, mentee = town.agreed()
    here = mentee.room()
    with pytest.raises(NoSuchTime):
        meeting.offer(here, BERLIN, [_wall("2027-03-28 02:30")])
    with pytest.raises(UnknownZone):
        meeting.offer(here, "Europe/Atlantis", [_wall("2027-03-09 09:00")])
    with pytest.raises(NoSuchMeeting):
        meeting.offer(here, BERLIN, [_wall("2027-03-09 09:00")], instead=(bytes(32), 0))
    odd = Saying(Kind.MEET, ["an offer"])
    here.write(lambda seal: Parcel((seal(odd),)))

    assert meeting.diary(mentor.room()).meetings == {}


def test_suggested(town: Town) -> None:
    """Times are suggested where neither one's own calendar nor a meeting stands."""
    mentor, mentee = town.agreed()
    first = meeting.suggest(mentee.room(), BERLIN, 60, [], 2)
    line = meeting.offer(mentee.room(), BERLIN, first)
    meeting.choose(mentor.room(), line.hash, 0)
    busy = [(_at("2027-01-19 00:00"), _at("2027-01-20 00:00"))]
    then = meeting.suggest(mentee.room(), BERLIN, 60, busy, 2)

    assert first == [_wall("2027-01-18 09:00"), _wall("2027-01-19 11:00")]
    assert then == [_wall("2027-01-18 11:00"), _wall("2027-01-20 11:00")]


def test_declined(town: Town) -> None:
    """An offer that suits nobody is called off by either."""
    mentor, mentee = town.agreed()
    line = meeting.offer(mentee.room(), BERLIN, [_wall("2027-03-09 09:00")])
    meeting.call_off(mentor.room(), line.hash, words="None suits me.")
    found = meeting.diary(mentee.room()).meetings[line.hash]

    assert (found.state, found.off[0].words) == (State.OFF, "None suits me.")


def test_next_over_all_rooms(town: Town) -> None:
    """The soonest meeting of all rooms, and in which; what is off, or on no known clock, is not."""
    mentor, mentee = town.agreed()
    other, again = town.agreed_again()
    later = meeting.offer(mentee.room(), BERLIN, [_wall("2027-03-10 09:00")])
    meeting.choose(mentor.room(), later.hash, 0)
    sooner = meeting.offer(again.room(), YORK, [_wall("2027-03-09 09:00")])
    meeting.choose(other.room(), sooner.hash, 0)
    found = meeting.next_of([mentee.room(), again.room()])
    meeting.call_off(again.room(), sooner.hash)
    without = meeting.next_of([mentee.room(), again.room()])
    odd = Offer(bytes(16), None, "Europe/Atlantis", 60, None, None, (30_000_000,), "")
    saying = Saying(Kind.MEET, odd.fields())
    strange = again.room().write(lambda seal: Parcel((seal(saying),)))
    meeting.choose(other.room(), strange[0].hash, 0)

    assert found is not None
    assert (found[0].id, found[1].meeting) == (again.room().id, sooner.hash)
    assert without is not None
    assert without[1].meeting == later.hash
    assert meeting.next_of([]) is None
