"""A PostgreSQL with a database laid ready, of which a round gets a copy."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import asyncpg

from quietroom.server.store.migrate import ROLE, migrate
from tests.store.cluster import Cluster, cluster

READY = "ready"


@dataclass(frozen=True, slots=True)
class Ready:
    """A running PostgreSQL; `owner` and `served` are URLs of its database that is laid ready."""

    server: Cluster

    @property
    def owner(self) -> str:
        """The database that is laid ready, for its owner."""
        return self.server.url(READY)

    @property
    def served(self) -> str:
        """The database that is laid ready, for the role that serves."""
        return self.server.url(READY, ROLE)

    def copy(self) -> str:
        """A fresh copy, for the role that serves."""
        name = "c" + os.urandom(8).hex()
        asyncio.run(_create(self.server, f"{name} TEMPLATE {READY}"))
        return self.server.url(name, ROLE)


@contextmanager
def postgres() -> Iterator[Ready]:
    """Run one until the end of the block, with our tables in it."""
    with cluster() as server:
        asyncio.run(_create(server, READY))
        ready = Ready(server)
        asyncio.run(migrate(ready.owner))
        yield ready


async def _create(server: Cluster, what: str) -> None:
    connection = await asyncpg.connect(server.url("postgres"))
    await connection.execute(f"CREATE DATABASE {what}")
    await connection.close()
