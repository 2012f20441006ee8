"""Invitations: how people come in, and come back.

The client makes the token and its link; the server keeps the token's hash. What else a link carries
stands in its fragment and never comes here, unless the inviter asks the server to mail it.

Source: spec/identity.md section 12.
"""

from dataclasses import dataclass, replace
from typing import Literal

import sqlalchemy as sa

from ...ground.canon import Value
from ...ground.chance import new_id
from ...ground.errors import Malformed
from ..refusal import Conflict, NotFound
from . import accounts, fresh, mails, ombuds, people, rooms
from .lane import Driver
from .once import Once, play_once
from .refusal import InvitationExpired, InvitationUsed
from .schema import account, invitation, person, tenant
from .statement import Row, Statement, b
from .work import Scope, Steps, Work

DAYS, RETURN_HOURS = 30, 24
"""How long an invitation holds, and how long a link for coming back does."""

Kind = Literal["room", "person", "coordinator", "outside", "open", "return"]
State = Literal["open", "accepted", "expired"]

_NEW = Statement(sa.insert(invitation))
_FIND = Statement(
    sa.select(
        invitation.c.id,
        invitation.c.kind,
        invitation.c.inviter,
        invitation.c.room,
        invitation.c.role,
        invitation.c.person,
        invitation.c.expires,
        invitation.c.accepted,
        invitation.c.account,
        invitation.c.card,
        invitation.c.name,
    ).where(invitation.c.tenant == b("tenant"), invitation.c.token_hash == b("token_hash"))
)
_LOOK = Statement(
    sa.select(
        invitation.c.kind,
        invitation.c.role,
        invitation.c.expires,
        invitation.c.accepted,
        invitation.c.inviter_card,
        invitation.c.name,
        person.c.name,
        tenant.c.programme,
    )
    .join(tenant, tenant.c.id == invitation.c.tenant)
    .outerjoin(
        account,
        (account.c.tenant == invitation.c.tenant) & (account.c.id == invitation.c.inviter),
    )
    .outerjoin(person, (person.c.tenant == account.c.tenant) & (person.c.id == account.c.person))
    .where(invitation.c.tenant == b("tenant"), invitation.c.token_hash == b("token_hash"))
)
_MINE = Statement(
    sa.select(
        invitation.c.id,
        invitation.c.kind,
        invitation.c.room,
        invitation.c.role,
        invitation.c.name,
        invitation.c.email,
        invitation.c.created,
        invitation.c.expires,
        invitation.c.accepted,
        invitation.c.account,
        invitation.c.card,
        invitation.c.proof,
    )
    .where(invitation.c.tenant == b("tenant"), invitation.c.inviter == b("account"))
    .order_by(invitation.c.created, invitation.c.id)
)
_ACCEPT = Statement(
    sa.update(invitation)
    .where(invitation.c.tenant == b("tenant"), invitation.c.id == b("id"))
    .values(accepted=b("accepted"), account=b("account"), card=b("card"), proof=b("proof"))
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An invitation to be made. `token_hash`: SHA-256 of the link's token.

    `role`: what the invitee will be in the `room`, whose id is made up unless one is given;
    `name`: what they are called unless they say otherwise; `email`: of whom the programme invites,
    who is then in it; `person`: who comes back;
    `link`: to be mailed to the address, and then it proves nothing.
    """

    kind: Kind
    token_hash: bytes
    room: bytes | None = None
    role: rooms.Role | None = None
    name: str | None = None
    email: str | None = None
    inviter_card: bytes | None = None
    person: bytes | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """What the inviter is told: the invitation's `id`, and the id of the `room` it leads to."""

    id: bytes
    room: bytes | None


@dataclass(frozen=True, slots=True)
class Look:
    """What whoever holds the token may see before joining."""

    kind: Kind
    programme: str
    inviter_name: str | None
    inviter_card: bytes | None
    role: rooms.Role | None
    name: str | None
    state: State


@dataclass(frozen=True, slots=True)
class Mine:
    """One of my invitations. `account`, `card` hash and `proof` are those of who accepted it."""

    id: bytes
    kind: Kind
    room: bytes | None
    role: rooms.Role | None
    name: str | None
    email: str | None
    created: int
    expires: int
    state: State
    account: bytes | None
    card: bytes | None
    proof: bytes | None


@dataclass(frozen=True, slots=True)
class Found:
    """An invitation as joining sees it."""

    id: bytes
    kind: Kind
    inviter: bytes | None
    room: bytes | None
    role: rooms.Role | None
    person: bytes | None
    expires: int
    accepted: int | None
    account: bytes | None
    card: bytes | None
    name: str | None


class Invitations:
    """Making invitations and looking at them. Joining is `identity`'s."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def first(self, tenant: bytes, token_hash: bytes) -> None:
        """Invite the first coordinator of a new tenant. Raises `Conflict` when there is one."""
        await self._driver.write(tenant, lambda work: _first(work, token_hash))

    async def only(self, tenant: bytes, token_hash: bytes) -> None:
        """Let the only coordinator come back. Raises `Conflict` where there is none, or another."""
        await self._driver.write(tenant, lambda work: _only(work, token_hash))

    async def new(self, tenant: bytes, account: bytes, wanted: Wanted, once: Once) -> Invited:
        """Make an invitation. Any member invites to a room, or from outside.

        Raises `NotFound`, `Conflict`, `AddressKnown` or `Malformed`.
        """
        ident, room = await self._driver.write(
            tenant, lambda work: play_once(work, once, _new(work, account, wanted))
        )
        return Invited(ident, room)

    async def look(self, tenant: bytes, token_hash: bytes) -> Look:
        """What an invitation leads to. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _look(scope, token_hash))

    async def accept(
        self, tenant: bytes, account: bytes, token_hash: bytes, proof: bytes | None
    ) -> bytes | None:
        """Accept an invitation with an account that is there. Returns the room's id, if to a room.

        A guest comes into the programme by an invitation of its coordinators.

        Raises `NotFound`, `Conflict`, `InvitationUsed` or `InvitationExpired`.
        """
        room: bytes | None = await self._driver.write(
            tenant, lambda work: _accept(work, account, token_hash, proof)
        )
        return room

    async def mine(self, tenant: bytes, account: bytes) -> list[Mine]:
        """The invitations that this account has made."""
        return await self._driver.read(tenant, lambda scope: _mine(scope, account))

    async def return_link(self, tenant: bytes, email: str, token_hash: bytes, link: str) -> None:
        """Mail a link for coming back, if somebody has this address; else do nothing."""
        await self._driver.write(tenant, lambda work: _return(work, email, token_hash, link))


def find(scope: Scope, token_hash: bytes) -> Steps[Found]:
    """The invitation of a token. Raises `NotFound`."""
    row = yield from scope.first(_FIND, token_hash=token_hash)
    if row is None:
        raise NotFound
    return Found(*row)


def check_open(work: Work, found: Found) -> None:
    """Raises `InvitationUsed` or `InvitationExpired`."""
    if found.accepted is not None:
        raise InvitationUsed
    if found.expires <= work.now:
        raise InvitationExpired


def accepted(
    work: Work, found: Found, account: bytes, card_hash: bytes, proof: bytes | None
) -> Steps[None]:
    """Note who accepted, and tell the inviter; who came by an open one is noted nowhere."""
    if found.kind == "open":
        return
    by = {"account": account, "card": card_hash, "proof": proof}
    yield work.step(_ACCEPT, id=found.id, accepted=work.now, **by)
    if found.room is not None:
        work.tell(found.inviter, "room", found.room)
        yield from fresh.note(work, found.inviter)


def _first(work: Work, token_hash: bytes) -> Steps[None]:
    if (yield from people.coordinators(work)):
        raise Conflict("this programme has a coordinator: sign in as one and invite from there")
    yield from _store(work, None, Wanted("coordinator", token_hash), None)


def _only(work: Work, token_hash: bytes) -> Steps[None]:
    there = yield from people.coordinators(work)
    if not there:
        raise Conflict("nobody has coordinated this programme yet: run `quietroom init`")
    if len(there) > 1:
        raise Conflict(
            "somebody else coordinates too: they make this link by `quietroom come-back`"
        )
    yield from _store(work, None, Wanted("return", token_hash, person=there[0]), None)


def _new(work: Work, account: bytes, wanted: Wanted) -> Steps[list[Value]]:
    if wanted.kind == "room":
        return (yield from _to_room(work, account, wanted))
    if wanted.kind == "outside":
        return (yield from _outside(work, account, wanted))
    if wanted.kind == "open":
        yield from ombuds.check(work, account)
        door = Wanted("open", wanted.token_hash, inviter_card=wanted.inviter_card)
        return [(yield from _store(work, account, door, None)), None]
    yield from people.check_coordinator(work, account)
    if wanted.kind == "return":
        if wanted.person is None or (yield from people.of_id(work, wanted.person)) is None:
            raise NotFound
        person = wanted.person
    else:
        roles = people.COORDINATOR if wanted.kind == "coordinator" else ""
        person = yield from people.new(work, wanted.name or "", wanted.email, roles)
    ident = yield from _store(work, account, replace(wanted, person=person), None)
    return [ident, None]


def _to_room(work: Work, account: bytes, wanted: Wanted) -> Steps[list[Value]]:
    if wanted.role is None:
        raise Malformed("an invitation to a room says what the invitee will be there")
    people.check_text(wanted.name or "", "name")
    mine = yield from accounts.find(work, account)
    room = wanted.room or new_id(work.entropy)
    yield from rooms.begin(work, room)
    other = rooms.OTHER[wanted.role]
    yield from rooms.enter(work, room, 0, mine.person, other)
    yield from accounts.seat(work, room, 0, account, mine.card)
    ident = yield from _store(work, account, replace(wanted, person=None), room)
    return [ident, room]


def _outside(work: Work, account: bytes, wanted: Wanted) -> Steps[list[Value]]:
    """Somebody whom a member brings, as an ombuds of their own: they stand in no list."""
    people.check_text(wanted.name or "", "name")
    yield from accounts.find(work, account)
    asked = replace(wanted, person=None, room=None, role=None, email=None)
    return [(yield from _store(work, account, asked, None)), None]


def _store(work: Work, account: bytes | None, wanted: Wanted, room: bytes | None) -> Steps[bytes]:
    ident, hours = new_id(work.entropy), RETURN_HOURS if wanted.kind == "return" else 24 * DAYS
    yield work.step(
        _NEW,
        id=ident,
        token_hash=wanted.token_hash,
        kind=wanted.kind,
        inviter=account,
        inviter_card=wanted.inviter_card,
        room=room,
        role=wanted.role,
        person=wanted.person,
        name=wanted.name,
        email=wanted.email,
        created=work.now,
        expires=work.now + 3600 * hours,
        **dict.fromkeys(("accepted", "account", "card", "proof")),
    )
    if wanted.link is not None and wanted.email is not None:
        yield from mails.put(work, wanted.email, wanted.kind, wanted.link)
    return ident


def _accept(
    work: Work, account: bytes, token_hash: bytes, proof: bytes | None
) -> Steps[bytes | None]:
    found = yield from find(work, token_hash)
    mine = yield from accounts.find(work, account)
    if found.accepted is not None and found.account == account:
        return found.room
    if found.kind == "person" and found.person is not None:
        check_open(work, found)
        yield from people.enrol(work, account, found.person)
        yield from rooms.take_seats(work, mine.person, account, mine.card)
        yield from accepted(work, found, account, mine.card, proof)
        return None
    if found.room is None or found.role is None:
        raise NotFound
    check_open(work, found)
    yield from rooms.check_not_ended(work, found.room)
    if found.inviter == account:
        raise Conflict("this invitation is your own")
    yield from rooms.enter(work, found.room, 1, mine.person, found.role)
    yield from accounts.seat(work, found.room, 1, account, mine.card)
    yield from accepted(work, found, account, mine.card, proof)
    return found.room


def _return(work: Work, email: str, token_hash: bytes, link: str) -> Steps[None]:
    person = yield from people.of_address(work, email)
    if person is not None:
        back = Wanted("return", token_hash, email=email.strip(), person=person, link=link)
        yield from _store(work, None, back, None)


def _look(scope: Scope, token_hash: bytes) -> Steps[Look]:
    row = yield from scope.first(_LOOK, token_hash=token_hash)
    if row is None:
        raise NotFound
    kind, role, expires, taken, inviter_card, name, inviter, programme = row
    state = _state(scope, expires, taken)
    return Look(kind, programme, inviter, inviter_card, role, name or None, state)


def _mine(scope: Scope, account: bytes) -> Steps[list[Mine]]:
    rows = yield scope.step(_MINE, account=account)
    return [_listed(scope, row) for row in rows]


def _listed(scope: Scope, row: Row) -> Mine:
    ident, kind, room, role, name, email, created, expires, taken, *by = row
    account, card_hash, proof = by
    state = _state(scope, expires, taken)
    about = (room, role, name, email, created, expires)
    return Mine(ident, kind, *about, state, account, card_hash, proof)


def _state(scope: Scope, expires: int, taken: int | None) -> State:
    if taken is not None:
        return "accepted"
    return "open" if expires > scope.now else "expired"
