"""Rooms that the programme did not make: who of the two lets coordinators see them."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "shown",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("room", LargeBinary(), primary_key=True),
        Column("person", LargeBinary(), primary_key=True),
        ForeignKeyConstraint(["tenant", "room"], ["room.tenant", "room.id"]),
        ForeignKeyConstraint(["tenant", "person"], ["person.tenant", "person.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE shown ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE shown FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON shown USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("shown")
