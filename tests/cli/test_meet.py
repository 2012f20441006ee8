"""Finding times and meeting, typed at a command line."""

from pathlib import Path

import httpx
import pytest

from tests.cli.people import Square
from tests.client.radicale_server import NAME, PASSWORD, radicale_at

BERLIN = ("--zone", "Europe/Berlin")
TWO = ("--at", "2037-03-10 09:00", "--at", "2037-03-11 14:00")


def test_meet(here: Square) -> None:
    """Offered, chosen, seen in another zone, moved, given an agenda, called off, in a file."""
    place = here.jonas.file("https://video.example/us")
    made = here.jonas("meet", "propose", here.room, *TWO, *BERLIN, "--place", place).line
    own = here.jonas("meet", "accept", made[:12])
    offered = here.amina("meet", "list", here.room, *BERLIN).out
    here.amina("meet", "accept", made[:12], "--slot", "2")
    (met, _) = here.jonas("meet", "list", here.room, "--zone", "America/New_York", "--json").objects
    shown = here.jonas("meet", "list", here.room, "--zone", "America/New_York").out
    moved = here.amina("meet", "move", made[:12], "--at", "2037-03-12 10:00", *BERLIN).line
    here.jonas("meet", "accept", moved[:12])
    agenda = here.jonas.file("The interview")
    here.jonas("meet", "agenda", f"{moved[:12]}.1", "--words", agenda)
    told = here.amina("meet", "list", here.room, *BERLIN, "--json").objects[0]
    out = here.folder / "meeting.ics"
    written = here.jonas("meet", "file", here.room, "--out", out)
    again = here.jonas("meet", "file", here.room, "--out", out)
    early = here.amina("meet", "no-show", moved[:12])
    here.amina("meet", "cancel", moved[:12])
    gone = here.folder / "gone.ics"
    here.jonas("meet", "file", here.room, "--meeting", made[:12], "--cancelled", "--out", gone)
    read = here.amina("read", here.room).out

    assert own.code == 4
    assert "(own-offer)" in own.told
    assert "1) 2037-03-10 09:00; 2) 2037-03-11 14:00" in offered
    assert (met["wall"], met["zone"]) == ("2037-03-11 14:00", "Europe/Berlin")
    assert "2037-03-11 09:00 America/New_York (2037-03-11 14:00 Europe/Berlin)" in shown
    assert told["wall"] == "2037-03-12 10:00"
    assert told["agenda"] == {"Jonas": "The interview"}
    assert written.code == 0
    assert "20370312T100000" in out.read_text()
    assert "video" not in out.read_text()
    assert again.code == 3
    assert early.code == 4
    assert "METHOD:CANCEL" in gone.read_text()
    assert "(calls off a meeting)" in read


def test_meet_in_a_series(here: Square) -> None:
    """By the month; one is called off; steps with their days; what was for oneself."""
    monthly = ("--every", "month", "--times", "3")
    at = ("--at", "2037-03-10 09:00")
    made = here.amina("meet", "propose", here.room, *at, *BERLIN, *monthly).line
    here.jonas("meet", "accept", made[:12])
    ill = here.jonas.file("I am away.")
    here.jonas("meet", "cancel", f"{made[:12]}.2", "--words", ill)
    listed = here.amina("meet", "list", here.room, *BERLIN, "--json").objects
    by = ("--due", "2037-03-20", "--words", here.amina.file("Send the outline"))
    step = here.amina("meet", "step", here.room, "--who", "them", *by).line
    due = here.jonas("meet", "list", here.room, "--json").objects[-2]
    here.jonas("meet", "done", step[:12])
    done = here.amina("meet", "list", here.room).out
    here.amina("meet", "reflect", f"{made[:12]}.1", "--words", here.amina.file("I was cross."))
    book = here.amina("notebook", "read").out

    found = [(one["wall"], one["stand"]) for one in listed if one.get("meeting", "")[:64] == made]
    assert found == [
        ("2037-03-10 09:00", "on"),
        ("2037-04-14 09:00", "off"),
        ("2037-05-12 09:00", "on"),
    ]
    assert (due["text"], due["due"], due["done"]) == ("Send the outline", "2037-03-20", False)
    assert "Send the outline" not in done
    assert "2037-03-10\nI was cross." in book


def test_looked_for_in_a_calendar(here: Square) -> None:
    """Times are found around what a calendar holds; another file is told as that."""
    free = here.jonas("meet", "suggest", here.room, *BERLIN).out.splitlines()
    busy = f"{free[0].replace('-', '').replace(':', '').replace(' ', 'T')}00"
    event = f"UID:1\nDTSTAMP:20260101T000000Z\nDTSTART;TZID=Europe/Berlin:{busy}\nDURATION:PT1H\n"
    held = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + event + "END:VEVENT\nEND:VCALENDAR\n"
    mine = here.jonas.file(held)
    found = here.jonas("meet", "suggest", here.room, *BERLIN, "--calendar", mine).out.splitlines()
    none = here.jonas("meet", "suggest", here.room, "--calendar", here.jonas.file("name,when"))
    gone = here.jonas("meet", "suggest", here.room, "--calendar", here.folder / "nowhere.ics")

    assert len(free) == len(found) == 6
    assert free[0] not in found
    assert found[0][:10] == free[0][:10]
    assert (none.code, "(no-calendar)" in none.told) == (4, True)
    assert (gone.code, "nowhere.ics" in gone.told) == (5, True)


def test_looked_for_by_caldav(
    here: Square, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Times are found around a calendar on a server; its password is for that server alone."""
    look = ("meet", "suggest", here.room, *BERLIN)
    free = here.jonas(*look).out.splitlines()
    busy = f"{free[0].replace('-', '').replace(':', '').replace(' ', 'T')}00"
    login = here.jonas.file(f"{NAME}\n{PASSWORD}\n")
    with radicale_at(tmp_path) as caldav:
        monkeypatch.setenv("SSL_CERT_FILE", str(caldav.certificate))
        caldav.put("one", f"DTSTART;TZID=Europe/Berlin:{busy}", "DURATION:PT1H")
        mine = (*look, "--calendar", caldav.mine, "--calendar-login")
        seen = here.jonas(*mine, login)
        login.chmod(0o600)
        found = here.jonas(*mine, login).out.splitlines()
        wrong = here.jonas.file(f"{NAME}\nanother\n")
        wrong.chmod(0o600)
        shut = here.jonas(*mine, wrong)
        torn = here.jonas.file("one line")
        torn.chmod(0o600)
        two = here.jonas(*mine, login, "--calendar", "https://other.example/")
        idle = here.jonas(*look, "--calendar", here.jonas.file(""), "--calendar-login", login)

    assert len(found) == 6
    assert free[0] not in found
    assert (seen.code, "others can read" in seen.told) == (3, True)
    assert (shut.code, "(no-such-login)" in shut.told) == (4, True)
    assert PASSWORD not in shut.told + seen.told
    assert here.jonas(*mine, torn).code == 3
    assert (two.code, "one server" in two.told) == (3, True)
    assert (idle.code, "one server" in idle.told) == (3, True)


def test_times_that_are_not_offered(here: Square) -> None:
    """A time written otherwise, none, a skipped one, an unknown zone: nothing is said."""
    when = here.jonas("meet", "propose", here.room, "--at", "tomorrow")
    none = here.jonas("meet", "propose", here.room)
    never = here.jonas("meet", "propose", here.room, "--at", "2037-03-29 02:30", *BERLIN)
    where = here.jonas("meet", "propose", here.room, *TWO, "--zone", "Europe/Atlantis")
    twice = here.jonas("meet", "propose", here.room, "--at", "2037-10-25 02:30", *BERLIN)
    here.jonas("meet", "cancel", twice.line[:12])

    assert [one.code for one in (when, none, never, where)] == [3, 3, 4, 4]
    assert "YYYY-MM-DD" in when.told
    assert "the first is meant" in twice.told


def test_no_meeting_of_that_name(here: Square) -> None:
    """An id that begins nothing here is bad input."""
    words = here.jonas.says(here.room, "words")
    ended = here.jonas("meet", "accept", words[:12])

    assert ended.code == 3
    assert "meet list" in ended.told


def test_a_feed(here: Square) -> None:
    """What it tells is said before it is on; it follows what is agreed, and is withdrawn."""
    before = here.jonas("meet", "feed")
    address = here.jonas("meet", "feed", "--on").line
    made = here.amina("meet", "propose", here.room, *TWO, *BERLIN).line
    here.jonas("meet", "accept", made[:12])
    told = httpx.get(address)
    shown = here.jonas("meet", "feed").line
    here.jonas("meet", "cancel", made[:12])
    gone = here.jonas("meet", "feed", "--off")
    again = here.jonas("meet", "feed", "--off")

    assert before.out.strip() == "off"
    assert "whoever runs" in before.told
    assert "DTSTART;TZID=Europe/Berlin:20370310T090000" in told.text
    assert shown == address
    assert gone.code == 0
    assert httpx.get(address).status_code == 404
    assert (again.code, "(no-feed)" in again.told) == (4, True)
