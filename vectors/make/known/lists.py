"""Who could have known."""

from .cast import ADA, BEN, DAY, LEILA, TIME, Json, Scenario, case, entry, line, rows

_PURPOSE = "to find another mentor"


def _told(name: str, notice: str, sight: str = "told") -> dict[str, Json]:
    return {
        "entry": entry(name).hex(),
        "position": 7,
        "sight": sight,
        "notice": entry(notice).hex(),
        "consent": {
            "recipients": [LEILA.hex()],
            "purpose": _PURPOSE,
            "until": TIME + 90 * DAY,
            "time": TIME + DAY,
        },
    }


def _two(name: str, author: bytes, label: str = "pair") -> list[dict[str, Json]]:
    row: dict[str, Json] = {"entry": entry(name).hex(), "when": TIME, "rule": label}
    return [
        {**row, "who": who.hex(), "act": "wrote" if who == author else "in-the-room"}
        for who in (ADA, BEN)
    ]


def _out(name: str, act: str, by: bytes) -> dict[str, Json]:
    return {
        "entry": entry(name).hex(),
        "who": LEILA.hex(),
        "act": act,
        "when": TIME + DAY,
        "rule": _PURPOSE,
        "until": TIME + 90 * DAY,
        "by": by.hex(),
        "position": 7,
    }


def _report(act: str, name: str = "words") -> dict[str, Json]:
    return {
        "entry": entry(name).hex(),
        "who": LEILA.hex(),
        "act": act,
        "when": TIME + DAY,
        "rule": "Risk to life",
        "position": 8,
    }


def lists() -> list[Scenario]:
    """Lists, and the strongest act of each."""

    def one(
        about: str,
        lines: list[dict[str, Json]],
        findings: list[dict[str, Json]],
        found: list[dict[str, Json]],
        verdict: str | None,
        because: str,
        reported: list[dict[str, Json]] | None = None,
    ) -> Scenario:
        given: dict[str, Json] = {
            "lines": lines,
            "pair": [ADA.hex(), BEN.hex()],
            "findings": findings,
            "reported": rows(*reported or []),
            "wanted": [entry("words").hex()],
        }
        return case("list", 4, about, given, {"rows": rows(*found), "verdict": verdict}, because)

    words, inside = line("words", ADA), _two("words", ADA)
    by_ada, by_ben = line("notice", ADA, "notice"), line("notice", BEN, "notice")
    part = line("part", ADA, source="words")
    told = [_told("words", "notice")]
    silent: dict[str, Json] = {
        **_told("words", "notice", "unexplained"), "notice": None, "consent": None,
    }  # fmt: skip
    nobody: dict[str, Json] = {
        "entry": entry("words").hex(), "act": "unexplained", "rule": "", "position": 7,
    }  # fmt: skip
    claim = line("claim", BEN, "claim", about="words")
    against = [_told("words", "notice", "against-owner")]

    def out(act: str, by: bytes) -> list[dict[str, Json]]:
        return [*inside, _out("words", act, by)]

    return [
        one("never left", [words], [], inside, None, "the two, and nobody else"),
        one("other words left", [words, line("else", ADA), by_ada], [_told("else", "notice")],
            inside, None, "what was let out was something else"),
        one("by its owner", [words, by_ada], told, out("released-by-owner", ADA),
            "released-by-owner", "the owner's notice"),
        one("told on", [words, by_ben], told, out("told-on", BEN), "told-on",
            "the other's notice, and the owner had agreed beforehand"),
        one("by both", [words, claim, by_ada], told, out("released-by-both", ADA),
            "released-by-both", "both claimed it"),
        one("claimed later", [words, by_ada, claim], told, out("released-by-owner", ADA),
            "released-by-owner", "a later claim says nothing about it"),
        one("against its owner", [words, by_ben], against, out("against-owner", BEN),
            "against-owner", "not every owner had acted"),
        one("unexplained", [words], [silent], [*inside, nobody], "unexplained",
            "nobody has said to whom"),
        one("reported", [words], [], [*inside, _report("reported")], "reported",
            "under a limit that both signed", [_report("reported")]),
        one("reported against the agreement, and let out", [words, by_ada], told,
            [*out("released-by-owner", ADA), _report("against-agreement")], "against-agreement",
            "the stronger comes first", [_report("against-agreement")]),
        one("other words reported", [words, line("else", ADA)], [], inside, None,
            "what was reported was something else", [_report("reported", "else")]),
        one("an edited part", [words, part, by_ada], [_told("part", "notice")],
            [*inside, *_two("part", ADA), _out("part", "released-by-owner", ADA)],
            "released-by-owner", "the same words went with it"),
    ]  # fmt: skip
