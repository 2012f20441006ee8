"""Going through the agreement again."""

from .cast import ADA, AGREEMENT, BEN, MALFORMED, NEXT, Json, Scenario, body, case, entry, line
from .cast import record as begin


def bodies() -> list[Scenario]:
    """Bodies read."""
    part: Json = {"part": "heard", "text": "that it may go to HR"}
    return [
        body("again", 3, "with a reason", ["It came back to me."], "It came back to me.", "read"),
        body("again", 3, "without a reason", [""], "", "nobody owes one"),
        body("again", 3, "too long", ["x" * 2001], MALFORMED, "at most 2,000 characters"),
        body("part", 3, "what was heard", ["heard", "that it may go to HR"], part, "read"),
        body("part", 3, "another part", ["felt", "sad"], MALFORMED, "said, heard or now"),
        body("part", 3, "too long", ["now", "x" * 2001], MALFORMED, "at most 2,000 characters"),
        body("end", 3, "in nothing", ["nothing"], "nothing", "it may change nothing"),
        body("end", 3, "in a stricter rule", ["stricter"], "stricter", "for one's own words"),
        body("end", 3, "in a new agreement", ["agreed"], MALFORMED, "that is said by signing"),
    ]


def courses() -> list[Scenario]:
    """What stands after some lines."""

    def one(about: str, lines: list[dict[str, Json]], expect: Json, because: str) -> Scenario:
        return case("course", 3, about, {"lines": lines}, expect, because)

    def state(
        ended: Json, stricter: list[bytes], parts: list[Json] | None = None, name: str = "ask"
    ) -> dict[str, Json]:
        course: Json = {
            "entry": entry(name).hex(),
            "asker": ADA.hex(),
            "text": "",
            "about": None,
            "parts": parts or [],
            "ended": ended,
        }
        return {"courses": [course], "stricter": [who.hex() for who in stricter]}

    signed, ask = begin("one", AGREEMENT), line("ask", ADA, "again", [""])
    said = line("said", ADA, "again-part", ["said", "only for you"], about="ask")
    better = line("better", ADA, "again-part", ["said", "for us two"], about="ask")
    heard = line("heard", BEN, "again-part", ["heard", "for HR too"], about="ask")
    nothing = line("end", BEN, "again-end", ["nothing"], about="ask")
    stricter = line("end", ADA, "again-end", ["stricter"], about="ask")
    late = line("late", BEN, "again-part", ["now", "too late"], about="ask")
    parts: list[Json] = [[ADA.hex(), "said", "for us two"], [BEN.hex(), "heard", "for HR too"]]
    lost = line("lost", BEN, "again-part", ["now", "words"], about="nowhere")
    return [
        one("asked", [signed, ask], state(None, []), "it goes on"),
        one("parts", [signed, ask, said, better, heard], state(None, [], parts), "the last count"),
        one("ended by the other", [signed, ask, nothing], state("nothing", []), "either ends it"),
        one("stricter", [signed, ask, stricter], state("stricter", [ADA]), "for the author"),
        one("after its end", [signed, ask, nothing, late], state("nothing", []), "too late"),
        one("a new agreement", [signed, ask, begin("two", NEXT)], state("agreed", []), "signed"),
        one("the same agreement", [signed, ask, begin("two", AGREEMENT)], state(None, []),
            "a new epoch alone ends nothing"),
        one("stricter until the next", [signed, ask, stricter, begin("two", NEXT)],
            state("stricter", []), "what was signed later holds"),
        one("about nothing", [signed, ask, lost], state(None, []), "it replies to no asking"),
    ]  # fmt: skip
