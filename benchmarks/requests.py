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

_ENTRIES = 20
"""Bodies of each caller in a round."""

_TURN = 5
"""So many of them are sent before it is the others' turn: whatever else runs here meets both."""

Bodies = list[list[bytes]]
"""What each caller sends, in its order."""


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

    def _ratio(self, method: str, query: str, bodies: Bodies) -> float:
        """Bodies to the callers' rooms, as a multiple of the same to nothing, in turns."""
        there = nothing = 0.0
        for start in range(0, _ENTRIES, _TURN):
            part = [each[start : start + _TURN] for each in bodies]
            rooms = [f"/api/rooms/{caller.room.hex()}/items{query}" for caller in self.callers]
            there += self._cpu(method, rooms, part)
            nothing += self._cpu(method, [NOTHING] * len(rooms), part)
        return there / nothing

    def _cpu(self, method: str, paths: Sequence[str], bodies: Bodies) -> float:
        """What the server spends on each caller's bodies, sent to the caller's path."""
        requests = [
            [request(method, path, token, body) for body in each]
            for path, token, each in zip(paths, self.tokens, bodies, strict=True)
        ]
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
