"""Where a concern stands after its turns, which of them may not be, and what is due."""

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..room.cast import TIME, Json, Scenario, refused
from ..second import fixed
from .cast import DAY, case, tagged, turn

_SEVEN, _THREE = TIME + 7 * DAY, 89 * DAY


def _at(state: str, day: int, **changed: Value) -> list[Value]:
    return turn(state, time=TIME + day * DAY, **changed)


def standings() -> list[Scenario]:
    """Each sequence of turns."""
    raised, asked, agreed = _at("raised", 0), _at("asked", 2), _at("agreed", 3)
    heard = [raised, _at("acknowledged", 1)]
    withdrawn = [*heard, _at("withdrawn", 2)]
    again = _at("asked", 4, id=fixed("asked again", 16))

    def one(
        about: str,
        turns: list[list[Value]],
        phase: str,
        because: str,
        owed: Json = None,
        faults: tuple[str, ...] = (),
        consent: bool = False,
        confirmed: bool = False,
    ) -> Scenario:
        given: dict[str, Json] = {"turns": [tagged(said).hex() for said in turns]}
        stands: dict[str, Json] = {"phase": phase, "consent": consent, "confirmed": confirmed}
        expect: Json = {**stands, "due": owed, "faults": list(faults)}
        return case("standing", 6, about, given, expect, because)

    first: Json = ["acknowledgement", _SEVEN]
    fed: Json = ["feedback", TIME + DAY + _THREE]
    late: Json = ["feedback", _SEVEN + _THREE]
    unasked, gone = ("no-consent",), ("concern-withdrawn",)
    return [
        one("raised", [raised], "raised", "seven days to acknowledge it", first),
        one("acknowledged", heard, "open", "then the shortest three months", fed),
        one("acknowledged late", [raised, _at("acknowledged", 30)], "open", "from day 7", late),
        one("answered at once", [raised, _at("answered", 1)], "open", "any word counts", fed),
        one("advised", [*heard, _at("advised", 9)], "open", "advice is feedback"),
        one("closed", [*heard, _at("closed", 9)], "closed", "nothing is owed"),
        one("more after it", [*heard, _at("closed", 9), _at("added", 10)], "open", "it goes on"),
        one("asked and agreed", [*heard, asked, agreed], "open", "it holds", fed, consent=True),
        one(
            "mediating",
            [*heard, asked, agreed, _at("mediating", 4)],
            "open",
            "with a consent that holds",
            fed,
            consent=True,
        ),
        one("without a consent", [*heard, _at("mediating", 4)], "open", "none", fed, unasked),
        one(
            "after declining",
            [*heard, asked, agreed, _at("declined", 4), _at("mediating", 5)],
            "open",
            "a consent can be taken back",
            fed,
            unasked,
        ),
        one(
            "on an older consent",
            [*heard, asked, agreed, again, _at("mediating", 5)],
            "open",
            "each question has its answer",
            fed,
            unasked,
        ),
        one("an answer to nothing", [*heard, agreed], "open", "unasked", fed, ("no-question",)),
        one("withdrawn", withdrawn, "withdrawn", "nothing is owed"),
        one(
            "withdrawn, and gone on with",
            [*withdrawn, _at("advised", 3)],
            "withdrawn",
            "told as such",
            faults=gone,
        ),
        one("withdrawn, then closed", [*withdrawn, _at("closed", 3)], "withdrawn", "as it may"),
        one(
            "withdrawn with a consent",
            [*heard, asked, agreed, _at("withdrawn", 4), _at("mediating", 5)],
            "withdrawn",
            "it ends with the concern",
            faults=gone,
        ),
        one("confirmed", [*heard, _at("added", 2, both=1)], "open", "by card", fed, confirmed=True),
        one("out of order", [_at("acknowledged", 1), raised], "open", "they count by time", fed),
        one(
            "by a clock that is slow",
            [_at("raised", 0), _at("acknowledged", -1)],
            "open",
            "what raised it comes first",
            ["feedback", TIME - DAY + _THREE],
        ),
        case(
            "standing",
            6,
            "of bytes that are none",
            {"turns": [canon.encode([b"turn"]).hex()]},
            refused("malformed"),
            "a turn has its MAC beside it",
        ),
    ]
