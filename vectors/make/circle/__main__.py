"""Write vectors/circle/: people somebody learns from, as they are kept and listed."""

import json
from collections.abc import Sequence
from pathlib import Path

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

FOLDER = Path(__file__).parents[2] / "circle"

NOOR, JONAS = fixed("noor")[:16], fixed("jonas")[:16]
DAY = 20_800
MALFORMED: Json = {"refused": "malformed"}


def kept(
    ident: Value = NOOR, name: Value = "Noor", note: Value = "", day: Value = None, *more: Value
) -> str:
    """What is kept of somebody."""
    return canon.encode([ident, name, note, day, *more]).hex()


def off(ident: Value = NOOR) -> str:
    """What says that somebody was taken off."""
    return canon.encode([ident]).hex()


def someone(
    ident: bytes = NOOR, name: str = "Noor", note: str = "", day: int | None = None
) -> Scenario:
    """How somebody reads."""
    return {"id": ident.hex(), "name": name, "note": note, "day": day}


def case(
    rule: str, section: str, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of `circle/rule`."""
    return {
        "format": f"circle/{rule}",
        "about": about,
        "spec": f"spec/circle.md section {section}",
        "made_by": "vectors/make/circle",
        "input": given,
        "expect": expect,
        "because": because,
    }


def bodies() -> list[Scenario]:
    """Values read."""

    def read(about: str, raw: str, expect: Json, because: str) -> Scenario:
        return case("kept", "2", about, {"body": raw}, expect, because)

    full = kept(NOOR, "Noor", "She asks before\nshe advises.", DAY)
    noted = someone(NOOR, "Noor", "She asks before\nshe advises.", DAY)
    return [
        read("somebody", kept(), someone(), "no note, no day"),
        read("note and day", full, noted, "a note may have lines"),
        read("taken off", off(), {"off": NOOR.hex()}, "an id alone"),
        read("the longest name", kept(name="x" * 200), someone(name="x" * 200), "200 characters"),
        read("a longer name", kept(name="x" * 201), MALFORMED, "at most 200 characters"),
        read("no name", kept(name=""), MALFORMED, "whom one cannot tell from others"),
        read("a name of two lines", kept(name="a\nb"), MALFORMED, "one line"),
        read("spaces around", kept(name=" Noor"), MALFORMED, "a client takes them off"),
        read("a long note", kept(note="x" * 2_001), MALFORMED, "at most 2,000 characters"),
        read("a day too far", kept(day=47_482), MALFORMED, "the last is in 2099"),
        read("a short id", kept(ident=b"noor"), MALFORMED, "an id has 16 bytes"),
        read("one field more", kept(NOOR, "Noor", "", None, 1), MALFORMED, "there are four"),
        read("no list", canon.encode(7).hex(), MALFORMED, "an array"),
    ]


def lists() -> list[Scenario]:
    """Who is on the list."""

    def stands(about: str, raw: list[str], expect: Json, because: str) -> Scenario:
        return case("list", "2", about, {"bodies": list(raw)}, expect, because)

    jonas = kept(JONAS, "Jonas")
    return [
        stands("nobody", [], [], "an empty list"),
        stands(
            "in order",
            [kept(), jonas, kept(note="new")],
            [someone(note="new"), someone(JONAS, "Jonas")],
            "of each the last counts, where the first stood",
        ),
        stands("taken off", [kept(), jonas, off()], [someone(JONAS, "Jonas")], "not any more"),
        stands(
            "on again",
            [kept(), jonas, off(), kept()],
            [someone(JONAS, "Jonas"), someone()],
            "as anybody new",
        ),
        stands("taken off twice", [off(), kept(), off(), off()], [], "nobody is there to take off"),
        stands("another shape", [kept(), kept(day="soon")], [someone()], "newer software wrote it"),
    ]


def rules() -> list[Scenario]:
    """The day, and what an author may write."""

    def due(about: str, day: int | None, today: int, expect: bool, because: str) -> Scenario:
        return case("due", "3", about, {"day": day, "today": today}, expect, because)

    def name(about: str, text: str, expect: Json, because: str) -> Scenario:
        return case("name", "2", about, {"text": text}, expect, because)

    line: Json = {"refused": "name-not-one-line"}
    return [
        due("no day", None, DAY, False, "none was chosen"),
        due("the day before", DAY, DAY - 1, False, "it comes tomorrow"),
        due("the day", DAY, DAY, True, "today"),
        due("later", DAY, DAY + 9, True, "until another is chosen"),
        name("with spaces around", " Noor ", "Noor", "taken off"),
        name("of spaces", "  ", line, "nobody is called so"),
        name("two lines", "a\nb", line, "one line"),
        name("too long", "x" * 201, line, "at most 200 characters"),
        case("note", "2", "too long", {"text": "x" * 2_001}, {"refused": "note-too-long"},
             "at most 2,000 characters"),
        case("note", "2", "the longest", {"text": "x" * 2_000}, "x" * 2_000, "2,000 characters"),
        case("one", "2", "on the list", {"bodies": [kept()], "id": NOOR.hex()}, someone(), "found"),
        case("one", "2", "on no list", {"bodies": [kept()], "id": JONAS.hex()},
             {"refused": "not-on-list"}, "nobody has this id"),
    ]  # fmt: skip


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by name."""
    return {"list": [*bodies(), *lists(), *rules()]}


def text(scenarios: list[Scenario]) -> str:
    """A file of scenarios."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in pages().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
