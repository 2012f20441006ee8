"""Erasing oneself: first the keys that the server holds of a person, then all that is theirs alone.

What stays is what others have: their rooms with this person until their own day, now ended, and the
public keys by which they check what they keep - without a name. It is listed in
`spec/retention.md`, and a test walks every table to compare.

Source: spec/retention.md section 5.
"""

import sqlalchemy as sa

from ...ground import signature
from ...programme import roles as lists
from ..refusal import Conflict
from . import accounts, destruction, knocks, parcels, people, places, sessions, vaults
from .lane import Driver
from .places import ROOM
from .schema import (
    account,
    completed,
    concern,
    feed,
    granted,
    granted_file,
    granted_item,
    invitation,
    item,
    knock,
    letter,
    mail,
    member,
    place,
    role_list,
    shown,
    writer,
)
from .statement import Statement, b
from .work import Scope, Steps, Work

_SEATS = Statement(
    sa.select(member.c.room, member.c.side).where(
        member.c.tenant == b("tenant"), member.c.person == b("person")
    )
)
_OTHER = Statement(
    sa.select(account.c.id)
    .join(member, (member.c.tenant == account.c.tenant) & (member.c.person == account.c.person))
    .where(member.c.tenant == b("tenant"), member.c.room == b("room"))
    .where(member.c.person != b("person"), account.c.ended.is_(None))
)
_ACCOUNTS = Statement(
    sa.select(account.c.id).where(account.c.tenant == b("tenant"), account.c.person == b("person"))
)
_MAILED = Statement(
    sa.delete(mail).where(
        mail.c.tenant == b("tenant"),
        mail.c.recipient.in_(
            sa.select(knock.c.address).where(
                knock.c.tenant == b("tenant"), knock.c.account == b("account")
            )
        )
        | (mail.c.recipient == b("email")),
    )
)
_TO_ME = sa.select(granted.c.id).where(
    granted.c.tenant == b("tenant"), granted.c.recipient == b("account")
)
_MINE = tuple(
    Statement(sa.delete(one).where(one.c.tenant == b("tenant"), condition))
    for one, condition in (
        (granted_item, granted_item.c.granted.in_(_TO_ME)),
        (granted_file, granted_file.c.granted.in_(_TO_ME)),
        (granted, granted.c.recipient == b("account")),
        (letter, letter.c.recipient == b("account")),
        (concern, concern.c.recipient == b("account")),
        (item, item.c.place == b("account")),
        (writer, writer.c.place == b("account")),
        (place, place.c.id == b("account")),
        (feed, feed.c.account == b("account")),
        (
            invitation,
            (invitation.c.inviter == b("account")) | (invitation.c.account == b("account")),
        ),
    )
)
_OF_PERSON = tuple(
    Statement(sa.delete(one).where(one.c.tenant == b("tenant"), one.c.person == b("person")))
    for one in (completed, invitation, shown)
)
_ROLES = Statement(
    sa.select(role_list.c.signed)
    .where(role_list.c.tenant == b("tenant"))
    .order_by(role_list.c.version.desc())
    .limit(sa.literal_column("1"))
)


class Erasure:
    """Erasing somebody, as they ask."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def erase(self, tenant: bytes, account: bytes, receipt: bytes) -> None:
        """Erase whoever has this account; `receipt`: hash of 16 bytes by which they ask later.

        Raises `NotFound`, and `Conflict` while they hold a role that others count on.
        """
        await self._driver.write(tenant, lambda work: _erase(work, account, receipt))


def _erase(work: Work, ident: bytes, receipt: bytes) -> Steps[None]:
    me, mine = (yield from people.of_account(work, ident)), (yield from accounts.find(work, ident))
    if people.COORDINATOR in me.roles or (yield from _holds_role(work, mine.first)):
        raise Conflict("you hold a role here that others count on: let it be given to another")
    # Whoever came back by a new account has another one, and a kit that still opens its vault.
    every = [row[0] for row in (yield work.step(_ACCOUNTS, person=me.id))]
    for one in every:
        yield from _shut(work, one, me.email or "")
    yield from accounts.erased(work, ident)
    for found, side in (yield work.step(_SEATS, person=me.id)):
        yield from _leave(work, found, side, me.id, ident)
    for one in every:
        for statement in _MINE:
            yield work.step(statement, account=one)
    for statement in _OF_PERSON:
        yield work.step(statement, person=me.id)
    yield from people.erase(work, me.id)
    yield from destruction.note(work, receipt)


def _shut(work: Work, ident: bytes, email: str) -> Steps[None]:
    """Destroy every way into one account of theirs, and all by which they are told."""
    yield from vaults.remove(work, ident)
    yield from sessions.revoke_all(work, ident)
    yield work.step(_MAILED, account=ident, email=email)
    yield from knocks.end(work, ident)


def _holds_role(scope: Scope, first: bytes) -> Steps[bool]:
    row = yield from scope.first(_ROLES)
    if row is None:
        return False
    signed = signature.parse(row[0], 1, lists.LIMIT)
    return any(one.person.card == first for one in lists.parse(signed.payload).holders)


def _leave(work: Work, room: bytes, side: int, person: bytes, ident: bytes) -> Steps[None]:
    """What two share stays the other's; what nobody can open any more is destroyed."""
    if (yield from work.first(_OTHER, room=room, person=person)) is None:
        yield from destruction.destroy(work, room)
        return
    at = yield from places.load(work, room, ROOM, ident)
    yield from parcels.end_for(work, at)
    yield from accounts.vacate(work, room, side)
