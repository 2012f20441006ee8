"""Settings without which a database may lose what it acknowledged, and what to do about each.

Checked when the store is opened, which refuses to go on, and again whenever somebody asks.

Source: docs/decisions/0003-two-databases.md; sqlite.org/pragma.html, PostgreSQL's manual on
reliability and on row security.
"""

import sqlite3
from collections.abc import Mapping

SQLITE_SETTINGS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
}
"""What every connection sets."""

_SQLITE = {
    "journal_mode": (("wal",), "keep the data folder on a local disk, where WAL works"),
    "synchronous": (("2", "3"), "run a SQLite that allows synchronous=FULL"),
    "foreign_keys": (("1",), "run a SQLite that was built with foreign keys"),
    "secure_delete": (("1",), "run a SQLite that was built with secure_delete"),
}

_POSTGRES = {
    "fsync": (("on",), "set fsync = on in postgresql.conf and reload"),
    "full_page_writes": (("on",), "set full_page_writes = on in postgresql.conf and reload"),
    "synchronous_commit": (
        ("on", "local", "remote_write", "remote_apply"),
        "set synchronous_commit = on for this role and database",
    ),
}

POSTGRES_SETTINGS = tuple(_POSTGRES)
"""The settings that are asked for."""

_ROLE = {
    "rolsuper": "the role is a superuser",
    "rolbypassrls": "the role bypasses row-level security",
    "owner": "the role owns tables, or belongs to the role that does",
}

POSTGRES_ROLE = """
    SELECT rolsuper, rolbypassrls, EXISTS (
        SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = current_schema() AND pg_has_role(current_user, relowner, 'MEMBER')
    ) AS owner
    FROM pg_roles WHERE rolname = current_user
"""
"""What the role that we connect as may do."""

POSTGRES_OPEN_TABLES = """
    SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = current_schema() AND relname = ANY($1)
    AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY relname
"""
"""Those of our tables whose rows are not kept apart."""


def unsafe_sqlite(connection: sqlite3.Connection) -> list[str]:
    """Each unsafe setting of a connection, with its remedy."""
    found = {
        name: str(connection.execute(f"PRAGMA {name}").fetchone()[0]).lower() for name in _SQLITE
    }
    return _unsafe(found, _SQLITE)


def unsafe_postgres(settings: Mapping[str, str]) -> list[str]:
    """Each unsafe setting of a server, with its remedy."""
    return _unsafe(settings, _POSTGRES)


def unsafe_role(role: Mapping[str, bool], open_tables: list[str]) -> list[str]:
    """Why rows of one tenant could be seen by another."""
    remedy = "connect as quietroom_app, which `quietroom migrate --database OWNER_URL` makes"
    told = [f"{why}: {remedy}" for name, why in _ROLE.items() if role[name]]
    again = "run `quietroom migrate --database OWNER_URL`"
    return told + [f"row-level security is not forced on {name}: {again}" for name in open_tables]


def _unsafe(
    found: Mapping[str, str], wanted: Mapping[str, tuple[tuple[str, ...], str]]
) -> list[str]:
    return [
        f"{name} is {found[name]}, not {' or '.join(safe)}: {remedy}"
        for name, (safe, remedy) in wanted.items()
        if found[name] not in safe
    ]
