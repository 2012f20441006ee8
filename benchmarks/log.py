"""Group commit with the log: entries that each bring a leaf, against the same that bring none."""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import uvloop

from benchmarks._callers import Caller, opened, posted, settle
from benchmarks._postgres import postgres
from benchmarks.claim import Claim, middle

_ENTRIES = 50
"""Entries of each caller in a round."""


def measure() -> list[Claim]:
    """Both databases, 64 callers in one tenant, each round on fresh copies."""
    return [
        Claim(_about("SQLite"), _sqlite(), aim=0.8),
        Claim(_about("PostgreSQL"), _postgres(), aim=0.8),
    ]


def _about(database: str) -> str:
    return f"group commit on {database} with a leaf for each entry, as a share of the rate without"


def _sqlite() -> float:
    with tempfile.TemporaryDirectory() as made:
        ready, used = Path(made, "ready.db"), Path(made, "used.db")
        callers = uvloop.run(_settled(ready))

        def copy() -> Path:
            used.with_name("used.db-wal").unlink(missing_ok=True)
            return Path(shutil.copy(ready, used))

        return middle(partial(_round, copy, callers))


def _postgres() -> float:
    with postgres() as ready:
        callers = uvloop.run(_settled(ready.served))
        return middle(partial(_round, ready.copy, callers))


def _round(copy: Callable[[], str | Path], callers: list[Caller]) -> float:
    return _rate(copy(), callers, leaves=True) / _rate(copy(), callers, leaves=False)


def _rate(where: str | Path, callers: list[Caller], *, leaves: bool) -> float:
    async def post() -> float:
        async with await opened(where) as store:
            return await posted(store, callers, leaves=leaves)

    return uvloop.run(post())


async def _settled(where: str | Path) -> list[Caller]:
    async with await opened(where) as store:
        return await settle(store, _ENTRIES)
