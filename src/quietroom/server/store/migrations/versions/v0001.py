"""Everything that the first version holds.

What is written here stays as it is: whatever changes later is a revision of its own.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, Text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    "tenant",
    "person",
    "account",
    "card",
    "reserved_tag",
    "vault",
    "unlock",
    "session",
    "challenge",
    "invitation",
    "place",
    "room",
    "member",
    "item",
    "writer",
    "attachment",
    "granted",
    "granted_item",
    "granted_file",
    "letter",
    "log_leaf",
    "log_node",
    "log_head",
    "cosigned",
    "once",
    "mail",
)

_CIPHERTEXT = (
    ("vault", "body"),
    ("item", "body"),
    ("attachment", "body"),
    ("granted", "sealed"),
    ("letter", "sealed"),
)

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OURS = "(SELECT uuid_send(current_setting('app.tenant')::uuid))"
"""The tenant that the transaction has named; an error if it named none."""


def upgrade() -> None:
    """Build the tables."""
    _the_tenants()
    _people()
    _places()
    _grants()
    _log()
    _order()
    if op.get_bind().dialect.name == "postgresql":
        _keep_apart()


def downgrade() -> None:
    """Drop them."""
    for name in reversed(_TABLES):
        op.drop_table(name)


def _keep_apart() -> None:
    """On PostgreSQL: rows of other tenants are not there, whatever a statement asks for."""
    for name in _TABLES:
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
    for name in _TABLES[1:]:
        op.execute(f"CREATE POLICY own ON {name} USING (tenant = {_OURS})")
    op.execute("CREATE POLICY listed ON tenant FOR SELECT USING (true)")
    op.execute(f"CREATE POLICY own ON tenant FOR INSERT WITH CHECK (id = {_OURS})")
    for name, column in _CIPHERTEXT:
        op.execute(f"ALTER TABLE {name} ALTER COLUMN {column} SET STORAGE EXTERNAL")


def _the_tenants() -> None:
    """Who shares the server."""
    op.create_table(
        "tenant",
        _key("id"),
        Column("host", Text(), nullable=False, unique=True),
        _text("origin"),
        _text("programme"),
        _bytes("policy"),
        _number("created"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _people() -> None:
    """People and their keys."""
    _table(
        "person",
        _key("id"),
        _text("name"),
        _text("email", null=True),
        _text("address", null=True),
        _text("roles"),
        _number("created"),
        _of_tenant(),
        Index(None, "tenant", "address", unique=True),
    )
    _table(
        "account",
        _key("id"),
        _bytes("person"),
        _bytes("first"),
        _bytes("card"),
        _number("generation"),
        _number("created"),
        _number("ended", null=True),
        _within("person", "person"),
        Index(None, "tenant", "person"),
    )
    _table(
        "card",
        _key("hash"),
        _bytes("account"),
        _number("generation"),
        _bytes("signed"),
        _bytes("r"),
        _number("leaf"),
        _within("account", "account"),
        Index(None, "tenant", "account", "leaf", unique=True),
        rows=True,
    )
    _table("reserved_tag", _key("tag"), _of_tenant())
    _table(
        "vault",
        _key("account"),
        _number("generation"),
        _bytes("hash"),
        _bytes("body"),
        _within("account", "account"),
        rows=True,
    )
    _table(
        "unlock",
        _key("account"),
        _key("id"),
        _text("method"),
        _bytes("wrap"),
        _bytes("token_hash", null=True),
        _bytes("public_key", null=True),
        _number("uses", null=True),
        _within("account", "account"),
    )
    _table(
        "session",
        _key("token_hash"),
        _bytes("account"),
        _bytes("card"),
        _number("expires"),
        _within("account", "account"),
        Index(None, "tenant", "account"),
        Index(None, "tenant", "expires"),
    )
    _table(
        "challenge",
        _key("nonce"),
        _number("expires"),
        _of_tenant(),
        Index(None, "tenant", "expires"),
    )
    _table(
        "invitation",
        _key("id"),
        _bytes("token_hash"),
        _text("kind"),
        _bytes("inviter", null=True),
        _bytes("inviter_card", null=True),
        _bytes("room", null=True),
        _text("role", null=True),
        _bytes("person", null=True),
        _text("name", null=True),
        _text("email", null=True),
        _number("created"),
        _number("expires"),
        _number("accepted", null=True),
        _bytes("account", null=True),
        _bytes("card", null=True),
        _bytes("proof", null=True),
        _of_tenant(),
        Index(None, "tenant", "token_hash", unique=True),
        Index(None, "tenant", "inviter"),
    )


def _places() -> None:
    """Rooms and streams, and what is in them."""
    _table(
        "place",
        _key("id"),
        _number("kind"),
        _number("count"),
        _bytes("head"),
        _number("time"),
        _number("epoch", null=True),
        _bytes("record", null=True),
        _bytes("ombuds", null=True),
        _bytes("named_first", null=True),
        _bytes("named_second", null=True),
        _bytes("current_first", null=True),
        _bytes("current_second", null=True),
        _bytes("account_first", null=True),
        _bytes("account_second", null=True),
        _of_tenant(),
    )
    _table(
        "room",
        _key("id"),
        _text("state"),
        _number("programme"),
        _number("created"),
        _number("opened", null=True),
        _within("place", "id"),
    )
    _table(
        "member",
        _key("room"),
        _place("side"),
        _bytes("person"),
        _text("role"),
        _within("room", "room"),
        _within("person", "person"),
        Index(None, "tenant", "person", "room"),
    )
    _table(
        "item",
        _key("place"),
        _place("idx"),
        _number("kind"),
        _bytes("hash"),
        _bytes("author"),
        _number("time"),
        _bytes("stamp", null=True),
        _bytes("body"),
        _within("place", "place"),
        Index(None, "tenant", "place", "hash", unique=True),
        rows=True,
    )
    _table(
        "writer",
        _key("place"),
        _key("account"),
        _key("id"),
        _number("next"),
        _within("place", "place"),
    )
    _table(
        "attachment",
        _key("room"),
        _key("id"),
        _place("part"),
        _bytes("body"),
        _within("room", "room"),
        rows=True,
    )


def _grants() -> None:
    """What leaves a room."""
    _table(
        "granted",
        _key("id"),
        _bytes("room"),
        _bytes("sender"),
        _bytes("recipient"),
        _number("until"),
        _number("time"),
        _bytes("sealed"),
        _within("room", "room"),
        ForeignKeyConstraint(
            ["tenant", "recipient"], ["account.tenant", "account.id"], name="fk_granted_recipient"
        ),
        Index(None, "tenant", "recipient"),
        Index(None, "tenant", "room", "sender"),
        rows=True,
    )
    _table(
        "granted_item",
        _key("granted"),
        _place("nth"),
        _bytes("room"),
        _number("idx"),
        _within("granted", "granted"),
        _within("item", "room", "idx", key="place idx"),
    )
    _table("granted_file", _key("granted"), _key("attachment"), _within("granted", "granted"))
    _table(
        "letter",
        _key("id"),
        _bytes("recipient"),
        _number("time"),
        _bytes("sealed"),
        _within("account", "recipient"),
        Index(None, "tenant", "recipient"),
        rows=True,
    )


def _log() -> None:
    """The log."""
    _table("log_leaf", _place("idx"), _bytes("leaf"), _of_tenant())
    _table("log_node", _place("level"), _place("idx"), _bytes("hash"), _of_tenant())
    _table(
        "log_head",
        _number("size"),
        _bytes("frontier"),
        _bytes("checkpoint"),
        _of_tenant(),
    )
    _table(
        "cosigned",
        _place("size"),
        _number("witnesses"),
        _bytes("note"),
        _of_tenant(),
        rows=True,
    )


def _order() -> None:
    """What keeps the rest in order."""
    _table(
        "once",
        _key("key"),
        _bytes("body"),
        _bytes("answer"),
        _number("time"),
        _of_tenant(),
        Index(None, "tenant", "time"),
    )
    _table(
        "mail",
        _key("id"),
        _text("recipient"),
        _text("kind"),
        _text("link"),
        _number("created"),
        _number("tries"),
        _number("due"),
        _of_tenant(),
        Index(None, "tenant", "due"),
    )


def _key(name: str) -> Column[bytes]:
    return Column(name, LargeBinary(), primary_key=True)


def _place(name: str) -> Column[int]:
    return Column(name, _NUMBER, primary_key=True, autoincrement=False)


def _bytes(name: str, *, null: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary(), nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, _NUMBER, nullable=null)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text(), nullable=null)


def _table(name: str, *parts: sa.schema.SchemaItem, rows: bool = False) -> None:
    of_tenant = [_key("tenant"), *parts]
    op.create_table(name, *of_tenant, sqlite_strict=True, sqlite_with_rowid=rows)


def _within(parent: str, *columns: str, key: str = "id") -> ForeignKeyConstraint:
    """Each row belongs to a row of `parent` in the same tenant."""
    return ForeignKeyConstraint(
        ["tenant", *columns], [f"{parent}.tenant", *(f"{parent}.{part}" for part in key.split())]
    )


def _of_tenant() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["tenant"], ["tenant.id"])
