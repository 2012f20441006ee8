"""Destroying a room whose last day has passed: first what opens, then what it would open.

With the records go the sealed keys of the room, and with its seats whoever could ask for it. What
is released to somebody else stays until the day that was signed, for them alone.

Source: spec/retention.md section 4.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...room.parcel import RECORD
from . import kept as keeping
from .kept import DAY
from .lane import Driver
from .places import ENDED
from .schema import (
    attachment,
    destroyed,
    face,
    granted,
    granted_file,
    granted_item,
    invitation,
    item,
    kept,
    member,
    place,
    room,
    shown,
    writer,
)
from .statement import Statement, b
from .work import Scope, Steps, Work

GONE = "destroyed"
"""The state of a room of which only what is released remains; nobody is shown it."""

FILES = 4
"""So many files go in one step: the largest fill it, and others are served between two steps."""

TOLD = 90
"""Days for which it is told that nothing is left, once no backup holds it."""

WAITING = 60
"""Days that a room waits for somebody who was invited and never came."""

_COUNT = sa.func.count(kept.c.side)
_LAST = sa.func.max(kept.c.until)
_DUE = Statement(
    sa.select(room.c.id)
    .outerjoin(kept, (kept.c.tenant == room.c.tenant) & (kept.c.room == room.c.id))
    .where(room.c.tenant == b("tenant"), room.c.state != sa.literal_column(f"'{GONE}'"))
    .group_by(room.c.id, room.c.ended)
    .having(
        ((sa.literal_column("2") == _COUNT) & (b("today") > _LAST))
        | (
            (sa.literal_column("2") > _COUNT)
            & (room.c.ended < b("then"))
            & (sa.func.coalesce(_LAST, 0) < b("today"))
        )
    )
    .limit(sa.literal_column("16"))
)
_NEVER = Statement(
    sa.select(room.c.id)
    .join(member, (member.c.tenant == room.c.tenant) & (member.c.room == room.c.id))
    .where(room.c.tenant == b("tenant"), room.c.state == sa.literal_column("'invited'"))
    .where(room.c.created < b("waited"))
    .group_by(room.c.id)
    .having(sa.func.count(member.c.side) == sa.literal_column("1"))
    .limit(sa.literal_column("16"))
)
_REST = Statement(
    sa.select(room.c.id)
    .where(room.c.tenant == b("tenant"), room.c.state == sa.literal_column(f"'{GONE}'"))
    .order_by(room.c.id)
)
_SEATS = Statement(
    sa.select(member.c.side, member.c.person).where(
        member.c.tenant == b("tenant"), member.c.room == b("room")
    )
)
_ACCOUNTS = Statement(
    sa.select(place.c.account_first, place.c.account_second).where(
        place.c.tenant == b("tenant"), place.c.id == b("room")
    )
)
_RELEASED = Statement(
    sa.select(sa.func.max(granted.c.until)).where(
        granted.c.tenant == b("tenant"), granted.c.room == b("room"), granted.c.until > b("now")
    )
)
_KEYS = Statement(
    sa.delete(item).where(
        item.c.tenant == b("tenant"),
        item.c.place == b("room"),
        item.c.kind == sa.literal_column(str(RECORD)),
    )
)
_OF_ROOM = tuple(
    Statement(sa.delete(one).where(one.c.tenant == b("tenant"), column == b("room")))
    for one, column in (
        (member, member.c.room),
        (kept, kept.c.room),
        (writer, writer.c.place),
        (face, face.c.room),
        (shown, shown.c.room),
        (invitation, invitation.c.room),
    )
)
_SHUT = Statement(
    sa.update(place)
    .where(place.c.tenant == b("tenant"), place.c.id == b("room"))
    .values(
        {
            column: sa.null()
            for column in (
                *("ombuds", "named_first", "named_second", "current_first", "current_second"),
                *("account_first", "account_second"),
            )
        }
        | {"shut": b("shut")}
    )
)
_GONE = Statement(
    sa.update(room)
    .where(room.c.tenant == b("tenant"), room.c.id == b("room"))
    .values(state=b("state"))
)
_NOTE = Statement(sa.insert(destroyed))
_ITEMS = Statement(
    sa.delete(item).where(
        item.c.tenant == b("tenant"),
        item.c.place == b("room"),
        ~sa.exists().where(
            granted_item.c.tenant == item.c.tenant,
            granted_item.c.room == item.c.place,
            granted_item.c.idx == item.c.idx,
        ),
    )
)
_FILES = Statement(
    sa.delete(attachment)
    .where(attachment.c.tenant == b("tenant"), attachment.c.room == b("room"))
    .where(
        attachment.c.id.in_(
            sa.select(attachment.c.id)
            .distinct()
            .where(attachment.c.tenant == b("tenant"), attachment.c.room == b("room"))
            .where(
                ~sa.exists().where(
                    granted_file.c.tenant == attachment.c.tenant,
                    granted_file.c.attachment == attachment.c.id,
                )
            )
            .limit(sa.literal_column(str(FILES)))
        )
    )
    .returning(attachment.c.part)
)
_GRANTED = Statement(
    sa.select(granted.c.id)
    .where(granted.c.tenant == b("tenant"), granted.c.room == b("room"))
    .limit(sa.literal_column("1"))
)
_ROOM = Statement(sa.delete(room).where(room.c.tenant == b("tenant"), room.c.id == b("room")))
_PLACE = Statement(sa.delete(place).where(place.c.tenant == b("tenant"), place.c.id == b("room")))
_LIST = Statement(
    sa.select(destroyed.c.id, destroyed.c.time, destroyed.c.released)
    .where(destroyed.c.tenant == b("tenant"), destroyed.c.person == b("person"))
    .order_by(destroyed.c.time, destroyed.c.id)
)
_RECEIPT = Statement(
    sa.select(destroyed.c.id, destroyed.c.time, destroyed.c.released).where(
        destroyed.c.tenant == b("tenant"),
        destroyed.c.id == b("id"),
        destroyed.c.person.is_(None),
    )
)
_FORGET = Statement(
    sa.delete(destroyed).where(
        destroyed.c.tenant == b("tenant"),
        sa.func.coalesce(destroyed.c.released, destroyed.c.time) < b("then"),
    )
)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed, and when; `released`: until when some of it is let read, or none."""

    id: bytes
    time: int
    released: int | None


class Destruction:
    """What the server destroys by itself, and what it says of it."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def of(self, tenant: bytes, person: bytes) -> list[Destroyed]:
        """The rooms of a person that were destroyed, the oldest first."""
        return await self._driver.read(tenant, lambda scope: _list(scope, person))

    async def by_receipt(self, tenant: bytes, receipt: bytes) -> Destroyed | None:
        """What became of whoever erased themself, by the hash of their receipt."""
        return await self._driver.read(tenant, lambda scope: _by_receipt(scope, receipt))

    async def run(self, tenant: bytes, backups: int) -> None:
        """Destroy every room whose day has passed. `backups`: days for which backups are kept."""
        while await self._driver.write(tenant, _destroy_due):
            pass
        for ident in await self._driver.read(tenant, _rest):
            await self._finish(tenant, ident)
        await self._driver.write(tenant, lambda work: _forget(work, backups))

    async def _finish(self, tenant: bytes, ident: bytes) -> None:
        await self._driver.write(tenant, lambda work: _items(work, ident))
        while await self._driver.write(tenant, lambda work: _files(work, ident)):
            pass
        await self._driver.write(tenant, lambda work: _room(work, ident))


def destroy(work: Work, ident: bytes) -> Steps[None]:
    """Destroy what opens a room and let nobody ask for it; the rest is a matter of the job."""
    released = (yield work.step(_RELEASED, room=ident, now=work.now))[0][0]
    for side, who in (yield work.step(_SEATS, room=ident)):
        told = {"person": who, "time": work.now, "released": released}
        yield work.step(_NOTE, id=ident, side=side, **told)
    accounts = yield from work.first(_ACCOUNTS, room=ident)
    for one in accounts or ():
        work.tell(one, "room", ident)
    yield work.step(_KEYS, room=ident)
    for statement in _OF_ROOM:
        yield work.step(statement, room=ident)
    yield work.step(_SHUT, room=ident, shut=ENDED)
    yield work.step(_GONE, room=ident, state=GONE)


def note(work: Work, receipt: bytes) -> Steps[None]:
    """Note that somebody erased themself, under the hash of a receipt that they hold."""
    told = {"person": None, "time": work.now, "released": None}
    yield work.step(_NOTE, id=receipt, side=0, **told)


def _destroy_due(work: Work) -> Steps[bool]:
    today = work.now // DAY
    then = (today - keeping.AFTER_END) * DAY
    due = yield work.step(_DUE, today=today, then=then)
    never = yield work.step(_NEVER, waited=work.now - WAITING * DAY)
    for (ident,) in (*due, *never):
        yield from destroy(work, ident)
    return bool(due or never)


def _rest(scope: Scope) -> Steps[list[bytes]]:
    return [row[0] for row in (yield scope.step(_REST))]


def _items(work: Work, ident: bytes) -> Steps[None]:
    yield work.step(_ITEMS, room=ident)


def _files(work: Work, ident: bytes) -> Steps[bool]:
    return bool((yield work.step(_FILES, room=ident)))


def _room(work: Work, ident: bytes) -> Steps[None]:
    if (yield from work.first(_GRANTED, room=ident)) is None:
        yield work.step(_ROOM, room=ident)
        yield work.step(_PLACE, room=ident)


def _forget(work: Work, backups: int) -> Steps[None]:
    yield work.step(_FORGET, then=work.now - (backups + TOLD) * DAY)


def _list(scope: Scope, person: bytes) -> Steps[list[Destroyed]]:
    return [Destroyed(*row) for row in (yield scope.step(_LIST, person=person))]


def _by_receipt(scope: Scope, receipt: bytes) -> Steps[Destroyed | None]:
    row = yield from scope.first(_RECEIPT, id=receipt)
    return None if row is None else Destroyed(*row)
