"""Days: when the two are asked, and the term after this one."""

from .cast import Json, Scenario, case

Dates = dict[str, Json]


def term(
    start: str,
    end: str | None,
    renewals: tuple[str, ...] = (),
    reviews: tuple[str, ...] = (),
    retention: str | None = None,
) -> Dates:
    """The dates of an agreement."""
    return {
        "start": start,
        "end": end,
        "renewals": list(renewals),
        "reviews": list(reviews),
        "retention": retention,
    }


YEAR = term(
    "2026-12-01",
    "2027-12-01",
    ("2027-10-20",),
    ("2027-03-02", "2027-06-01", "2027-08-31"),
    "2028-11-30",
)
LONG = term("2026-12-01", "2028-11-30", ("2027-06-01", "2027-12-01", "2028-10-19"))
ENDLESS = term("2026-12-01", None, ("2027-06-01", "2027-12-01"))


def asking() -> list[Scenario]:
    """Which day they are asked about."""

    def on(about: str, dates: Dates, today: str, expect: Json, because: str) -> Scenario:
        return case("asked", 2, about, {"term": dates, "today": today}, expect, because)

    def all_of(about: str, dates: Dates, expect: list[str], because: str) -> Scenario:
        return case("questions", 2, about, {"term": dates}, list(expect), because)

    return [
        all_of("a first draft", YEAR, ["2027-12-01"], "its renewal is six weeks before its end"),
        all_of("two years", LONG, ["2027-06-01", "2027-12-01", "2028-11-30"],
               "the last renewal belongs to the end"),
        all_of("no end", ENDLESS, ["2027-06-01", "2027-12-01"], "renewals alone"),
        all_of("43 days before the end", term("2026-12-01", "2027-12-01", ("2027-10-19",)),
               ["2027-10-19", "2027-12-01"], "a question of its own"),
        all_of("neither", term("2026-12-01", None), [], "they are not asked"),
        on("43 days before", YEAR, "2027-10-19", None, "not yet"),
        on("six weeks before", YEAR, "2027-10-20", "2027-12-01", "42 days"),
        on("the day", YEAR, "2027-12-01", "2027-12-01", "still"),
        on("long after the end", YEAR, "2029-01-01", "2027-12-01", "until another is agreed"),
        on("between two", LONG, "2027-08-01", "2027-06-01", "until the next is asked"),
        on("the next", LONG, "2027-10-20", "2027-12-01", "42 days before it"),
        on("a short term before it begins", term("2026-12-01", "2026-12-31"), "2026-11-30", None,
           "it has not begun"),
        on("a short term that begins", term("2026-12-01", "2026-12-31"), "2026-12-01",
           "2026-12-31", "less than six weeks"),
        on("no question", term("2026-12-01", None), "2030-01-01", None, "never"),
    ]  # fmt: skip


def beside() -> list[Scenario]:
    """Days to look back, and the end."""

    def look(about: str, today: str, expect: Json, because: str) -> Scenario:
        return case("review", 7, about, {"term": YEAR, "today": today}, expect, because)

    def over(about: str, dates: Dates, today: str, expect: bool, because: str) -> Scenario:
        return case("over", 2, about, {"term": dates, "today": today}, expect, because)

    return [
        look("the day before", "2027-03-01", None, "it comes tomorrow"),
        look("the day", "2027-03-02", "2027-03-02", "it is named"),
        look("the fourteenth day", "2027-03-15", "2027-03-02", "for the last time"),
        look("the day after", "2027-03-16", None, "not any more"),
        over("the last day", YEAR, "2027-12-01", False, "it still holds"),
        over("the day after", YEAR, "2027-12-02", True, "nothing is agreed beyond it"),
        over("no end", ENDLESS, "2099-12-31", False, "it goes on"),
    ]


def next_terms() -> list[Scenario]:
    """The dates of the next term."""

    def to(
        about: str, dates: Dates, day: str, today: str, expect: Dates | None, because: str
    ) -> Scenario:
        given: dict[str, Json] = {"term": dates, "about": day, "today": today}
        return case("moved-on", 6, about, given, expect, because)

    week = term("2026-12-01", "2026-12-09", (), ("2026-12-05",))
    inclusive = term("2027-03-01", "2028-02-29", (), (), "2029-02-28")
    january = term("2027-01-31", "2027-02-28", (), ("2027-01-31", "2027-02-01"))
    return [
        to("a year", YEAR, "2027-12-01", "2027-11-02",
           term("2027-12-01", "2028-12-01", ("2028-10-20",),
                ("2028-03-02", "2028-06-01", "2028-08-31"), "2029-11-30"),
           "the same days a year later"),
        to("a year that ends on the day before", inclusive, "2028-02-29", "2028-02-01",
           term("2028-03-01", "2029-02-28", (), (), "2030-02-28"), "twelve months"),
        to("eight days", week, "2026-12-09", "2026-12-08",
           term("2026-12-09", "2026-12-17", (), ("2026-12-13",)), "days"),
        to("one day", term("2026-12-01", "2026-12-01"), "2026-12-01", "2026-12-01",
           term("2026-12-02", "2026-12-02"), "at least one"),
        to("a month that lacks the day", january, "2027-02-28", "2027-02-20",
           term("2027-02-28", "2027-03-28", (), ("2027-02-28", "2027-03-01")), "its last day"),
        to("days that fall together",
           term("2027-01-29", "2027-02-28", (), ("2027-01-30", "2027-01-31")), "2027-02-28",
           "2027-02-20", term("2027-02-28", "2027-03-28", (), ("2027-02-28",)), "are one"),
        to("three years late", YEAR, "2027-12-01", "2030-06-01",
           term("2029-12-01", "2030-12-01", ("2030-10-20",),
                ("2030-03-02", "2030-06-01", "2030-08-31"), "2031-11-30"),
           "the first that is not over"),
        to("no end", ENDLESS, "2027-12-01", "2027-11-01",
           term("2027-12-01", None, ("2028-06-01", "2028-12-01")), "the renewals move on"),
        to("in the middle", LONG, "2027-06-01", "2027-05-01", None, "the term goes on by itself"),
        to("no question", term("2026-12-01", None), "2027-12-01", "2027-12-01", None,
           "nobody was asked"),
        to("the end of the calendar", term("9000-01-01", "9999-12-31"), "9999-12-31", "9999-12-01",
           None, "there are no days to move to"),
    ]  # fmt: skip
