"""How each format of vectors/known is played."""

from collections.abc import Callable
from typing import Any

from quietroom.ground import canon
from quietroom.release import known
from quietroom.release.consent import Consent
from quietroom.release.known import Knower, Reading
from quietroom.release.watch import Finding
from quietroom.room import again, spoken
from quietroom.room.chain import Link
from quietroom.room.entry import Priv, Seen
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.epoch import Core, Record
from quietroom.room.label import Label
from quietroom.room.notice import Sight
from quietroom.room.open import Opened
from quietroom.room.ownership import fold
from quietroom.room.people import Known
from quietroom.room.reader import Line

_ROOM, _HASH = bytes(16), bytes(32)


class _Town:
    """Everybody's only card is their first."""

    def known(self, card: bytes) -> Known | None:
        return Known(card, card, 0, None, b"")  # type: ignore[arg-type]  # nothing is verified here


_TOWN = _Town()


def _lines(given: list[dict[str, Any]]) -> list[Line]:
    return [_line(index, one) for index, one in enumerate(given, 1)]


def _line(index: int, one: dict[str, Any]) -> Line:
    ident, time = bytes.fromhex(one["hash"]), one["time"]
    if "agreement" in one:
        agreement = bytes.fromhex(one["agreement"])
        core = Core(_ROOM, 1, _HASH, agreement, None, (_HASH, _HASH), _HASH)
        item = Record(core, (b"", b""), None, None)  # type: ignore[arg-type]  # nor is this
        return Line(index, ident, item, time, None)
    envelope = Envelope(Pub(_ROOM, 1, bytes.fromhex(one["author"]), _ROOM, 0), _HASH, _HASH, b"")
    priv = Priv(
        Label(one["label"]),
        bytes.fromhex(one["owner"]),
        one["kind"],
        time,
        _or_none(one["reply_to"]),
        _or_none(one["source"]),
        Seen(Link(0, _HASH), 0, _HASH),
    )
    opened = Opened(envelope, priv, canon.decode(bytes.fromhex(one["body"])), _HASH, _HASH)
    return Line(index, ident, envelope, time, None, opened)


def _or_none(text: str | None) -> bytes | None:
    return None if text is None else bytes.fromhex(text)


def _body(body: str) -> canon.Value:
    return canon.decode(bytes.fromhex(body))


def _spoken(body: str) -> Any:
    found = spoken.parse_spoken(_body(body))
    return {"text": found.text, "when": found.when}


def _record(lines: list[dict[str, Any]]) -> Any:
    return [
        {
            "entry": one.entry.hex(),
            "author": one.author.hex(),
            "owner": one.owner.hex(),
            "label": str(one.label),
            "text": one.said.text,
            "answer": None
            if one.answer is None
            else {"entry": one.answer.entry.hex(), "heard": one.answer.heard},
        }
        for one in spoken.on_record(_lines(lines), _TOWN).values()
    ]


def _part(body: str) -> Any:
    part, text = again.parse_part(_body(body))
    return {"part": str(part), "text": text}


def _course(lines: list[dict[str, Any]]) -> Any:
    state = again.fold(_lines(lines), _TOWN)
    courses = [
        {
            "entry": one.entry.hex(),
            "asker": one.asker.hex(),
            "text": one.text,
            "about": None if one.about is None else one.about.hex(),
            "parts": [[who.hex(), str(part), text] for (who, part), text in one.parts.items()],
            "ended": None if one.ended is None else str(one.ended),
        }
        for one in state.courses.values()
    ]
    return {"courses": courses, "stricter": sorted(who.hex() for who in state.stricter)}


def _finding(one: dict[str, Any]) -> Finding:
    agreed, entry = one["consent"], bytes.fromhex(one["entry"])
    if agreed is None:
        return Finding(entry, one["position"], Sight(one["sight"]))
    cards = tuple(bytes.fromhex(card) for card in agreed["recipients"])
    consent = Consent(
        _HASH, _ROOM, _ROOM, entry, None, (), cards, agreed["purpose"], agreed["until"], "", _HASH,
        agreed["time"],
    )  # fmt: skip
    return Finding(
        entry, one["position"], Sight(one["sight"]), consent, bytes.fromhex(one["notice"])
    )


def _row(one: dict[str, Any]) -> Knower:
    who = _or_none(one["who"])
    act, entry = known.Act(one["act"]), bytes.fromhex(one["entry"])
    return Knower(entry, who, act, one["when"], one["rule"], position=one["position"])


def _list(
    lines: list[dict[str, Any]],
    pair: list[str],
    findings: list[dict[str, Any]],
    reported: list[dict[str, Any]],
    wanted: list[str],
) -> Any:
    read = _lines(lines)
    first, second = (bytes.fromhex(who) for who in pair)
    leaves, told = [_finding(one) for one in findings], tuple(_row(one) for one in reported)
    reading = Reading(read, _TOWN, (first, second), fold(read, _TOWN), leaves, told)
    found = known.knowers(reading, {bytes.fromhex(one) for one in wanted})
    verdict = known.verdict(found)
    rows = [
        {
            "entry": one.entry.hex(),
            "who": None if one.who is None else one.who.hex(),
            "act": str(one.act),
            "when": one.when,
            "rule": one.rule,
            "until": one.until,
            "by": None if one.by is None else one.by.hex(),
            "position": one.position,
        }
        for one in found
    ]
    return {"rows": rows, "verdict": None if verdict is None else str(verdict)}


PLAYS: dict[str, Callable[..., Any]] = {
    "known/spoken": _spoken,
    "known/heard": lambda body: spoken.parse_heard(_body(body)),
    "known/record": _record,
    "known/again": lambda body: again.parse_again(_body(body)),
    "known/part": _part,
    "known/end": lambda body: str(again.parse_end(_body(body))),
    "known/course": _course,
    "known/list": _list,
}
