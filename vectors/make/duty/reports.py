"""Reports and steps read, what covers a report, and what its officer checks."""

from dataclasses import replace

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..room import naive
from ..room.cast import (
    ADA,
    BEN,
    EVE,
    STREAM,
    TIME,
    Json,
    Person,
    Scenario,
    inside_of,
    priv_of,
    pub_of,
    refused,
)
from ..second import fixed
from .cast import (
    AGREED,
    DAY,
    DEPUTY,
    ENTRY,
    LIMITS,
    OFFICER,
    STATEMENT,
    Sent,
    case,
    leaf,
    limit,
    report,
    shell_of,
)

_MALFORMED = refused("malformed")
_FALSE = "false-report"
_LATER: dict[str, Value] = {"notice": TIME + 30 * DAY, "reason": "they are in danger at home"}


def reports() -> list[Scenario]:
    """Reports read."""

    def one(about: str, payload: bytes, expect: Json, because: str) -> Scenario:
        return case("report", 3, about, {"report": payload.hex()}, expect, because)

    def bent(about: str, because: str, **changed: Value) -> Scenario:
        return one(about, report(**changed), _MALFORMED, because)

    def read(payload: bytes, delayed: bool) -> Json:
        found: dict[str, Json] = {"limit": "risk-to-life", "entries": [ENTRY.hex()]}
        return {**found, "delayed": delayed, "hash": naive.sha256(payload).hex()}

    fields = canon.decode(report())
    assert isinstance(fields, list)
    return [
        one("a report told at once", report(), read(report(), False), "all is as it should be"),
        one("a report told later", report(**_LATER), read(report(**_LATER), True), "with a reason"),
        bent("a short salt", "the salt has 32 bytes", salt=bytes(16)),
        bent("of nothing", "at least one entry", entries=[]),
        bent("of one entry twice", "each entry once", entries=[ENTRY, ENTRY]),
        bent("of seventeen", "at most 16", entries=[fixed(f"entry {n}") for n in range(17)]),
        bent("told before it was made", "never before its time", notice=TIME - 1),
        bent("a reason too long", "at most 500 characters", reason="r" * 501),
        bent("a name too long", "at most 40 characters", limit="l" * 41),
        bent("without an agreement", "it stands under one", agreement=None),
        one("a field less", canon.encode(fields[:10]), _MALFORMED, "a report has eleven fields"),
    ]


def covers() -> list[Scenario]:
    """Whether signed limits cover a report."""

    def one(about: str, side: int, expect: Json, because: str, **changed: Value) -> Scenario:
        given: dict[str, Json] = {
            "limits": canon.encode(LIMITS).hex(),
            "side": side,
            "report": report(**changed).hex(),
            "people": [one.known() for one in (OFFICER, DEPUTY, EVE)],
        }
        return case("covers", 2, about, given, expect, because)

    def bad(about: str, side: int, code: str, because: str, **changed: Value) -> Scenario:
        return one(about, side, refused(code), because, **changed)

    def to(name: str, deputy: bool = False) -> Json:
        return {"limit": "risk-to-life", "officer": name, "deputy": deputy}

    deputy: dict[str, Value] = {"officer": DEPUTY.card}
    own: Json = {"limit": "mentee-acts", "officer": "Leila", "deputy": False}
    late: dict[str, Value] = {**_LATER, "notice": TIME + 30 * DAY + 1}
    return [
        one("to the officer, at once", 1, to("Leila"), "either may act"),
        one("on the last day allowed", 1, to("Leila"), "30 days and no second more", **_LATER),
        one("to the deputy", 1, to("Omar", True), "a reason", **deputy, reason="she is away"),
        one("by the side that must act", 0, own, "the first acts", limit="mentee-acts"),
        bad("by the other side", 1, "not-yours-to-act", "the first acts", limit="mentee-acts"),
        bad("no such limit", 1, "no-such-limit", "nobody signed that", limit="gossip"),
        bad("a limit that is off", 1, "no-such-limit", "it was not agreed", limit="off"),
        bad("nobody is named", 1, "nobody-to-report-to", "it names nobody", limit="nobody"),
        bad("to a stranger", 1, "wrong-officer", "it names two people", officer=EVE.card),
        bad("a second late", 1, "notice-too-late", "30 days and no second more", **late),
        bad(
            "later where it is told at once", 1, "notice-too-late", "0 days", limit="at-once",
            **_LATER,
        ),
        bad("later without a reason", 1, "reason-missing", "why", notice=TIME + 1),
        bad("to the deputy without a reason", 1, "reason-missing", "why", **deputy),
        bad("an empty reason", 1, "reason-missing", "why", **deputy, reason=""),
    ]  # fmt: skip


def checks() -> list[Scenario]:
    """Reports checked by their officer."""

    def one(about: str, sent: Sent, expect: Json, because: str) -> Scenario:
        return case("check", 5, about, sent.given(), expect, because)

    def bad(about: str, sent: Sent, code: str, because: str) -> Scenario:
        return one(about, sent, refused(code), because)

    def shown(reporter: Person, deputy: bool = False) -> Json:
        who: dict[str, Json] = {"reporter": reporter.first.hex(), "author": ADA.first.hex()}
        words: dict[str, Json] = {"words": "I will not be there tomorrow.", "label": "pair"}
        return {**who, **words, "statement": STATEMENT, "deputy": deputy}

    true = Sent()
    later = Sent(report(**_LATER), delayed=True, when="delayed")
    deputy = report(officer=DEPUTY.card, reason="she is away")
    mine: list[Value] = [limit(delay=3650)]
    own = shell_of(mine, "own")
    forged = Sent(report(agreement=naive.sha256(own)), shell=own, limits=mine, signed_by=(BEN, BEN))
    return [
        one("by the mentor, told at once", true, shown(BEN), "all rules hold"),
        one("by the mentor, told later", later, shown(BEN), "the limit allows 30 days"),
        one("by the mentee", replace(true, reporter=ADA), shown(ADA), "either may act"),
        one("to the deputy", Sent(deputy, me=DEPUTY), shown(BEN, True), "with a reason"),
        bad("to another", replace(true, me=DEPUTY), "not-for-you", "it names its reader"),
        bad("a release", replace(true, kind="release"), _FALSE, "this is no report"),
        bad("no leaf", replace(true, leaves=()), "not-logged", "nothing opens silently"),
        bad(
            "a leaf under another tag",
            replace(true, leaves=(leaf(report(), key=fixed("other")),)),
            "not-logged",
            "the two find it under the entry's own tag",
        ),
        bad(
            "a leaf under the tag for later",
            replace(true, delayed=True),
            "not-logged",
            "told at once stands under the tag for at once",
        ),
        bad(
            "keys that say later", replace(true, when="delayed"), _FALSE, "the report says at once"
        ),
        bad("signed by nobody of the two", replace(true, signer=EVE), "bad-signature", "forged"),
        bad("signed for another use", replace(true, use="consent"), "bad-signature", "a use each"),
        bad("by a stranger", replace(true, reporter=EVE), _FALSE, "one of the two reports"),
        bad(
            "by the officer's own hand",
            replace(true, reporter=OFFICER),
            "not-your-agreement",
            "one of the two reports",
        ),
        bad("an agreement that one side signed twice", forged, "bad-signature", "both signed"),
        bad(
            "an agreement signed by others",
            replace(true, signers=(OFFICER, BEN)),
            _FALSE,
            "the two whom the shell names",
        ),
        bad(
            "limits that nobody signed",
            replace(true, limits=mine),
            "agreement-text-differs",
            "the shell fixes the limits",
        ),
        bad("another agreement", Sent(report(agreement=fixed("x"))), _FALSE, "it names one"),
        bad("another room", Sent(report(room=STREAM)), _FALSE, "the room is in report and shell"),
        bad("another statement", replace(true, statement="They lie."), _FALSE, "fixed by hash"),
        bad("a limit that is off", Sent(report(limit="off")), "no-such-limit", "not agreed"),
        bad("another key", replace(true, key=bytes(32), leaves=(leaf(report(), key=bytes(32)),)),
            "cannot-open", "k opens one entry"),
        bad("a key beside it", replace(true, keys=_two()), _FALSE, "no more than is reported"),
        bad("the words of another entry", replace(true, envelope=_other()), _FALSE, "by hash"),
        bad("what says nothing", _claim(), _FALSE, "only words are reported"),
        bad("two signers", replace(true, signers=(BEN, ADA)), _FALSE, "in the shell's order"),
    ]  # fmt: skip


def _two() -> Value:
    key = naive.entry_key(inside_of(ADA), pub_of(ADA), fixed("com"))
    return [[ENTRY, key, fixed("r"), "at-once"], [fixed("x"), key, fixed("r"), "at-once"]]


def _other() -> bytes:
    return naive.entry(inside_of(ADA), pub_of(ADA, 1), priv_of(ADA), ["Something else.", []], "o")


def _claim() -> Sent:
    pub, priv, body = pub_of(ADA, 2), priv_of(ADA, "claim"), list[Value]()
    raw = naive.entry(inside_of(ADA), pub, priv, body)
    key = naive.entry_key(inside_of(ADA), pub, naive.commit(fixed("kf"), pub, priv, body))
    payload = report(entries=[naive.entry_hash(raw)])
    keys: Value = [[naive.entry_hash(raw), key, fixed("r of the leaf"), "at-once"]]
    return Sent(payload, envelope=raw, key=key, keys=keys, leaves=(leaf(payload, key=key),))


def steps() -> list[Scenario]:
    """Steps read."""
    names = ("salt", "id", "report", "state", "words", "time")
    whole: dict[str, Value] = {
        "salt": fixed("step salt"),
        "id": fixed("step", 16),
        "report": AGREED,
        "state": "acknowledged",
        "words": None,
        "time": TIME,
    }

    def one(about: str, expect: Json, because: str, **changed: Value) -> Scenario:
        raw = canon.encode([{**whole, **changed}[name] for name in names])
        return case("step", 7, about, {"step": raw.hex()}, expect, because)

    def read(state: str, words: str | None = None) -> Json:
        return {"state": state, "words": words, "time": TIME}

    asked = "When did they say so?"
    return [
        one("acknowledged", read("acknowledged"), "a state without words"),
        one("asked", read("asked", asked), "a question", state="asked", words=asked),
        one("answered", read("answered", "Today."), "an answer", state="answered", words="Today."),
        one("a decision in words", _MALFORMED, "no content", state="decided", words="Nothing."),
        one("a question without words", _MALFORMED, "it asks", state="asked"),
        one("a state of another version", _MALFORMED, "known states", state="shelved"),
        one("too many words", _MALFORMED, "at most 4,000", state="asked", words="w" * 4_001),
        one("a short salt", _MALFORMED, "32 bytes", salt=bytes(16)),
    ]
