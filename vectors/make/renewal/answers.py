"""Bodies and commitments."""

from quietroom.ground.canon import Value

from .cast import (
    ADA,
    AGREEMENT,
    BEN,
    DAY,
    EARLIER,
    ELSEWHERE,
    LATER,
    MALFORMED,
    ROOM,
    Json,
    Scenario,
    case,
    commitment,
    entry,
    random,
    raw,
)


def bodies() -> list[Scenario]:
    """Bodies read."""
    made = commitment(ADA, "go-on", "ada")

    def commit(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return case("commit", 3, about, {"body": raw(value)}, expect, because)

    def opening(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return case("opening", 3, about, {"body": raw(value)}, expect, because)

    closed: dict[str, Json] = {"agreement": AGREEMENT.hex(), "about": DAY, "commitment": made.hex()}

    def opened(answer: str) -> Json:
        return {
            "commit": entry("ada").hex(), "answer": answer, "random": random("ada").hex(),
        }  # fmt: skip

    return [
        commit("an answer, closed", [AGREEMENT, DAY, made], closed, "agreement, day, hash"),
        commit("a leap day", [AGREEMENT, "2028-02-29", made],
               {**closed, "about": "2028-02-29"}, "there is one in 2028"),
        commit("no leap day", [AGREEMENT, "2027-02-29", made], MALFORMED, "there is none in 2027"),
        commit("a day in another order", [AGREEMENT, "01-12-2027", made], MALFORMED, "YYYY-MM-DD"),
        commit("a day without strokes", [AGREEMENT, "20271201", made], MALFORMED, "YYYY-MM-DD"),
        commit("a day of a week", [AGREEMENT, "2027-W48-3", made], MALFORMED, "YYYY-MM-DD"),
        commit("a day in 1969", [AGREEMENT, "1969-12-31", made], MALFORMED, "from 1970 on"),
        commit("a day as a number", [AGREEMENT, 21_153, made], MALFORMED, "text"),
        commit("a short hash", [AGREEMENT, DAY, made[:31]], MALFORMED, "32 bytes"),
        commit("no agreement", [None, DAY, made], MALFORMED, "every answer is about one"),
        commit("with a reason", [AGREEMENT, DAY, made, "because"], MALFORMED, "three fields"),
        *(
            opening(f"{answer}, opened", [entry("ada"), answer, random("ada")], opened(answer),
                    "one of three")
            for answer in ("go-on", "change", "end")
        ),
        opening("something else", [entry("ada"), "maybe", random("ada")], MALFORMED, "three"),
        opening("no answer", [entry("ada"), "", random("ada")], MALFORMED, "one of three"),
        opening("few random bytes", [entry("ada"), "end", random("ada")[:16]], MALFORMED, "32"),
        opening("with a reason", [entry("ada"), "end", random("ada"), "why"], MALFORMED,
                "no room for one"),
    ]  # fmt: skip


def commitments() -> list[Scenario]:
    """What an answer is closed by; whatever it names makes another of it."""

    def one(
        about: str,
        because: str,
        who: bytes = ADA,
        answer: str = "go-on",
        name: str = "ada",
        room: bytes = ROOM,
        agreement: bytes = AGREEMENT,
        day: str = DAY,
    ) -> Scenario:
        given: dict[str, Json] = {
            "room": room.hex(),
            "agreement": agreement.hex(),
            "about": day,
            "who": who.hex(),
            "answer": answer,
            "random": random(name).hex(),
        }
        made = commitment(who, answer, name, room, agreement, day)
        return case("commitment", 3, about, given, made.hex(), because)

    return [
        one("go on", "as Ada answers"),
        one("change", "another answer", answer="change"),
        one("end", "and another", answer="end"),
        one("the same by Ben", "it names its person", who=BEN),
        one("the same in another room", "it names the room", room=ELSEWHERE),
        one("the same of another agreement", "it names the agreement", agreement=EARLIER),
        one("the same about another day", "it names the day", day=LATER),
        one("other random bytes", "drawn anew for each", name="ada again"),
    ]


def outcomes() -> list[Scenario]:
    """What two answers come to."""

    def two(first: str, second: str, expect: str, because: str) -> Scenario:
        given: dict[str, Json] = {"answers": [first, second]}
        return case("outcome", 5, f"{first} and {second}", given, expect, because)

    return [
        two("go-on", "go-on", "go-on", "both want it"),
        two("go-on", "change", "change", "one wants something else"),
        two("change", "change", "change", "what, they speak about"),
        two("change", "end", "end", "nobody is kept"),
        two("end", "go-on", "end", "whoever of the two it is"),
        two("end", "end", "end", "both want it"),
    ]
