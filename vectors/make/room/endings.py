"""Pause and end: where a room stands after what two people wrote."""

from .cast import Json, Scenario, case, refused

_PEOPLE: Json = {"a": "ada", "a2": "ada", "b": "ben"}
"""Two cards of Ada's lineage and one of Ben's, by whose they are."""


def endings() -> list[Scenario]:
    """What is folded, and what may be written then."""

    def play(about: str, lines: list[Json], then: str, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"people": _PEOPLE, "lines": lines, "then": then}
        return case("room/ending", 11, about, given, expect, because)

    def stands(
        phase: str, resting: list[Json] | None = None, ended: int | None = None, late: Json = None
    ) -> Json:
        faults = {} if late is None else late
        return {"phase": phase, "resting": resting or [], "ended": ended, "faults": faults}

    words, pause, resume, end = (["words", "a"], ["pause", "a"], ["resume", "a"], ["end", "a"])
    return [
        play("nothing of it", [words], "words", stands("open"), "the room goes on"),
        play("a break", [words, pause], "notice", stands("paused", ["ada"]), "notices still come"),
        play("words in a break", [pause], "words", refused("room-paused"), "Ada rests"),
        play(
            "the other's words in a break",
            [pause, ["words", "b"]],
            "end",
            stands("paused", ["ada"], late={"2": "during-pause"}),
            "Ben's software is altered: it is shown as what it is",
        ),
        play("a break is over", [pause, resume], "words", stands("open"), "who rested goes on"),
        play(
            "over, by a newer card",
            [pause, ["resume", "a2"]],
            "words",
            stands("open"),
            "it is the same person",
        ),
        play(
            "the other does not end it",
            [pause, ["resume", "b"]],
            "words",
            refused("room-paused"),
            "nobody is dragged back",
        ),
        play(
            "both rest, one goes on",
            [pause, ["pause", "b"], resume],
            "proposal",
            refused("room-paused"),
            "Ben still rests",
        ),
        play("an end", [words, end], "notice", stands("ended", ended=2), "what went out is told"),
        play("words after the end", [end], "words", refused("room-ended"), "it is for good"),
        play("a signature after it", [end], "signature", refused("room-ended"), "nothing goes on"),
        play(
            "an end in a break",
            [pause, ["end", "b"]],
            "end",
            stands("ended", ["ada"], 2),
            "who rests does not hold the other",
        ),
        play(
            "two ends",
            [["end", "b"], end],
            "notice",
            stands("ended", ended=1),
            "the first one counts",
        ),
        play(
            "no way back",
            [end, resume],
            "words",
            refused("room-ended"),
            "another room is another room",
        ),
        play(
            "written after the end",
            [end, ["words", "b"], ["notice", "b"], ["claim", "a"]],
            "notice",
            stands("ended", ended=1, late={"2": "after-end", "4": "after-end"}),
            "each is shown as written after the end, notices are not",
        ),
    ]
