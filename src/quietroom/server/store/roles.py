"""Lists of roles: taken from coordinators, logged, handed to everybody in the tenant.

Clients check all of this again. What only the server can tell is who is one person with two
accounts, and who has the power of a coordinator on it.

Source: spec/programme.md section 4.
"""

import sqlalchemy as sa

from ...agreement.people import ConflictedPerson
from ...ground.digest import sha256
from ...identity import card as cards
from ...programme.roles import Published, Role, refuse_conflicts
from ...programme.standing import RolesDoNotFollow
from ..refusal import Conflict, NotFound
from . import accounts, people
from .lane import Driver
from .schema import account, person, role_list
from .statement import Statement, b
from .taking import Sender
from .tlog import policy
from .work import Scope, Steps, Work

_LIST = Statement(
    sa.select(role_list.c.hash, role_list.c.signed, role_list.c.r)
    .where(role_list.c.tenant == b("tenant"))
    .order_by(role_list.c.version)
)
_NEW = Statement(sa.insert(role_list))
_PERSON = Statement(
    sa.select(person.c.id, person.c.roles)
    .join(account, (account.c.tenant == person.c.tenant) & (account.c.person == person.c.id))
    .where(account.c.tenant == b("tenant"), account.c.first == b("first"))
    .where(account.c.ended.is_(None))
)


class RoleLists:
    """Every list of roles of a tenant."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def all(self, tenant: bytes) -> list[tuple[bytes, bytes]]:
        """Signed list and `r` of each, the oldest first."""
        return await self._driver.read(tenant, _all)

    async def add(self, tenant: bytes, sender: Sender, coming: Published) -> None:
        """Take the next list from a coordinator, and log it. The same again is no error.

        Raises `NotFound`, `NotYours`, `BadSignature`, `RolesDoNotFollow`, `ConflictedPerson` or
        `Conflict`.
        """
        await self._driver.write(tenant, lambda work: _add(work, sender, coming))


def _all(scope: Scope) -> Steps[list[tuple[bytes, bytes]]]:
    rows = yield scope.step(_LIST)
    return [(row[1], row[2]) for row in rows]


def _add(work: Work, sender: Sender, coming: Published) -> Steps[None]:
    yield from people.check_coordinator(work, sender.account)
    roles, rows = coming.roles, (yield work.step(_LIST))
    if any(row[0] == roles.hash for row in rows):
        return
    if roles.version < len(rows):
        raise Conflict("somebody named other people meanwhile: read the roles, then try again")
    previous = rows[-1][0] if rows else None
    log = sha256((yield from policy(work)))
    if (roles.version, roles.previous, roles.log) != (len(rows), previous, log):
        raise RolesDoNotFollow
    mine = yield from accounts.card_of(work, sender.card)
    if mine is None or roles.signer != sender.card:
        raise NotFound
    coming.verify(cards.parse(mine.signed).claims.key)
    yield from _check_people(work, coming)
    yield from work.log.append([coming.leaf().encode()])
    yield work.step(
        _NEW,
        version=roles.version,
        hash=roles.hash,
        signed=coming.signed.encode(),
        r=coming.r,
    )


def _check_people(work: Work, coming: Published) -> Steps[None]:
    """Everybody named is here, whoever coordinates may, and nobody is two whom they must not be."""
    who: dict[bytes, bytes] = {}
    for one in coming.roles.holders:
        row = yield from work.first(_PERSON, first=one.person.card)
        if row is None:
            raise NotFound
        who[one.person.card] = row[0]
        leads = people.COORDINATOR in row[1].split()
        if one.role is Role.COORDINATOR and not leads:
            raise Conflict("this person does not coordinate this programme: invite them to it")
        if one.role is Role.OMBUDS and leads:
            raise ConflictedPerson("ombuds: a coordinator cannot be the ombuds; name another")
    refuse_conflicts(coming.roles, lambda first, second: who[first] == who[second])
