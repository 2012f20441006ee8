"""A server that is killed: posts as fast as it can, and prints what was acknowledged.

Called with the database, and with "honest" or "early". The early one answers its callers before
COMMIT, which is the fault that the test of the honest one must be able to see.
"""

import asyncio
import sys
import time
from collections.abc import Sequence

import sqlalchemy as sa

from quietroom.server.store import batch, postgres, sqlite
from quietroom.server.store.batch import Call
from quietroom.server.store.statement import One, Statement
from quietroom.server.store.work import Steps, Work
from tests.store.actors import Room, rooms
from tests.store.conftest import Database, new_tenant

CALLERS = 16

_SLEEP = Statement(sa.text("SELECT pg_sleep(0.25)"))


def early(work: Work, calls: Sequence[Call]) -> Steps[None]:
    """Play a batch, and answer before it is committed."""
    yield from batch.play(work, calls)
    for call in calls:
        call.future.get_loop().call_soon_threadsafe(call.answer)
    if sys.argv[1].startswith("postgresql"):
        yield One(_SLEEP, {})
    else:
        time.sleep(0.25)


async def post(made: Room, caller: int) -> None:
    """Post for ever, and print the place and hash of what was acknowledged."""
    writer = bytes([caller]) * 16
    while True:
        entry = made.entry(made.first, writer)
        posted = await made.post(made.first, entry)
        sys.stdout.write(f"{posted.receipts[0].index} {entry.hash.hex()}\n")
        sys.stdout.flush()


async def main() -> None:
    """Make a room, say where it is, and post."""
    async with await Database(sys.argv[1]).open() as store:
        tenant = (await new_tenant(store)).id
        (made,) = await rooms(store, tenant, 1)
        sys.stdout.write(f"{tenant.hex()} {made.id.hex()} {made.first.account.hex()}\n")
        sys.stdout.flush()
        await asyncio.gather(*(post(made, caller) for caller in range(CALLERS)))


if __name__ == "__main__":
    if sys.argv[2] == "early":
        sqlite.play = postgres.play = early  # type: ignore[attr-defined]
    asyncio.run(main())
