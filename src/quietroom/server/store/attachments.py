"""Attachments: sealed files in parts, so that nobody holds a whole one in memory.

Source: spec/entry.md section 6.
"""

from typing import cast

import sqlalchemy as sa

from ...ground.errors import TooLarge
from ..refusal import Conflict, NotFound
from . import places
from .places import ROOM
from .schema import attachment
from .statement import Statement, b
from .work import Scope, Steps, Work

PART, PARTS = 1024 * 1024, 32
"""The most bytes of a part, and the most parts of an attachment."""

_GET = Statement(
    sa.select(attachment.c.body).where(
        attachment.c.tenant == b("tenant"),
        attachment.c.room == b("room"),
        attachment.c.id == b("id"),
        attachment.c.part == b("part"),
    )
)
_PUT = Statement(sa.insert(attachment))


def put(
    work: Work, room: bytes, account: bytes, ident: bytes, part: int, body: bytes
) -> Steps[None]:
    """Keep one part. Raises `NotFound`, `TooLarge`, and `Conflict` where another is kept."""
    at = yield from places.load(work, room, ROOM, account)
    at.check_open()
    if len(body) > PART or part >= PARTS:
        raise TooLarge(f"an attachment has {PARTS} parts of {PART} bytes at most")
    kept = yield from work.first(_GET, room=room, id=ident, part=part)
    if kept is None:
        yield work.step(_PUT, room=room, id=ident, part=part, body=body)
    elif kept[0] != body:
        raise Conflict("another part was sent for this place before")


def get(scope: Scope, room: bytes, account: bytes, ident: bytes, part: int) -> Steps[bytes]:
    """One part, for a member. Raises `NotFound`."""
    yield from places.load(scope, room, ROOM, account)
    return (yield from find(scope, room, ident, part))


def find(scope: Scope, room: bytes, ident: bytes, part: int) -> Steps[bytes]:
    """One part, whoever asks. Raises `NotFound`."""
    row = yield from scope.first(_GET, room=room, id=ident, part=part)
    if row is None:
        raise NotFound
    return cast(bytes, row[0])
