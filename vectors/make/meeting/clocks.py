"""Clocks that are put on and back, and series counted on them."""

from quietroom.ground import canon
from quietroom.ground.canon import Value

from .cast import (
    APIA,
    BERLIN,
    CASABLANCA,
    HOWE,
    KATHMANDU,
    MALFORMED,
    YORK,
    ZONES,
    Json,
    Scenario,
    case,
    time,
    wall,
)


def instants() -> list[Scenario]:
    """A minute on a wall clock, and what it is."""

    def one(about: str, zone: str, shown: str, utc: str, comes: str, because: str) -> Scenario:
        given: dict[str, Json] = {"zone": ZONES[zone], "wall": wall(shown)}
        return case("instant", 3, about, given, {"time": time(utc), "comes": comes}, because)

    once, skipped, twice = "once", "skipped", "twice"
    return [
        one("winter", BERLIN, "2026-02-03 09:00", "2026-02-03 08:00", once, "one hour ahead"),
        one("summer", BERLIN, "2026-07-03 09:00", "2026-07-03 07:00", once, "two hours ahead"),
        one("the last minute before it is put on", BERLIN, "2026-03-29 01:59", "2026-03-29 00:59",
            once, "still winter"),
        one("the first skipped minute", BERLIN, "2026-03-29 02:00", "2026-03-29 01:00", skipped,
            "read with the offset from before: the clock shows three"),
        one("half past two that never comes", BERLIN, "2026-03-29 02:30", "2026-03-29 01:30",
            skipped, "the clock shows half past three then"),
        one("the first minute after it was put on", BERLIN, "2026-03-29 03:00",
            "2026-03-29 01:00", once, "summer"),
        one("half past two that comes twice", BERLIN, "2026-10-25 02:30", "2026-10-25 00:30", twice,
            "the first counts"),
        one("the last minute that comes twice", BERLIN, "2026-10-25 02:59", "2026-10-25 00:59",
            twice, "the first counts"),
        one("the first minute that comes once again", BERLIN, "2026-10-25 03:00",
            "2026-10-25 02:00", once, "winter"),
        one("half past one that comes twice, west of Greenwich", YORK, "2026-11-01 01:30",
            "2026-11-01 05:30", twice, "the first counts"),
        one("half past two that never comes, west of Greenwich", YORK, "2026-03-08 02:30",
            "2026-03-08 07:30", skipped, "half past three then"),
        one("a clock put back by half an hour", HOWE, "2026-04-05 01:45", "2026-04-04 14:45", twice,
            "from half past one to two it comes twice"),
        one("and put on by half an hour", HOWE, "2026-10-04 02:15", "2026-10-03 15:45", skipped,
            "a quarter to three then"),
        one("a whole day that was left out", APIA, "2011-12-30 12:00", "2011-12-30 22:00", skipped,
            "noon of the day after"),
        one("the day after it", APIA, "2011-12-31 20:00", "2011-12-31 06:00", once, "on it goes"),
        one("the evening before it", APIA, "2011-12-29 20:00", "2011-12-30 06:00", once, "as ever"),
        one("put back for a month of fasting", CASABLANCA, "2026-02-15 02:30", "2026-02-15 01:30",
            twice, "the first counts"),
        one("no change at all", KATHMANDU, "2026-03-29 02:30", "2026-03-28 20:45", once,
            "a quarter of an hour beside others"),
    ]  # fmt: skip


def series() -> list[Scenario]:
    """A cadence and its meetings."""

    def one(about: str, first: str, cadence: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"first": wall(first), "body": canon.encode(cadence).hex()}
        return case("walls", 4, about, given, expect, because)

    def at(*shown: str) -> Json:
        return [wall(text) for text in shown]

    return [
        one("one meeting", "2026-10-13 09:00", None, at("2026-10-13 09:00"), "no cadence"),
        one("each week", "2026-10-13 09:00", ["week", 1, 0, 3],
            at("2026-10-13 09:00", "2026-10-20 09:00", "2026-10-27 09:00"),
            "at nine on the wall, whatever the clock does"),
        one("each fortnight", "2026-12-22 09:00", ["week", 2, 0, 2],
            at("2026-12-22 09:00", "2027-01-05 09:00"), "past a year"),
        one("the second Tuesday", "2026-10-13 17:30", ["month", 1, 2, 4],
            at("2026-10-13 17:30", "2026-11-10 17:30", "2026-12-08 17:30", "2027-01-12 17:30"),
            "the day of the month changes"),
        one("the fourth Thursday", "2026-01-22 09:00", ["month", 1, 4, 2],
            at("2026-01-22 09:00", "2026-02-26 09:00"), "also where a fifth comes"),
        one("the last Thursday", "2026-01-29 09:00", ["month", 1, 5, 3],
            at("2026-01-29 09:00", "2026-02-26 09:00", "2026-03-26 09:00"),
            "the fifth, the fourth, the fourth"),
        one("the last Tuesday, where it is the fourth", "2028-02-29 09:00", ["month", 12, 5, 2],
            at("2028-02-29 09:00", "2029-02-27 09:00"), "a year with a day more"),
        one("every third month from November", "2026-11-02 08:00", ["month", 3, 1, 3],
            at("2026-11-02 08:00", "2027-02-01 08:00", "2027-05-03 08:00"), "months past twelve"),
        one("not on that weekday", "2026-10-13 09:00", ["month", 1, 1, 3], MALFORMED,
            "13 October is the second Tuesday"),
        one("a fourth that is not the last", "2026-01-22 09:00", ["month", 1, 5, 2], MALFORMED,
            "29 January is a Thursday too"),
        one("past the year 2099", "2099-12-31 09:00", ["week", 1, 0, 2], MALFORMED,
            "no reader counts further"),
        one("a series of one", "2026-10-13 09:00", ["week", 1, 0, 1], MALFORMED, "two or more"),
        one("121 meetings", "2026-10-13 09:00", ["week", 1, 0, 121], MALFORMED, "at most 120"),
        one("every 13 weeks", "2026-10-13 09:00", ["week", 13, 0, 2], MALFORMED, "at most 12"),
        one("every 0 weeks", "2026-10-13 09:00", ["week", 0, 0, 2], MALFORMED, "one or more"),
        one("a weekday by the week", "2026-10-13 09:00", ["week", 1, 2, 2], MALFORMED,
            "the first meeting says it"),
        one("none by the month", "2026-10-13 09:00", ["month", 1, 0, 2], MALFORMED,
            "a month has four or five of it"),
        one("by the day", "2026-10-13 09:00", ["day", 1, 0, 2], MALFORMED, "weeks or months"),
    ]  # fmt: skip


def suiting() -> list[Scenario]:
    """Times to offer that suit somebody."""

    def one(
        about: str, zone: str, today: str, busy: list[tuple[str, str]], expect: Json, because: str
    ) -> Scenario:
        taken: Json = [[time(start), time(end)] for start, end in busy]
        given: dict[str, Json] = {"zone": ZONES[zone], "today": wall(today) // 1440}
        given |= {"minutes": 60, "busy": taken, "most": 3}
        return case("free", 5, about, given, expect, because)

    def at(*shown: str) -> Json:
        return [wall(text) for text in shown]

    day = ("2026-11-23 00:00", "2026-11-24 00:00")
    weeks = ("2026-11-01 00:00", "2026-12-31 00:00")
    return [
        one("on a Sunday", BERLIN, "2026-11-22", [],
            at("2026-11-23 09:00", "2026-11-24 11:00", "2026-11-25 14:00"),
            "one a day, at another hour each"),
        one("on a Thursday", BERLIN, "2026-11-26", [],
            at("2026-11-27 09:00", "2026-11-30 11:00", "2026-12-01 14:00"), "no weekend"),
        one("a day that is taken", BERLIN, "2026-11-22", [day],
            at("2026-11-24 09:00", "2026-11-25 11:00", "2026-11-26 14:00"), "not on it"),
        one("a morning that is taken to the minute", BERLIN, "2026-11-22",
            [("2026-11-23 08:59", "2026-11-23 10:00")],
            at("2026-11-23 11:00", "2026-11-24 11:00", "2026-11-25 14:00"),
            "the next hour of the same day; what ends as it begins is no hindrance"),
        one("nothing free", BERLIN, "2026-11-22", [weeks], [], "none rather than a bad one"),
    ]  # fmt: skip


def notice() -> list[Scenario]:
    """Whether a meeting was called off with the notice agreed."""
    begins = time("2026-11-23 09:00")

    def one(about: str, called: str, hours: int, expect: bool, because: str) -> Scenario:
        given: dict[str, Json] = {"time": time(called), "begins": begins, "hours": hours}
        return case("late", 8, about, given, expect, because)

    return [
        one("a day before", "2026-11-22 09:00", 24, False, "to the second is in time"),
        one("a second less", "2026-11-22 09:00:01", 24, True, "is late"),
        one("no notice agreed", "2026-11-23 08:59", 0, False, "until it begins"),
        one("after it began", "2026-11-23 09:01", 0, True, "then the other has come"),
    ]
