"""Concerns: turns sealed to one account, by somebody whom the server does not note.

A table of its own, which nothing reads that answers a coordinator.

Source: spec/concern.md sections 3 and 8.
"""

from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa

from ...concern.outside import Outside
from ...ground.canon import Value
from ..refusal import Conflict, NotFound
from . import accounts, fresh
from .lane import Driver
from .once import Once, play_once
from .schema import concern
from .statement import Statement, b
from .work import Scope, Steps, Work

DAYS = 730
"""How long a turn is kept."""

_NEW = Statement(sa.insert(concern))
_FIND = Statement(
    sa.select(concern.c.recipient, concern.c.sealed).where(
        concern.c.tenant == b("tenant"), concern.c.id == b("id")
    )
)
_LIST = Statement(
    sa.select(concern.c.id, concern.c.time, sa.func.length(concern.c.sealed))
    .where(concern.c.tenant == b("tenant"), concern.c.recipient == b("account"))
    .order_by(concern.c.time, concern.c.id)
)
_OLD = Statement(
    sa.delete(concern).where(concern.c.tenant == b("tenant"), concern.c.time <= b("then"))
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A turn as it is listed: `time` in seconds since 1970, `size` in bytes, sealed."""

    id: bytes
    time: int
    size: int


class Concerns:
    """What was sealed to one person. To anybody else every turn is `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def post(self, tenant: bytes, turn: Outside, once: Once) -> None:
        """Deliver a turn. Raises `NotFound` for no such account, `Conflict` for a known id."""
        await self._driver.write(
            tenant, lambda work: play_once(work, once, _post(work, turn)), len(turn.sealed)
        )

    async def list(self, tenant: bytes, account: bytes) -> list[Listed]:
        """The turns for an account, the oldest first."""
        return await self._driver.read(tenant, lambda scope: _list(scope, account))

    async def get(self, tenant: bytes, account: bytes, ident: bytes) -> bytes:
        """One turn, for its recipient. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _get(scope, account, ident))

    async def sweep(self, tenant: bytes) -> None:
        """Forget what is older than it is kept."""
        await self._driver.write(tenant, _sweep)


def _post(work: Work, turn: Outside) -> Steps[Value]:
    yield from accounts.find(work, turn.recipient)
    kept = yield from work.first(_FIND, id=turn.id)
    if kept is None:
        told = {"recipient": turn.recipient, "time": work.now, "sealed": turn.sealed}
        yield work.step(_NEW, id=turn.id, **told)
        work.tell(turn.recipient, "concern")
        yield from fresh.note(work, turn.recipient)
    elif tuple(kept) != (turn.recipient, turn.sealed):
        raise Conflict("another turn has this id")
    return None


def _list(scope: Scope, account: bytes) -> Steps[list[Listed]]:
    rows = yield scope.step(_LIST, account=account)
    return [Listed(*row) for row in rows]


def _get(scope: Scope, account: bytes, ident: bytes) -> Steps[bytes]:
    row = yield from scope.first(_FIND, id=ident)
    if row is None or row[0] != account:
        raise NotFound
    return cast(bytes, row[1])


def _sweep(work: Work) -> Steps[None]:
    yield work.step(_OLD, then=work.now - DAYS * 86400)
