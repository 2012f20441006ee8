"""Retention: until when two keep a room, when it ended, what was destroyed, who erased themself."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, LargeBinary

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""

_ENDED = """
    UPDATE room SET ended = (
        SELECT place.time FROM place WHERE place.tenant = room.tenant AND place.id = room.id
    ) WHERE state = 'ended'
"""
"""A room that had ended: at its newest item, as nothing else tells when."""


def upgrade() -> None:
    """Build the tables, and say of rooms that ended when they did."""
    op.add_column("account", Column("erased", _NUMBER, nullable=True))
    op.add_column("room", Column("ended", _NUMBER, nullable=True))
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        # Who owns the tables is no tenant, and what is forced on tenants is forced on them too.
        op.execute("ALTER TABLE room NO FORCE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE place NO FORCE ROW LEVEL SECURITY")
    op.execute(_ENDED)
    if postgres:
        op.execute("ALTER TABLE room FORCE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE place FORCE ROW LEVEL SECURITY")
    op.create_table(
        "kept",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("room", LargeBinary(), primary_key=True),
        Column("side", _NUMBER, primary_key=True, autoincrement=False),
        Column("until", _NUMBER, nullable=False),
        ForeignKeyConstraint(["tenant", "room"], ["room.tenant", "room.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "destroyed",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("id", LargeBinary(), primary_key=True),
        Column("side", _NUMBER, primary_key=True, autoincrement=False),
        Column("person", LargeBinary(), nullable=True),
        Column("time", _NUMBER, nullable=False),
        Column("released", _NUMBER, nullable=True),
        ForeignKeyConstraint(["tenant"], ["tenant.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if postgres:
        for name in ("kept", "destroyed"):
            op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            op.execute(f"CREATE POLICY own ON {name} USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("destroyed")
    op.drop_table("kept")
    op.drop_column("room", "ended")
    op.drop_column("account", "erased")
