"""What both drivers share: a bounded queue of calls, and a batch made from what waits.

Source: docs/decisions/0003-two-databases.md.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from ...ground.chance import Clock, Entropy
from ..refusal import Busy
from .batch import Act, Call
from .ledger import Ledger
from .posting import Post
from .work import Keys, Scope, Steps, Work

T = TypeVar("T")

CALLS, BYTES = 1024, 64 * 1024 * 1024
"""How many writes may wait, and how many bytes they may hold in memory, before one is refused."""

BATCH = 256
"""The most writes of one commit."""


@dataclass(frozen=True, slots=True)
class Means:
    """What every operation draws on: keys from the server's secret, time, randomness."""

    keys: Keys
    clock: Clock
    entropy: Entropy

    def scope(self, tenant: bytes) -> Scope:
        """What a read is given."""
        return Scope(tenant, self.clock())

    def work(self, tenant: bytes) -> Work:
        """What the writes of one batch and tenant are given."""
        keys = self.keys
        return Work(tenant, self.clock(), keys, self.entropy, Ledger(tenant, keys.signer), {})


class Driver(Protocol):
    """One database. Whoever is cancelled while waiting for a write has written nevertheless."""

    async def read(self, tenant: bytes, ask: Callable[[Scope], Steps[T]]) -> T:
        """Run a read in one snapshot. Raises what `ask` raises, and `StoreFailed`."""
        ...

    async def write(self, tenant: bytes, act: Act | Post, weight: int = 0) -> Any:
        """Run a write. Returns its result once it is on the disk.

        Raises what it raises, `Busy` when too much waits, `NoSpace` and `StoreFailed`.
        """
        ...

    async def unsafe(self) -> list[str]:
        """Every setting under which something could be lost or leak, with its remedy."""
        ...

    async def ready(self) -> dict[str, object]:
        """Whether it takes writes, and the facts behind it."""
        ...

    async def scrub(self) -> None:
        """Let nothing that was deleted stay in a journal of ours."""
        ...

    async def close(self) -> None:
        """Write what waits, then end."""
        ...


class Queue:
    """Counts what waits, so that waiting never grows without limit."""

    def __init__(self) -> None:
        self._calls = 0
        self._bytes = 0

    def call(self, tenant: bytes, act: Act | Post, weight: int) -> Call:
        """A call that has found room. Raises `Busy`."""
        if self._calls >= CALLS or (self._bytes and self._bytes + weight > BYTES):
            raise Busy
        self._calls += 1
        self._bytes += weight
        return Call(tenant, act, weight, asyncio.get_running_loop().create_future())

    def answer(self, calls: Sequence[Call]) -> None:
        """Answer calls that are settled and durable, or refused. On the event loop only."""
        for call in calls:
            self._calls -= 1
            self._bytes -= call.weight
            call.answer()
