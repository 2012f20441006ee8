"""Rooms that the programme did not make: seen by coordinators once both of the two say so.

One yes shows nothing. Whoever takes theirs back hides the room at once, in every phase of it.

Source: spec/programme.md section 7.
"""

import sqlalchemy as sa

from . import accounts, places
from .lane import Driver
from .places import ROOM
from .schema import member, room, shown
from .statement import Statement, b
from .work import Scope, Steps, Work

_MINE = (shown.c.tenant == b("tenant"), shown.c.room == b("room"), shown.c.person == b("person"))
_FIND = Statement(sa.select(shown.c.person).where(*_MINE))
_NEW = Statement(sa.insert(shown))
_END = Statement(sa.delete(shown).where(*_MINE))
_PROGRAMME = Statement(
    sa.select(room.c.programme).where(room.c.tenant == b("tenant"), room.c.id == b("room"))
)

SEEN = (room.c.programme == sa.literal_column("1")) | (
    sa.select(sa.func.count())
    .select_from(
        shown.join(
            member,
            (member.c.tenant == shown.c.tenant)
            & (member.c.room == shown.c.room)
            & (member.c.person == shown.c.person),
        )
    )
    .where(shown.c.tenant == room.c.tenant, shown.c.room == room.c.id)
    .correlate(room)
    .scalar_subquery()
    == sa.literal_column("2")
)
"""Whether coordinators see a room: the programme made it, or both of its two show it."""

_SEEN = Statement(
    sa.select(room.c.id).where(room.c.tenant == b("tenant"), room.c.id == b("room"), SEEN)
)


class Showing:
    """For the two of a room. To anybody else every call raises `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def say(self, tenant: bytes, room: bytes, account: bytes) -> None:
        """Let coordinators see it, as far as it is this person's to let. Again is no error.

        Of a room that the programme made nothing is noted: it sees that. Raises `NotFound`.
        """
        await self._driver.write(tenant, lambda work: _say(work, room, account))

    async def unsay(self, tenant: bytes, room: bytes, account: bytes) -> None:
        """Hide it again, whatever the other says. Again is no error. Raises `NotFound`."""
        await self._driver.write(tenant, lambda work: _unsay(work, room, account))


def seen(scope: Scope, ident: bytes) -> Steps[bool]:
    """Whether coordinators see this room."""
    return (yield from scope.first(_SEEN, room=ident)) is not None


def _say(work: Work, ident: bytes, account: bytes) -> Steps[None]:
    mine = yield from _me(work, ident, account)
    made = yield from work.first(_PROGRAMME, room=ident)
    if made is not None and made[0]:
        return
    if (yield from work.first(_FIND, room=ident, person=mine)) is None:
        yield work.step(_NEW, room=ident, person=mine)


def _unsay(work: Work, ident: bytes, account: bytes) -> Steps[None]:
    mine = yield from _me(work, ident, account)
    yield work.step(_END, room=ident, person=mine)


def _me(scope: Scope, ident: bytes, account: bytes) -> Steps[bytes]:
    yield from places.load(scope, ident, ROOM, account)
    return (yield from accounts.find(scope, account)).person
