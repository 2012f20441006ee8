"""How each format of vectors/objective is played."""

from collections.abc import Callable
from typing import Any

from quietroom.ground import canon
from quietroom.objective import aim, face
from quietroom.objective.findings import findings
from quietroom.objective.standing import Face, fold
from quietroom.room.chain import Link
from quietroom.room.entry import Priv, Seen
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.label import Label
from quietroom.room.open import Opened
from quietroom.room.reader import Line

_ROOM, _HASH = bytes(16), bytes(32)


def line(
    index: int, ident: bytes, author: bytes, kind: str, body: canon.Value, about: bytes | None
) -> Line:
    """A line of a room, as a reader has it."""
    time = 1_800_000_000
    envelope = Envelope(Pub(_ROOM, 1, author, _ROOM, 0), _HASH, _HASH, b"")
    seen = Seen(Link(0, _HASH), 0, _HASH)
    priv = Priv(Label.PAIR, author, kind, time, about, None, seen)
    opened = Opened(envelope, priv, body, _HASH, _HASH)
    return Line(index, ident, envelope, time, None, opened)


def _line(index: int, one: dict[str, Any]) -> Line:
    about = None if one["reply_to"] is None else bytes.fromhex(one["reply_to"])
    ident, author = bytes.fromhex(one["hash"]), bytes.fromhex(one["author"])
    return line(index, ident, author, one["kind"], _body(one["body"]), about)


def _body(body: str) -> canon.Value:
    return canon.decode(bytes.fromhex(body))


def _aim(body: str) -> Any:
    found = aim.parse_aim(_body(body))
    return {"id": found.id.hex(), "text": found.text, "known": found.known, "by": found.by}


def _change(body: str) -> Any:
    found = aim.parse_change(_body(body))
    goes_on = None if found.next is None else found.next.hex()
    return {
        "id": found.id.hex(),
        "state": str(found.state),
        "note": found.note,
        "next": goes_on,
    }


def _words(body: str) -> Any:
    found = face.parse(_body(body))
    return {"id": found.id.hex(), "words": found.words, "state": str(found.state)}


def _face(one: Face | None) -> Any:
    return one and {
        "entry": one.entry.hex(),
        "mine": one.mine,
        "words": one.said.words,
        "state": str(one.said.state),
    }


def _standing(lines: list[dict[str, Any]], me: str, gone: list[str]) -> Any:
    read = [_line(index, one) for index, one in enumerate(lines, 1)]
    found = fold(read, lambda card: card.hex() == me, {bytes.fromhex(one) for one in gone})
    return [
        {
            "id": ident.hex(),
            "entry": one.entry.hex(),
            "mine": one.mine,
            "time": one.time,
            "text": one.aim.text,
            "state": str(one.state),
            "steps": [str(step.said.state) for step in one.steps],
            "next": None if one.next is None else one.next.hex(),
            "face": _face(one.face),
            "asked": _face(one.asked),
        }
        for ident, one in found.items()
    ]


def _common(private: list[str], public: str) -> Any:
    return [{"sign": str(one.sign), "phrase": one.phrase} for one in findings(private, public)]


PLAYS: dict[str, Callable[..., Any]] = {
    "objective/aim": _aim,
    "objective/change": _change,
    "objective/face": _words,
    "objective/standing": _standing,
    "objective/findings": _common,
}
