"""Spoken confidences and what the other answered."""

from quietroom.ground.canon import Value

from .cast import ADA, BEN, MALFORMED, TIME, Json, Scenario, body, case, entry, line

_LINE, _WHEN = "The move to Halifax is not known yet.", TIME - 3600
_SAID: Value = [_LINE, _WHEN]


def bodies() -> list[Scenario]:
    """Bodies read."""
    long: Json = {"refused": "line-too-long"}
    read: Json = {"text": _LINE, "when": _WHEN}
    return [
        body("spoken", 2, "a spoken confidence", _SAID, read, "one line, and when"),
        body("spoken", 2, "of 501 characters", ["x" * 501, TIME], long, "at most 500"),
        body("spoken", 2, "of spaces", ["  ", TIME], MALFORMED, "a line says something"),
        body("spoken", 2, "without a time", [_LINE], MALFORMED, "two fields"),
        body("heard", 2, "what was heard", ["Nobody but Leila."], "Nobody but Leila.", "one line"),
        body("heard", 2, "of 501 characters", ["x" * 501], long, "at most 500"),
        body("heard", 2, "without a word", [""], MALFORMED, "a line says something"),
    ]


def records() -> list[Scenario]:
    """What stands on record after some lines."""

    def one(about: str, lines: list[dict[str, Json]], expect: Json, because: str) -> Scenario:
        return case("record", 2, about, {"lines": lines}, expect, because)

    def stands(heard: Json = None, answer: str | None = None, **other: Json) -> Json:
        found: dict[str, Json] = {
            "entry": entry("spoken").hex(),
            "author": ADA.hex(),
            "owner": ADA.hex(),
            "label": "pair",
            "text": _LINE,
            "answer": None if answer is None else {"entry": entry(answer).hex(), "heard": heard},
        }
        return [{**found, **other}]

    said = line("spoken", ADA, "spoken", _SAID)
    yes = line("yes", BEN, "understood", about="spoken")
    no = line("no", BEN, "heard-differently", ["That it may be told."], about="spoken")
    mine = line("mine", ADA, "understood", about="spoken")
    hers = line("spoken", BEN, "spoken", _SAID, owner=ADA)
    odd = line("odd", BEN, "heard-differently", ["x" * 501], about="spoken")
    heard = "That it may be told."
    return [
        one("not answered", [said], stands(), "it stands by itself"),
        one("understood", [said, yes], stands(None, "yes"), "the other answered"),
        one("heard differently", [said, no], stands(heard, "no"), "with what they heard"),
        one("first one, then the other", [said, no, yes], stands(None, "yes"), "the last counts"),
        one("answered by oneself", [said, mine], stands(), "nobody answers their own line"),
        one("answered before", [yes, said], stands(), "what came before is no answer"),
        one("an answer to words", [line("w", ADA), line("y", BEN, "understood", about="w")], [],
            "words are not on record"),
        one("the other's confidence", [hers], stands(author=BEN.hex()), "whose it is, is said"),
        one("an answer too long", [said, odd], stands(), "what does not read changes nothing"),
    ]  # fmt: skip
