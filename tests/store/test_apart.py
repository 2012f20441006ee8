"""Tenants kept apart by PostgreSQL itself, for a role that could not lift the rule."""

import os
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from quietroom.server.store.schema import metadata
from tests.store.actors import room
from tests.store.conftest import Database, new_tenant

pytestmark = pytest.mark.anyio

TABLES = [name for name in metadata.tables if name != "tenant"]


@pytest.fixture
async def role(postgres: Database) -> AsyncIterator[Any]:
    """A connection as the store has it: of a role that is no superuser and owns nothing."""
    connection = await asyncpg.connect(postgres.where)
    rights = await connection.fetchrow(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
        " WHERE rolname = current_user"
    )
    owned = await connection.fetchval(
        "SELECT count(*) FROM pg_class WHERE pg_has_role(current_user, relowner, 'MEMBER')"
    )
    assert not any(rights)
    assert owned == 0
    yield connection
    await connection.close()


async def named(connection: Any, tenant: bytes) -> None:
    """Name the tenant of a transaction."""
    await connection.execute("SELECT set_config('app.tenant', $1, true)", tenant.hex())


@pytest.fixture
async def two(postgres: Database) -> list[bytes]:
    """Two tenants, both with a room in which an entry was let out."""
    async with await postgres.open() as store:
        tenants = [(await new_tenant(store)).id for _ in range(2)]
        for tenant in tenants:
            made = await room(store, tenant)
            await made.post(made.first, made.entry(made.first), leaves=(b"l" * 48,))
    return tenants


@pytest.mark.parametrize("table", TABLES)
async def test_no_tenant_no_rows(role: Any, table: str) -> None:
    """A transaction that has named no tenant gets an error, from reads and from writes."""
    for statement in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
        with pytest.raises(asyncpg.UndefinedObjectError):
            await role.execute(statement)


async def test_a_tenant_lasts_for_a_transaction(role: Any, two: list[bytes]) -> None:
    """The tenant of one transaction is not that of the next on the connection."""
    async with role.transaction():
        await named(role, two[0])
        found = await role.fetchval("SELECT count(*) FROM item")

    assert found == 2
    with pytest.raises(asyncpg.InvalidTextRepresentationError):
        await role.fetch("SELECT * FROM item")


async def test_other_tenants_are_not_there(role: Any, two: list[bytes]) -> None:
    """A query that forgets the tenant sees the named one's rows and no other."""
    filled = 0
    for table in TABLES:
        async with role.transaction():
            await named(role, two[0])
            found = {row["tenant"] for row in await role.fetch(f"SELECT tenant FROM {table}")}
        filled += bool(found)

        assert found <= {two[0]}
    assert filled > 10


async def test_other_tenants_cannot_be_changed(role: Any, two: list[bytes]) -> None:
    """No row of another tenant is changed or removed."""
    mine, other = two
    done = set()
    async with role.transaction():
        await named(role, mine)
        for table in TABLES:
            change = f"UPDATE {table} SET tenant = tenant WHERE tenant = $1"
            done.add(await role.execute(change, other))
            done.add(await role.execute(f"DELETE FROM {table} WHERE tenant = $1", other))

    assert done == {"UPDATE 0", "DELETE 0"}


@pytest.mark.parametrize("whose", [0, 1])
async def test_other_tenants_get_no_rows(role: Any, two: list[bytes], whose: int) -> None:
    """A row is made for the tenant that was named, and for no other."""
    insert = "INSERT INTO challenge (tenant, nonce, expires) VALUES ($1, $2, 1)"
    transaction = role.transaction()
    await transaction.start()
    await named(role, two[0])
    try:
        made = await role.execute(insert, two[whose], os.urandom(32))
    except asyncpg.InsufficientPrivilegeError:
        made = "refused"
    await transaction.rollback()

    assert made == ("refused" if whose else "INSERT 0 1")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE item DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own ON item",
        "CREATE TABLE mine (id int)",
        "SET ROLE postgres",
        "UPDATE alembic_version SET version_num = '0'",
        "TRUNCATE item",
    ],
)
async def test_the_rules_stay(role: Any, statement: str) -> None:
    """The role lifts no rule, makes no table and takes no other role."""
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await role.execute(statement)


async def test_the_list_of_tenants_stays(role: Any, two: list[bytes]) -> None:
    """Tenants are listed for whoever serves, and neither changed nor removed."""
    assert await role.fetchval("SELECT count(*) FROM tenant") > 1
    assert await role.execute("DELETE FROM tenant") == "DELETE 0"
    assert await role.execute("UPDATE tenant SET host = 'x'") == "UPDATE 0"
