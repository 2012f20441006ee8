"""Building the tables: one history for both, no drift, and nobody else's database touched."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from quietroom.server.store import migrate as migrations
from quietroom.server.store.migrate import (
    REVISIONS,
    ROLE,
    downgrade,
    migrate,
    newest,
    prepare_sqlite,
    upgrade,
)
from quietroom.server.store.refusal import (
    DatabaseAway,
    DatabaseNotOwned,
    NewerSchema,
    NotOurs,
    OlderSchema,
)
from quietroom.server.store.schema import CIPHERTEXT, metadata
from tests.store.actors import room
from tests.store.cluster import Cluster
from tests.store.conftest import Database, empty_database, new_tenant

T = Callable[[sa.Connection], Any]


def as_owner(database: Database, act: T) -> Any:
    """Run `act` on a connection of whoever owns the tables."""
    if database.owner is None:
        engine = sa.create_engine(f"sqlite:///{database.where}", poolclass=sa.NullPool)
        with engine.begin() as connection:
            return act(connection)
    return asyncio.run(_as_owner(database.owner, act))


async def _as_owner(url: str, act: T) -> Any:
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=sa.NullPool
    )
    async with engine.begin() as connection:
        found = await connection.run_sync(act)
    await engine.dispose()
    return found


def drift(connection: sa.Connection) -> list[Any]:
    """Where the tables differ from the metadata."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def set_revision(connection: sa.Connection) -> None:
    """Claim that a later version wrote this."""
    connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))


def test_tables_are_as_the_metadata_says(fresh: Database) -> None:
    """The migrations build what the statements are written for."""
    assert as_owner(fresh, drift) == []


def test_every_revision_is_known() -> None:
    """What is said of the migrations without reading them is what they say themselves."""
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent / "migrations"))
    found = [script.revision for script in scripts.walk_revisions()]

    assert list(REVISIONS) == found[::-1]
    assert newest() == scripts.get_current_head()


def test_serving_needs_no_migrations() -> None:
    """A server whose tables are there begins without the library that builds them."""
    code = "import sys; import quietroom.server.run; sys.exit('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=100)

    assert done.returncode == 0


def test_drift_is_seen(fresh: Database) -> None:
    """The comparison finds a column that was forgotten in a migration."""
    forget = sa.text("ALTER TABLE mail DROP COLUMN tries")
    as_owner(fresh, lambda connection: connection.execute(forget))

    assert len(as_owner(fresh, drift)) == 1


def test_there_and_back_and_there(fresh: Database) -> None:
    """Taking every revision back leaves nothing; building again leaves no difference."""
    as_owner(fresh, downgrade)
    left = as_owner(fresh, lambda connection: sa.inspect(connection).get_table_names())
    as_owner(fresh, upgrade)

    assert left == ["alembic_version"]
    assert as_owner(fresh, drift) == []


@pytest.mark.anyio
async def test_a_seeded_database_is_migrated(sqlite: Database) -> None:
    """Opening a database that is in use changes nothing in it."""
    async with await sqlite.open() as store:
        made = await room(store, (await new_tenant(store)).id)
    assert isinstance(sqlite.where, Path)
    prepare_sqlite(sqlite.where)
    async with await sqlite.open() as made.store:
        posted = await made.post(made.first, made.entry(made.first))

    assert posted.count == 2


def opening(database: Database) -> None:
    """Open a store, and close it."""

    async def run() -> None:
        async with await database.open():
            pass

    asyncio.run(run())


def test_a_newer_database_is_refused(fresh: Database) -> None:
    """What a later version wrote is neither opened nor migrated."""
    as_owner(fresh, set_revision)

    with pytest.raises(NewerSchema, match="newer"):
        opening(fresh)
    if fresh.owner is not None:
        with pytest.raises(NewerSchema):
            asyncio.run(migrate(fresh.owner))


def test_somebody_elses_file_is_refused(tmp_path: Path) -> None:
    """A database of another program, or a file that is none, stays as it is."""
    path = tmp_path / "other.db"
    for write in (_other_tables, _other_application, _no_database):
        path.unlink(missing_ok=True)
        write(path)
        before = path.read_bytes()
        with pytest.raises(NotOurs):
            opening(Database(path))

        assert path.read_bytes() == before


def _other_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE diary (day TEXT)")
    connection.close()


def _other_application(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 7")
    connection.close()


def _no_database(path: Path) -> None:
    path.write_text("Dear diary, this is no database. " * 100)


def test_somebody_elses_database_is_refused(server: Cluster) -> None:
    """A PostgreSQL database with other tables is neither migrated nor opened."""
    name = empty_database(server)
    other = Database(server.url(name, ROLE), server.url(name))
    create = sa.text("CREATE TABLE diary (day text)")
    as_owner(other, lambda connection: connection.execute(create))

    with pytest.raises(NotOurs):
        asyncio.run(migrate(server.url(name)))
    with pytest.raises(NotOurs):
        opening(other)


def test_an_empty_database_is_to_be_migrated(server: Cluster) -> None:
    """PostgreSQL is migrated by its owner, not by the server; the refusal says how."""
    name = empty_database(server)

    with pytest.raises(OlderSchema, match="quietroom migrate"):
        opening(Database(server.url(name, ROLE)))
    assert asyncio.run(migrate(server.url(name))) == newest()
    opening(Database(server.url(name, ROLE)))


def test_who_may_migrate(server: Cluster) -> None:
    """A role that may not build is told so; so is whoever names a database that is not there."""
    name = empty_database(server)
    asyncio.run(migrate(server.url(empty_database(server))))

    with pytest.raises(DatabaseNotOwned, match="owner"):
        asyncio.run(migrate(server.url(name, ROLE)))
    for url in (server.url("nowhere"), server.url(name, "nobody"), "postgresql:///?host=/nowhere"):
        with pytest.raises(DatabaseAway, match="check the URL"):
            asyncio.run(migrate(url))
        with pytest.raises(DatabaseAway, match="check the URL"):
            opening(Database(url))


def test_migrating_twice_at_once(server: Cluster) -> None:
    """Two owners who migrate together come to one end."""
    url = server.url(empty_database(server))

    async def together() -> list[str]:
        return list(await asyncio.gather(migrate(url), migrate(url)))

    assert asyncio.run(together()) == [newest()] * 2


def test_ciphertext_is_not_compressed(postgres: Database) -> None:
    """PostgreSQL stores sealed bytes as they are."""
    ask = sa.text(
        "SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
        " WHERE attstorage = 'e' AND relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    found = as_owner(postgres, lambda connection: connection.execute(ask).all())

    assert {tuple(row) for row in found} == set(CIPHERTEXT.items())
