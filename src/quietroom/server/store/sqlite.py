"""SQLite: one writer thread, many callers to one commit; reads on a connection of their own.

The event loop hands over what has come as soon as it is as much as shared the last commit, or a
hundredth of a second after the first of it: who wrote together a moment ago mostly comes back
together, and somebody alone waits for nobody. The thread takes what waits and plays it between
BEGIN IMMEDIATE and COMMIT.
Only after COMMIT has returned are the callers told, all by one call into the event loop.

After an I/O error nothing more is written until somebody has looked at the disk and started the
server anew: a disk that failed to keep once may say the second time that it did. A full disk is no
such error; the next batch tries again.

Source: docs/decisions/0003-two-databases.md; sqlite.org/rescode.html.
"""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from ...ground.errors import QuietroomError
from ..refusal import Busy, Conflict, NoSpace
from .batch import Act, Call, play
from .event import Fanout, Told
from .lane import BATCH, Means, Queue
from .migrate import prepare_sqlite
from .posting import Post
from .refusal import StoreFailed
from .safety import SQLITE_SETTINGS, unsafe_sqlite
from .statement import Lookup, One, Row, Step, Together
from .work import Scope, Steps

T = TypeVar("T")

News = tuple[bytes, Iterable[Told]]
"""A tenant, and what to tell there."""

_WAIT = 10.0
"""Seconds to wait for another process that holds the file."""

_SOON = 0.01
"""Seconds that a write is kept back at most until as many have come as shared the last commit."""

_NO_ROOM = {
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_SHMOPEN,
}
"""How a full disk shows when it is the journal's index that cannot grow."""

_REFUSALS: dict[int, type[QuietroomError]] = {
    sqlite3.SQLITE_FULL: NoSpace,
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_IOERR: StoreFailed,
    sqlite3.SQLITE_CORRUPT: StoreFailed,
    sqlite3.SQLITE_NOTADB: StoreFailed,
    sqlite3.SQLITE_READONLY: StoreFailed,
    sqlite3.SQLITE_CANTOPEN: StoreFailed,
}
"""What SQLite's result codes come to; any other is a fault of ours."""


class SqliteDriver:
    """The store's driver for one SQLite file."""

    def __init__(self, path: Path, means: Means, fanout: Fanout) -> None:
        self._path = path
        self._means = means
        self._fanout = fanout
        self._loop = asyncio.get_running_loop()
        self._queue = Queue()
        self._coming: list[Call] = []
        self._inbox: SimpleQueue[list[Call] | None] = SimpleQueue()
        self._closing = self._failed = False
        self._company = 1  # how many shared the last commit
        self._timer: asyncio.TimerHandle | None = None
        self._writer = connect(path)
        self._reader = connect(path, write=False)
        self._thread = threading.Thread(target=self._run, name="quietroom-writer", daemon=True)
        self._thread.start()

    async def read(self, tenant: bytes, ask: Callable[[Scope], Steps[T]]) -> T:
        """Run a read on the spot: one by its key takes less than a switch of threads."""
        steps = ask(self._means.scope(tenant))
        with _translated():
            self._reader.execute("BEGIN")
        try:
            return drive(self._reader, steps)
        finally:
            self._reader.execute("COMMIT")

    async def write(self, tenant: bytes, act: Act | Post, weight: int = 0) -> Any:
        """Queue a write, and wait until it is on the disk."""
        if self._failed or self._closing:
            raise StoreFailed
        call = self._queue.call(tenant, act, weight)
        if not self._coming:
            self._timer = self._loop.call_later(_SOON, self._hand_over)
        self._coming.append(call)
        if len(self._coming) == self._company:
            self._loop.call_soon(self._hand_over)
        return await call.future

    def _hand_over(self) -> None:
        """Give the writer all that has come."""
        if self._timer is not None:
            self._timer.cancel()
        coming, self._coming = self._coming, []
        self._inbox.put(coming)

    async def unsafe(self) -> list[str]:
        """The settings that are not as they must be."""
        return unsafe_sqlite(self._reader) + unsafe_sqlite(self._writer)

    async def ready(self) -> dict[str, object]:
        """Whether the writer lives, and about how much room the disk has.

        Anybody may ask: in powers of two of a GiB it tells of no single act that something came.
        """
        disk = os.statvfs(self._path.parent)
        free = disk.f_bavail * disk.f_frsize >> 30
        writes = self._thread.is_alive() and not self._failed
        about = 1 << (free.bit_length() - 1) if free else 0
        return {"ready": writes, "database": "sqlite", "free": about}

    async def scrub(self) -> None:
        """Write the journal into the file and cut it off: old pages hold what was deleted since.

        Where a reader keeps it, it is left for the next time.
        """
        await asyncio.to_thread(_cut_off, self._path)

    async def close(self) -> None:
        """Write what waits, then end the thread and the connections."""
        self._closing = True
        self._hand_over()
        self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)
        await asyncio.sleep(0)  # the thread's last answers
        self._reader.close()
        self._writer.close()

    def _run(self) -> None:
        while (calls := self._inbox.get()) is not None:
            self._add_waiting(calls)
            self._company = max(1, len(calls))
            for start in range(0, len(calls), BATCH):
                batch = calls[start : start + BATCH]
                told = self._commit(batch)
                self._loop.call_soon_threadsafe(self._answer, batch, told)

    def _add_waiting(self, calls: list[Call]) -> None:
        """Add what else waits; the word to end goes back to the end of the line."""
        with suppress(Empty):
            while len(calls) < BATCH:
                more = self._inbox.get_nowait()
                if more is None:
                    self._inbox.put(None)
                    return
                calls += more

    def _commit(self, calls: list[Call]) -> list[News]:
        """Store the calls in one transaction, or refuse them all. Returns whom to tell of what."""
        try:
            return self._transact(calls)
        except Exception as fault:  # noqa: BLE001 - the writer must outlive what is wrong with one batch
            self._failed = self._failed or isinstance(fault, StoreFailed)
            for call in calls:
                call.fault = fault
            with suppress(sqlite3.Error):
                self._writer.execute("ROLLBACK")
            return []

    def _transact(self, calls: list[Call]) -> list[News]:
        if self._failed:
            raise StoreFailed
        told: list[News] = []
        with _translated():
            self._writer.execute("BEGIN IMMEDIATE")
        for tenant in dict.fromkeys(call.tenant for call in calls):
            work = self._means.work(tenant)
            drive(self._writer, play(work, [call for call in calls if call.tenant == tenant]))
            told.append((tenant, work.told))
        with _translated():
            self._writer.execute("COMMIT")
        return told

    def _answer(self, calls: list[Call], told: list[News]) -> None:
        self._queue.answer(calls)
        for tenant, news in told:
            self._fanout.tell(tenant, news)


def open_sqlite(where: str | Path, means: Means, fanout: Fanout) -> SqliteDriver:
    """Make or migrate the file, and open it. Raises `NotOurs`, `NewerSchema` or `StoreFailed`."""
    path = Path(where)
    prepare_sqlite(path)
    with _translated():
        return SqliteDriver(path, means, fanout)


def connect(path: Path, *, write: bool = True) -> sqlite3.Connection:
    """A connection with the settings that nothing acknowledged is lost under."""
    mode = "rw" if write else "ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
    )
    for name, value in SQLITE_SETTINGS.items():
        if write or name != "journal_mode":
            connection.execute(f"PRAGMA {name} = {value}")
    return connection


def _cut_off(path: Path) -> None:
    with _translated(), closing(connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def drive(connection: sqlite3.Connection, steps: Steps[T]) -> T:
    """Run an operation to its end. Raises what it raises."""
    try:
        step = next(steps)
        while True:
            try:
                with _translated():
                    rows = _execute(connection, step)
            except (QuietroomError, sqlite3.Error) as fault:
                step = steps.throw(fault)
            else:
                step = steps.send(rows)
    except StopIteration as end:
        result: T = end.value
        return result


def _execute(connection: sqlite3.Connection, step: Step) -> list[Row]:
    if isinstance(step, Together):
        for part in step.parts:
            _execute(connection, part)
        return []
    if isinstance(step, One):
        single = step.statement.sqlite
        return connection.execute(single.sql, single.arrange(step.params)).fetchall()
    if isinstance(step.statement, Lookup):
        found: list[Row] = []
        for sql, values in step.statement.parts(step):
            found += connection.execute(sql, values).fetchall()
        return found
    if step.rows:
        connection.executemany(step.statement.sqlite.sql, step.statement.singles(step))
    return []


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as fault:
        raise Conflict("this contradicts what is stored") from fault
    except sqlite3.Error as fault:
        refusal = _REFUSALS.get(_base(fault))
        if refusal is None:
            raise
        raise refusal from fault


def _base(fault: sqlite3.Error) -> int:
    code: int = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return sqlite3.SQLITE_FULL if code in _NO_ROOM else code & 0xFF
