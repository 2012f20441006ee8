"""The store, put together: one database, its driver, and the operations by their words.

    async with await open_store(path, secret, clock) as store:
        await store.rooms.post(tenant, room, sender, parcel)

Every call is of one tenant and raises kinds of `QuietroomError`, nothing else. What returned from a
write is on the disk.

Source: docs/decisions/0003-two-databases.md.
"""

import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from ...ground.chance import Clock, Entropy
from .completed import Completed
from .concerns import Concerns
from .destruction import Destruction
from .erasure import Erasure
from .event import Fanout, Subscription
from .faces import Faces
from .feeds import Feeds
from .grants import Grants
from .identity import Identity
from .invitations import Invitations
from .kept import Keeping
from .knocks import Knocks
from .lane import Driver, Means
from .letters import Letters
from .mails import Mails
from .people import People
from .postgres import open_postgres
from .programme import Programme
from .pushes import Pushes
from .refusal import UnsafeStore
from .roles import RoleLists
from .rooms import Rooms
from .showing import Showing
from .sqlite import open_sqlite
from .streams import Streams
from .sweep import sweep
from .tenants import Tenants
from .tlog import Log
from .work import Keys


class Store:
    """Everything that a server holds."""

    def __init__(self, driver: Driver, means: Means, fanout: Fanout) -> None:
        self._driver = driver
        self._fanout = fanout
        self.keys = means.keys
        self.tenants = Tenants(driver, means)
        self.people = People(driver)
        self.identity = Identity(driver)
        self.invitations = Invitations(driver)
        self.rooms = Rooms(driver)
        self.faces = Faces(driver)
        self.keeping = Keeping(driver)
        self.destruction = Destruction(driver)
        self.erasure = Erasure(driver)
        self.showing = Showing(driver)
        self.notebook = Streams(driver)
        self.grants = Grants(driver)
        self.letters = Letters(driver)
        self.concerns = Concerns(driver)
        self.completed = Completed(driver)
        self.feeds = Feeds(driver)
        self.tlog = Log(driver)
        self.programme = Programme(driver)
        self.roles = RoleLists(driver)
        self.mails = Mails(driver)
        self.knocks = Knocks(driver)
        self.pushes = Pushes(driver)

    def subscribe(self, tenant: bytes, account: bytes) -> Subscription:
        """Listen, from now on, for what is new to an account."""
        return self._fanout.join(tenant, account)

    async def sweep(self, tenant: bytes) -> None:
        """Forget what has expired: what `sweep` and `concerns` name, each for its own time."""
        await self._driver.write(tenant, sweep)
        await self.concerns.sweep(tenant)

    async def scrub(self) -> None:
        """Let nothing that was deleted stay in the database's journal."""
        await self._driver.scrub()

    async def check(self) -> list[str]:
        """Each setting under which the database is not safe, with its remedy."""
        return await self._driver.unsafe()

    async def ready(self) -> dict[str, object]:
        """Whether the store takes writes ("ready"), and the facts behind it."""
        return await self._driver.ready()

    async def close(self) -> None:
        """Write what waits, then end."""
        await self._driver.close()

    async def __aenter__(self) -> Self:
        """The store itself."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        await self.close()


def is_url(where: str | Path) -> bool:
    """Whether this names a PostgreSQL database."""
    return str(where).startswith(("postgresql://", "postgres://"))


async def open_store(
    where: str | Path, secret: bytes, clock: Clock, entropy: Entropy = secrets.token_bytes
) -> Store:
    """Open the database: the path of a SQLite file, or the URL of a PostgreSQL database.

    `secret`: the server's 32 bytes. A SQLite file is made and migrated; PostgreSQL must have been
    migrated by its owner. Raises `UnsafeStore`, naming each setting; `NotOurs`, `NewerSchema`,
    `OlderSchema`, `DatabaseAway`.
    """
    means, fanout = Means(Keys(secret), clock, entropy), Fanout()
    driver: Driver
    if is_url(where):
        driver = await open_postgres(str(where), means, fanout)
    else:
        driver = open_sqlite(where, means, fanout)
    unsafe = await driver.unsafe()
    if unsafe:
        await driver.close()
        raise UnsafeStore("this database is not safe. " + "; ".join(unsafe))
    return Store(driver, means, fanout)
