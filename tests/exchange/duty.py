"""Rows of spec/duty.md."""

from typing import Any

from quietroom.duty import beside, case, report
from quietroom.duty.beside import Beside
from quietroom.duty.case import State, Step
from quietroom.duty.report import Report
from quietroom.ground import canon
from quietroom.ground.signature import verify
from quietroom.release import request
from quietroom.room.granted import Granted, GrantKind, Key, When, open_grant
from tests.exchange.cast import ROOM, TIME, card_of, keys_of, seed
from tests.exchange.room import _granted, _inside
from tests.exchange.row import Given, Made, Means, row

STATEMENT = "I fear for them, \N{GRINNING FACE}."

REPORT = Report(
    seed("salt"),
    seed("report", 16),
    ROOM,
    "risk-to-life",
    (seed("entry"), seed("another entry")),
    card_of("Ben").hash,
    report.statement_hash(seed("statement salt"), STATEMENT),
    TIME + 86_400,
    "They are watched.",
    seed("agreement"),
    TIME,
)

STEP = Step(
    seed("salt"), seed("step", 16), seed("report"), State.ASKED, "When was that?", TIME
)  # fmt: skip


def a_report() -> Made:
    """A signed report."""
    return {"signer": "Ada"}, _signed(REPORT.encode(), report.USE), _report(REPORT)


@row("duty 3")(a_report)
def _(given: Given, sealed: bytes) -> Means:
    return _report(report.parse(_payload(given, sealed, report.USE)))


def _report(one: Report) -> Means:
    what = [one.room, one.officer, one.statement, one.agreement, *one.entries]
    said: list[Any] = [one.limit, one.notice, one.reason, one.time, one.delayed]
    return {"hash": one.hash.hex(), "what": [each.hex() for each in what], "said": said}


def a_step() -> Made:
    """A signed step."""
    return {"signer": "Ada"}, _signed(STEP.encode(), case.USE), _step(STEP)


@row("duty 7")(a_step)
def _(given: Given, sealed: bytes) -> Means:
    return _step(case.parse(_payload(given, sealed, case.USE)))


def _step(one: Step) -> Means:
    said = {"state": str(one.state), "words": one.words, "time": one.time}
    return {"id": one.id.hex(), "report": one.report.hex(), **said}


def _signed(payload: bytes, use: str) -> bytes:
    return canon.encode([payload, *keys_of("Ada").signing_key().sign(payload, use)])


def _payload(given: Given, sealed: bytes, use: str) -> bytes:
    half = request.parse_signed(canon.decode(sealed))
    verify(card_of(given["signer"]).key, half.payload, half.signatures, use)
    return half.payload


def grant_of_a_report() -> Made:
    """A grant that opens two entries to an officer, with what travels beside the report."""
    shell, payload = seed("shell"), REPORT.encode()
    ada, ben = (keys_of(name).signing_key() for name in ("Ada", "Ben"))
    first, second = ada.sign(shell, "agreement"), ben.sign(shell, "agreement")
    extras = Beside(
        shell,
        (card_of("Ada").hash, card_of("Ben").hash),
        (*first, *second),
        seed("limits"),
        seed("limits salt"),
        card_of("Ada").hash,
        seed("statement salt"),
        STATEMENT,
    ).extras()
    keys = tuple(Key(entry, seed("entry key"), seed("r"), When.DELAYED) for entry in REPORT.entries)
    signatures = ada.sign(payload, report.USE)
    given, sealed, means = _granted(Granted(GrantKind.DUTY, keys, payload, signatures, extras))
    return given, sealed, means | _beside(given, sealed)


@row("duty 4")(grant_of_a_report)
def _(given: Given, sealed: bytes) -> Means:
    return _inside(given, sealed) | _beside(given, sealed)


def _beside(given: Given, sealed: bytes) -> Means:
    """The statement, and whether it is the one that the report fixes; who signed the shell."""
    name = given["reader"]
    found = open_grant(keys_of(name).seal, card_of(name).hash, sealed)
    said, there = report.parse(found.payload), beside.parse(found.extras)
    fixed = report.statement_hash(there.statement_salt, there.statement) == said.statement
    signers = [one.hex() for one in there.signers]
    return {"statement": there.statement, "fixed": fixed, "signers": signers}
