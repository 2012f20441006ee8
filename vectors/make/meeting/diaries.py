"""What entries come to: which meetings stand, and when they are."""

from typing import Any

from quietroom.ground.canon import Value

from .cast import (
    ADA,
    BEN,
    BERLIN,
    OTHER,
    TIME,
    YORK,
    ZONES,
    Json,
    Scenario,
    case,
    entry,
    offer,
    said,
    time,
)

Line = dict[str, Json]

_TWO = ("2026-10-13 09:00", "2026-10-14 14:00")
_SERIES = offer("2026-10-13 09:00", cadence=["week", 1, 0, 4])


def offered(**other: Any) -> Line:
    """Ada offers two times."""
    return said("offer", ADA, "meet", offer(*_TWO, **other))


def chosen(which: int = 0, about: str = "offer", who: bytes = BEN, when: int = TIME + 1) -> Line:
    """The other chooses one."""
    return said(f"choice of {about} {which}", who, "meet-at", [which], about, when)


def series() -> list[Line]:
    """A series of four Tuesdays that Ben chose."""
    return [said("offer", ADA, "meet", _SERIES), chosen()]


def moving(name: str, number: int, shown: str, about: str = "offer", **other: Any) -> Line:
    """Ada offers another time for one of a series."""
    body = offer(shown, id=OTHER, instead=number, **other)
    return said(name, ADA, "meet", body, about, TIME + 2)


def off(number: int, scope: str = "one", about: str = "offer", who: bytes = BEN) -> Line:
    """One of the two calls off."""
    body: Value = [number, scope, "I am ill."]
    return said(f"off {about} {number} {scope}", who, "called-off", body, about, TIME + 5)


def diaries() -> list[Scenario]:
    """How offers and steps stand."""

    def one(about: str, lines: list[Line], meetings: Json, because: str) -> Scenario:
        expect: Json = {"meetings": meetings, "steps": []}
        return case("diary", 7, about, {"said": lines}, expect, because)

    def stands(name: str = "offer", state: str = "open", **other: Json) -> dict[str, Json]:
        fields: dict[str, Json] = {
            "entry": entry(name).hex(),
            "author": ADA.hex(),
            "origin": None,
            "state": state,
            "chosen": None,
            "changes": 0,
            "count": 0,
            "off": [],
            "moved": [],
            "absent": [],
            "places": [],
            "agendas": [],
        }
        return {**fields, **other}

    def settled(count: int = 4, **other: Json) -> dict[str, Json]:
        return {**stands(), "state": "settled", "chosen": 0, "count": count, **other}

    origin = entry("offer").hex()
    moved = entry("moved").hex()
    odd = said("odd", BEN, "meet-at", ["first"], "offer")
    late = said("late", BEN, "meet-at", [1], "offer", TIME + 3)
    two = [moving("moved", 1, "2026-10-21 15:00"), chosen(0, "moved")]
    tail = moving("moved", 2, "2026-10-29 09:00", cadence=["week", 2, 0, 3])
    place = said("place", BEN, "meet-place", [None, "Room 4"], "offer")
    once = said("once", ADA, "meet-place", [1, "By video"], "offer")
    mine = said("agenda", ADA, "agenda", [0, "The interview"], "offer")
    mine2 = said("agenda 2", ADA, "agenda", [0, "The interview, money"], "offer")
    theirs = said("agenda 3", BEN, "agenda", [0, "Your week"], "offer")
    gone = said("gone", BEN, "not-there", [0], "offer")
    return [
        one("offered", [offered()], [stands()], "it waits"),
        one("chosen", [offered(), chosen(1)],
            [settled(1, chosen=1)], "the other took the second"),
        one("chosen by whoever offered", [offered(), chosen(0, who=ADA)], [stands()],
            "nobody answers for the other"),
        one("a time that was not offered", [offered(), chosen(2)], [stands()], "there are two"),
        one("chosen twice", [offered(), chosen(), late], [settled(1)], "the first counts"),
        one("a choice of another shape", [offered(), odd], [stands()], "it changes nothing"),
        one("chosen before it was offered", [chosen(), offered()], [stands()], "order counts"),
        one("declined", [offered(), off(0), chosen()], [stands(state="off", off=[0])],
            "what was called off is chosen no more"),
        one("withdrawn", [offered(), off(0, who=ADA)], [stands(state="off", off=[0])],
            "whoever offered may as well"),
        one("one of a series called off", [*series(), off(1)],
            [settled(off=[1], changes=1)], "the others stand"),
        one("the same again", [*series(), off(1), off(1, who=ADA)],
            [settled(off=[1], changes=1)], "once is enough"),
        one("all from the third on", [*series(), off(2, "rest")],
            [settled(off=[2, 3], changes=2)], "two stand"),
        one("all of them", [*series(), off(0, "rest")],
            [settled(state="off", off=[0, 1, 2, 3], changes=4)], "none stands"),
        one("number 4 of four", [*series(), off(4)], [settled()], "there is none"),
        one("one moved", [*series(), *two],
            [settled(moved=[[1, moved]], changes=1), settled(1, entry=moved, origin=origin)],
            "the new one has the old one's place"),
        one("a move that waits", [*series(), two[0]],
            [settled(), stands(entry=moved, origin=origin)], "the old time stands until then"),
        one("a move of one called off", [*series(), off(1), *two],
            [settled(off=[1], changes=1)], "it stands no more"),
        one("two moves of one", [*series(), two[0],
                                 moving("again", 1, "2026-10-22 15:00"), two[1],
                                 chosen(0, "again")],
            [settled(moved=[[1, moved]], changes=1), settled(1, entry=moved, origin=origin),
             stands("again", origin=origin)], "the first chosen counts"),
        one("moved, then all called off", [*series(), *two, off(0, "rest")],
            [settled(off=[0, 2, 3], moved=[[1, moved]], changes=4),
             settled(1, entry=moved, origin=origin, state="off", off=[0], changes=1)],
            "also what was moved"),
        one("another zone from the third on", [*series(), tail, chosen(0, "moved")],
            [settled(2, changes=1), settled(3, entry=moved, origin=origin)],
            "the first two stay where they were"),
        one("another series over a moved one",
            [*series(), moving("later", 3, "2026-11-04 15:00"), chosen(0, "later"), tail,
             chosen(0, "moved")],
            [settled(2, moved=[[3, entry("later").hex()]], changes=2),
             settled(1, entry=entry("later").hex(), origin=origin, state="off", off=[0],
                     changes=1),
             settled(3, entry=moved, origin=origin)],
            "what the new series takes the place of is called off"),
        one("instead of nothing", [moving("moved", 0, "2026-10-21 15:00")], [], "of what?"),
        one("places", [*series(), once, place, once],
            [settled(places=[[0, "Room 4"], [1, "By video"], [2, "Room 4"], [3, "Room 4"]])],
            "all from now on, then one"),
        one("agendas", [*series(), mine, theirs, mine2],
            [settled(agendas=[[0, ADA.hex(), "The interview, money"],
                              [0, BEN.hex(), "Your week"]])],
            "each has their own, the last counts"),
        one("nobody came", [*series(), gone],
            [settled(absent=[[0, BEN.hex()]])], "Ben says that Ada was not there"),
        one("an agenda for what waits", [offered(), mine], [stands()], "choose first"),
        _steps(),
    ]  # fmt: skip


def _steps() -> Scenario:
    first = said("first", ADA, "step", ["Send the outline", BEN, 20_780])
    second = said("second", BEN, "step", ["Think", ADA, None])
    lines = [
        first,
        second,
        said("yes", ADA, "step-done", [1], "first"),
        said("no", BEN, "step-done", [0], "first"),
        said("also", BEN, "step-done", [1], "second"),
        said("bad", BEN, "step-done", [2], "second"),
    ]
    steps: Json = [[entry("first").hex(), False], [entry("second").hex(), True]]
    expect: Json = {"meetings": [], "steps": steps}
    because = "either of the two says whether it is done, and the last counts"
    return case("diary", 7, "next steps", {"said": lines}, expect, because)


def times() -> list[Scenario]:
    """When the meetings are."""

    def one(about: str, lines: list[Line], after: str, expect: Json, because: str) -> Scenario:
        zones: Json = dict(ZONES)
        given: dict[str, Json] = {"said": lines, "zones": zones, "after": time(after)}
        return case("times", 8, about, given, expect, because)

    def at(
        number: int,
        utc: str,
        stand: str = "on",
        name: str = "offer",
        comes: str = "once",
        zone: str = BERLIN,
        place: str | None = None,
    ) -> Json:
        begins = time(utc)
        return {
            "meeting": entry(name).hex(), "number": number, "zone": zone, "time": begins,
            "comes": comes, "end": begins + 3600, "place": place, "stand": stand,
        }  # fmt: skip

    night = said("offer", ADA, "meet", offer("2026-10-18 02:30", cadence=["week", 1, 0, 3]))
    tail = moving("moved", 2, "2026-10-27 09:00", zone=YORK, cadence=["week", 1, 0, 2])
    one_moved = [moving("moved", 1, "2026-10-12 15:00"), chosen(0, "moved")]
    gone = said("gone", BEN, "not-there", [0], "offer")
    begin = "2026-01-01 00:00"
    return [
        one("a series over a change of the clock", series(), begin,
            [at(0, "2026-10-13 07:00"), at(1, "2026-10-20 07:00"), at(2, "2026-10-27 08:00"),
             at(3, "2026-11-03 08:00")], "nine on the wall"),
        one("the rest of it", series(), "2026-10-20 08:00",
            [at(2, "2026-10-27 08:00"), at(3, "2026-11-03 08:00")],
            "what ended by then is left out"),
        one("what goes on", series(), "2026-11-03 08:59", [at(3, "2026-11-03 08:00")],
            "a meeting is there until its end"),
        one("an hour that comes twice", [night, chosen()], begin,
            [at(0, "2026-10-18 00:30"), at(1, "2026-10-25 00:30", comes="twice"),
             at(2, "2026-11-01 01:30")], "the first, and it is said"),
        one("somebody moves to New York in mid-series", [*series(), tail, chosen(0, "moved")],
            begin,
            [at(0, "2026-10-13 07:00"), at(1, "2026-10-20 07:00"),
             at(0, "2026-10-27 13:00", name="moved", zone=YORK),
             at(1, "2026-11-03 14:00", name="moved", zone=YORK)],
            "from then on it keeps to the clock there, over its own change"),
        one("moved before the first", [*series(), *one_moved], begin,
            [at(0, "2026-10-12 13:00", name="moved"), at(0, "2026-10-13 07:00"),
             at(2, "2026-10-27 08:00"), at(3, "2026-11-03 08:00")], "in the order of the clock"),
        one("called off, and not there", [*series(), off(1), gone], begin,
            [at(0, "2026-10-13 07:00", "missed"), at(1, "2026-10-20 07:00", "off"),
             at(2, "2026-10-27 08:00"), at(3, "2026-11-03 08:00")], "both are shown"),
        one("nothing chosen", [offered()], begin, [], "no meeting yet"),
    ]  # fmt: skip
