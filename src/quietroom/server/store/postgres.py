"""PostgreSQL: batching writers, many callers to one commit; reads from a pool.

A writer takes what waits for one tenant, names the tenant to the database, takes the tenant's lock
and plays the batch. So all writing of one tenant goes one after the other, across all processes,
and each fsync under that lock carries as many writes as came meanwhile. Several tenants are written
at once by several writers.

Rows are kept apart by row-level security: the role that serves owns nothing, and a transaction that
has named no tenant gets an error from every table.

Source: docs/decisions/0003-two-databases.md; PostgreSQL's manual, sections 5.9, 13.3 and NOTIFY.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

import asyncpg

from ...ground.errors import QuietroomError
from .batch import Act, Call, play
from .event import Fanout, Told
from .faults import FAULTS, translated
from .lane import BATCH, Means, Queue
from .migrate import check_served
from .news import CHANNEL, pack, unpack
from .posting import Post
from .refusal import DatabaseAway, StoreFailed
from .safety import (
    POSTGRES_OPEN_TABLES,
    POSTGRES_ROLE,
    POSTGRES_SETTINGS,
    unsafe_postgres,
    unsafe_role,
)
from .schema import metadata
from .statement import Row, Step, to_postgres
from .work import Scope, Steps

T = TypeVar("T")

Connection = Any
"""An asyncpg connection, pooled or not; the package tells no types."""

LANES, READERS = 4, 8
"""How many tenants are written at once, and how many reads run at once, in one process."""

_PATIENCE, _AGAIN = 30.0, 1.0
"""Seconds until an answer counts as lost, and until a lost connection is made anew."""


class PostgresDriver:
    """The store's driver for one PostgreSQL database."""

    def __init__(self, url: str, pool: Connection, means: Means, fanout: Fanout) -> None:
        self._url = url
        self._pool = pool
        self._means = means
        self._fanout = fanout
        self._queue = Queue()
        self._waiting: dict[bytes, list[Call]] = {}
        self._writing: set[bytes] = set()
        self._wake = asyncio.Event()
        self._closing = False
        self._writers: set[int] = set()
        self.listening = asyncio.Event()
        self._lanes = [asyncio.create_task(self._lane()) for _ in range(LANES)]
        self._listener = asyncio.create_task(self._listen())

    async def read(self, tenant: bytes, ask: Callable[[Scope], Steps[T]]) -> T:
        """Run a read in one snapshot."""
        with translated():
            async with self._pool.acquire(timeout=_PATIENCE) as connection:
                await connection.execute(_begin(tenant, "REPEATABLE READ READ ONLY"))
                try:
                    return await drive(connection, ask(self._means.scope(tenant)))
                finally:
                    await connection.execute("COMMIT")

    async def write(self, tenant: bytes, act: Act | Post, weight: int = 0) -> Any:
        """Queue a write, and wait until it is on the disk."""
        if self._closing:
            raise StoreFailed
        call = self._queue.call(tenant, act, weight)
        self._waiting.setdefault(tenant, []).append(call)
        self._wake.set()
        return await call.future

    async def unsafe(self) -> list[str]:
        """What of the server's settings, the role's rights and the tables is not as it must be."""
        with translated():
            async with self._pool.acquire(timeout=_PATIENCE) as connection:
                settings = {
                    name: await connection.fetchval("SELECT current_setting($1)", name)
                    for name in POSTGRES_SETTINGS
                }
                role = await connection.fetchrow(POSTGRES_ROLE)
                tables = await connection.fetch(POSTGRES_OPEN_TABLES, list(metadata.tables))
        return unsafe_postgres(settings) + unsafe_role(role, [row[0] for row in tables])

    async def ready(self) -> dict[str, object]:
        """Whether the database answers."""
        try:
            with translated():
                read_only = await self._pool.fetchval("SHOW transaction_read_only", timeout=5)
        except QuietroomError:
            read_only = "away"
        return {"ready": read_only == "off", "database": "postgresql"}

    async def scrub(self) -> None:
        """Nothing: what its journal and its dead rows hold is its own VACUUM's and archive's."""

    async def close(self) -> None:
        """Write what waits, then end."""
        self._closing = True
        self._wake.set()
        await asyncio.gather(*self._lanes)
        self._listener.cancel()
        with suppress(asyncio.CancelledError):
            await self._listener
        await self._pool.close()

    async def _lane(self) -> None:
        connection: Connection = None
        while (calls := await self._next()) is not None:
            tenant = calls[0].tenant
            try:
                with translated():
                    if connection is None or connection.is_closed():
                        connection = await self._writer()
                    await self._commit(connection, tenant, calls)
            except Exception as fault:  # noqa: BLE001 - the writer must outlive what is wrong with one batch
                if connection is not None:
                    connection.terminate()
                connection = None  # what is ended cannot be ended again, should the next one fail
                for call in calls:
                    call.fault = fault
            self._writing.discard(tenant)
            self._queue.answer(calls)
        if connection is not None:
            await connection.close()

    async def _writer(self) -> Connection:
        connection = await _connect(self._url)
        pid = connection.get_server_pid()
        self._writers.add(pid)
        connection.add_termination_listener(lambda _: self._writers.discard(pid))
        return connection

    async def _next(self) -> list[Call] | None:
        """What waits for a tenant that nobody is writing; none once nothing more can come."""
        while True:
            for tenant, calls in self._waiting.items():
                if tenant not in self._writing:
                    self._writing.add(tenant)
                    self._leave(tenant, calls[BATCH:])
                    return calls[:BATCH]
            if self._closing:
                return None
            self._wake.clear()
            await self._wake.wait()

    def _leave(self, tenant: bytes, rest: list[Call]) -> None:
        """Take a tenant out of the line; what is left over goes to its end."""
        del self._waiting[tenant]
        if rest:
            self._waiting[tenant] = rest

    async def _commit(self, connection: Connection, tenant: bytes, calls: list[Call]) -> None:
        work = self._means.work(tenant)
        await connection.execute(_begin(tenant, "READ COMMITTED") + _lock(tenant))
        await drive(connection, play(work, calls))
        if await connection.execute(_notify(tenant, work.told) + "COMMIT") != "COMMIT":
            raise StoreFailed
        self._fanout.tell(tenant, work.told)

    async def _listen(self) -> None:
        """Pass on what other processes notify; begin anew whenever the connection is lost."""
        while True:
            with suppress(*FAULTS):
                connection = await _connect(self._url)
                try:
                    await self._listen_on(connection)
                finally:
                    connection.terminate()
            await asyncio.sleep(_AGAIN)

    async def _listen_on(self, connection: Connection) -> None:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANNEL, self._hear)
        self.listening.set()
        await lost.wait()

    def _hear(self, _connection: Connection, pid: int, _channel: str, payload: str) -> None:
        """Pass on what another process tells; what our own wrote has been told already."""
        if pid in self._writers:
            return
        for tenant, told in unpack(payload):
            self._fanout.tell(tenant, [told])


async def open_postgres(url: str, means: Means, fanout: Fanout) -> PostgresDriver:
    """Open a database that its owner has migrated.

    Raises `NotOurs`, `NewerSchema`, `OlderSchema`, or `DatabaseAway`.
    """
    try:
        with translated():
            pool = await _pool(url)
    except StoreFailed as fault:
        raise DatabaseAway from fault
    driver = PostgresDriver(url, pool, means, fanout)
    await driver.listening.wait()
    return driver


async def _pool(url: str) -> Connection:
    pool = await asyncpg.create_pool(
        url, min_size=1, max_size=READERS, reset=_nothing_more, command_timeout=_PATIENCE
    )
    try:
        async with pool.acquire() as connection:
            await check_served(connection)
    except BaseException:
        pool.terminate()
        raise
    return pool


async def drive(connection: Connection, steps: Steps[T]) -> T:
    """Run an operation to its end. Raises what it raises."""
    try:
        step = next(steps)
        while True:
            try:
                with translated():
                    rows = await _execute(connection, step)
            except (QuietroomError, asyncpg.PostgresError) as fault:
                step = steps.throw(fault)
            else:
                step = steps.send(rows)
    except StopIteration as end:
        result: T = end.value
        return result


async def _execute(connection: Connection, step: Step) -> list[Row]:
    asked = to_postgres(step)
    if asked is None:
        return []
    sql, args = asked
    rows: list[Row] = await connection.fetch(sql, *args)
    return rows


def _begin(tenant: bytes, mode: str) -> str:
    """Begin a transaction of a tenant; both go in one message, so neither takes parameters."""
    named = f"SELECT set_config('app.tenant', '{tenant.hex()}', true)"
    return f"BEGIN ISOLATION LEVEL {mode}; {named};"


def _notify(tenant: bytes, told: Iterable[Told]) -> str:
    """Tell other processes, with the commit; what is told is hex and names of kinds alone."""
    return "".join(f"NOTIFY {CHANNEL}, '{payload}'; " for payload in pack(tenant, told))


def _lock(tenant: bytes) -> str:
    """Take the tenant's lock until the transaction ends."""
    key = int.from_bytes(tenant[:8], "big", signed=True)
    return f"SELECT pg_advisory_xact_lock({key})"


async def _connect(url: str) -> Connection:
    return await asyncpg.connect(url, command_timeout=_PATIENCE)


async def _nothing_more(_connection: Connection) -> None:
    """What a connection needs between two readers, once asyncpg has ended an open transaction.

    Nothing: we change no setting that outlives one, so we spare the round trip of its `RESET ALL`.
    """
