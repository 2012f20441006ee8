"""What a server does between requests: sends mails, knocks, and forgets what has expired.

Each goes round by itself, so that a mail server that answers slowly holds up nothing else.

Source: spec/http.md section 11; spec/knock.md.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from ..knock.due import due
from . import problem, pushing
from .postman import Postman
from .request import Shell
from .store.pushes import Push
from .zones import still

EVERY = 1.0
"""Seconds between two looks at what is to be sent."""

SWEEP = 3600.0
"""Seconds between two sweeps of what has expired."""


@asynccontextmanager
async def running(shell: Shell, folder: Path) -> AsyncIterator[None]:
    """Do it until the end of the block. Without a mail server mails are written into `folder`."""
    postman = Postman(shell.store, shell.config, folder, shell.clock)
    tasks = [
        asyncio.create_task(_loop(postman.send, EVERY)),
        asyncio.create_task(_loop(lambda: knock(shell), EVERY)),
        asyncio.create_task(_loop(lambda: send_pushes(shell), EVERY)),
        asyncio.create_task(_loop(lambda: sweep(shell), SWEEP)),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def knock(shell: Shell) -> None:
    """Note who is there, and tell who is away and due."""
    store, now = shell.store, shell.clock()
    for tenant, seen in shell.presence.take().items():
        await store.knocks.there(tenant, seen)
    for known in await store.tenants.all():
        for found in await store.knocks.due(known.id):
            moment = due(found.manner, still(found.manner.zone), found.fresh)
            if moment > now:
                await store.knocks.later(known.id, found, moment)
            else:
                mail = shell.config.mailing.server is not None
                await store.knocks.tell(known.id, found, mail=mail)


async def send_pushes(shell: Shell) -> None:
    """Push to every browser that is to be told."""
    if not shell.config.pushing.on:
        return
    for tenant in await shell.store.tenants.all():
        found = await shell.store.pushes.due(tenant.id)
        await asyncio.gather(*(_push(shell, tenant.id, one) for one in found))


async def sweep(shell: Shell) -> None:
    """Forget what has expired and destroy what is kept no longer, in every tenant."""
    store, backups = shell.store, shell.config.backups
    for tenant in await store.tenants.all():
        await store.sweep(tenant.id)
        await store.destruction.run(tenant.id, backups)
    await store.scrub()


async def _push(shell: Shell, tenant: bytes, found: Push) -> None:
    pushes, config = shell.store.pushes, shell.config
    key = shell.store.keys.push(tenant)
    try:
        await pushing.push(config.pushing, key, config.url, found.endpoint, shell.clock())
    except (pushing.Gone, pushing.BadEndpoint):
        await pushes.gone(tenant, found)
    except pushing.NotPushed as fault:
        problem.log(fault)
        await pushes.failed(tenant, found)
    else:
        await pushes.done(tenant, found)


async def _loop(act: Callable[[], Awaitable[None]], pause: float) -> None:
    while True:
        try:
            await act()
        except Exception as fault:  # noqa: BLE001 - what fails now is tried again
            problem.log(fault)
        await asyncio.sleep(pause)
