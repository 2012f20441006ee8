"""What one's own clients keep, when trust is low, and when to ask."""

from .cast import MALFORMED, OTHER, ROOM, Json, Scenario, body, case, standing


def bodies() -> list[Scenario]:
    """Bodies read."""

    def read(about: str, raw: str, expect: Json, because: str) -> Scenario:
        return case("standing", "2", about, {"body": raw}, expect, because)

    named = ["a bit", "on good days", "like my sister"]
    return [
        read("a level", body(), standing(), "read"),
        read("never said", body(None), standing(None), "null is not level 0"),
        read("below the first", body(0), standing(0), "lowered to nothing"),
        read("names", body(2, list(named)), standing(2, named), "in its owner's words"),
        read("never asked", body(quiet=1), standing(quiet=True), "put away for good"),
        read("a fourth level", body(4), MALFORMED, "there are three"),
        read("two names", body(names=["a", "b"]), MALFORMED, "each level has one, or is empty"),
        read("a long name", body(names=["x" * 61, "", ""]), MALFORMED, "at most 60 characters"),
        read("many meetings", body(met=10_001), MALFORMED, "nobody counts so far"),
        read("neither yes nor no", body(quiet=2), MALFORMED, "1 or 0"),
        read("a short id", body(room=b"room"), MALFORMED, "an id has 16 bytes"),
    ]


def folds() -> list[Scenario]:
    """What stands last."""

    def last(about: str, raw: list[str], expect: Json, because: str) -> Scenario:
        return case(
            "newest", "2", about, {"room": ROOM.hex(), "bodies": list(raw)}, expect, because
        )

    none = standing(None, met=0)
    return [
        last("nothing", [body(room=OTHER)], none, "another room says nothing of this one"),
        last(
            "the last counts", [body(1), body(3), body(1)], standing(1), "also if it stood before"
        ),
        last("another shape", [body(2), body(9)], standing(2), "newer software wrote it"),
    ]


def rules() -> list[Scenario]:
    """Low trust, the question, the next level, names."""

    def low(about: str, level: Json, met: int, expect: bool, because: str) -> Scenario:
        return case("low", "3", about, {"level": level, "met": met}, expect, because)

    def due(about: str, raw: str, met: int, expect: bool, because: str) -> Scenario:
        return case("due", "3", about, {"body": raw, "met": met}, expect, because)

    def level(about: str, to: int, up: bool, expect: Json, because: str) -> Scenario:
        return case("level", "2", about, {"to": to, "up": up}, expect, because)

    refused: Json = {"refused": "no-such-level"}
    return [
        low("two meetings", None, 2, True, "fewer than three, and nothing was said"),
        low("three meetings", None, 3, False, "often enough, and nothing was said"),
        low("a little, after many meetings", 1, 30, True, "what was said goes first"),
        low("well, before any meeting", 2, 0, False, "what was said goes first"),
        low("nothing", 0, 9, True, "lowered below the first level"),
        due("third meeting", body(None, met=3), 3, True, "never asked before"),
        due("second meeting", body(None), 2, False, "too early"),
        due("soon after", body(1, met=5, asked=3), 5, False, "asked two meetings ago"),
        due("again", body(1, met=6, asked=3), 6, True, "three more"),
        due("full trust", body(3, met=9), 9, False, "there is no more to give"),
        due("put away", body(1, met=9, quiet=1), 9, False, "for good"),
        level("raise to the first", 1, True, 1, "a level"),
        level("raise to none", 0, True, refused, "that is no raising"),
        level("lower to none", 0, False, 0, "below the first"),
        level("a fourth", 4, False, refused, "there are three"),
        case("name", "2", "with spaces around", {"text": " well "}, "well", "taken off"),
        case("name", "2", "empty", {"text": ""}, "", "Quietroom's own name"),
        case("name", "2", "too long", {"text": "x" * 61}, {"refused": "level-name-too-long"},
             "at most 60 characters"),
        case("name", "2", "two lines", {"text": "a\nb"}, {"refused": "level-name-too-long"},
             "one line"),
    ]  # fmt: skip
