"""The store layer on PostgreSQL, against pgbench with a transaction for each entry."""

import os
import re
import subprocess

import asyncpg
import uvloop

from benchmarks._callers import CALLERS, SIZE, Caller, opened, posted, settle
from benchmarks._postgres import Ready, postgres
from benchmarks.claim import Claim, middle
from quietroom.server.store.schema import place
from tests.store.cluster import binaries

_ENTRIES = 50
"""Entries of each caller in a round."""

_ALONE = 40
"""Transactions of each client of pgbench in a round."""

_ID = "decode(lpad(to_hex(CAST(:client_id AS int)), 32, '0'), 'hex')"
"""The id of a client's room, account and writer."""

_SCRIPT = f"""
BEGIN;
SELECT count, head, epoch, record, named_first, named_second, current_first, current_second, account_first, account_second FROM place WHERE tenant = :tenant AND id = {_ID} FOR UPDATE \\gset
SELECT next FROM writer WHERE tenant = :tenant AND place = {_ID} AND account = {_ID} AND id = {_ID} \\gset
INSERT INTO item (tenant, place, idx, kind, hash, author, time, stamp, body) VALUES (:tenant, {_ID}, CAST(:count AS bigint) + 1, 0, sha256(int8send(CAST(:count AS bigint))), {_ID}, 1, NULL, :body);
UPDATE place SET count = CAST(:count AS bigint) + 1, head = sha256(:head), time = 1 WHERE tenant = :tenant AND id = {_ID};
UPDATE writer SET next = CAST(:next AS bigint) + 1 WHERE tenant = :tenant AND place = {_ID} AND account = {_ID} AND id = {_ID};
COMMIT;
"""  # noqa: E501 - what ends a command of pgbench is the line's end
"""What posting reads, and the rows that it writes."""

_OTHERS = ", ".join(one.name for one in place.columns if one.name not in ("id", "count"))

_PLACES = f"""
    WITH there AS (
        INSERT INTO place (id, count, {_OTHERS})
        SELECT decode(lpad(to_hex(n), 32, '0'), 'hex'), 0, {_OTHERS}
        FROM (SELECT * FROM place WHERE tenant = $1 LIMIT 1) AS one, generate_series(0, $2) AS n
        RETURNING id
    )
    INSERT INTO writer (tenant, place, account, id, next) SELECT $1, id, id, id, 0 FROM there
"""
"""A room for each client of pgbench, and its writer."""


def measure() -> list[Claim]:
    """Entries of 64 callers through the store, and as many clients of pgbench."""
    return [
        Claim(_about("one tenant"), _measured(1), aim=4.0),
        Claim(_about("twenty tenants"), _measured(20)),
    ]


def _about(where: str) -> str:
    return (
        f"store on PostgreSQL, 64 callers in {where}, as a multiple of pgbench's rate with as many"
        " clients and a transaction for each entry, of the same reads and rows"
    )


def _measured(tenants: int) -> float:
    with postgres() as ready:
        callers = uvloop.run(_ready(ready, tenants))
        tenant = callers[0].tenant
        return middle(lambda: _ours(ready.copy(), callers) / _alone(ready.copy(), tenant))


async def _ready(ready: Ready, tenants: int) -> list[Caller]:
    async with await opened(ready.served) as store:
        callers = await settle(store, _ENTRIES, tenants)
    owner = await asyncpg.connect(ready.owner)
    await owner.execute("SET row_security = off")
    await owner.execute(_PLACES, callers[0].tenant, CALLERS - 1)
    await owner.close()
    return callers


def _ours(url: str, callers: list[Caller]) -> float:
    """Entries a second."""

    async def post() -> float:
        async with await opened(url) as store:
            return await posted(store, callers)

    return uvloop.run(post())


def _alone(url: str, tenant: bytes) -> float:
    """Transactions a second, each of one entry, in the role that serves."""
    values = {"tenant": tenant, "body": os.urandom(SIZE)}
    given = [f"--define={name}=\\x{value.hex()}" for name, value in values.items()]
    shape = ["--no-vacuum", "--protocol=prepared", f"--client={CALLERS}", "--jobs=2"]
    done = subprocess.run(
        [
            binaries() / "pgbench",
            *shape,
            f"--transactions={_ALONE}",
            *given,
            "--file=/dev/stdin",
            url,
        ],
        input=_SCRIPT,
        env={**os.environ, "PGOPTIONS": f"-c app.tenant={tenant.hex()}"},
        capture_output=True,
        check=True,
        text=True,
    )
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    assert rate, f"pgbench did not say how fast it was: {done.stdout}"
    return float(rate[1])
