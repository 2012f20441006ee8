"""Whether whoever runs the programme sees a room that it did not make: only if both say so.

Source: spec/programme.md section 7.
"""

from dataclasses import dataclass

from .members import members_of
from .room import Room


@dataclass(frozen=True, slots=True)
class Showing:
    """Who lets a room be seen: `me` and the `other`; `made`: the programme made it, and sees it."""

    me: bool
    other: bool
    made: bool

    @property
    def seen(self) -> bool:
        """Whether whoever runs the programme sees that there is this room."""
        return self.made or (self.me and self.other)


def of(room: Room) -> Showing:
    """What the server says of it now. Raises `Refused` or `ServerAway`."""
    members, programme = members_of(room.session, room.id)
    shows = {one.account: one.shows for one in members}
    me = shows.pop(room.session.vault.account, False)
    return Showing(me, any(shows.values()), programme is not None)


def show(room: Room) -> Showing:
    """Let it be seen, as far as it is mine to let."""
    room.session.wire.put_json(_path(room), {})
    return of(room)


def hide(room: Room) -> Showing:
    """Hide it again, at once, whatever the other says."""
    room.session.wire.delete(_path(room))
    return of(room)


def _path(room: Room) -> str:
    return f"/api/rooms/{room.id.hex()}/shown"
