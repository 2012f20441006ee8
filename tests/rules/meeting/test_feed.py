"""What a feed holds: times, and one word."""

import pytest

from quietroom.ground.errors import Malformed, TooLarge
from quietroom.meeting import feed

EVENT = (
    "BEGIN:VEVENT",
    "UID:" + 32 * "a",
    "DTSTAMP:20270101T000000Z",
    "SEQUENCE:2",
    "STATUS:CONFIRMED",
    "ORGANIZER:mailto:nobody@meeting.invalid",
    "SUMMARY:Meeting",
    "CLASS:PRIVATE",
    "DTSTART;TZID=America/Argentina/Buenos_Aires:20270309T090000",
    "DURATION:PT60M",
    "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TU;COUNT=12",
    "EXDATE;TZID=Etc/GMT+3:20270309T090000",
    "END:VEVENT",
)


def _text(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCALENDAR", *lines, "END:VCALENDAR"))


def test_times_and_the_word() -> None:
    """What our own files hold passes, folded or not."""
    folded = _text(*EVENT).replace("Buenos_Aires", "Bue\r\n nos_Aires")

    assert feed.check(_text(*EVENT)) == _text(*EVENT)
    assert feed.check(folded) == folded


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY:Meeting with Jonas",
        "SUMMARY:Meeting ",
        "summary:Meeting",
        "LOCATION:By the river",
        "DESCRIPTION:x",
        "ATTENDEE:mailto:jonas@example.org",
        "ORGANIZER:mailto:amina@example.org",
        "UID:jonas",
        "TZID:Jonas and Amina",
        "DTSTART:soon",
        "DURATION:PT٦M",
        "X-A:b",
        "",
        "BEGIN:VALARM",
    ],
)
def test_nothing_else(line: str) -> None:
    """Any other line makes the whole of it refused, wherever it stands and however it is folded."""
    for text in (_text(*EVENT, line), _text(line, *EVENT), _text(f"{line[:3]}\r\n {line[3:]}")):
        with pytest.raises(Malformed):
            feed.check(text)


@pytest.mark.parametrize("text", ["", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\r\n"])
def test_one_calendar(text: str) -> None:
    """It begins and ends as one."""
    with pytest.raises(Malformed):
        feed.check(text)


def test_not_too_much() -> None:
    """There is an end to it."""
    with pytest.raises(TooLarge):
        feed.check(_text(*EVENT * 1000))
