"""Knocks: how somebody who is away wants to be told, and the browsers that tell them.

Source: spec/knock.md.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the tables, and let a mail have a language."""
    _knock()
    _push()
    op.add_column("mail", Column("language", Text(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        for name in ("knock", "push"):
            op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY own ON {name} USING (tenant = {_OURS})")


def downgrade() -> None:
    """Take it all back."""
    op.drop_column("mail", "language")
    op.drop_table("push")
    op.drop_table("knock")


def _knock() -> None:
    op.create_table(
        "knock",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("account", LargeBinary(), primary_key=True),
        Column("rhythm", Text(), nullable=False),
        Column("hour", _NUMBER, nullable=False),
        Column("quiet_from", _NUMBER, nullable=True),
        Column("quiet_to", _NUMBER, nullable=True),
        Column("zone", Text(), nullable=False),
        Column("language", Text(), nullable=False),
        Column("address", Text(), nullable=True),
        Column("stop", LargeBinary(), nullable=True),
        Column("asked", Text(), nullable=True),
        Column("code", LargeBinary(), nullable=True),
        Column("code_until", _NUMBER, nullable=True),
        Column("code_tries", _NUMBER, nullable=True),
        Column("fresh", _NUMBER, nullable=True),
        Column("due", _NUMBER, nullable=True),
        _of_account(),
        Index(None, "tenant", "due"),
        Index(None, "tenant", "stop", unique=True),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _push() -> None:
    op.create_table(
        "push",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("id", LargeBinary(), primary_key=True),
        Column("account", LargeBinary(), nullable=False),
        Column("endpoint", Text(), nullable=False),
        Column("created", _NUMBER, nullable=False),
        Column("due", _NUMBER, nullable=True),
        Column("tries", _NUMBER, nullable=False),
        _of_account(),
        Index(None, "tenant", "account"),
        Index(None, "tenant", "due"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _of_account() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["tenant", "account"], ["account.tenant", "account.id"])
