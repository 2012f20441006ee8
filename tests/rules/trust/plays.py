"""How each format of vectors/trust is played."""

from collections.abc import Callable
from typing import Any

from quietroom.ground import canon
from quietroom.room import hint, trust
from quietroom.room.hint import Bound
from quietroom.room.trust import Standing


def _body(body: str) -> canon.Value:
    return canon.decode(bytes.fromhex(body))


def _shown(one: Standing) -> Any:
    return {
        "room": one.room.hex(),
        "level": one.level,
        "names": list(one.names),
        "met": one.met,
        "asked": one.asked,
        "quiet": one.quiet,
    }


def _standing(body: str) -> Any:
    found = trust.parse_standing(_body(body))
    assert canon.encode(found.fields()).hex() == body
    return _shown(found)


def _level(to: int, up: bool) -> int:
    return trust.raised(to) if up else trust.lowered(to)


def _draft(text: str, reads: str, low: bool, known: list[str], limits: list[Any]) -> Any:
    found = hint.check(text, reads, low, known, [Bound(**one) for one in limits])
    rows = [
        {"about": str(one.about), "at": one.at, "words": one.words, "limit": one.limit}
        for one in found.found
    ]
    return {"language": found.language, "found": rows}


PLAYS: dict[str, Callable[..., Any]] = {
    "trust/standing": _standing,
    "trust/newest": lambda room, bodies: _shown(
        trust.newest(map(_body, bodies), bytes.fromhex(room))
    ),
    "trust/low": trust.low,
    "trust/due": lambda body, met: trust.due(trust.parse_standing(_body(body)), met),
    "trust/level": _level,
    "trust/name": trust.one_name,
    "trust/draft": _draft,
}
