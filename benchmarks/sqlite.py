"""The store layer on SQLite, against the same rows written by the bare driver."""

import os
import shutil
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import uvloop

from benchmarks._callers import Caller, opened, posted, settle
from benchmarks.claim import Claim, middle
from quietroom.room.envelope import Envelope
from quietroom.room.parcel import Parcel
from quietroom.server.store.sqlite import connect

_ENTRIES = 100
"""Entries of each caller in a round."""

_ITEM = """
    INSERT INTO item (tenant, place, idx, kind, hash, author, time, stamp, body)
    VALUES (?, ?, ?, 0, ?, ?, ?, NULL, ?)
"""
_PLACE = "UPDATE place SET count = ?, head = ?, time = ? WHERE tenant = ? AND id = ?"
_BEGIN = "INSERT INTO writer (tenant, place, account, id, next) VALUES (?, ?, ?, ?, ?)"
_WRITER = """
    UPDATE writer SET next = ? WHERE tenant = ? AND place = ? AND account = ? AND id = ?
"""


def measure() -> list[Claim]:
    """Entries of 64 callers through the store, and their rows at 64 for each commit, bare."""
    with tempfile.TemporaryDirectory() as made:
        ready = Path(made, "ready.db")
        callers = uvloop.run(_ready(ready))
        ratio = middle(partial(_round, ready, callers))
    about = "store on SQLite, 64 callers, as a share of the rate of the same rows by bare sqlite3"
    return [Claim(about, ratio, aim=0.75)]


async def _ready(path: Path) -> list[Caller]:
    async with await opened(path) as store:
        return await settle(store, _ENTRIES)


def _round(ready: Path, callers: list[Caller]) -> float:
    return uvloop.run(_ours(_copy(ready, "ours"), callers)) / _bare(_copy(ready, "bare"), callers)


def _copy(ready: Path, name: str) -> Path:
    path = ready.with_name(f"{name}.db")
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    return Path(shutil.copy(ready, path))


async def _ours(path: Path, callers: list[Caller]) -> float:
    async with await opened(path) as store:
        return await posted(store, callers)


def _bare(path: Path, callers: list[Caller]) -> float:
    """Entries a second: one of each caller in each commit, a statement for each row it touches."""
    read = [(caller, caller.parcels()) for caller in callers]
    rows = [
        [_rows(caller, nth, parcels[nth]) for caller, parcels in read] for nth in range(_ENTRIES)
    ]
    with closing(connect(path)) as database:
        began = time.perf_counter()
        for nth, batch in enumerate(rows):
            database.execute("BEGIN IMMEDIATE")
            for item, place, writer in batch:
                database.execute(_ITEM, item)
                database.execute(_PLACE, place)
                database.execute(_WRITER if nth else _BEGIN, writer)
            database.execute("COMMIT")
        return len(callers) * _ENTRIES / (time.perf_counter() - began)


def _rows(caller: Caller, nth: int, parcel: Parcel) -> tuple[tuple[object, ...], ...]:
    """The rows of a caller's `nth` entry: the item, its place, its writer."""
    (entry,) = parcel.items
    assert isinstance(entry, Envelope), "what is posted here is entries"
    at, now = (caller.tenant, caller.room), int(time.time())
    item = (*at, nth + 2, entry.hash, caller.who.account, now, entry.encode())
    writer = (*at, caller.who.account, entry.pub.writer)
    place = (nth + 2, os.urandom(32), now, *at)
    return item, place, ((nth + 1, *writer) if nth else (*writer, 1))
