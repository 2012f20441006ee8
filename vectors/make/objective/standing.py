"""Where objectives stand after some lines, as Ada reads them."""

from quietroom.ground.canon import Value

from .cast import ADA, AIM, BEN, NEXT, TIME, Json, Scenario, case, entry, line

_WORDS = "Speak to larger groups"

Lines = list[dict[str, Json]]


def _face(name: str, by: bytes, words: str = _WORDS, state: str = "open") -> dict[str, Json]:
    return line(name, by, "face", [AIM, words, state])


def _told(name: str, by: bytes, state: str, after: bytes | None = None) -> dict[str, Json]:
    body: Value = [AIM, state, "", after]
    return line(name, by, "objective-state", body)


def _shown(name: str, mine: bool, words: str = _WORDS, state: str = "open") -> Json:
    return {"entry": entry(name).hex(), "mine": mine, "words": words, "state": state}


def _one(
    state: str = "open",
    steps: list[str] | None = None,
    face: Json = None,
    asked: Json = None,
    after: bytes | None = None,
) -> Json:
    return {
        "id": AIM.hex(),
        "entry": entry("aim").hex(),
        "mine": True,
        "time": TIME,
        "text": "Lead a group.",
        "state": state,
        "steps": steps or [],
        "next": None if after is None else after.hex(),
        "face": face,
        "asked": asked,
    }


def folds() -> list[Scenario]:
    """Scenarios of the fold."""
    return [*_objectives(), *_faces(), *_lies()]


def _fold(
    about: str, section: int, lines: Lines, expect: Json, because: str, gone: tuple[str, ...] = ()
) -> Scenario:
    given: dict[str, Json] = {
        "lines": lines,
        "me": ADA.hex(),
        "gone": [entry(name).hex() for name in gone],
    }
    return case("standing", section, about, given, expect, because)


_AIM = line("aim", ADA, "objective", [AIM, "Lead a group.", "", None])
_ASK, _YES = _face("ask", BEN), line("yes", ADA, "face-agreed", [], "ask")
_NO = line("no", BEN, "face-withdrawn", [], "ask")


def _objectives() -> list[Scenario]:
    on, done = _told("on", BEN, "progress"), _told("done", ADA, "done")
    drop, again = _told("drop", ADA, "dropped"), _told("again", BEN, "progress")
    change = _told("change", ADA, "changed", NEXT)
    return [
        _fold("set", 2, [_AIM], [_one()], "open"),
        _fold("with progress by the other", 2, [_AIM, on], [_one("progress", ["progress"])],
              "either says so"),
        _fold("done", 2, [_AIM, on, done], [_one("done", ["progress", "done"])], "the last counts"),
        _fold("dropped and taken up again", 2, [_AIM, drop, again],
              [_one("progress", ["dropped", "progress"])], "nothing is lost by a word"),
        _fold("changed", 2, [_AIM, change, on], [_one("changed", ["changed"], after=NEXT)],
              "it goes on as another, and only there"),
        _fold("said twice", 2, [_AIM, line("twice", BEN, "objective", [AIM, "Else.", "", None])],
              [_one()], "an id counts once"),
        _fold("taken back", 2, [_AIM, on], [], "as if it had not been said", ("aim",)),
        _fold("a step taken back", 2, [_AIM, on], [_one()], "as if it had not been said", ("on",)),
    ]  # fmt: skip


def _faces() -> list[Scenario]:
    better = _face("better", ADA, "Lead meetings")
    agreed = line("agreed", BEN, "face-agreed", [], "better")
    withdrawn = line("withdrawn", ADA, "face-withdrawn", [], "better")
    drop, on = _told("drop", ADA, "dropped"), _told("on", ADA, "progress")
    finish = _face("finish", BEN, state="done")
    shown, waits = _shown("ask", False), _shown("better", True, "Lead meetings")
    return [
        _fold("proposed", 3, [_AIM, _ASK], [_one(asked=shown)], "it waits for the other"),
        _fold("agreed to", 3, [_AIM, _ASK, _YES], [_one(face=shown)], "both agreed to these words"),
        _fold("withdrawn by its author", 3, [_AIM, _ASK, _YES, _NO], [_one()], "either may"),
        _fold("withdrawn before", 3, [_AIM, _ASK, _NO, _YES], [_one()], "nothing is there"),
        _fold("replaced while it waits", 3, [_AIM, _ASK, better, _YES], [_one(asked=waits)],
              "an agreement to what was replaced counts for nothing"),
        _fold("another proposed", 3, [_AIM, _ASK, _YES, better], [_one(face=shown, asked=waits)],
              "what both agreed to stays until both agree to another"),
        _fold("another agreed to", 3, [_AIM, _ASK, _YES, better, agreed], [_one(face=waits)],
              "in place of the first"),
        _fold("the other withdrawn", 3, [_AIM, _ASK, _YES, better, withdrawn], [_one(face=shown)],
              "the first stays"),
        _fold("of something dropped", 3, [_AIM, _ASK, _YES, drop], [_one("dropped", ["dropped"])],
              "nothing is shown of it any more"),
        _fold("proposed of something dropped", 3, [_AIM, drop, _ASK, _YES],
              [_one("dropped", ["dropped"])], "nothing is shown of it any more"),
        _fold("not back with its objective", 3, [_AIM, _ASK, _YES, drop, on],
              [_one("progress", ["dropped", "progress"])], "both agree anew"),
        _fold("done for the programme", 3, [_AIM, finish, line("yes", ADA, "face-agreed", [],
              "finish")], [_one(face=_shown("finish", False, state="done"))],
              "its public state is agreed to, whatever the two say to each other"),
        _fold("taken back", 3, [_AIM, _ASK, _YES], [_one()], "no proposal, no face", ("ask",)),
        _fold("an agreement taken back", 3, [_AIM, _ASK, _YES], [_one(asked=shown)],
              "it waits again", ("yes",)),
    ]  # fmt: skip


def _lies() -> list[Scenario]:
    shown = _shown("ask", False)
    own = line("own", BEN, "face-agreed", [], "ask")
    lost = line("lost", ADA, "face-agreed", [], "nowhere")
    bad = line("bad", ADA, "face-agreed", ["words"], "ask")
    long = line("long", BEN, "face", [AIM, "x" * 201, "open"])
    nothing = line("nothing", BEN, "face", [NEXT, _WORDS, "open"])
    return [
        _fold("agreed to by its author", 3, [_AIM, _ASK, own], [_one(asked=shown)],
              "one alone makes nothing public"),
        _fold("agreed to nothing", 3, [_AIM, _ASK, lost], [_one(asked=shown)], "no such proposal"),
        _fold("agreed with words of one's own", 3, [_AIM, _ASK, bad], [_one(asked=shown)],
              "a body of another shape changes nothing"),
        _fold("too long", 3, [_AIM, long], [_one()], "a body of another shape changes nothing"),
        _fold("of no objective", 3, [_AIM, nothing], [_one()], "there is none of this id"),
    ]  # fmt: skip
