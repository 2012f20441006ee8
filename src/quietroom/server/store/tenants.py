"""Tenants: organisations that share a server and nothing else. Each has a log of its own.

Source: spec/tlog.md section 10.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from ...tlog import note
from ...tlog.policy import Policy
from ..refusal import NotFound
from . import ledger
from .lane import Driver, Means
from .schema import tenant
from .statement import Statement
from .work import Scope, Steps, Work

ID = 16
"""Size in bytes of a tenant's id."""

NOWHERE = bytes(ID)
"""The tenant under which the list of tenants is read; nobody's id."""

FRESH = 60
"""For how many seconds the list of tenants is used without reading it anew."""

_LIST = Statement(
    sa.select(
        tenant.c.id, tenant.c.host, tenant.c.origin, tenant.c.programme, tenant.c.policy
    ).order_by(tenant.c.created, tenant.c.id)
)
_NEW = Statement(sa.insert(tenant))


@dataclass(frozen=True, slots=True)
class Tenant:
    """One tenant.

    `id` 16 bytes; `host`: the name under which it is called; `origin`: the name of its log;
    `programme`: what people call it; `policy`: the log policy's encoding.
    """

    id: bytes
    host: str
    origin: str
    programme: str
    policy: bytes


class Tenants:
    """The tenants of one server, read once a minute."""

    def __init__(self, driver: Driver, means: Means) -> None:
        self._driver = driver
        self._means = means
        self._known: list[Tenant] = []
        self._read_at = 0

    async def create(
        self,
        host: str,
        origin: str,
        programme: str,
        witnesses: Sequence[note.Key] = (),
        quorum: int = 0,
    ) -> Tenant:
        """A new tenant with an empty log. Raises `Conflict` when the host is taken."""
        ident = self._means.entropy(ID)
        log = self._means.keys.signer(ident, origin).key()
        ordered = tuple(sorted(witnesses, key=lambda key: key.public))
        policy = Policy(origin, log.public, ordered, quorum).encode()
        made = Tenant(ident, host, origin, programme, policy)
        await self._driver.write(ident, lambda work: _create(work, made))
        self._known = []
        return made

    async def all(self) -> list[Tenant]:
        """All tenants, the oldest first."""
        self._known = await self._driver.read(NOWHERE, _all)
        self._read_at = self._means.clock()
        return self._known

    async def of_host(self, host: str) -> bytes:
        """The id of the tenant called by this name; of the only one, whatever the name.

        Another process may add tenants: the list is read anew once a minute. Raises `NotFound`.
        """
        known = await self._recent()
        if len(known) == 1:
            return known[0].id
        for one in known:
            if one.host == host:
                return one.id
        raise NotFound

    async def of(self, ident: bytes) -> Tenant:
        """The tenant of this id. Raises `NotFound`."""
        for one in await self._recent():
            if one.id == ident:
                return one
        raise NotFound

    async def _recent(self) -> list[Tenant]:
        if not self._known or not 0 <= self._means.clock() - self._read_at < FRESH:
            await self.all()
        return self._known


def _all(scope: Scope) -> Steps[list[Tenant]]:
    rows = yield scope.step(_LIST)
    return [Tenant(*row) for row in rows]


def _create(work: Work, made: Tenant) -> Steps[None]:
    yield work.step(
        _NEW,
        id=made.id,
        host=made.host,
        origin=made.origin,
        programme=made.programme,
        policy=made.policy,
        created=work.now,
    )
    yield ledger.begin(made.id, work.keys.signer(made.id, made.origin))
