"""How each format of vectors/circle is played."""

from collections.abc import Callable
from typing import Any

from quietroom.ground import canon
from quietroom.room import circle
from quietroom.room.circle import Someone

_ID = bytes(16)


def _body(body: str) -> canon.Value:
    return canon.decode(bytes.fromhex(body))


def _shown(one: Someone | bytes) -> Any:
    if isinstance(one, bytes):
        return {"off": one.hex()}
    return {"id": one.id.hex(), "name": one.name, "note": one.note, "day": one.day}


def _kept(body: str) -> Any:
    found = circle.parse(_body(body))
    fields = circle.taken_off(found) if isinstance(found, bytes) else found.fields()
    assert canon.encode(fields).hex() == body
    return _shown(found)


def _note(text: str) -> Any:
    return Someone(_ID, "Noor", text).fields()[2]


PLAYS: dict[str, Callable[..., Any]] = {
    "circle/kept": _kept,
    "circle/list": lambda bodies: [_shown(one) for one in circle.standing(map(_body, bodies))],
    "circle/due": lambda day, today: circle.due(Someone(_ID, "Noor", day=day), today),
    "circle/name": circle.one_name,
    "circle/note": _note,
    "circle/one": lambda bodies, id: _shown(  # noqa: A006
        circle.one_of(circle.standing(map(_body, bodies)), bytes.fromhex(id))
    ),
}
