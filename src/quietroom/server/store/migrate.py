"""Building the tables, and refusing a database that is newer, older or somebody else's.

SQLite is migrated when it is opened. PostgreSQL is migrated by its owner and opened by a role that
owns nothing, so there the two are two commands: `quietroom migrate` and `quietroom serve`.

Source: docs/decisions/0003-two-databases.md.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from .refusal import NewerSchema, NotOurs, OlderSchema

ROLE = "quietroom_app"
"""The PostgreSQL role that serves: it may read and write rows, and owns nothing."""

APPLICATION = 0x51524F4D
"""The application id in the header of our SQLite files: "QROM"."""

VERSIONS = "alembic_version"
"""The table that tells which revision a database is at."""

_REVISION = sa.text("SELECT version_num FROM alembic_version")

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Bring a database to `revision`, inside the connection's transaction."""
    _run(command.upgrade, connection, revision)


def downgrade(connection: sa.Connection, revision: str = "base") -> None:
    """Take a database back to `revision`. For tests: it drops what it takes back."""
    _run(command.downgrade, connection, revision)


def newest() -> str:
    """The revision that this software writes."""
    head = ScriptDirectory(str(_SCRIPTS)).get_current_head()
    if head is None:
        raise OlderSchema("this installation has no migrations: install it anew")
    return head


def check_revision(tables: Iterable[str], revision: str | None) -> None:
    """Check that a database is empty or ours, and not newer than we are.

    Raises `NotOurs` or `NewerSchema`.
    """
    if revision is None and set(tables) - {VERSIONS}:
        raise NotOurs
    known = {script.revision for script in ScriptDirectory(str(_SCRIPTS)).walk_revisions()}
    if revision is not None and revision not in known:
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


def _run(verb: Callable[[Config, str], Any], connection: sa.Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    verb(config, revision)
