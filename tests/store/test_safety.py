"""Unsafe settings are found one by one, and refused with the setting and what to do."""

import asyncio
import shutil
import sqlite3
from pathlib import Path

import asyncpg
import pytest

from quietroom.server.store.migrate import ROLE
from quietroom.server.store.refusal import UnsafeStore
from quietroom.server.store.safety import SQLITE_SETTINGS, unsafe_sqlite
from tests.store.cluster import Cluster, cluster
from tests.store.conftest import Database, postgres_database


def opening(database: Database) -> None:
    """Open a store, and close it."""

    async def run() -> None:
        async with await database.open() as store:
            assert await store.check() == []

    asyncio.run(run())


def as_owner(database: Database, statement: str) -> None:
    """Run a statement as whoever owns the database."""

    async def run() -> None:
        connection = await asyncpg.connect(database.owner)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "DELETE"),
        ("synchronous", "NORMAL"),
        ("foreign_keys", "OFF"),
        ("secure_delete", "FAST"),
    ],
)
def test_sqlite_settings(
    sqlite: Database, setting: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A SQLite that does not keep a setting is not served from."""
    opening(sqlite)
    monkeypatch.setitem(SQLITE_SETTINGS, setting, value)

    with pytest.raises(UnsafeStore, match=f"{setting} is .*: (keep|run)"):
        opening(sqlite)


def test_a_plain_connection_is_not_safe(sqlite: Database, tmp_path: Path) -> None:
    """What SQLite does by itself is told in full."""
    path = shutil.copy(sqlite.where, tmp_path / "plain.db")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    told = unsafe_sqlite(connection)
    connection.close()

    assert [line.split(" is ")[0] for line in told][:1] == ["journal_mode"]
    assert any(line.startswith("foreign_keys is 0, not 1: ") for line in told)


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_postgres_settings(setting: str) -> None:
    """A PostgreSQL that may lose what it said it kept is not served from."""
    with cluster(f"{setting}=off") as running:
        found = postgres_database(running)
        with pytest.raises(UnsafeStore, match=f"{setting} is off, not on: set {setting} = on"):
            opening(found)


def test_postgres_must_wait_for_its_disk(server: Cluster) -> None:
    """A role for which commits do not wait is not served."""
    found = postgres_database(server)
    opening(found)
    as_owner(found, f"ALTER DATABASE {found.name} SET synchronous_commit = off")

    with pytest.raises(UnsafeStore, match="synchronous_commit is off"):
        opening(found)


def test_an_owner_does_not_serve(server: Cluster) -> None:
    """Whoever owns tables, or could pass by the rules, is told to connect as the narrow role."""
    found = postgres_database(server)
    told = []
    for role, rights in (
        ("postgres", None),
        ("bypass", "BYPASSRLS"),
        ("belongs", "IN ROLE postgres"),
    ):
        name = f"{role}_{found.name}"
        if rights:
            as_owner(found, f"CREATE ROLE {name} LOGIN {rights}; GRANT {ROLE} TO {name}")
        url = str(found.where).replace(ROLE, name if rights else role)
        with pytest.raises(UnsafeStore, match=f"connect as {ROLE}") as refused:
            opening(Database(url))
        told.append(str(refused.value))

    assert "the role is a superuser" in told[0]
    assert "the role bypasses row-level security" in told[1]
    assert "the role owns tables, or belongs" in told[2]


def test_an_open_table_is_found(server: Cluster) -> None:
    """A table whose rows are not kept apart any more is named."""
    found = postgres_database(server)
    as_owner(found, "ALTER TABLE item NO FORCE ROW LEVEL SECURITY")

    with pytest.raises(UnsafeStore, match="not forced on item: run `quietroom migrate"):
        opening(found)
