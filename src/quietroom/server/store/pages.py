"""Reading a place page by page.

Source: spec/room.md section 4.
"""

from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from . import places
from .schema import item
from .statement import Statement, b
from .work import Scope, Steps

BYTES = 8 * 1024 * 1024
"""A page ends before it has more bytes than this, but never before its first item."""

_OF_PLACE = (item.c.tenant == b("tenant"), item.c.place == b("place"), item.c.idx > b("after"))
_SIZES = Statement(
    sa.select(sa.func.length(item.c.body)).where(*_OF_PLACE).order_by(item.c.idx).limit(b("limit"))
)
_ITEMS = Statement(
    sa.select(item.c.kind, item.c.body, item.c.time, item.c.stamp)
    .where(*_OF_PLACE)
    .order_by(item.c.idx)
    .limit(b("limit"))
)

FEW = 64
"""So many items are read at once and then cut; of more, the sizes are asked for first."""


class Stored(NamedTuple):
    """One item: its kind (`room.parcel`), its bytes, `time` of acceptance, stamp or none.

    A tuple, because a page has many and a database gives tuples.
    """

    kind: int
    body: bytes
    time: int
    stamp: bytes | None


@dataclass(frozen=True, slots=True)
class Page:
    """Items that follow index `after`, and the newest link of the chain: `count` and `head`."""

    after: int
    items: tuple[Stored, ...]
    count: int
    head: bytes


def read(
    scope: Scope, ident: bytes, kind: int, account: bytes, after: int, limit: int
) -> Steps[Page]:
    """A page of a place, for one of its people. Raises `NotFound`."""
    at = yield from places.load(scope, ident, kind, account)
    if limit > FEW:
        sizes = yield scope.step(_SIZES, place=ident, after=after, limit=limit)
        limit = _fitting([row[0] for row in sizes])
    rows = yield scope.step(_ITEMS, place=ident, after=after, limit=limit)
    items = tuple(map(Stored._make, rows))
    fitting = _fitting([len(item.body) for item in items])
    return Page(after, items[:fitting], at.link.index, at.link.head)


def _fitting(sizes: list[int]) -> int:
    total = 0
    for place, size in enumerate(sizes):
        total += size
        if place and total > BYTES:
            return place
    return len(sizes)
