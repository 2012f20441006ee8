"""Places: where a chain of sealed entries grows - a room of two, or one person's stream.

What posting must know of a place lies in one row: how far its chain is, which epoch and cards are
in force, who may write. The room's other row says what people call it.

Source: spec/room.md sections 4 and 6.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from ...room.chain import Link, start
from ...room.check import Head, RoomEnded, RoomPaused
from ..refusal import NotFound
from .schema import place
from .statement import Row, Statement, b
from .work import Scope, Steps

ROOM, STREAM = 0, 1
"""The kinds of place."""

PAUSED, ENDED = 1, 2
"""How a room can be shut."""

COLUMNS = (
    place.c.id,
    place.c.kind,
    place.c.count,
    place.c.head,
    place.c.time,
    place.c.epoch,
    place.c.record,
    place.c.ombuds,
    place.c.named_first,
    place.c.named_second,
    place.c.current_first,
    place.c.current_second,
    place.c.account_first,
    place.c.account_second,
    place.c.shut,
)
"""The columns that `of_row` reads, in its order."""

_NONE = b""
_LOAD = Statement(sa.select(*COLUMNS).where(place.c.tenant == b("tenant"), place.c.id == b("id")))
_NEW = Statement(sa.insert(place))


class Place(NamedTuple):
    """A place as posting sees it.

    `accounts`: whose it is, a missing one empty; a stream's is twice the same. `head`: what
    `room.check` is asked with. `link`: the newest of the chain. `ombuds`: first card hash, if the
    epoch names one. `time`: of the newest item. `shut`: none, or `PAUSED` or `ENDED`.
    """

    kind: int
    accounts: tuple[bytes, bytes]
    head: Head
    link: Link
    ombuds: bytes | None
    time: int
    shut: int | None = None

    def check_open(self) -> None:
        """Raises `RoomPaused` or `RoomEnded` while nothing but notices may come."""
        if self.shut is not None:
            raise RoomEnded if self.shut == ENDED else RoomPaused

    def check_member(self, kind: int, account: bytes) -> None:
        """Raises `NotFound` unless this is a place of that kind and `account` one of the two."""
        if self.kind != kind or account not in self.accounts:
            raise NotFound

    def turned(self) -> dict[str, Any]:
        """What changes when a record comes in."""
        head = self.head
        first, second = head.named or (None, None)
        return {
            "place": head.room,
            "epoch": head.number,
            "record": head.record,
            "ombuds": self.ombuds,
            "named_first": first,
            "named_second": second,
        }


def of_row(row: Row) -> Place:
    """The place in a row of `COLUMNS`."""
    ident, kind, count, head, time, epoch, record, ombuds, n1, n2, c1, c2, a1, a2, shut = row[:15]
    named = None if n1 is None or n2 is None else (n1, n2)
    current = (c1 or _NONE, c2 or _NONE)
    accounts = (a1 or _NONE, a2 or _NONE)
    known = Head(ident, epoch, record, named, current)
    return Place(kind, accounts, known, Link(count, head), ombuds, time, shut)


def load(scope: Scope, ident: bytes, kind: int, account: bytes) -> Steps[Place]:
    """The place, for one of its people. Raises `NotFound`."""
    row = yield from scope.first(_LOAD, id=ident)
    if row is None:
        raise NotFound
    found = of_row(row)
    found.check_member(kind, account)
    return found


def new(scope: Scope, ident: bytes, kind: int, **columns: Any) -> Steps[None]:
    """An empty place; `columns` are those that are not null."""
    empty = dict.fromkeys((column.name for column in COLUMNS), None)
    known = {"id": ident, "kind": kind, "count": 0, "head": start(ident).head, "time": scope.now}
    yield scope.step(_NEW, **{**empty, **known, **columns})
