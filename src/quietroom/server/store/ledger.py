"""The log within one batch: leaves appended, nodes completed, one checkpoint signed at the end.

All of it is stored in the transaction of what the leaves commit to; so the log never knows of
anything that the tables do not hold, nor the reverse.

Source: spec/tlog.md sections 4 and 8.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Any

import sqlalchemy as sa

from ...tlog import checkpoint
from ...tlog.note import Signer
from ...tlog.tree import Frontier, parse_frontier
from .schema import log_head, log_leaf, log_node, tenant
from .statement import Each, One, Row, Statement, Step, Together, additions, b

Mark = int
"""How many leaves a batch had appended at some moment."""

_HEAD = Statement(
    sa.select(log_head.c.frontier, tenant.c.origin)
    .join_from(log_head, tenant, log_head.c.tenant == tenant.c.id)
    .where(log_head.c.tenant == b("tenant"))
)
_GROW = Statement(
    sa.update(log_head)
    .where(log_head.c.tenant == b("tenant"))
    .values(size=b("size"), frontier=b("frontier"), checkpoint=b("checkpoint"))
)
_LEAF = additions(log_leaf)
_NODE = additions(log_node)
_BEGIN = Statement(sa.insert(log_head))


class Ledger:
    """One tenant's log in one batch."""

    __slots__ = ("_frontier", "_leaves", "_sign_as", "_signer", "_tenant")

    def __init__(self, tenant: bytes, sign_as: Callable[[bytes, str], Signer]) -> None:
        self._tenant = tenant
        self._sign_as = sign_as
        self._frontier: Frontier | None = None
        self._signer: Signer | None = None
        self._leaves: list[bytes] = []

    def append(self, leaves: Sequence[bytes]) -> Generator[Step, list[Row], int]:
        """Append `leaves`, 48 bytes each. Returns the index of the first."""
        if self._frontier is None:
            ((frontier, origin),) = yield One(_HEAD, {"tenant": self._tenant})
            self._frontier = parse_frontier(frontier)
            self._signer = self._sign_as(self._tenant, origin)
        index = self._frontier.size + len(self._leaves)
        self._leaves += leaves
        return index

    def mark(self) -> Mark:
        """Where the batch stands."""
        return len(self._leaves)

    def back_to(self, mark: Mark) -> None:
        """Forget what was appended since."""
        del self._leaves[mark:]

    def store(self) -> Generator[Step, list[Row], bool]:
        """Store what was appended, and the new head. Returns whether there was anything."""
        if self._frontier is None or self._signer is None or not self._leaves:
            return False
        first, growth = self._frontier.size, self._frontier.extend(self._leaves)
        shared = {"tenant": self._tenant}
        leaves = [(first + n, leaf) for n, leaf in enumerate(self._leaves)]
        nodes = [(node.level, node.index, node.hash) for node in growth.completed]
        head = head_row(self._tenant, growth.frontier, self._signer)
        yield Together((Each(_LEAF, shared, leaves), Each(_NODE, shared, nodes), One(_GROW, head)))
        return True


def begin(tenant: bytes, signer: Signer) -> One:
    """The head of a new log: no leaf yet."""
    return One(_BEGIN, head_row(tenant, Frontier(), signer))


def head_row(tenant: bytes, frontier: Frontier, signer: Signer) -> dict[str, Any]:
    """The row of a head, signed."""
    return {
        "tenant": tenant,
        "size": frontier.size,
        "frontier": frontier.encode(),
        "checkpoint": checkpoint.sign(signer, frontier.size, frontier.root()),
    }
