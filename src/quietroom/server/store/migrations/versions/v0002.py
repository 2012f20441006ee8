"""Lists of roles: who coordinates, takes reports and hears concerns in a programme."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, LargeBinary

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the table."""
    op.create_table(
        "role_list",
        Column("tenant", LargeBinary(), primary_key=True),
        Column("version", _NUMBER, primary_key=True, autoincrement=False),
        Column("hash", LargeBinary(), nullable=False),
        Column("signed", LargeBinary(), nullable=False),
        Column("r", LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["tenant"], ["tenant.id"]),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE role_list ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE role_list FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own ON role_list USING (tenant = {_OURS})")


def downgrade() -> None:
    """Drop it."""
    op.drop_table("role_list")
