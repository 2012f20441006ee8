"""Both databases, for every test of the store: a SQLite file, and PostgreSQL from its wheel.

One PostgreSQL runs for each process of tests. The store connects to it as the narrow role, to one
database in which every test has a tenant of its own.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from quietroom.server.store.engine import Store, open_store
from quietroom.server.store.migrate import ROLE, migrate, prepare_sqlite
from quietroom.server.store.tenants import Tenant
from tests.store.actors import Clock
from tests.store.cluster import Cluster, cluster

SECRET = b"s" * 32


@dataclass(frozen=True, slots=True)
class Database:
    """Where a store is: path or URL; on PostgreSQL its owner's URL, and its name there."""

    where: str | Path
    owner: str | None = None
    name: str = ""

    async def open(self, clock: Clock | None = None) -> Store:
        """Open a store on it."""
        return await open_store(self.where, SECRET, clock or Clock())


@pytest.fixture
def anyio_backend() -> str:
    """Run tests on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A running PostgreSQL."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def postgres(server: Cluster) -> Database:
    """A database of it, migrated."""
    return postgres_database(server)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file, migrated."""
    path = tmp_path_factory.mktemp("template") / "quietroom.db"
    prepare_sqlite(path)
    return path


@pytest.fixture
def sqlite(tmp_path: Path, template: Path) -> Database:
    """A SQLite file of this test's own."""
    return Database(Path(shutil.copy(template, tmp_path / "quietroom.db")))


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """Each of the two databases."""
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def fresh(request: pytest.FixtureRequest) -> Database:
    """Each of the two databases, without tenants."""
    if request.param == "sqlite":
        found: Database = request.getfixturevalue("sqlite")
        return found
    return postgres_database(request.getfixturevalue("server"))


@pytest.fixture
def clock() -> Clock:
    """The store's clock."""
    return Clock()


@pytest.fixture
async def store(database: Database, clock: Clock) -> AsyncIterator[Store]:
    """An open store."""
    async with await database.open(clock) as opened:
        yield opened


@pytest.fixture
async def tenant(store: Store) -> bytes:
    """The id of a tenant that nobody else uses."""
    return (await new_tenant(store)).id


async def new_tenant(store: Store) -> Tenant:
    """A tenant with a name of its own."""
    name = os.urandom(8).hex()
    return await store.tenants.create(name, f"{name}.example/log", "Programme")


def postgres_database(server: Cluster) -> Database:
    """A new database, migrated by its owner and served by the narrow role."""
    name = empty_database(server)
    asyncio.run(migrate(server.url(name)))
    return Database(server.url(name, ROLE), server.url(name), name)


def empty_database(server: Cluster) -> str:
    """The name of a new database with nothing in it."""
    name = "q" + os.urandom(8).hex()

    async def create() -> None:
        connection = await asyncpg.connect(server.url("postgres"))
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()

    asyncio.run(create())
    return name
