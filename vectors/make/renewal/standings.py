"""How a question stands, act by act."""

from quietroom.ground.canon import Value

from .cast import (
    ADA,
    AGREEMENT,
    BEN,
    DAY,
    EARLIER,
    ELSEWHERE,
    EVE,
    LATER,
    QUESTION,
    ROOM,
    Json,
    Scenario,
    case,
    commitment,
    entry,
    random,
    raw,
)


def said(name: str, author: bytes, kind: str, body: Value) -> Json:
    """One entry."""
    return {"entry": entry(name).hex(), "author": author.hex(), "kind": kind, "body": raw(body)}


def close(
    who: bytes,
    answer: str,
    name: str,
    room: bytes = ROOM,
    agreement: bytes = AGREEMENT,
    day: str = DAY,
) -> Json:
    """Somebody closes an answer, by the entry called `name`."""
    made = commitment(who, answer, name, room, agreement, day)
    return said(name, who, "renewal-commit", [agreement, day, made])


def show(who: bytes, answer: str, name: str, by: str | None = None, turn: str = "") -> Json:
    """Somebody opens the answer of the entry called `name`, with the random bytes of `by`."""
    body: Value = [entry(name), answer, random(by or name)]
    return said(f"{name} shown{turn}", who, "renewal-answer", body)


def stands(
    state: str,
    closed: dict[bytes, str],
    shown: dict[bytes, str] | None = None,
    faults: dict[str, str] | None = None,
) -> Json:
    """What is expected: by whom which entry counts, what is shown, what counts for nothing."""
    return {
        "state": state,
        "closed": [[who.hex(), entry(closed[who]).hex()] for who in (ADA, BEN) if who in closed],
        "shown": [[who.hex(), (shown or {})[who]] for who in (ADA, BEN) if who in (shown or {})],
        "faults": sorted([entry(name).hex(), code] for name, code in (faults or {}).items()),
    }


A, B = close(ADA, "go-on", "a"), close(BEN, "end", "b")
SHOW_A, SHOW_B = show(ADA, "go-on", "a"), show(BEN, "end", "b")
BOTH = {ADA: "a", BEN: "b"}


def _stand(about: str, listed: list[Json], expect: Json, because: str) -> Scenario:
    return case("standing", 4, about, {**QUESTION, "said": listed}, expect, because)


def honest() -> list[Scenario]:
    """Ways that two people go."""
    anew = close(ADA, "change", "a anew")
    shown = {ADA: "go-on", BEN: "end"}
    return [
        _stand("nobody has answered", [], stands("asked", {}), "the question waits"),
        _stand("one has", [A], stands("first-in", {ADA: "a"}), "closed"),
        _stand("the other has", [B], stands("second-in", {BEN: "b"}), "closed"),
        _stand("both have", [B, A], stands("both-in", BOTH), "closed, whoever was first"),
        _stand("one is open", [A, B, SHOW_B], stands("second-shown", BOTH, {BEN: "end"}),
               "the other follows"),
        _stand("both are open", [A, B, SHOW_A, SHOW_B], stands("shown", BOTH, shown), "done"),
        _stand("opened twice", [A, B, SHOW_A, SHOW_B, show(ADA, "go-on", "a", turn=" again")],
               stands("shown", BOTH, shown), "nothing comes of it"),
        _stand("answered anew in time", [A, anew, B, show(ADA, "change", "a anew"), SHOW_B],
               stands("shown", {ADA: "a anew", BEN: "b"}, {ADA: "change", BEN: "end"}),
               "the last before the other's counts"),
        _stand("another year", [close(ADA, "end", "a", day=LATER), A],
               stands("first-in", {ADA: "a"}), "it is about that year"),
        _stand("an earlier agreement", [close(ADA, "end", "old", agreement=EARLIER)],
               stands("asked", {}), "it was about that one"),
    ]  # fmt: skip


def lies() -> list[Scenario]:
    """What counts for nothing."""
    first = commitment(ADA, "go-on", "a")
    copy = said("copy", BEN, "renewal-commit", [AGREEMENT, DAY, first])
    copied = {"copy": "answer-copied"}
    moved = said("moved", ADA, "renewal-commit",
                 [AGREEMENT, DAY, commitment(ADA, "end", "moved", room=ELSEWHERE)])  # fmt: skip
    late = close(BEN, "go-on", "late")
    wrong = "answer-differs"
    return [
        _stand("shown alone", [A, SHOW_A], stands("first-in", {ADA: "a"},
               faults={"a shown": "not-both-in"}), "no answer is shown alone"),
        _stand("shown alone, and both in later", [A, SHOW_A, B],
               stands("both-in", BOTH, faults={"a shown": "not-both-in"}), "nor later"),
        _stand("changed after the other's", [A, B, late],
               stands("both-in", BOTH, faults={"late": "answer-stands"}), "both are in"),
        _stand("changed after the other's was opened",
               [A, B, SHOW_A, late, show(BEN, "go-on", "late")],
               stands("first-shown", BOTH, {ADA: "go-on"},
                      {"late": "answer-stands", "late shown": wrong}), "what was closed stands"),
        _stand("another answer than was closed", [A, B, show(BEN, "go-on", "b")],
               stands("both-in", BOTH, faults={"b shown": wrong}), "the hash differs"),
        _stand("other random bytes", [A, B, show(BEN, "end", "b", by="a")],
               stands("both-in", BOTH, faults={"b shown": wrong}), "the hash differs"),
        _stand("after a false opening the true one",
               [A, B, show(BEN, "go-on", "b", turn=" falsely"), SHOW_B],
               stands("second-shown", BOTH, {BEN: "end"}, {"b shown falsely": wrong}),
               "the true one counts"),
        _stand("the other's hash repeated", [A, copy],
               stands("first-in", {ADA: "a"}, faults=copied), "it is not an answer of Ben's"),
        _stand("the other's hash and answer repeated",
               [A, copy, B, SHOW_A, said("repeated", BEN, "renewal-answer",
                                         [entry("copy"), "go-on", random("a")])],
               stands("first-shown", BOTH, {ADA: "go-on"}, {**copied, "repeated": wrong}),
               "Ben's own answer is another one"),
        _stand("the other's answer opened in their place", [A, B, show(BEN, "go-on", "a")],
               stands("both-in", BOTH, faults={"a shown": wrong}), "each opens their own"),
        _stand("an opening of what was answered anew",
               [A, close(ADA, "end", "a anew"), B, SHOW_A],
               stands("both-in", {ADA: "a anew", BEN: "b"}, faults={"a shown": wrong}),
               "the last counts"),
        _stand("made for another room", [moved, B, show(ADA, "end", "moved")],
               stands("both-in", {ADA: "moved", BEN: "b"}, faults={"moved shown": wrong}),
               "the hash names the room"),
        _stand("somebody from outside", [A, close(EVE, "end", "eve"), show(EVE, "end", "eve")],
               stands("first-in", {ADA: "a"}), "the two answer, and nobody else"),
        _stand("bodies of another shape", [said("odd", ADA, "renewal-commit", ["end"]), A, B,
               said("odd too", ADA, "renewal-answer", "end")],
               stands("both-in", BOTH), "they change nothing"),
        _stand("an opening of nothing", [A, B, show(ADA, "end", "unheard of")],
               stands("both-in", BOTH), "it is about no answer here"),
    ]  # fmt: skip
