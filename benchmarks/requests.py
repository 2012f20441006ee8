"""The processor time of a request to the server, against one that does nothing."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvloop

from benchmarks._callers import Caller, opened, settle
from benchmarks._http import asked, request
from benchmarks._server import NOTHING, Serving, folder, serving, signed_in
from benchmarks.claim import ROUNDS, Claim, middle

_ENTRIES = 30
"""Requests of each caller in a round."""

Requests = list[list[bytes]]
"""What each caller sends, in its order: whole requests, or only their bodies."""


@dataclass(slots=True)
class _Load:
    """Callers who are signed in to a server, and what they have not posted yet."""

    server: Serving
    callers: Sequence[Caller]
    tokens: Sequence[str]
    done: int = 0

    def posts(self) -> float:
        """Accepted entries, as a multiple of the same bodies posted to nothing."""
        entries = slice(self.done, self.done + _ENTRIES)
        self.done += _ENTRIES
        bodies = [list(each.sent[entries]) for each in self.callers]
        return self._ratio("POST", "", bodies)

    def pages(self) -> float:
        """Pages of 50 entries, as a multiple of getting nothing."""
        return self._ratio("GET", "?limit=50", [[b""] * _ENTRIES for _ in self.callers])

    def _ratio(self, method: str, query: str, bodies: Requests) -> float:
        """Requests to the callers' rooms, as a multiple of the same to nothing."""
        there, nothing = Requests(), Requests()
        for caller, token, each in zip(self.callers, self.tokens, bodies, strict=True):
            items = f"/api/rooms/{caller.room.hex()}/items{query}"
            there.append([request(method, items, token, body) for body in each])
            nothing.append([request(method, NOTHING, token, body) for body in each])
        return self._cpu(there) / self._cpu(nothing)

    def _cpu(self, requests: Requests) -> float:
        before = self.server.cpu()
        uvloop.run(asked(self.server.port, requests))
        return self.server.cpu() - before


def measure() -> list[Claim]:
    """Posting an entry, and reading a page of 50, each with the same check of who asks."""
    with tempfile.TemporaryDirectory() as made:
        where = folder(Path(made, "data"))
        callers, tokens = uvloop.run(_ready(where))
        with serving(where.parent) as server:
            load = _Load(server, callers, tokens)
            posts, pages = middle(load.posts), middle(load.pages)
    return [
        Claim("processor time of an accepted post, as a multiple of a no-op's", posts, most=2.0),
        Claim("processor time of a page of 50, as a multiple of a no-op's", pages, most=2.5),
    ]


async def _ready(where: Path) -> tuple[list[Caller], list[str]]:
    async with await opened(where) as store:
        callers = await settle(store, ROUNDS * _ENTRIES)
    return callers, await signed_in(where, callers)
