"""Finding times in a browser, beside a command line's SDK: offered, moved, called off."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
from icalendar import Calendar

from quietroom.client import meeting, notebook
from quietroom.meeting.act import Scope
from quietroom.meeting.cadence import Cadence, Unit
from quietroom.meeting.times import Stand
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human, plain

BERLIN, YORK = "Europe/Berlin", "America/New_York"

BUSY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T080000Z
DTSTART:20260101T080000Z
DURATION:PT90M
RRULE:FREQ=DAILY
SUMMARY:A talk with somebody else
END:VEVENT
END:VCALENDAR
"""
"""Each day from eight to half past nine, UTC: at nine in Berlin, in winter."""

QUIET = "Library, room 2.14"
"""Where the programme offers to meet."""

PRESSES = 5
"""The most presses from home to a meeting that is offered."""


def _hours(walls: tuple[int, ...]) -> list[str]:
    return [f"{datetime.fromtimestamp(60 * wall, UTC):%H:%M}" for wall in walls]


def test_meetings(house: House, person: Person, tmp_path: Path) -> None:
    """Offered around one's own calendar, chosen, given topics, saved, moved, called off."""
    mentor, mentee = house.agreed()
    human, room = person(timezone_id=BERLIN), mentor.room()
    shell = house.app.state.shell
    house.app.state.shell = replace(shell, config=replace(shell.config, places=(QUIET,)))
    human.come_as(mentee)
    presses = _offers(human, mentor.session.name, tmp_path)
    room.sync()
    (made,) = meeting.diary(room).meetings.values()
    meeting.choose(room, made.entry, 1)
    saved = _takes(human)
    before, address = _feeds(human)
    told = httpx.get(address).text
    found = meeting.upcoming(mentee.room())
    assert found is not None
    (event,) = Calendar.from_ical(saved).walk("VEVENT")
    room.sync()
    later = meeting.offer(room, YORK, [found.wall + 1440], instead=(made.entry, 0))
    _moves_and_calls_off(human)
    room.sync()
    moved = meeting.diary(room).meetings[later.hash]
    human.sees("This meeting was called off.")
    human.page.locator("[data-do=feed-off]").click()
    human.sees("leads nowhere now")

    assert presses <= PRESSES
    assert made.offer.zone == BERLIN
    assert len(made.offer.slots) == 3
    assert "09:00" not in _hours(made.offer.slots)
    assert all("somebody else" not in str(line.opened) for line in room.lines)
    assert event["SUMMARY"] == "Meeting"
    assert int(event.decoded("DTSTART").timestamp()) == found.at.time
    assert "ATTENDEE" not in saved
    assert "whoever runs this server" in before
    assert (told.replace("\r\n", "\n"), httpx.get(address).status_code) == (saved, 404)
    assert moved.off[0].words == "I am ill."
    assert moved.origin == made.entry


def _offers(human: Human, partner: str, folder: Path) -> int:
    """From home to times on offer; with how many presses."""
    page, (before, _) = human.page, human.counted()
    page.get_by_role("link", name=plain(f"Meet {partner}")).click()
    page.locator("form summary").click()
    human.sees("Your programme offers one quiet place")
    assert page.locator("datalist option").get_attribute("value") == QUIET
    mine = folder / "mine.ics"
    mine.write_text(BUSY)
    page.get_by_label("Read my calendar file").set_input_files(mine)
    human.sees("The times above suit your calendar.")
    page.locator("[data-do=offer]").click()
    human.sees("can choose now")
    return human.counted()[0] - before


def _takes(human: Human) -> str:
    """Says what to speak about, and saves the calendar file."""
    page = human.page
    page.locator("[data-do=agenda]").click(timeout=LONG)
    page.get_by_label("What do you want to speak about?").fill("The interview")
    page.locator("[data-do=keep-agenda]").click()
    human.sees("You want to speak about:")
    with page.expect_download() as download:
        page.locator("[data-do=file]").click()
    return Path(download.value.path()).read_text()


def _feeds(human: Human) -> tuple[str, str]:
    """Reads what a feed tells, and switches it on; what was read before, and the address."""
    page = human.page
    page.locator("[data-do=feed]").click()
    before = page.locator("details", has=page.locator("[data-do=feed-on]")).inner_text()
    page.locator("[data-do=feed-on]").click()
    human.sees("The feed is on.")
    return before, page.locator("code").inner_text()


def _moves_and_calls_off(human: Human) -> None:
    """Takes the time that the other offers instead, then calls it off with a few words."""
    page = human.page
    page.locator("[data-do=choose]").click(timeout=LONG)
    human.sees("America/New_York")
    page.locator("[data-do=off]").click()
    page.get_by_label("A few words").fill("I am ill.")
    page.locator("[data-do=call-off]").click()
    human.sees("This meeting was called off.")


def test_next_steps_and_after(house: House, person: Person) -> None:
    """A series from the other side, one of it refused; a next step; how it was, for oneself."""
    mentor, mentee = house.agreed_again()
    human = person(timezone_id=BERLIN)
    page = human.page
    human.come_as(mentee)
    room = mentor.room()
    now = mentee.session.now() // 60
    weekly = Cadence(Unit.WEEK, 1, 0, 3)
    offered = meeting.offer(room, "Etc/UTC", [now - 600], 60, cadence=weekly)
    human.go(f"/r/{room.id.hex()}/meetings")
    page.locator("[data-do=choose]").click(timeout=LONG)
    human.sees("How was it on")
    page.get_by_label("For yourself").fill("I was cross.")
    page.locator("[data-do=reflect]").click()
    human.sees("It stands in your notebook.")
    page.locator("[data-do=new-step]").click()
    page.get_by_label("What comes next?").fill("Send the outline")
    page.locator("[data-do=step]").click()
    human.sees("It is done")
    page.locator("[data-do=done]").click()
    human.sees("It is not done yet")
    room.sync()
    (step,) = meeting.diary(room).steps.values()
    meeting.call_off(room, offered.hash, 1, Scope.ONE)
    human.sees("This meeting was called off.")

    mentee.memory.sync()
    pages = [words.text for _, words in notebook.pages(mentee.memory)]
    assert (step.step.text, step.done) == ("Send the outline", True)
    assert pages[-1].endswith("\nI was cross.")
    assert [one.stand for one in meeting.meetings(room)] == [Stand.ON, Stand.OFF, Stand.ON]
