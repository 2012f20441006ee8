"""Courses that a programme asks for: who finished which, in which version, on which day."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary, Text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "completed",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("person", LargeBinary(), primary_key=True),
        Column("course", Text(), primary_key=True),
        Column("version", _NUMBER, nullable=False),
        Column("day", _NUMBER, nullable=False),
        ForeignKeyConstraint(["tenant", "person"], ["person.tenant", "person.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE completed ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE completed FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON completed USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("completed")
