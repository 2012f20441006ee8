"""Calendars that calendar programmes fetch: one of each account that wants it, by its address.

Of an address a hash stands here: who reads the table fetches nothing with it. What a feed holds is
checked before it comes here.

Source: spec/meeting.md section 10.
"""

import sqlalchemy as sa

from ..refusal import Conflict, NotFound
from .lane import Driver
from .schema import account, feed
from .statement import Statement, b
from .work import Scope, Steps, Work

_OWN = (feed.c.tenant == b("tenant"), feed.c.account == b("account"))
_END = Statement(sa.delete(feed).where(*_OWN))
_NEW = Statement(sa.insert(feed))
_STANDS = Statement(sa.select(feed.c.account).where(*_OWN, feed.c.address == b("address")))
_SAY = Statement(sa.update(feed).where(*_OWN).values(text=b("text")))
_TAKEN = Statement(
    sa.select(feed.c.account).where(feed.c.tenant == b("tenant"), feed.c.address == b("address"))
)
_GET = Statement(
    sa.select(feed.c.text)
    .join(account, (account.c.tenant == feed.c.tenant) & (account.c.id == feed.c.account))
    .where(feed.c.tenant == b("tenant"), feed.c.address == b("address"))
    .where(account.c.ended.is_(None))
)


class Feeds:
    """What calendar programmes fetch."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def put(self, tenant: bytes, account: bytes, address: bytes, text: str) -> None:
        """Serve this at that address, in place of what was served for this account.

        Raises `Conflict` where that address is another's.
        """
        await self._driver.write(tenant, lambda work: _put(work, account, address, text))

    async def change(self, tenant: bytes, account: bytes, address: bytes, text: str) -> None:
        """Serve this where this account's feed stands. Raises `NotFound` where it does not."""
        await self._driver.write(tenant, lambda work: _change(work, account, address, text))

    async def end(self, tenant: bytes, account: bytes) -> None:
        """Serve nothing for this account any more, if anything is."""
        await self._driver.write(tenant, lambda work: _end(work, account))

    async def get(self, tenant: bytes, address: bytes) -> str:
        """What is served at an address. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _get(scope, address))


def _put(work: Work, account: bytes, address: bytes, text: str) -> Steps[None]:
    yield work.step(_END, account=account)
    if (yield from work.first(_TAKEN, address=address)) is not None:
        raise Conflict("another feed has this address: draw another")
    yield work.step(_NEW, account=account, address=address, text=text)


def _change(work: Work, account: bytes, address: bytes, text: str) -> Steps[None]:
    if (yield from work.first(_STANDS, account=account, address=address)) is None:
        raise NotFound
    yield work.step(_SAY, account=account, text=text)


def _end(work: Work, account: bytes) -> Steps[None]:
    yield work.step(_END, account=account)


def _get(scope: Scope, address: bytes) -> Steps[str]:
    row = yield from scope.first(_GET, address=address)
    if row is None:
        raise NotFound
    return str(row[0])
