"""How many entries a wait for the disk keeps: accepted over HTTP, and the waits counted by strace.

PostgreSQL's processes are not ours to watch: there the store is asked, and the database counts.
"""

import asyncio
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import uvloop

from benchmarks._callers import CALLERS, Caller, opened, posted, settle
from benchmarks._http import asked, request
from benchmarks._postgres import Ready, postgres
from benchmarks._server import folder, serving, signed_in
from benchmarks.claim import ROUNDS, Claim, middle
from proofs import _debian as debian

_ENTRIES = 20
"""Entries of each caller in a round."""

_WAITS = "/^f(data)?sync$,/^sync,msync"
"""What waits for the disk, as strace names it."""

_FOLLOWING = ("--follow-forks", "--daemonize", "--seccomp-bpf", "--quiet=all")
"""How strace watches: all threads, as a grandchild, and stopping at nothing else."""

_COUNT = "SELECT sum(fsyncs) FROM pg_stat_io"
"""How often PostgreSQL has waited, in all processes that have told."""


def measure() -> list[Claim]:
    """64 callers in one tenant, and in twenty, on both databases."""
    sqlite, server = "accepted entries for each fsync, 64 callers in", "the same on PostgreSQL, in"
    return [
        Claim(f"{sqlite} one tenant", _sqlite(1), aim=16.0),
        Claim(f"{sqlite} twenty tenants", _sqlite(20)),
        Claim(f"{server} one tenant", _postgres(1)),
        Claim(f"{server} twenty tenants", _postgres(20)),
    ]


def _sqlite(tenants: int) -> float:
    with tempfile.TemporaryDirectory() as made:
        where, trace = folder(Path(made, "data")), Path(made, "trace")
        callers, tokens = uvloop.run(_ready(where, tenants))
        watching = [
            debian.program("strace", "strace"),
            "-f",
            "-D",
            "--seccomp-bpf",
            "--quiet=all",
            f"--trace={_WAITS}",
        ]
        with serving(where.parent, under=[*watching, f"--output={trace}"]) as server:
            rounds = _rounds(callers, tokens)

            def one_round() -> float:
                before = _lines(trace)
                uvloop.run(asked(server.port, next(rounds)))
                return CALLERS * _ENTRIES / (_lines(trace) - before)

            return middle(one_round)


def _rounds(callers: list[Caller], tokens: list[str]) -> Iterator[list[list[bytes]]]:
    """What each caller sends, round by round."""
    for start in itertools.count(0, _ENTRIES):
        yield [
            [
                request("POST", f"/api/rooms/{caller.room.hex()}/items", token, body, caller.host)
                for body in caller.sent[start : start + _ENTRIES]
            ]
            for caller, token in zip(callers, tokens, strict=True)
        ]


def _lines(trace: Path) -> int:
    """How many calls were seen; one that another came in between of is seen in two lines."""
    return sum("resumed>" not in line for line in trace.read_text().splitlines())


async def _ready(where: Path, tenants: int) -> tuple[list[Caller], list[str]]:
    async with await opened(where) as store:
        callers = await settle(store, ROUNDS * _ENTRIES, tenants)
    return callers, await signed_in(where, callers)


def _postgres(tenants: int) -> float:
    with postgres() as ready:
        callers = uvloop.run(_settled(ready, tenants))
        return middle(lambda: _kept(ready, callers))


async def _settled(ready: Ready, tenants: int) -> list[Caller]:
    async with await opened(ready.served) as store:
        return await settle(store, _ENTRIES, tenants)


def _kept(ready: Ready, callers: list[Caller]) -> float:
    url = ready.copy()

    async def post() -> float:
        watcher = await asyncpg.connect(ready.server.url("postgres"))
        async with await opened(url) as store:
            before = await watcher.fetchval(_COUNT)
            await posted(store, callers)
        await asyncio.sleep(0.5)  # whoever goes tells what it has counted
        waits = await watcher.fetchval(_COUNT) - before
        await watcher.close()
        return len(callers) * _ENTRIES / float(waits)

    return uvloop.run(post())
