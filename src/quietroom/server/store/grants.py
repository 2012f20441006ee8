"""Grants, for those who were granted something and those who granted it; for nobody else.

Source: spec/grant.md section 2.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ..refusal import NotFound
from . import attachments, places
from .lane import Driver
from .places import ROOM
from .schema import granted, granted_file, granted_item, item
from .statement import Statement, b
from .work import Scope, Steps

_COLUMNS = (
    granted.c.id,
    granted.c.room,
    granted.c.sender,
    granted.c.recipient,
    granted.c.until,
    granted.c.time,
    sa.func.length(granted.c.sealed),
)
_RECEIVED = Statement(
    sa.select(*_COLUMNS)
    .where(granted.c.tenant == b("tenant"), granted.c.recipient == b("account"))
    .where(granted.c.until > b("now"))
    .order_by(granted.c.time, granted.c.id)
)
_SENT = Statement(
    sa.select(*_COLUMNS)
    .where(granted.c.tenant == b("tenant"), granted.c.room == b("room"))
    .where(granted.c.sender == b("account"))
    .order_by(granted.c.time, granted.c.id)
)
_GET = Statement(
    sa.select(granted.c.sealed, granted.c.until, granted.c.room)
    .where(granted.c.tenant == b("tenant"), granted.c.id == b("id"))
    .where(granted.c.recipient == b("account"), granted.c.until > b("now"))
)
_ENTRIES = Statement(
    sa.select(item.c.body, item.c.time, item.c.author)
    .join(
        granted_item,
        (granted_item.c.tenant == item.c.tenant)
        & (granted_item.c.room == item.c.place)
        & (granted_item.c.idx == item.c.idx),
    )
    .where(granted_item.c.tenant == b("tenant"), granted_item.c.granted == b("id"))
    .order_by(granted_item.c.nth)
)
_FILE = Statement(
    sa.select(granted_file.c.attachment).where(
        granted_file.c.tenant == b("tenant"),
        granted_file.c.granted == b("id"),
        granted_file.c.attachment == b("attachment"),
    )
)


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant as listed. `until`, `time`: seconds since 1970; `size`: bytes of what is sealed."""

    id: bytes
    room: bytes
    sender: bytes
    recipient: bytes
    until: int
    time: int
    size: int


@dataclass(frozen=True, slots=True)
class GrantedEntry:
    """An entry's envelope, when it was accepted, and of whom: the account of the session."""

    body: bytes
    time: int
    author: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """What a recipient is served until `until`: what was sealed to them, and its entries."""

    sealed: bytes
    until: int
    entries: tuple[GrantedEntry, ...]


class Grants:
    """What was let out of rooms. Whoever is not the recipient, or comes late, gets `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def received(self, tenant: bytes, account: bytes) -> list[Granted]:
        """The grants to an account that have not ended, the oldest first."""
        return await self._driver.read(tenant, lambda scope: _received(scope, account))

    async def sent(self, tenant: bytes, room: bytes, account: bytes) -> list[Granted]:
        """The grants that this account sent out of a room of theirs. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _sent(scope, room, account))

    async def get(self, tenant: bytes, account: bytes, ident: bytes) -> Opened:
        """One grant, for its recipient, until it ends. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _get(scope, account, ident))

    async def attachment(
        self, tenant: bytes, account: bytes, ident: bytes, attachment: bytes, part: int
    ) -> bytes:
        """One part of an attachment of a grant, as `get`. Raises `NotFound`."""
        return await self._driver.read(
            tenant, lambda scope: _attachment(scope, account, ident, attachment, part)
        )


def _received(scope: Scope, account: bytes) -> Steps[list[Granted]]:
    rows = yield scope.step(_RECEIVED, account=account, now=scope.now)
    return [Granted(*row) for row in rows]


def _sent(scope: Scope, room: bytes, account: bytes) -> Steps[list[Granted]]:
    yield from places.load(scope, room, ROOM, account)
    rows = yield scope.step(_SENT, room=room, account=account)
    return [Granted(*row) for row in rows]


def _find(scope: Scope, account: bytes, ident: bytes) -> Steps[tuple[bytes, int, bytes]]:
    row = yield from scope.first(_GET, id=ident, account=account, now=scope.now)
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


def _get(scope: Scope, account: bytes, ident: bytes) -> Steps[Opened]:
    sealed, until, _ = yield from _find(scope, account, ident)
    rows = yield scope.step(_ENTRIES, id=ident)
    return Opened(sealed, until, tuple(GrantedEntry(*row) for row in rows))


def _attachment(
    scope: Scope, account: bytes, ident: bytes, attachment: bytes, part: int
) -> Steps[bytes]:
    _, _, room = yield from _find(scope, account, ident)
    if (yield from scope.first(_FILE, id=ident, attachment=attachment)) is None:
        raise NotFound
    return (yield from attachments.find(scope, room, attachment, part))
