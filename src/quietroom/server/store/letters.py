"""Letters: sealed to one account, by somebody whom the server does not note.

What one of two shows to the ombuds goes this way: of it the server keeps recipient, time and size.

Source: spec/grant.md section 5.
"""

from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa

from ...ground.canon import Value
from ..refusal import Conflict, NotFound
from . import accounts, fresh
from .lane import Driver
from .once import Once, play_once
from .schema import letter
from .statement import Statement, b
from .work import Scope, Steps, Work

_NEW = Statement(sa.insert(letter))
_FIND = Statement(
    sa.select(letter.c.recipient, letter.c.sealed).where(
        letter.c.tenant == b("tenant"), letter.c.id == b("id")
    )
)
_LIST = Statement(
    sa.select(letter.c.id, letter.c.time, sa.func.length(letter.c.sealed))
    .where(letter.c.tenant == b("tenant"), letter.c.recipient == b("account"))
    .order_by(letter.c.time, letter.c.id)
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is listed: `time` in seconds since 1970, `size` in bytes, sealed."""

    id: bytes
    time: int
    size: int


class Letters:
    """What was sealed to one person. To anybody else every letter is `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def post(
        self, tenant: bytes, ident: bytes, recipient: bytes, sealed: bytes, once: Once
    ) -> None:
        """Deliver a letter. Raises `NotFound` for no such account, `Conflict` for a known id."""
        await self._driver.write(
            tenant,
            lambda work: play_once(work, once, _post(work, ident, recipient, sealed)),
            len(sealed),
        )

    async def list(self, tenant: bytes, account: bytes) -> list[Letter]:
        """The letters to an account, the oldest first."""
        return await self._driver.read(tenant, lambda scope: _list(scope, account))

    async def get(self, tenant: bytes, account: bytes, ident: bytes) -> bytes:
        """One letter, for its recipient. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _get(scope, account, ident))


def _post(work: Work, ident: bytes, recipient: bytes, sealed: bytes) -> Steps[Value]:
    yield from accounts.find(work, recipient)
    kept = yield from work.first(_FIND, id=ident)
    if kept is None:
        yield work.step(_NEW, id=ident, recipient=recipient, time=work.now, sealed=sealed)
        work.tell(recipient, "letter")
        yield from fresh.note(work, recipient)
    elif tuple(kept) != (recipient, sealed):
        raise Conflict("another letter has this id")
    return None


def _list(scope: Scope, account: bytes) -> Steps[list[Letter]]:
    rows = yield scope.step(_LIST, account=account)
    return [Letter(*row) for row in rows]


def _get(scope: Scope, account: bytes, ident: bytes) -> Steps[bytes]:
    row = yield from scope.first(_FIND, id=ident)
    if row is None or row[0] != account:
        raise NotFound
    return cast(bytes, row[1])
