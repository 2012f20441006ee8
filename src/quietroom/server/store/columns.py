"""How tables are written: columns of one kind each, and every key beginning with the tenant.

Source: docs/decisions/0003-two-databases.md.
"""

from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary, Table, Text

T = TypeVar("T")

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A whole number of 64 bits; SQLite has only one kind."""


def key(name: str) -> Column[bytes]:
    """A part of the primary key: bytes."""
    return Column(name, LargeBinary(), primary_key=True)


def nth(name: str) -> Column[int]:
    """A part of the primary key: a number, from 0 or 1 on."""
    return Column(name, NUMBER, primary_key=True, autoincrement=False)


def octets(name: str, *, null: bool = False) -> Column[bytes]:
    """Bytes."""
    return Column(name, LargeBinary(), nullable=null)


def number(name: str, *, null: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, NUMBER, nullable=null)


def text(name: str, *, null: bool = False) -> Column[str]:
    """Text."""
    return Column(name, Text(), nullable=null)


def may(kind: Callable[..., Column[T]], *names: str) -> tuple[Column[T], ...]:
    """Columns of a kind that may be empty."""
    return tuple(kind(name, null=True) for name in names)


def both(*names: str) -> tuple[Column[bytes], ...]:
    """Ids or hashes of both of a room, or of one of them as long as there is one."""
    return may(octets, *(f"{name}_{which}" for name in names for which in ("first", "second")))


def table(name: str, *parts: sa.schema.SchemaItem, rows: bool = False) -> Table:
    """A table of one tenant each. `rows`: rows too large to be kept inside the key's tree."""
    of_tenant = [key("tenant"), *parts]
    return Table(name, metadata, *of_tenant, sqlite_strict=True, sqlite_with_rowid=rows)


def within(parent: str, *columns: str, key: str = "id") -> ForeignKeyConstraint:
    """Each row belongs to a row of `parent` in the same tenant."""
    return ForeignKeyConstraint(
        ["tenant", *columns], [f"{parent}.tenant", *(f"{parent}.{part}" for part in key.split())]
    )


def of_tenant() -> ForeignKeyConstraint:
    """Each row belongs to a tenant."""
    return ForeignKeyConstraint(["tenant"], ["tenant.id"])
