"""Calendar files, written down line by line."""

from quietroom.ground.digest import hash_of

from .cast import (
    ADA,
    BEN,
    BERLIN,
    ID,
    OTHER,
    YORK,
    ZONES,
    Json,
    Scenario,
    case,
    entry,
    offer,
    said,
)
from .diaries import Line, chosen, moving, off, offered, series

_SUMMER = ["DAYLIGHT", "20270328T020000", "+0100", "+0200"]
_WINTER = ["STANDARD", "20261025T030000", "+0200", "+0100"]


def _uid(ident: bytes, who: bytes) -> str:
    return hash_of("calendar-uid", ident, who)[:16].hex()


def _zone(name: str, first: str, *changes: list[str]) -> list[str]:
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for kind, onset, before, then in (["STANDARD", "19700101T000000", first, first], *changes):
        lines += [f"BEGIN:{kind}", f"DTSTART:{onset}", f"TZOFFSETFROM:{before}"]
        lines += [f"TZOFFSETTO:{then}", f"END:{kind}"]
    return [*lines, "END:VTIMEZONE"]


def _event(
    start: str,
    sequence: int,
    stamp: str,
    *more: str,
    zone: str = BERLIN,
    instead: str | None = None,
    who: bytes = ADA,
    ident: bytes = ID,
    status: str = "CONFIRMED",
) -> list[str]:
    moved = [] if instead is None else [f"RECURRENCE-ID;TZID={BERLIN}:{instead}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(ident, who)}",
        *moved,
        f"DTSTAMP:{stamp}",
        f"SEQUENCE:{sequence}",
        f"STATUS:{status}",
        "ORGANIZER:mailto:nobody@meeting.invalid",
        "SUMMARY:Meeting",
        "CLASS:PRIVATE",
        f"DTSTART;TZID={zone}:{start}",
        "DURATION:PT60M",
        *more,
        "END:VEVENT",
    ]


def _file(method: str, *parts: list[str]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meeting//1//EN", f"METHOD:{method}"]
    lines += [line for part in parts for line in part]
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"])


def _given(lines: list[Line], who: bytes, *entries: str) -> dict[str, Json]:
    zones: Json = dict(ZONES)
    names: Json = [entry(name).hex() for name in entries or ("offer",)]
    return {"said": lines, "zones": zones, "who": who.hex(), "entries": names}


def files() -> list[Scenario]:
    """Files to take in, and files that take out again."""
    nothing: Json = {"refused": "no-meeting"}
    two = [moving("moved", 1, "2026-10-27 15:00", zone=YORK), chosen(0, "moved")]
    moved_on = [moving("moved", 0, "2026-10-20 15:00"), chosen(0, "moved")]
    then, later = "20260921T141321Z", "20260921T141325Z"
    weekly = "RRULE:FREQ=WEEKLY;INTERVAL=1;COUNT=4"
    berlin, york = _zone(BERLIN, "+0200", _WINTER), _zone(YORK, "-0400")
    summer = _zone(BERLIN, "+0200")
    exdate = f"EXDATE;TZID={BERLIN}:20261103T090000"
    last_friday = offer("2026-10-30 09:00", cadence=["month", 1, 5, 7])
    monthly = [said("offer", ADA, "meet", last_friday), chosen()]
    by_month = "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR;COUNT=7"
    new_tail = [
        moving("moved", 2, "2026-10-29 09:00", cadence=["week", 1, 0, 2]),
        chosen(0, "moved"),
    ]

    def out(
        about: str, lines: list[Line], expect: Json, because: str, who: bytes = ADA
    ) -> Scenario:
        return case("file", 9, about, _given(lines, who), expect, because)

    def gone(
        about: str, lines: list[Line], number: int | None, expect: Json, because: str
    ) -> Scenario:
        given = _given(lines, ADA) | {"number": number}
        return case("cancelled", 9, about, given, expect, because)

    def fed(about: str, rooms: list[list[Line]], expect: Json, because: str) -> Scenario:
        given = {**_given([], ADA), "rooms": rooms}
        return case("feed", 10, about, given, expect, because)

    return [
        out("one meeting", [offered(), chosen()],
            _file("PUBLISH", summer, _event("20261013T090000", 0, then)),
            "time, zone and the one word"),
        out("the other's file", [offered(), chosen()],
            _file("PUBLISH", summer, _event("20261013T090000", 0, then, who=BEN)),
            "another name, so that calendars put side by side do not show the two", BEN),
        out("one meeting, moved", [offered(), chosen(), *moved_on],
            _file("PUBLISH", summer, _event("20261020T150000", 1, then)),
            "the same name with a higher number: the calendar moves it"),
        out("a series", series(),
            _file("PUBLISH", berlin, _event("20261013T090000", 0, then, weekly)),
            "the change of the clock is told"),
        out("one called off, one moved to another zone", [*series(), *two, off(3)],
            _file("PUBLISH", york, berlin,
                  _event("20261013T090000", 2, later, weekly, exdate),
                  _event("20261027T150000", 2, later, zone=YORK, instead="20261020T090000")),
            "both zones, one left out, one in another's place"),
        out("by the month", monthly,
            _file("PUBLISH", _zone(BERLIN, "+0100", _SUMMER),
                  _event("20261030T090000", 0, then, by_month)), "the last Friday"),
        out("a series that another goes on", [*series(), *new_tail],
            _file("PUBLISH", summer,
                  _event("20261013T090000", 1, then, weekly.replace("4", "2"))),
            "it ends where the other begins"),
        case("file", 9, "both", _given([*series(), *new_tail], ADA, "offer", "moved"),
             _file("PUBLISH", berlin,
                   _event("20261013T090000", 1, then, weekly.replace("4", "2")),
                   _event("20261029T090000", 0, then, weekly.replace("4", "2"),
                          ident=OTHER)), "two names"),
        out("an offer", [offered()], nothing, "no meeting yet"),
        out("all called off", [*series(), off(0, "rest")], nothing, "see the file that takes out"),
        gone("a series called off", [*series(), off(0, "rest")], None,
             _file("CANCEL", berlin,
                   _event("20261013T090000", 4, later, status="CANCELLED")), "all of it"),
        gone("one of a series called off", [*series(), off(1)], 1,
             _file("CANCEL", berlin,
                   _event("20261020T090000", 1, later, instead="20261020T090000",
                          status="CANCELLED")), "that one"),
        gone("one that stands", [*series(), off(1)], 2, nothing, "it was not called off"),
        gone("a series of which one stands", [*series(), off(1, "rest")], None, nothing,
             "the first goes on"),
        gone("one beyond the series", [*series(), off(1)], 4, nothing, "there is none"),
        fed("a feed of two rooms", [series(), monthly],
            _file("PUBLISH", _zone(BERLIN, "+0200", _WINTER, _SUMMER),
                  _event("20261013T090000", 0, then, weekly),
                  _event("20261030T090000", 0, then, by_month)), "one zone for both"),
        fed("a feed without a meeting", [[offered()]], _file("PUBLISH"),
            "a calendar that fetches it takes out what it had"),
        case("feed-address", 10, "an address", {"token": bytes(range(32)).hex()},
             hash_of("feed-address", bytes(range(32))).hex(), "the server keeps this"),
    ]  # fmt: skip
