"""Knocks: how each person wants to be told while away, and whether they have been.

A row stands for whoever has said how. `fresh` is when something became new since they were last
there; `due` is when to look at the row again, and empty once they were told.

Source: spec/knock.md sections 2 to 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ...ground.chance import new_id
from ...ground.digest import hash_of, same
from ...ground.errors import QuietroomError
from ...knock.manner import Manner
from . import mails, pushes
from .lane import Driver
from .refusal import WrongCode
from .schema import knock
from .statement import Lookup, Row, Statement, b
from .work import Scope, Steps, Work

CODE_SECONDS, CODE_TRIES = 3600, 5
"""How long a code holds, and how often it may be tried."""

_OWN = (knock.c.tenant == b("tenant"), knock.c.account == b("account"))
_MANNER = (
    knock.c.rhythm,
    knock.c.hour,
    knock.c.quiet_from,
    knock.c.quiet_to,
    knock.c.zone,
    knock.c.language,
)
_ALL = (
    *_MANNER,
    knock.c.address,
    knock.c.stop,
    knock.c.asked,
    knock.c.code,
    knock.c.code_until,
    knock.c.code_tries,
    knock.c.fresh,
    knock.c.due,
)
_NAMES = tuple(column.name for column in _ALL)
_FIND = Statement(sa.select(*_ALL).where(*_OWN))
_NEW = Statement(sa.insert(knock))
_SAY = Statement(
    sa.update(knock)
    .where(*_OWN)
    .values({column.name: b(column.name) for column in _MANNER} | {"due": b("due")})
)
_ASK = Statement(
    sa.update(knock)
    .where(*_OWN)
    .values({name: b(name) for name in ("asked", "code", "code_until", "code_tries")})
)
_ADDRESS = Statement(sa.update(knock).where(*_OWN).values(address=b("address"), stop=b("stop")))
_DUE_AT = Statement(sa.update(knock).where(*_OWN).values(due=b("due")))
_BACK = Statement(sa.update(knock).where(*_OWN).values(fresh=sa.null(), due=sa.null()))
_END = Statement(sa.delete(knock).where(*_OWN))
_OF_STOP = Statement(
    sa.select(knock.c.account).where(knock.c.tenant == b("tenant"), knock.c.stop == b("stop"))
)
_DUE = Statement(
    sa.select(knock.c.account, knock.c.fresh, *_MANNER)
    .where(knock.c.tenant == b("tenant"), knock.c.due <= b("now"))
    .order_by(knock.c.due, knock.c.account)
    .limit(b("limit"))
)
_FRESH = Lookup(
    lambda k: sa.select(k.account, knock.c.fresh).where(
        knock.c.tenant == b("tenant"), knock.c.account == k.account, knock.c.fresh.is_not(None)
    ),
    "account",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of how somebody is told.

    `address`: confirmed; `asked`: one that is not, while its code holds; `browsers`: ids, 32 bytes.
    """

    manner: Manner
    address: str | None
    asked: str | None
    browsers: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody to look at: when something became new to them, and how they want to be told."""

    account: bytes
    fresh: int
    manner: Manner


class Knocks:
    """Telling people who are away."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def of(self, tenant: bytes, account: bytes) -> Known:
        """What is known of somebody."""
        return await self._driver.read(tenant, lambda scope: _known(scope, account))

    async def say(self, tenant: bytes, account: bytes, manner: Manner) -> None:
        """Keep how somebody wants to be told."""
        await self._driver.write(tenant, lambda work: _say(work, account, manner))

    async def ask(self, tenant: bytes, account: bytes, address: str, code: str) -> None:
        """Mail a code to an address that somebody gave as theirs."""
        await self._driver.write(tenant, lambda work: _ask(work, account, address, code))

    async def confirm(self, tenant: bytes, account: bytes, code: str) -> None:
        """Use the address whose code this is. Raises `WrongCode`; the try counts nevertheless."""
        refusal = await self._driver.write(tenant, lambda work: _confirm(work, account, code))
        if refusal is not None:
            raise refusal

    async def forget(self, tenant: bytes, account: bytes) -> None:
        """Forget somebody's address, confirmed or not."""
        await self._driver.write(tenant, lambda work: _forget(work, account))

    async def stop(self, tenant: bytes, token: bytes) -> None:
        """Forget the address whose mails bear this token, if there is one."""
        await self._driver.write(tenant, lambda work: _stop(work, token))

    async def browser_add(self, tenant: bytes, account: bytes, endpoint: str) -> None:
        """Let a browser tell an account, and no other any more; of too many the oldest goes."""
        await self._driver.write(tenant, lambda work: _browser_add(work, account, endpoint))

    async def browser_drop(self, tenant: bytes, account: bytes, ident: bytes) -> None:
        """Let a browser of an account tell nobody any more, if there is one of this id."""
        await self._driver.write(tenant, lambda work: pushes.drop(work, account, ident))

    async def there(self, tenant: bytes, seen: Mapping[bytes, int]) -> None:
        """Note of accounts when they were last there, in seconds since 1970."""
        back = await self._driver.read(tenant, lambda scope: _back(scope, seen))
        if back:
            await self._driver.write(tenant, lambda work: _there(work, back))

    async def due(self, tenant: bytes, limit: int = 200) -> list[Due]:
        """Whom to look at now."""
        return await self._driver.read(tenant, lambda scope: _due(scope, limit))

    async def later(self, tenant: bytes, found: Due, due: int) -> None:
        """Look at somebody again at `due`."""
        await self._driver.write(tenant, lambda work: _later(work, found, due))

    async def tell(self, tenant: bytes, found: Due, *, mail: bool) -> None:
        """Tell somebody, by `mail` where this server sends any and by their browsers, once."""
        await self._driver.write(tenant, lambda work: _tell(work, found, mail=mail))


def end(work: Work, account: bytes) -> Steps[None]:
    """Forget all of this about an account."""
    yield from _forget(work, account)
    yield from pushes.end(work, account)
    yield work.step(_END, account=account)


def _ensured(work: Work, account: bytes) -> Steps[dict[str, Any]]:
    """The row of an account, which is made where there is none."""
    row = yield from work.first(_FIND, account=account)
    if row is None:
        empty = _none() | _columns(Manner())
        yield work.step(_NEW, account=account, **empty)
        return empty
    return _named(row)


def _none() -> dict[str, Any]:
    return dict.fromkeys(_NAMES)


def _named(row: Row) -> dict[str, Any]:
    return dict(zip(_NAMES, row, strict=True))


def _columns(manner: Manner) -> dict[str, Any]:
    start, stop = manner.quiet or (None, None)
    return {
        "rhythm": manner.rhythm,
        "hour": manner.hour,
        "quiet_from": start,
        "quiet_to": stop,
        "zone": manner.zone,
        "language": manner.language,
    }


def _manner(row: Row) -> Manner:
    rhythm, hour, start, stop, zone, language = row
    return Manner(rhythm, hour, None if start is None else (start, stop), zone, language)


def _known(scope: Scope, account: bytes) -> Steps[Known]:
    row = yield from scope.first(_FIND, account=account)
    browsers = yield from pushes.of_account(scope, account)
    if row is None:
        return Known(Manner(), None, None, browsers)
    found = _named(row)
    holds = found["asked"] is not None and found["code_until"] > scope.now
    asked = found["asked"] if holds else None
    return Known(_manner(row[: len(_MANNER)]), found["address"], asked, browsers)


def _say(work: Work, account: bytes, manner: Manner) -> Steps[None]:
    found = yield from _ensured(work, account)
    # Whoever waits for a knock waits for it in the new manner; whoever has had it waits for none.
    due = None if found["due"] is None else work.now
    yield work.step(_SAY, account=account, due=due, **_columns(manner))


def _ask(work: Work, account: bytes, address: str, code: str) -> Steps[None]:
    found = yield from _ensured(work, account)
    yield work.step(
        _ASK,
        account=account,
        asked=address,
        code=_hash(account, code),
        code_until=work.now + CODE_SECONDS,
        code_tries=CODE_TRIES,
    )
    yield from mails.put(work, address, "code", code, found["language"])


def _confirm(work: Work, account: bytes, code: str) -> Steps[QuietroomError | None]:
    row = yield from work.first(_FIND, account=account)
    found = _none() if row is None else _named(row)
    if found["asked"] is None or found["code_until"] <= work.now:
        return WrongCode()
    if not same(found["code"], _hash(account, code)):
        left = found["code_tries"] - 1
        kept = found if left else _none()
        yield work.step(
            _ASK,
            account=account,
            asked=kept["asked"],
            code=kept["code"],
            code_until=kept["code_until"],
            code_tries=left or None,
        )
        return WrongCode()
    yield from _forget(work, account)
    token = new_id(work.entropy)
    yield work.step(_ADDRESS, account=account, address=found["asked"], stop=token)
    return None


def _hash(account: bytes, code: str) -> bytes:
    return hash_of("knock-code", account, code)


def _forget(work: Work, account: bytes) -> Steps[None]:
    row = yield from work.first(_FIND, account=account)
    if row is None:
        return
    stop = _named(row)["stop"]
    if stop is not None:
        yield from mails.take_back(work, "knock", stop.hex())
    yield work.step(_ADDRESS, account=account, address=None, stop=None)
    nothing = dict.fromkeys(("asked", "code", "code_until", "code_tries"))
    yield work.step(_ASK, account=account, **nothing)


def _stop(work: Work, token: bytes) -> Steps[None]:
    row = yield from work.first(_OF_STOP, stop=token)
    if row is not None:
        yield from _forget(work, row[0])


def _browser_add(work: Work, account: bytes, endpoint: str) -> Steps[None]:
    yield from _ensured(work, account)
    yield from pushes.add(work, account, endpoint)


def _back(scope: Scope, seen: Mapping[bytes, int]) -> Steps[list[bytes]]:
    rows = yield scope.each(_FRESH, [(account,) for account in seen])
    return [account for account, fresh in rows if fresh < seen[account]]


def _there(work: Work, back: list[bytes]) -> Steps[None]:
    for account in back:
        row = yield from work.first(_FIND, account=account)
        stop = None if row is None else _named(row)["stop"]
        if stop is not None:
            yield from mails.take_back(work, "knock", stop.hex())
        yield from pushes.take_back(work, account)
        yield work.step(_BACK, account=account)


def _due(scope: Scope, limit: int) -> Steps[list[Due]]:
    rows = yield scope.step(_DUE, now=scope.now, limit=limit)
    return [Due(account, fresh, _manner(manner)) for account, fresh, *manner in rows]


def _waits(work: Work, found: Due) -> Steps[dict[str, Any] | None]:
    """The row of somebody who is to be looked at, unless they have come back meanwhile."""
    row = yield from work.first(_FIND, account=found.account)
    now = None if row is None else _named(row)
    return now if now and now["fresh"] == found.fresh and now["due"] is not None else None


def _later(work: Work, found: Due, due: int) -> Steps[None]:
    if (yield from _waits(work, found)) is not None:
        yield work.step(_DUE_AT, account=found.account, due=due)


def _tell(work: Work, found: Due, *, mail: bool) -> Steps[None]:
    row = yield from _waits(work, found)
    if row is None:
        return
    if mail and row["address"] is not None:
        stop = row["stop"].hex()
        yield from mails.put(work, row["address"], "knock", stop, row["language"])
    yield from pushes.knock(work, found.account)
    yield work.step(_DUE_AT, account=found.account, due=None)
