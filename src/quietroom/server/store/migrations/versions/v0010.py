"""Calendars that calendar programmes fetch, of the accounts that want it."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary, Text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "feed",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("account", LargeBinary(), primary_key=True),
        Column("address", LargeBinary(), nullable=False),
        Column("text", Text(), nullable=False),
        ForeignKeyConstraint(["tenant", "account"], ["account.tenant", "account.id"]),
        sqlite_strict=True,
    )
    op.create_index("ix_feed_tenant_address", "feed", ["tenant", "address"], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE feed ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE feed FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON feed USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("feed")
