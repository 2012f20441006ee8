"""Who is in which room, as the server lists it: whom a card belongs to is checked where it is used.

Source: spec/openapi.yaml.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground.errors import QuietroomError
from .row import Row
from .session import Session


class NoRoom(QuietroomError):
    """There is no such room of yours: `rooms` lists them."""

    code = "no-room"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the two as the server lists them: `first` is the hash of their first card.

    `shows`: they let whoever runs the programme see a room that it did not make.
    """

    account: bytes
    first: bytes
    name: str
    role: str
    shows: bool = False


def state_of(session: Session, room: bytes) -> str:
    """What the server says of a room: invited, open, paused or ended. Raises `NoRoom`."""
    for ident, _, state in rooms(session):
        if ident == room:
            return state
    raise NoRoom


def rooms(session: Session) -> list[tuple[bytes, tuple[Member, ...], str]]:
    """This person's rooms as the server lists them: id, who is in it, state."""
    return [
        (row.octets("room"), _joined(row.rows("members")), row.text("state"))
        for row in session.wire.get_rows("/api/rooms")
    ]


def members_of(session: Session, room: bytes) -> tuple[tuple[Member, ...], str | None]:
    """The two, and the name of the programme that made their room, if one did. Raises `NoRoom`."""
    for row in session.wire.get_rows("/api/rooms"):
        members = _joined(row.rows("members"))
        if row.octets("room") == room and len(members) == 2:
            return members, row.maybe(row.text, "programme")
    raise NoRoom


def _joined(members: Iterable[Row]) -> tuple[Member, ...]:
    return tuple(
        Member(account, row.octets("card"), row.text("name"), row.text("role"), row.flag("shows"))
        for row in members
        if (account := row.maybe(row.octets, "account")) is not None
    )
