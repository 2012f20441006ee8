"""Bodies of the kinds of entry about an objective."""

from quietroom.ground import canon
from quietroom.ground.canon import Value

from .cast import AIM, MALFORMED, NEXT, Json, Scenario, case


def _body(
    rule: str, section: int, about: str, value: Value, expect: Json, because: str
) -> Scenario:
    given: dict[str, Json] = {"body": canon.encode(value).hex()}
    return case(rule, section, about, given, expect, because)


def bodies() -> list[Scenario]:
    """Bodies read and refused."""
    return [*_aims(), *_changes(), *_faces()]


def _aims() -> list[Scenario]:
    def aim(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return _body("aim", 2, about, value, expect, because)

    def read(text: str, known: str = "", by: int | None = None) -> Json:
        return {"id": AIM.hex(), "text": text, "known": known, "by": by}

    return [
        aim("whole", [AIM, "Lead a group.", "Somebody asks me.", 20_000],
            read("Lead a group.", "Somebody asks me.", 20_000), "what, how to tell, by when"),
        aim("without a day", [AIM, "Lead a group.", "", None], read("Lead a group."),
            "neither is owed"),
        aim("of two lines", [AIM, "Lead\na group.", "", None], read("Lead\na group."),
            "private words may run over lines"),
        aim("of spaces", [AIM, " \n ", "", None], MALFORMED, "an objective says something"),
        aim("too long", [AIM, "x" * 2001, "", None], MALFORMED, "at most 2,000 characters"),
        aim("too long to tell", [AIM, "x", "x" * 501, None], MALFORMED, "at most 500 characters"),
        aim("after the last day", [AIM, "x", "", 2_932_897], MALFORMED, "the year 10000"),
        aim("with a short id", [AIM[1:], "x", "", None], MALFORMED, "an id has 16 bytes"),
        aim("of three fields", [AIM, "x", ""], MALFORMED, "four fields"),
    ]  # fmt: skip


def _changes() -> list[Scenario]:
    def change(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return _body("change", 2, about, value, expect, because)

    def read(state: str, note: str = "", after: bytes | None = None) -> Json:
        goes_on = None if after is None else after.hex()
        return {"id": AIM.hex(), "state": state, "note": note, "next": goes_on}

    return [
        change("progress", [AIM, "progress", "One talk held.", None],
               read("progress", "One talk held."), "with a note"),
        change("done", [AIM, "done", "", None], read("done"), "without a note"),
        change("changed", [AIM, "changed", "", NEXT], read("changed", "", NEXT), "names the next"),
        change("changed into nothing", [AIM, "changed", "", None], MALFORMED, "it names the next"),
        change("dropped for another", [AIM, "dropped", "", NEXT], MALFORMED, "only what changes"),
        change("open", [AIM, "open", "", None], MALFORMED, "that is how it begins"),
        change("with a long note", [AIM, "done", "x" * 501, None], MALFORMED, "at most 500"),
    ]  # fmt: skip


def _faces() -> list[Scenario]:
    def face(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return _body("face", 3, about, value, expect, because)

    words = "Speak to larger groups"
    bad: Json = {"refused": "bad-terms"}
    hidden: Json = {"refused": "invisible-characters"}

    def read(state: str, said: str = words) -> Json:
        return {"id": AIM.hex(), "words": said, "state": state}

    return [
        face("open", [AIM, words, "open"], read("open"), "words and state"),
        face("done", [AIM, words, "done"], read("done"), "the state is agreed to as well"),
        face("of 200 characters", [AIM, "é" * 200, "progress"], read("progress", "é" * 200),
             "characters are counted, not bytes"),
        face("of 201 characters", [AIM, "x" * 201, "open"], bad, "one line that is seen whole"),
        face("without words", [AIM, "", "open"], bad, "it says something"),
        face("of a space", [AIM, " ", "open"], bad, "it says something"),
        face("of two lines", [AIM, "one\ntwo", "open"], hidden, "a line could pose as another"),
        face("turned around", [AIM, "one \u202etwo", "open"], hidden, "it would read otherwise"),
        face("with a joiner", [AIM, "one\u200dtwo", "open"], hidden, "nobody sees it"),
        face("dropped", [AIM, words, "dropped"], MALFORMED, "that is not shown"),
        face("of two fields", [AIM, words], MALFORMED, "three fields"),
    ]  # fmt: skip
