"""Browsers that tell their person of something new: an endpoint each, and whether it is to be told.

Source: spec/knock.md section 6.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...ground.digest import sha256
from .lane import Driver
from .schema import push
from .statement import Statement, b
from .work import Scope, Steps, Work

MOST = 8
"""How many browsers may tell one account."""

LATER, TRIES = 30, 6
"""Seconds until the second try, doubled for each further one, and the most tries."""

_OWN = (push.c.tenant == b("tenant"), push.c.id == b("id"))
_OF_ACCOUNT = (push.c.tenant == b("tenant"), push.c.account == b("account"))
_NEW = Statement(sa.insert(push))
_DROP = Statement(sa.delete(push).where(*_OWN))
_DROP_MINE = Statement(sa.delete(push).where(*_OWN, push.c.account == b("account")))
_END = Statement(sa.delete(push).where(*_OF_ACCOUNT))
_LIST = Statement(sa.select(push.c.id).where(*_OF_ACCOUNT).order_by(push.c.created, push.c.id))
_KNOCK = Statement(sa.update(push).where(*_OF_ACCOUNT).values(due=b("due"), tries=0))
_DUE = Statement(
    sa.select(push.c.id, push.c.endpoint, push.c.tries)
    .where(push.c.tenant == b("tenant"), push.c.due <= b("now"))
    .order_by(push.c.due, push.c.id)
    .limit(b("limit"))
)
_AT = Statement(sa.update(push).where(*_OWN).values(due=b("due"), tries=b("tries")))


@dataclass(frozen=True, slots=True)
class Push:
    """A browser to be told: its `id`, where its maker takes pushes, how often that failed."""

    id: bytes
    endpoint: str
    tries: int


class Pushes:
    """The browsers of all people."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def due(self, tenant: bytes, limit: int = 50) -> list[Push]:
        """The browsers to be told now."""
        return await self._driver.read(tenant, lambda scope: _due(scope, limit))

    async def done(self, tenant: bytes, found: Push) -> None:
        """A browser was told."""
        await self._driver.write(tenant, lambda work: _at(work, found.id, None, 0))

    async def failed(self, tenant: bytes, found: Push) -> None:
        """Try again later; after the sixth time, at the next knock."""
        await self._driver.write(tenant, lambda work: _failed(work, found))

    async def gone(self, tenant: bytes, found: Push) -> None:
        """Forget a browser that is there no more."""
        await self._driver.write(tenant, lambda work: _gone(work, found.id))


def of_account(scope: Scope, account: bytes) -> Steps[tuple[bytes, ...]]:
    """The ids of an account's browsers, the oldest first."""
    rows = yield scope.step(_LIST, account=account)
    return tuple(row[0] for row in rows)


def knock(work: Work, account: bytes) -> Steps[None]:
    """Have every browser of an account told."""
    yield work.step(_KNOCK, account=account, due=work.now)


def take_back(work: Work, account: bytes) -> Steps[None]:
    """Have no browser of an account told that was not yet."""
    yield work.step(_KNOCK, account=account, due=None)


def end(work: Work, account: bytes) -> Steps[None]:
    """Forget every browser of an account."""
    yield work.step(_END, account=account)


def add(work: Work, account: bytes, endpoint: str) -> Steps[None]:
    """Let a browser tell an account, and no other any more; of too many the oldest goes."""
    ident = sha256(endpoint.encode())
    yield work.step(_DROP, id=ident)
    known = yield from of_account(work, account)
    for old in known[: max(0, len(known) - MOST + 1)]:
        yield work.step(_DROP, id=old)
    yield work.step(
        _NEW, id=ident, account=account, endpoint=endpoint, created=work.now, due=None, tries=0
    )


def drop(work: Work, account: bytes, ident: bytes) -> Steps[None]:
    """Forget a browser of an account, if there is one of this id."""
    yield work.step(_DROP_MINE, id=ident, account=account)


def _due(scope: Scope, limit: int) -> Steps[list[Push]]:
    rows = yield scope.step(_DUE, now=scope.now, limit=limit)
    return [Push(*row) for row in rows]


def _at(work: Work, ident: bytes, due: int | None, tries: int) -> Steps[None]:
    yield work.step(_AT, id=ident, due=due, tries=tries)


def _failed(work: Work, found: Push) -> Steps[None]:
    tries = found.tries + 1
    due = None if tries >= TRIES else work.now + LATER * 2**found.tries
    yield from _at(work, found.id, due, tries)


def _gone(work: Work, ident: bytes) -> Steps[None]:
    yield work.step(_DROP, id=ident)
