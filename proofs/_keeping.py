"""A server's store that is watched at work: what it posts, what it acknowledged, what it kept.

A child of the proof posts, through the real store, the entries that `prepare` laid ready, one after
the other, and writes each acknowledgement to a journal on the disk before it posts the next.
Everything that chance and clocks decide is fixed, so that every run makes the same calls. HOW is
"honest", or one of two faults that a proof must be able to see: "early" answers before COMMIT,
"unsynced" never waits for the disk.

SQLite moves its journal into the database by itself after a thousand pages. Here it does so after
`CHECKPOINT` of them, so that a short run goes through that more than once.
"""

import asyncio
import ctypes
import logging
import os
import random
import signal
import sqlite3
import subprocess
import threading
import time
import traceback
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

import sqlalchemy as sa

from proofs import _debian as debian
from quietroom.ground import canon, shape
from quietroom.room.chain import Link, start
from quietroom.room.envelope import parse
from quietroom.room.epoch import parse as parse_record
from quietroom.room.parcel import ENTRY, Parcel
from quietroom.server.folder import DATABASE
from quietroom.server.store import batch, postgres, sqlite
from quietroom.server.store.batch import Call
from quietroom.server.store.engine import Store, open_store
from quietroom.server.store.refusal import StoreFailed
from quietroom.server.store.safety import SQLITE_SETTINGS
from quietroom.server.store.statement import One, Statement
from quietroom.server.store.taking import Sender
from quietroom.server.store.work import Steps, Work
from tests.store.actors import rooms

DATA, POSTS, JOURNAL, WHERE = "data", "posts", "journal", "where"
"""Names in a proof's folder. `WHERE` is there for a store on PostgreSQL, and holds its URL."""

FILES = ("", f"/{DATABASE}", f"/{DATABASE}-wal", f"/{DATABASE}-journal")
"""What of the data folder matters after a crash: the folder itself and its files.

The index of the journal (-shm) does not: SQLite builds it anew.
"""

SIZES = (300, 300, 9_000)
"""Bytes of the entries, in turns."""

CHECKPOINT = 60
"""Pages in the journal after which SQLite moves them into the database."""

_SECRET, _NOW = b"s" * 32, 1_800_000_000

_SET_PTRACER = 0x59616D61
"""Where only a parent may watch its child: let strace do it as well. Source: prctl(2)."""

Acknowledged = dict[int, bytes]
"""Hash of an entry by its place in the room."""


@dataclass(frozen=True, slots=True)
class Posts:
    """What is to be posted: where, by whom, and the bytes of the entries."""

    tenant: bytes
    room: bytes
    sender: Sender
    entries: tuple[bytes, ...]

    @classmethod
    def of(cls, folder: Path) -> "Posts":
        """What `prepare` laid ready."""
        tenant, room, account, card, raw = shape.array(
            canon.decode((folder / POSTS).read_bytes()), 5, POSTS
        )
        ids = [shape.octets(one, "id") for one in (tenant, room, account, card)]
        entries = [shape.octets(one, "entry") for one in shape.items(raw, "entries")]
        return cls(ids[0], ids[1], Sender(ids[2], ids[3]), tuple(entries))


def prepare(folder: Path, count: int, url: str = "") -> None:
    """Make a room in a SQLite file, or in the database at `url`; lay ready `count` entries."""

    async def make() -> None:
        async with await _open(folder) as store:
            tenant = (await store.tenants.create("localhost", "localhost/log", "Programme")).id
            (made,) = await rooms(store, tenant, 1)
        sizes = [SIZES[place % len(SIZES)] for place in range(count)]
        raw = [made.entry(made.first, size=size).encode() for size in sizes]
        who = made.first.sender
        posts = canon.encode([tenant, made.id, who.account, who.card, raw])
        (folder / POSTS).write_bytes(posts)

    (folder / DATA).mkdir(parents=True)
    if url:
        (folder / WHERE).write_text(url)
    asyncio.run(make())


def post(folder: Path, how: str, watching: Sequence[str]) -> int:
    """Post the entries in a child under strace, with these options. Returns the signal it died of.

    Raises `AssertionError` when it failed by itself.
    """
    child = os.fork()
    if child == 0:
        _child(folder, how)
    files = () if (folder / WHERE).exists() else FILES
    paths = [f"--trace-path={folder / DATA}{name}" for name in files]
    call = [
        debian.program("strace", "strace"),
        "--quiet=all",
        *watching,
        *paths,
        f"--attach={child}",
    ]
    os.waitpid(child, os.WUNTRACED)
    watcher = subprocess.Popen(call)
    while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text():
        assert watcher.poll() is None, "strace ended before it began"
        time.sleep(0.002)
    os.kill(child, signal.SIGCONT)
    died = _ended(child)
    watcher.wait()
    return died


def begin(folder: Path, how: str) -> int:
    """Begin to post the entries in a child that nobody watches. Returns its number."""
    child = os.fork()
    if child == 0:
        _child(folder, how, watched=False)
    return child


def end(child: int) -> None:
    """Wait for its end, which comes with its last entry or with its database's.

    Raises `AssertionError` when it failed by itself.
    """
    assert _ended(child) == 0, "somebody killed what was not to be killed"


def _ended(child: int) -> int:
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code <= 0, "what is watched failed by itself"
    return -code


def _child(folder: Path, how: str, *, watched: bool = True) -> NoReturn:
    try:
        logging.disable()
        ctypes.CDLL(None).prctl(_SET_PTRACER, -1)
        if watched:
            # Who is stopped when strace comes goes on only by its leave: it sees every call.
            os.kill(os.getpid(), signal.SIGSTOP)
        for fault in _FAULTS[how]:
            fault.start()
        postgres.LANES = 1  # a room is written by one at a time; let it always be the same
        with mock.patch.dict(SQLITE_SETTINGS, wal_autocheckpoint=str(CHECKPOINT)):
            asyncio.run(_post(folder))
    except BaseException:  # noqa: BLE001 - nothing of the child may go on in the proof
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def acknowledged(folder: Path) -> Acknowledged:
    """What the journal says was acknowledged; a torn last line was not."""
    journal = folder / JOURNAL
    lines = journal.read_text().split("\n")[:-1] if journal.exists() else []
    return {int(place): bytes.fromhex(told) for place, told in map(str.split, lines)}


def kept(folder: Path) -> Acknowledged:
    """What is in the room, once its chain is found to be whole. Raises when it is not."""
    return asyncio.run(_kept(folder, Posts.of(folder)))


async def _kept(folder: Path, posts: Posts) -> Acknowledged:
    link, found = start(posts.room), Acknowledged()
    ids = posts.tenant, posts.room, posts.sender.account
    async with await _open(folder) as store:
        while (page := await store.rooms.items(*ids, link.index, 200)).items:
            for item in page.items:
                read = parse if item.kind == ENTRY else parse_record
                found[link.index + 1] = read(item.body).hash
                link = link.then(read(item.body).hash)
        assert link == Link(page.count, page.head), "the chain and its head differ"
    if (folder / WHERE).exists():
        return found
    with closing(sqlite3.connect(folder / DATA / DATABASE)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "a damaged file"
    return found


def lost(folder: Path, told: Acknowledged) -> int:
    """How many of what was acknowledged are not in their places."""
    return len(told.items() - kept(folder).items())


async def _open(folder: Path) -> Store:
    named = folder / WHERE
    where = named.read_text() if named.exists() else folder / DATA / DATABASE
    return await open_store(where, _SECRET, lambda: _NOW, random.Random(1).randbytes)


_JOURNALLED = threading.Semaphore(0)


def _early(work: Work, calls: Sequence[Call]) -> Steps[None]:
    yield from batch.play(work, calls)
    for call in calls:
        call.future.get_loop().call_soon_threadsafe(call.answer)
        _JOURNALLED.acquire()


def _early_on_postgres(work: Work, calls: Sequence[Call]) -> Steps[None]:
    yield from batch.play(work, calls)
    for call in calls:
        call.answer()
    yield One(_PAUSE, {})


_PAUSE = Statement(sa.text("SELECT pg_sleep(0.02)"))

_FAULTS: dict[str, list[Any]] = {
    "honest": [],
    "early": [
        mock.patch.object(sqlite, "play", _early),
        mock.patch.object(postgres, "play", _early_on_postgres),
    ],
    "unsynced": [
        mock.patch.dict(SQLITE_SETTINGS, synchronous="OFF"),
        mock.patch.object(sqlite, "unsafe_sqlite", return_value=[]),
    ],
}
"""What is put in the place of ours, in the child alone."""


async def _post(folder: Path) -> None:
    posts, flags = Posts.of(folder), os.O_WRONLY | os.O_APPEND | os.O_CREAT
    journal = os.open(folder / JOURNAL, flags, 0o600)
    async with await _open(folder) as store:
        for raw in posts.entries:
            entry = parse(raw)
            try:
                posted = await store.rooms.post(
                    posts.tenant, posts.room, posts.sender, Parcel((entry,))
                )
            except StoreFailed:
                os._exit(0)  # the database was killed, and this was not acknowledged
            os.write(journal, f"{posted.receipts[0].index} {entry.hash.hex()}\n".encode())
            os.fsync(journal)
            _JOURNALLED.release()
