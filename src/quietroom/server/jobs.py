"""What a server does between requests: sends mails, and forgets what has expired.

Source: spec/http.md section 11.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from ..ground.chance import Clock
from . import mails, problem
from .store.engine import Store

EVERY = 1.0
"""Seconds between two looks at what is to be mailed."""

SWEEP = 3600
"""Seconds between two sweeps of what has expired."""


@asynccontextmanager
async def running(store: Store, folder: Path, clock: Clock) -> AsyncIterator[None]:
    """Do it until the end of the block. Mails are written into `folder`."""
    task = asyncio.create_task(_loop(store, folder, clock))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def send_mails(store: Store, folder: Path, now: int) -> None:
    """Write all mails that are due; one that cannot be written is tried again later."""
    for tenant in await store.tenants.all():
        for mail in await store.mails.due(tenant.id):
            try:
                mails.write(folder, mail, tenant, now)
            except (ValueError, OSError) as fault:
                problem.log(fault)
                await store.mails.failed(tenant.id, mail)
            else:
                await store.mails.done(tenant.id, mail.id)


async def sweep(store: Store) -> None:
    """Forget what has expired, in every tenant."""
    for tenant in await store.tenants.all():
        await store.sweep(tenant.id)


async def _loop(store: Store, folder: Path, clock: Clock) -> None:
    swept = 0
    while True:
        try:
            await send_mails(store, folder, clock())
            if clock() >= swept + SWEEP:
                await sweep(store)
                swept = clock()
        except Exception as fault:  # noqa: BLE001 - what fails now is tried again
            problem.log(fault)
        await asyncio.sleep(EVERY)
