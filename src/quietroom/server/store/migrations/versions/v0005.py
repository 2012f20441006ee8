"""Concerns: turns sealed to one person, in a table of their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "concern",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("id", LargeBinary(), primary_key=True),
        Column("recipient", LargeBinary(), nullable=False),
        Column("time", _NUMBER, nullable=False),
        Column("sealed", LargeBinary(), nullable=False),
        ForeignKeyConstraint(["tenant", "recipient"], ["account.tenant", "account.id"]),
        Index(None, "tenant", "recipient"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE concern ALTER COLUMN sealed SET STORAGE EXTERNAL")
        op.execute("ALTER TABLE concern ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE concern FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON concern USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("concern")
