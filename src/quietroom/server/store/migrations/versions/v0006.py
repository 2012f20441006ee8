"""Public faces of objectives: what the two of a room agreed to show to the programme."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary, Text

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "face",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("room", LargeBinary(), primary_key=True),
        Column("id", LargeBinary(), primary_key=True),
        Column("words", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("time", _NUMBER, nullable=False),
        ForeignKeyConstraint(["tenant", "room"], ["room.tenant", "room.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE face ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE face FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON face USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("face")
