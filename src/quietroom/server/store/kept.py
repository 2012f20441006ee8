"""Until which day what is in a room is kept: as both of its members said, of their own accord.

The server cannot read an agreement. Each of the two tells it the day that stands there, and the
later one counts: so nobody alone makes the other lose anything before the day that both signed.

Source: spec/retention.md section 3.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...ground.errors import Malformed
from ..refusal import NotFound
from . import places
from .lane import Driver
from .places import ROOM
from .schema import kept, room
from .statement import Statement, b
from .work import Scope, Steps, Work

DAY = 86400
"""Seconds of a day."""

SIDES = 2
"""The two of a room."""

AFTER_END = 365
"""Days for which a room is kept after its end, where the two have not both named a day."""

YEARS = 3660
"""Days from the end, or from now where there is none, beyond which no day is taken.

Were they counted from now after an end too, one of the two could say another day for ever.
"""

_OF_ROOM = Statement(
    sa.select(kept.c.side, kept.c.until).where(
        kept.c.tenant == b("tenant"), kept.c.room == b("room")
    )
)
_ENDED = Statement(
    sa.select(room.c.ended).where(room.c.tenant == b("tenant"), room.c.id == b("room"))
)
_NEW = Statement(sa.insert(kept))
_NO_DAY = Statement(
    sa.delete(kept).where(
        kept.c.tenant == b("tenant"), kept.c.room == b("room"), kept.c.side == b("side")
    )
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Days since 1970, or none: as I said, as the other said, and the last one that counts."""

    mine: int | None
    other: int | None
    last: int | None


class Keeping:
    """Days until which rooms are kept. To whoever is no member every call raises `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def of(self, tenant: bytes, room: bytes, account: bytes) -> Kept:
        """Until when a room is kept. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _of(scope, room, account))

    async def say(self, tenant: bytes, room: bytes, account: bytes, until: int | None) -> None:
        """Say the last day on which one wants it kept, or none. Raises `NotFound`, `Malformed`."""
        await self._driver.write(tenant, lambda work: _say(work, room, account, until))


def last_day(told: dict[int, int], ended: int | None) -> int | None:
    """The last day on which a room is kept, by what each side told and when it ended; or none."""
    days = list(told.values())
    if len(days) < SIDES:
        if ended is None:
            return None
        days.append(ended // DAY + AFTER_END)
    return max(days)


def _of(scope: Scope, ident: bytes, account: bytes) -> Steps[Kept]:
    side = yield from _side(scope, ident, account)
    told = yield from _told(scope, ident)
    (ended,) = (yield scope.step(_ENDED, room=ident))[0]
    return Kept(told.get(side), told.get(1 - side), last_day(told, ended))


def _say(work: Work, ident: bytes, account: bytes, until: int | None) -> Steps[None]:
    side = yield from _side(work, ident, account)
    (ended,) = (yield work.step(_ENDED, room=ident))[0]
    since = work.now if ended is None else ended
    if until is not None and until > since // DAY + YEARS:
        raise Malformed("a room is kept for ten years at most: name an earlier day")
    yield work.step(_NO_DAY, room=ident, side=side)
    if until is not None:
        yield work.step(_NEW, room=ident, side=side, until=until)


def _told(scope: Scope, ident: bytes) -> Steps[dict[int, int]]:
    return {row[0]: row[1] for row in (yield scope.step(_OF_ROOM, room=ident))}


def _side(scope: Scope, ident: bytes, account: bytes) -> Steps[int]:
    at = yield from places.load(scope, ident, ROOM, account)
    if account not in at.accounts:
        raise NotFound
    return at.accounts.index(account)
