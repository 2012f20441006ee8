"""Rooms as people call them: who the two are, since when, in which state; and what is in them.

What is in them is sealed; posting it is `parcels` and `posting`, its order `places`.

Source: spec/room.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from ...room.check import Phase
from ...room.envelope import Envelope
from ...room.parcel import Parcel
from . import accounts, attachments, pages, places
from .lane import Driver
from .pages import Page
from .parcels import Turn, end_bare, post_parcel
from .places import ROOM
from .posting import post
from .refusal import InvitationExpired
from .schema import account, member, person, place, room, shown, tenant
from .statement import Statement, b
from .taking import Posted, Sender
from .work import Scope, Steps, Work

Role = Literal["mentor", "mentee"]
RoomState = Literal["invited", "open", "paused", "ended"]

OTHER: dict[Role, Role] = {"mentor": "mentee", "mentee": "mentor"}
"""What the one is where the other is this."""

_me = member.alias("me")
_mine = account.alias("mine")

_NEW = Statement(sa.insert(room))
_ENTER = Statement(sa.insert(member))
_STATE_OF = Statement(
    sa.select(room.c.state).where(room.c.tenant == b("tenant"), room.c.id == b("room"))
)
_SEATS = Statement(
    sa.select(member.c.room, member.c.side).where(
        member.c.tenant == b("tenant"), member.c.person == b("person")
    )
)
_ROOMS = Statement(
    sa.select(
        room.c.id,
        room.c.state,
        room.c.opened,
        place.c.count,
        sa.case((room.c.programme == sa.literal_column("1"), tenant.c.programme)),
        account.c.id,
        account.c.first,
        person.c.name,
        member.c.role,
        shown.c.person,
    )
    .select_from(_mine)
    .join(_me, (_me.c.tenant == _mine.c.tenant) & (_me.c.person == _mine.c.person))
    .join(room, (room.c.tenant == _me.c.tenant) & (room.c.id == _me.c.room))
    .join(tenant, tenant.c.id == room.c.tenant)
    .join(place, (place.c.tenant == room.c.tenant) & (place.c.id == room.c.id))
    .join(member, (member.c.tenant == room.c.tenant) & (member.c.room == room.c.id))
    .join(person, (person.c.tenant == member.c.tenant) & (person.c.id == member.c.person))
    .outerjoin(
        shown,
        (shown.c.tenant == member.c.tenant)
        & (shown.c.room == member.c.room)
        & (shown.c.person == member.c.person),
    )
    .outerjoin(
        account,
        (account.c.tenant == person.c.tenant)
        & (account.c.person == person.c.id)
        & (account.c.ended.is_(None) | account.c.erased.is_not(None)),
    )
    .where(_mine.c.tenant == b("tenant"), _mine.c.id == b("account"), _mine.c.ended.is_(None))
    .order_by(room.c.created, room.c.id, member.c.side)
)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the two: `account` and hash of their first `card`, none before they joined.

    `shows`: whether they let coordinators see a room that the programme did not make.
    """

    account: bytes | None
    card: bytes | None
    name: str
    role: Role
    shows: bool


@dataclass(frozen=True, slots=True)
class Room:
    """A room as its members see it listed. `opened`: when its first epoch came, or none.

    `programme`: name of the programme that made it, none for one that somebody invited to.
    """

    id: bytes
    members: tuple[Member, ...]
    opened: int | None
    items: int
    state: RoomState
    programme: str | None


class Rooms:
    """What two people share. To anybody else every call raises `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def mine(self, tenant: bytes, account: bytes) -> list[Room]:
        """The rooms of an account, the oldest first."""
        return await self._driver.read(tenant, lambda scope: _rooms(scope, account))

    async def items(
        self, tenant: bytes, room: bytes, account: bytes, after: int, limit: int
    ) -> Page:
        """Items after index `after`, at most `limit` and 8 MiB of them. Raises `NotFound`."""
        return await self._driver.read(
            tenant, lambda scope: pages.read(scope, room, ROOM, account, after, limit)
        )

    async def post(
        self,
        tenant: bytes,
        room: bytes,
        sender: Sender,
        parcel: Parcel,
        turn: Turn = Turn.NONE,
        asked: tuple[str, ...] = (),
    ) -> Posted:
        """Take a parcel, whole or not at all; a known one is answered as it was.

        `asked`: the courses that both must have finished before a room of the programme opens.
        Raises what `room.check` and `guidance.asked.check` raise, `NotFound`, `Conflict`,
        `ReservedTag` or `TooLarge`.
        """
        posted: Posted
        alone = len(parcel.items) == 1 and not parcel.grants and turn is Turn.NONE
        if alone and isinstance(parcel.items[0], Envelope):
            one = post(room, ROOM, sender, parcel.items[0], parcel.leaves)
            posted = await self._driver.write(tenant, one, len(one.entry.body))
        else:
            posted = await self._driver.write(
                tenant,
                lambda work: post_parcel(work, room, sender, parcel, turn, asked),
                _weight(parcel),
            )
        return posted

    async def end(self, tenant: bytes, room: bytes, sender: Sender) -> Posted:
        """End a room without an entry. The same again is no error. Raises `NotFound`."""
        posted: Posted = await self._driver.write(tenant, lambda work: end_bare(work, room, sender))
        return posted

    async def attachment_put(
        self, tenant: bytes, room: bytes, account: bytes, ident: bytes, part: int, body: bytes
    ) -> None:
        """Keep one part of an attachment; the same again is no error.

        Raises `NotFound`, `TooLarge` or `Conflict`.
        """
        await self._driver.write(
            tenant, lambda work: attachments.put(work, room, account, ident, part, body), len(body)
        )

    async def attachment_get(
        self, tenant: bytes, room: bytes, account: bytes, ident: bytes, part: int
    ) -> bytes:
        """One part of an attachment. Raises `NotFound`."""
        return await self._driver.read(
            tenant, lambda scope: attachments.get(scope, room, account, ident, part)
        )


def begin(work: Work, ident: bytes, *, programme: bool = False) -> Steps[None]:
    """A room with nobody in it yet; `programme`: made by the programme, which may see it listed."""
    yield from places.new(work, ident, ROOM)
    columns = {"programme": int(programme), "created": work.now, "opened": None, "ended": None}
    yield work.step(_NEW, id=ident, state="invited", **columns)


def check_not_ended(scope: Scope, ident: bytes) -> Steps[None]:
    """Raises `InvitationExpired` where an invitation leads to a room that has ended."""
    row = yield from scope.first(_STATE_OF, room=ident)
    if row is not None and row[0] == Phase.ENDED:
        raise InvitationExpired("this room has ended: ask whoever sent the link for another")


def enter(work: Work, ident: bytes, side: int, who: bytes, role: Role) -> Steps[None]:
    """Let a person be the first (0) or second (1) of a room."""
    yield work.step(_ENTER, room=ident, side=side, person=who, role=role)


def take_seats(work: Work, who: bytes, ident: bytes, card_hash: bytes) -> Steps[None]:
    """Let an account with its newest card be the person's in all their rooms, and tell the two."""
    for found, side in (yield work.step(_SEATS, person=who)):
        yield from accounts.seat(work, found, side, ident, card_hash)
        at = yield from places.load(work, found, ROOM, ident)
        for one in at.accounts:
            work.tell(one, "room", found)


def _rooms(scope: Scope, ident: bytes) -> Steps[list[Room]]:
    rows = yield scope.step(_ROOMS, account=ident)
    found: dict[bytes, Room] = {}
    for key, state, opened, count, programme, who, card, name, role, shows in rows:
        members = found[key].members if key in found else ()
        both = (*members, Member(who, card, name, role, shows is not None))
        found[key] = Room(key, both, opened, count, state, programme)
    return list(found.values())


def _weight(parcel: Parcel) -> int:
    entries: Sequence[Envelope] = [i for i in parcel.items if isinstance(i, Envelope)]
    return sum(len(i.sealed) for i in entries) + sum(len(g.sealed) for g in parcel.grants)
