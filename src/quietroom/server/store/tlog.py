"""Serving the log: checkpoints, tiles, and what witnesses add.

Leaves, nodes and heads are stored by `ledger`, with what they commit to.

Source: spec/tlog.md sections 6 to 10.
"""

from dataclasses import replace

import sqlalchemy as sa

from ...tlog import checkpoint, note, tile
from ...tlog import policy as policies
from ...tlog.build import Published
from ...tlog.leaf import COMMITMENT
from ...tlog.tile import ENTRIES, Tile
from ...tlog.tree import WIDTH
from ..refusal import NotFound
from .lane import Driver
from .schema import cosigned, log_head, log_leaf, log_node, tenant
from .statement import Statement, b
from .work import Scope, Steps, Work

_HEAD = Statement(
    sa.select(log_head.c.size, log_head.c.checkpoint).where(log_head.c.tenant == b("tenant"))
)
_POLICY = Statement(sa.select(tenant.c.policy).where(tenant.c.id == b("tenant")))
_LEAVES = Statement(
    sa.select(log_leaf.c.leaf)
    .where(
        log_leaf.c.tenant == b("tenant"), log_leaf.c.idx >= b("start"), log_leaf.c.idx < b("end")
    )
    .order_by(log_leaf.c.idx)
)
_NODES = Statement(
    sa.select(log_node.c.hash)
    .where(log_node.c.tenant == b("tenant"), log_node.c.level == b("level"))
    .where(log_node.c.idx >= b("start"), log_node.c.idx < b("end"))
    .order_by(log_node.c.idx)
)
_UNDER = Statement(
    sa.select(log_leaf.c.leaf)
    .where(log_leaf.c.tenant == b("tenant"))
    .where(log_leaf.c.leaf >= b("first"), log_leaf.c.leaf <= b("last"))
)
_COSIGNED = Statement(
    sa.select(cosigned.c.size, cosigned.c.witnesses, cosigned.c.note)
    .where(cosigned.c.tenant == b("tenant"))
    .order_by(cosigned.c.size.desc())
)
_COSIGN = Statement(sa.insert(cosigned))
_DROP = Statement(
    sa.delete(cosigned).where(cosigned.c.tenant == b("tenant"), cosigned.c.size == b("size"))
)
_DROP_OLDER = Statement(
    sa.delete(cosigned).where(cosigned.c.tenant == b("tenant"), cosigned.c.size < b("size"))
)


class Log:
    """One log for each tenant."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def policy(self, tenant: bytes) -> bytes:
        """The log policy's encoding. Raises `NotFound`."""
        return await self._driver.read(tenant, policy)

    async def checkpoint(self, tenant: bytes) -> bytes:
        """The newest head that as many witnesses have signed as the policy asks for.

        Where none has been signed by so many, the newest head. Raises `NotFound`.
        """
        return await self._driver.read(tenant, _checkpoint)

    async def head(self, tenant: bytes) -> bytes:
        """The newest head, for witnesses to sign. Raises `NotFound`."""
        return await self._driver.read(tenant, _head)

    async def tile(self, tenant: bytes, wanted: Tile) -> bytes:
        """A tile or a bundle of leaves. Raises `NotFound` for what the log does not have yet."""
        return await self._driver.read(tenant, lambda scope: _tile(scope, wanted))

    async def build(self, tenant: bytes, document: bytes) -> Published:
        """The list of a web build, logged when this log has not seen it yet."""
        found: Published = await self._driver.write(tenant, lambda work: _build(work, document))
        return found

    async def cosign(self, tenant: bytes, raw: bytes) -> None:
        """Keep the lines that witnesses of the policy added to a checkpoint of ours.

        Raises `Malformed`, `TooLarge`, `BadSignature`, `BadProof` or `NotFound`.
        """
        await self._driver.write(tenant, lambda work: _cosign(work, raw))


def policy(scope: Scope) -> Steps[bytes]:
    """The log policy's encoding. Raises `NotFound`."""
    row = yield from scope.first(_POLICY)
    if row is None:
        raise NotFound
    return bytes(row[0])


def _head(scope: Scope) -> Steps[bytes]:
    row = yield from scope.first(_HEAD)
    if row is None:
        raise NotFound
    return bytes(row[1])


def _checkpoint(scope: Scope) -> Steps[bytes]:
    asked = policies.parse((yield from policy(scope)))
    row = yield from scope.first(_HEAD)
    if row is None:
        raise NotFound
    size, newest = row
    for signed, witnesses, cosigned_note in (yield scope.step(_COSIGNED)):
        if witnesses >= asked.quorum and (asked.quorum or signed == size):
            return bytes(cosigned_note)
    return bytes(newest)


def _tile(scope: Scope, wanted: Tile) -> Steps[bytes]:
    row = yield from scope.first(_HEAD)
    if row is None:
        raise NotFound
    try:
        tile.check_fits(wanted, row[0])
    except tile.MissingTile as fault:
        raise NotFound from fault
    start = wanted.index * WIDTH
    span = {"start": start, "end": start + wanted.width}
    if wanted.level > 0:
        rows = yield scope.step(_NODES, level=wanted.level, **span)
        return b"".join([row[0] for row in rows])
    rows = yield scope.step(_LEAVES, **span)
    leaves = [row[0] for row in rows]
    return tile.bundle(leaves) if wanted.level == ENTRIES else tile.tile_hashes(leaves)


def _build(work: Work, document: bytes) -> Steps[Published]:
    found = Published(0, work.keys.opening(work.tenant, document), document)
    while True:
        wanted = found.leaf()
        first, last = (wanted.tag + end * COMMITMENT for end in (b"\0", b"\xff"))
        rows = yield work.step(_UNDER, first=first, last=last)
        if wanted.encode() in [bytes(row[0]) for row in rows]:
            return found
        if not rows:
            yield from work.log.append([wanted.encode()])
            return found
        found = replace(found, version=found.version + 1)


def _cosign(work: Work, raw: bytes) -> Steps[None]:
    asked = policies.parse((yield from policy(work)))
    head = checkpoint.verify(raw, asked.log)
    found = note.parse(raw)
    rows = yield work.step(_COSIGNED)
    kept = {row[0]: row[2] for row in rows}
    ours = note.Note(found.text, found.lines_of(asked.log)).encode()
    joined = asked.join(kept.get(head.size, ours), raw)
    witnesses = len(asked.cosignatures(note.parse(joined)))
    yield work.step(_DROP, size=head.size)
    yield work.step(_COSIGN, size=head.size, witnesses=witnesses, note=joined)
    if witnesses >= asked.quorum:
        yield work.step(_DROP_OLDER, size=head.size)
