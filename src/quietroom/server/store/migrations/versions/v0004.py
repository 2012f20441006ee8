"""Rooms that rest or have ended."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a place be shut; no room is yet."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("place", sa.Column("shut", number, nullable=True))


def downgrade() -> None:
    """Open them all."""
    op.drop_column("place", "shut")
