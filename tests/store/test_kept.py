"""Acknowledged means kept: a server is killed in the midst of writing, and nothing is missing."""

import os
import subprocess
import sys

import pytest

from quietroom.room.chain import Link, start
from quietroom.room.envelope import parse
from quietroom.room.epoch import parse as parse_record
from quietroom.room.parcel import ENTRY
from quietroom.server.store.engine import Store
from tests.house.tree import ROOT
from tests.store.conftest import Database

pytestmark = pytest.mark.anyio

ACKNOWLEDGED = 40
"""How many acknowledgements are waited for before the kill."""


def killed(database: Database, how: str) -> tuple[list[bytes], dict[int, str]]:
    """Run a victim, kill it, and tell where it wrote and what was acknowledged."""
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.store.victim", str(database.where), how],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with victim:
        assert victim.stdout is not None
        ids = [bytes.fromhex(word) for word in victim.stdout.readline().split()]
        lines = [victim.stdout.readline() for _ in range(ACKNOWLEDGED)]
        victim.kill()
        lines += victim.stdout.readlines()
    return ids, {int(line.split()[0]): line.split()[1] for line in lines if line.endswith("\n")}


async def stored(store: Store, tenant: bytes, room: bytes, account: bytes) -> dict[int, str]:
    """Every item's place and hash, once the chain over them is found to be whole."""
    link, found = start(room), dict[int, str]()
    while (page := await store.rooms.items(tenant, room, account, link.index, 200)).items:
        for item in page.items:
            read = parse if item.kind == ENTRY else parse_record
            found[link.index + 1] = read(item.body).hash.hex()
            link = link.then(read(item.body).hash)
    assert link == Link(page.count, page.head)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("how", ["honest", "early"])
async def test_what_was_acknowledged_is_there(database: Database, how: str) -> None:
    """Of an honest server nothing is lost; of one that answers before its commit something is."""
    ids, acknowledged = killed(database, how)
    async with await database.open() as store:
        found = await stored(store, *ids)
    lost = acknowledged.items() - found.items()

    assert len(acknowledged) >= ACKNOWLEDGED
    assert bool(lost) == (how == "early")
