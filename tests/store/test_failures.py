"""Failures of the disk and of the database: nothing is acknowledged that may be gone."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from quietroom.server.refusal import NoSpace
from quietroom.server.store import postgres as postgres_driver
from quietroom.server.store import sqlite as sqlite_driver
from quietroom.server.store.engine import Store
from quietroom.server.store.refusal import StoreFailed
from quietroom.server.store.statement import Row, Step, to_postgres
from tests.store.actors import Room, both, count, rooms
from tests.store.conftest import Database, new_tenant

pytestmark = pytest.mark.anyio


@pytest.fixture
async def failing(store: Store, tenant: bytes, monkeypatch: pytest.MonkeyPatch) -> "Failing":
    """A room in a store whose disk can be made to fail."""
    (made,) = await rooms(store, tenant, 1)
    return Failing(made, monkeypatch)


def _adds_items(step: Step) -> bool:
    asked = to_postgres(step)
    return asked is not None and "INSERT INTO item " in asked[0]


class Failing:
    """Makes statements fail as a disk would make them."""

    def __init__(self, made: Room, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made = made
        self._patch = monkeypatch

    def fail(self, code: int, kind: type[Exception]) -> None:
        """From now on inserting items ends in this SQLite result code, or this asyncpg error."""
        run, ask = sqlite_driver._execute, postgres_driver._execute

        def lite(connection: sqlite3.Connection, step: Step) -> list[Row]:
            if _adds_items(step):
                fault = sqlite3.OperationalError("planted")
                fault.sqlite_errorcode = code
                raise fault
            return run(connection, step)

        async def server(connection: object, step: Step) -> list[Row]:
            if _adds_items(step):
                raise kind("planted")
            return await ask(connection, step)

        self._patch.setattr(sqlite_driver, "_execute", lite)
        self._patch.setattr(postgres_driver, "_execute", server)

    def mend(self) -> None:
        """Let the disk be well again."""
        self._patch.undo()


@pytest.mark.parametrize("alone", [True, False])
async def test_a_full_disk_acknowledges_nothing(failing: Failing, alone: bool) -> None:
    """Everybody in the batch is told that there is no space; reads go on; then writes do."""
    made = failing.made
    entries = [made.entry(made.first), made.entry(made.second)]
    leaves = () if alone else (b"l" * 48,)
    failing.fail(sqlite3.SQLITE_FULL, asyncpg.DiskFullError)
    outcomes = await asyncio.gather(
        made.post(made.first, entries[0], leaves=leaves),
        made.post(made.second, entries[1]),
        return_exceptions=True,
    )
    during = await count(made)
    failing.mend()
    posted = [
        await made.post(by, e) for by, e in zip((made.first, made.second), entries, strict=True)
    ]

    assert [type(outcome) for outcome in outcomes] == [NoSpace, NoSpace]
    assert during == 1
    assert [one.count for one in posted] == [2, 3]


async def test_sqlite_does_not_trust_a_disk_that_failed(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an I/O error nothing more is acknowledged until a new start; reads go on."""
    async with await sqlite.open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        failing, entry = Failing(made, monkeypatch), made.entry(made.first)
        failing.fail(sqlite3.SQLITE_IOERR_FSYNC, OSError)
        for _ in range(2):
            with pytest.raises(StoreFailed):
                await made.post(made.first, entry)
            failing.mend()
        ready = await store.ready()

        assert ready["ready"] is False
        assert await count(made) == 1
    async with await sqlite.open() as made.store:
        assert (await made.post(made.first, entry)).count == 2


async def test_a_lost_server_comes_back(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When PostgreSQL is lost nothing is acknowledged; a new connection goes on."""
    async with await postgres.open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        failing, entry = Failing(made, monkeypatch), made.entry(made.first)
        failing.fail(0, ConnectionResetError)
        with pytest.raises(StoreFailed):
            await made.post(made.first, entry)
        failing.mend()

        assert (await made.post(made.first, entry)).count == 2


async def test_a_server_that_stays_away(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often PostgreSQL was asked in vain, everybody is told; later writing goes on."""

    async def refuse(_: str) -> None:
        raise ConnectionRefusedError

    async with await postgres.open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        failing, entry = Failing(made, monkeypatch), made.entry(made.first)
        failing.fail(0, ConnectionResetError)
        monkeypatch.setattr(postgres_driver, "_connect", refuse)
        for _ in range(3 * postgres_driver.LANES):
            with pytest.raises(StoreFailed):
                await asyncio.wait_for(made.post(made.first, entry), 10)
        writers = set(store._driver._writers)  # type: ignore[attr-defined]
        failing.mend()

        assert writers == set()
        assert (await made.post(made.first, entry)).count == 2


async def test_connections_that_are_cut(postgres: Database) -> None:
    """A server that ends all our connections is found again, by writers, readers and listeners."""
    async with await postgres.open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        await cut(postgres)
        refused = 0
        for _ in range(20):
            try:
                await made.post(made.first, made.entry(made.first, os.urandom(16)))
                await count(made)
            except StoreFailed:
                refused += 1

        assert refused < 20
        assert await count(made) > 1


async def test_readers_that_go_away(postgres: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is cancelled before a read has begun leaves no transaction to the next reader."""
    begin = postgres_driver._begin
    async with await postgres.open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        slow = "SELECT pg_sleep(5)"
        monkeypatch.setattr(postgres_driver, "_begin", lambda *asked: begin(*asked) + slow)
        readers = [asyncio.create_task(count(made)) for _ in range(postgres_driver.READERS)]
        await asyncio.sleep(0.5)
        for reader in readers:
            reader.cancel()
        await asyncio.wait(readers)
        monkeypatch.undo()
        found = await both(*(count(made) for _ in readers))

    assert found == [1] * postgres_driver.READERS


async def cut(database: Database) -> None:
    """End every connection to a database."""
    connection = await asyncpg.connect(database.owner)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of four megabytes; without the right to mount, one to be filled up."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(["mount", *options], check=False).returncode == 0
    yield folder
    if mounted:
        subprocess.run(["umount", folder], check=True)


async def test_a_disk_fills_up(small_disk: Path, template: Path) -> None:
    """On a full disk posts are refused and reads go on; with room again posts are taken again.

    All that was acknowledged is there, without a new start.
    """
    path = shutil.copy(template, small_disk / "quietroom.db")
    async with await Database(path).open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        filler = fill(store, small_disk)
        kept = 1
        while True:
            try:
                kept = (await made.post(made.first, made.entry(made.first, size=60_000))).count
            except NoSpace:
                break
        full = await count(made)
        free(store, filler)
        posted = await made.post(made.second, made.entry(made.second))

        assert full == kept
        assert posted.count == kept + 1


def fill(store: Store, folder: Path) -> Path:
    """Leave little room: on a small disk by a file, elsewhere by the database's own limit."""
    filler = folder / "filler"
    if os.path.ismount(folder):
        filler.write_bytes(bytes(2_500_000))
    else:
        limit(store, 120)
    return filler


def free(store: Store, filler: Path) -> None:
    """Make room again."""
    if filler.exists():
        filler.unlink()
    else:
        limit(store, 1_000_000)


def limit(store: Store, pages: int) -> None:
    """Let the database grow to so many pages."""
    driver = store._driver
    assert isinstance(driver, sqlite_driver.SqliteDriver)
    driver._writer.execute(f"PRAGMA max_page_count = {pages}")
