"""What an operation is given, and what it is: a generator of statements, alike on both databases.

An operation yields a `Step` and is sent its rows. It neither waits nor knows who runs it; so it is
written once, and is a plain function of what is stored.

Source: docs/decisions/0003-two-databases.md.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from ...ground.chance import Entropy
from ...ground.digest import derive, sha256
from ...room.stamp import stamp_key
from ...tlog.note import Kind, Signer
from .event import EventKind, Told
from .ledger import Ledger
from .statement import Bulk, Each, Lookup, One, Row, Statement, Step

T = TypeVar("T")

Steps = Generator[Step, list[Row], T]
"""An operation that ends in a `T`."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A tenant at a moment: what a read is given. `now`: seconds since 1970."""

    tenant: bytes
    now: int

    def step(self, statement: Statement, **params: Any) -> One:
        """The statement with these parameters, and always with the tenant."""
        return One(statement, {"tenant": self.tenant, **params})

    def each(
        self, statement: Lookup | Bulk, rows: Sequence[tuple[Any, ...]], **shared: Any
    ) -> Each:
        """The statement for each of `rows`, whose values stand in the order of its names."""
        return Each(statement, {"tenant": self.tenant, **shared}, rows)

    def first(self, statement: Statement, **params: Any) -> Steps[Row | None]:
        """The first row, or none."""
        rows = yield self.step(statement, **params)
        return rows[0] if rows else None


class Keys:
    """What is derived from the server's secret of 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.stamp = lru_cache(maxsize=4096)(self._stamp)

    def signer(self, tenant: bytes, origin: str) -> Signer:
        """What signs the checkpoints of a tenant's log."""
        return Signer(origin, Kind.LOG, derive(self._secret, "log-key", tenant))

    def push(self, tenant: bytes) -> bytes:
        """From which the key is made that signs a tenant's pushes, 32 bytes."""
        return derive(self._secret, "push-key", tenant)

    def opening(self, tenant: bytes, document: bytes) -> bytes:
        """The `r` of a document's leaf: the same whenever the same document is asked about."""
        return derive(self._secret, "build-opening", tenant, sha256(document))

    def _stamp(self, ombuds: bytes) -> bytes:
        return stamp_key(self._secret, ombuds)


@dataclass(frozen=True, slots=True)
class Work(Scope):
    """What a write is given: the batch's log, whom to tell afterwards, randomness, keys."""

    keys: Keys
    entropy: Entropy
    log: Ledger
    told: dict[Told, None]

    def tell(self, account: bytes | None, kind: EventKind, ident: bytes | None = None) -> None:
        """Tell `account`, if there is one, after the commit."""
        if account:
            self.told[account, kind, ident] = None

    def mark(self) -> tuple[int, int]:
        """Where the batch stands."""
        return self.log.mark(), len(self.told)

    def back_to(self, mark: tuple[int, int]) -> None:
        """Forget what a call has done beside its statements."""
        leaves, told = mark
        self.log.back_to(leaves)
        for key in list(self.told)[told:]:
            del self.told[key]

    def close(self) -> Steps[None]:
        """Store the log's new head, if it grew; then everybody will be told."""
        if (yield from self.log.store()):
            self.told[None, "log", None] = None
