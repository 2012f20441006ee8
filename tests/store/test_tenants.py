"""Tenants: found by the name they are called, and blind to each other on either database."""

import os

import pytest

from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store.engine import Store
from quietroom.server.store.joining import Joining
from quietroom.server.store.schema import metadata
from quietroom.server.store.statement import STATEMENTS, Compiled, Lookup, Statement
from tests.store.actors import Clock, Room, actor, coordinator, once, room
from tests.store.conftest import Database, new_tenant

pytestmark = pytest.mark.anyio


async def test_a_tenant_is_found_by_its_name(fresh: Database) -> None:
    """The only tenant answers to every name; of several each to its own."""
    async with await fresh.open() as store:
        with pytest.raises(NotFound):
            await store.tenants.of_host("anything")
        one = await new_tenant(store)
        alone = await store.tenants.of_host("anything")
    async with await fresh.open() as store:
        other = await new_tenant(store)

        assert alone == one.id
        assert await store.tenants.of_host(one.host) == one.id
        assert await store.tenants.of_host(other.host) == other.id
        assert await store.tenants.of(one.id) == one
        with pytest.raises(NotFound):
            await store.tenants.of_host("anything")
        with pytest.raises(NotFound):
            await store.tenants.of(os.urandom(16))
        with pytest.raises(Conflict):
            await store.tenants.create(one.host, "x.example/log", "P")


async def test_a_tenant_that_another_process_made(postgres: Database, clock: Clock) -> None:
    """Within a minute a server knows of a tenant that came while it ran."""
    async with await postgres.open(clock) as one, await postgres.open(clock) as two:
        await new_tenant(one)
        await one.tenants.all()
        made = await new_tenant(two)
        with pytest.raises(NotFound):
            await one.tenants.of_host(made.host)
        clock.now += 60

        assert await one.tenants.of_host(made.host) == made.id


async def test_the_same_ids_in_two_tenants(store: Store) -> None:
    """What one tenant holds under an id is not what another holds under the same."""
    tenants = [(await new_tenant(store)).id for _ in range(2)]
    who, token = actor(), os.urandom(32)
    for tenant in tenants:
        await store.invitations.first(tenant, token)
        name = tenant.hex()
        await store.identity.join(tenant, Joining(token, name, who.new(), None), once())
    await store.identity.session_open(tenants[0], token, who.card.hash, 2_000_000_000)
    made = await room(store, tenants[0], who)
    twin = Room(store, tenants[1], made.id, made.first, made.second, made.record)

    for tenant in tenants:
        assert (await store.identity.me(tenant, who.account)).name == tenant.hex()
    assert await store.identity.session_of(tenants[1], token) is None
    assert await store.rooms.mine(tenants[1], who.account) == []
    with pytest.raises(NotFound):
        await twin.post(who, made.entry(who))
    with pytest.raises(NotFound):
        await store.identity.cards_of(tenants[1], made.second.card.hash)


async def test_one_batch_of_several_tenants(store: Store) -> None:
    """Writes of many tenants at once reach each its own."""
    tenants = [(await new_tenant(store)).id for _ in range(5)]
    for tenant in tenants:
        await coordinator(store, tenant)

    sizes = [(await store.tlog.checkpoint(tenant)).split(b"\n")[1] for tenant in tenants]

    assert sizes == [b"1"] * 5


def compiled() -> list[Compiled]:
    """Every statement as SQLite is given it."""
    lookups = [each for each in STATEMENTS if isinstance(each, Lookup)]
    single = [each.sqlite for each in STATEMENTS if not isinstance(each, Lookup)]
    return single + [one for each in lookups for one in each.sqlite.values()]


def test_every_statement_names_the_tenant() -> None:
    """No statement about rows of a tenant is without it; the list of tenants is the exception."""
    loose = [
        each.sql
        for each in compiled()
        if "tenant" not in each.names and " SAVEPOINT " not in f" {each.sql} "
    ]

    assert len(loose) == 2
    assert all(" tenant" in sql for sql in loose)


def test_every_statement_compiles_on_both() -> None:
    """Each dialect has its own placeholders, one for each parameter, and no value written in."""
    assert len(STATEMENTS) > 80
    assert all(each.sql.count("?") == len(each.names) for each in compiled())
    for each in STATEMENTS:
        assert all(f"${n}" in each.postgres.sql for n in range(1, len(each.postgres.names) + 1))
        assert ("unnest" in each.postgres.sql) == (not isinstance(each, Statement))


def test_keys_stand_before_what_they_share() -> None:
    """A lookup's keys are its first parameters on SQLite, row by row, as they are handed over."""
    for each in STATEMENTS:
        if isinstance(each, Lookup):
            for size, one in each.sqlite.items():
                keys = [f"{name}_{n}" for n in range(size) for name in each.names]
                assert list(one.names[: len(keys)]) == keys
                assert "tenant" in one.names[len(keys) :]


def test_every_key_begins_with_the_tenant() -> None:
    """The tenant stands first in every primary key and every index."""
    tables = [table for name, table in metadata.tables.items() if name != "tenant"]
    keys = [[*table.primary_key] for table in tables]
    keys += [[*index.columns] for table in tables for index in table.indexes]

    assert len(keys) > len(tables) > 20
    assert {key[0].name for key in keys} == {"tenant"}
