"""Building the tables, and refusing a database that is newer, older or somebody else's.

SQLite is migrated when it is opened. PostgreSQL is migrated by its owner and opened by a role that
owns nothing, so there the two are two commands: `quietroom migrate` and `quietroom serve`.

Source: docs/decisions/0003-two-databases.md.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import asyncpg
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from .faults import translated
from .refusal import (
    DatabaseAway,
    DatabaseNotOwned,
    NewerSchema,
    NotOurs,
    OlderSchema,
    StoreFailed,
)
from .schema import metadata

ROLE = "quietroom_app"
"""The PostgreSQL role that serves: it may read and write rows, and owns nothing."""

APPLICATION = 0x51524F4D
"""The application id in the header of our SQLite files: "QROM"."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
"""Every revision in migrations/versions, the oldest first."""

VERSIONS = "alembic_version"
"""The table that tells which revision a database is at."""

_MAKE_ROLE = f"""
    DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
            CREATE ROLE {ROLE} LOGIN
                NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- somebody else has just made it
    END $$
"""

_TABLES = """
    SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = current_schema() AND relkind = 'r'
"""

_READABLE = f"SELECT has_table_privilege('{VERSIONS}', 'SELECT')"

_REVISION = sa.text("SELECT version_num FROM alembic_version")

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Bring a database to `revision`, inside the connection's transaction."""
    _run("upgrade", connection, revision)


def downgrade(connection: sa.Connection, revision: str = "base") -> None:
    """Take a database back to `revision`. For tests: it drops what it takes back."""
    _run("downgrade", connection, revision)


def newest() -> str:
    """The revision that this software writes."""
    return REVISIONS[-1]


def check_revision(tables: Iterable[str], revision: str | None) -> None:
    """Check that a database is empty or ours, and not newer than we are.

    Raises `NotOurs` or `NewerSchema`.
    """
    if revision is None and set(tables) - {VERSIONS}:
        raise NotOurs
    if revision is not None and revision not in REVISIONS:
        raise NewerSchema


def prepare_sqlite(path: Path) -> None:
    """Make the file and its tables, or bring them up to date.

    Raises `NotOurs` or `NewerSchema`, and then has changed nothing.
    """
    engine = sa.create_engine("sqlite://", creator=lambda: _opened(path), poolclass=sa.NullPool)
    with engine.connect() as connection:
        application, version = _looked_at(connection)
        if application not in (0, APPLICATION):
            raise NotOurs
        if version == newest():
            return
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql("COMMIT")


async def migrate(url: str) -> str:
    """Bring a PostgreSQL database up to date, as its owner. Returns the revision it is at now.

    Makes the role that serves, if it is not there, and grants it the rows of every table. It gives
    the role no password: that is the operator's to set. Raises `NotOurs` or `NewerSchema`, and then
    has changed nothing; `DatabaseNotOwned`, or `DatabaseAway`.
    """
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: _connected(url), poolclass=sa.NullPool
    )
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_migrate_postgres)
    except sa.exc.ProgrammingError as fault:
        if fault.orig and isinstance(fault.orig.__cause__, asyncpg.InsufficientPrivilegeError):
            raise DatabaseNotOwned from fault
        raise
    return newest()


async def _connected(url: str) -> Any:
    try:
        with translated():
            return await asyncpg.connect(url)
    except StoreFailed as fault:
        raise DatabaseAway from fault


async def check_served(connection: Any) -> None:
    """Check that an asyncpg connection sees our tables, as this version has them.

    Raises `NotOurs`, `NewerSchema` or `OlderSchema`.
    """
    tables = [row[0] for row in await connection.fetch(_TABLES)]
    revision = None
    if VERSIONS in tables:
        if not await connection.fetchval(_READABLE):
            raise OlderSchema
        revision = await connection.fetchval(_REVISION.text)
    check_revision(tables, revision)
    if revision != newest():
        raise OlderSchema


def _migrate_postgres(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION})")
    tables = sa.inspect(connection).get_table_names()
    revision = connection.scalar(_REVISION) if VERSIONS in tables else None
    check_revision(tables, revision)
    upgrade(connection)
    connection.exec_driver_sql(_MAKE_ROLE)
    named = ", ".join(metadata.tables)
    connection.exec_driver_sql(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {named} TO {ROLE}")
    connection.exec_driver_sql(f"GRANT SELECT ON {VERSIONS} TO {ROLE}")


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _looked_at(connection: sa.Connection) -> tuple[int, str | None]:
    try:
        tables = sa.inspect(connection).get_table_names()
        revision = None
        if VERSIONS in tables:
            revision = connection.scalar(_REVISION)
    except sa.exc.DatabaseError as fault:
        raise NotOurs("this file is not a SQLite database: name another, or none") from fault
    check_revision(tables, revision)
    application: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return application, revision


def _run(verb: Literal["upgrade", "downgrade"], connection: sa.Connection, revision: str) -> None:
    # Here and not above: a server whose tables are there begins a second sooner without it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    play = {"upgrade": command.upgrade, "downgrade": command.downgrade}[verb]
    play(config, revision)
