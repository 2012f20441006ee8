"""What the server holds: the tables, written once for SQLite and PostgreSQL.

Every key begins with the tenant. Times are seconds since 1970; ids are 16 random bytes, hashes 32.
What people wrote is in `item.body`, `attachment.body`, `granted.sealed`, `letter.sealed` and
`vault.body`, sealed before it came here. All else is listed here because the operator can read it.

The migrations in `migrations/versions` build exactly this; a test compares them on both databases.

Source: docs/decisions/0003-two-databases.md.
"""

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, Table, Text

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A whole number of 64 bits; SQLite has only one kind."""


def _key(name: str) -> Column[bytes]:
    return Column(name, LargeBinary(), primary_key=True)


def _place(name: str) -> Column[int]:
    return Column(name, NUMBER, primary_key=True, autoincrement=False)


def _bytes(name: str, *, null: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary(), nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, NUMBER, nullable=null)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text(), nullable=null)


def _table(name: str, *parts: sa.schema.SchemaItem, rows: bool = False) -> Table:
    """A table of one tenant each. `rows`: rows too large to be kept inside the key's tree."""
    of_tenant = [_key("tenant"), *parts]
    return Table(name, metadata, *of_tenant, sqlite_strict=True, sqlite_with_rowid=rows)


def _within(parent: str, *columns: str, key: str = "id") -> ForeignKeyConstraint:
    """Each row belongs to a row of `parent` in the same tenant."""
    return ForeignKeyConstraint(
        ["tenant", *columns], [f"{parent}.tenant", *(f"{parent}.{part}" for part in key.split())]
    )


def _of_tenant() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["tenant"], ["tenant.id"])


tenant = Table(
    "tenant",
    metadata,
    _key("id"),
    Column("host", Text(), nullable=False, unique=True),
    _text("origin"),
    _text("programme"),
    _bytes("policy"),
    _number("created"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# --- people and their keys

person = _table(
    "person",
    _key("id"),
    _text("name"),
    _text("email", null=True),
    _text("address", null=True),  # the e-mail address as it is compared
    _text("roles"),
    _number("created"),
    _of_tenant(),
    Index(None, "tenant", "address", unique=True),
)

account = _table(
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

card = _table(
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

reserved_tag = _table("reserved_tag", _key("tag"), _of_tenant())

vault = _table(
    "vault",
    _key("account"),
    _number("generation"),
    _bytes("hash"),
    _bytes("body"),
    _within("account", "account"),
    rows=True,
)

unlock = _table(
    "unlock",
    _key("account"),
    _key("id"),
    _text("method"),
    _bytes("wrap"),
    _bytes("token_hash", null=True),
    _bytes("public_key", null=True),  # of a passkey, and how often it says it was used
    _number("uses", null=True),
    _within("account", "account"),
)

session = _table(
    "session",
    _key("token_hash"),
    _bytes("account"),
    _bytes("card"),
    _number("expires"),
    _within("account", "account"),
    Index(None, "tenant", "account"),
    Index(None, "tenant", "expires"),
)

challenge = _table(
    "challenge",
    _key("nonce"),
    _number("expires"),
    _of_tenant(),
    Index(None, "tenant", "expires"),
)

invitation = _table(
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

# --- rooms and notebooks: a place is where a chain of sealed entries grows

place = _table(
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

room = _table(
    "room",
    _key("id"),
    _text("state"),
    _number("programme"),
    _number("created"),
    _number("opened", null=True),
    _within("place", "id"),
)

member = _table(
    "member",
    _key("room"),
    _place("side"),
    _bytes("person"),
    _text("role"),
    _within("room", "room"),
    _within("person", "person"),
    Index(None, "tenant", "person", "room"),
)

item = _table(
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

writer = _table(
    "writer",
    _key("place"),
    _key("account"),
    _key("id"),
    _number("next"),
    _within("place", "place"),
)

attachment = _table(
    "attachment",
    _key("room"),
    _key("id"),
    _place("part"),
    _bytes("body"),
    _within("room", "room"),
    rows=True,
)

# --- what leaves a room

granted = _table(
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

granted_item = _table(
    "granted_item",
    _key("granted"),
    _place("nth"),
    _bytes("room"),
    _number("idx"),
    _within("granted", "granted"),
    _within("item", "room", "idx", key="place idx"),
)

granted_file = _table(
    "granted_file", _key("granted"), _key("attachment"), _within("granted", "granted")
)

letter = _table(
    "letter",
    _key("id"),
    _bytes("recipient"),
    _number("time"),
    _bytes("sealed"),
    _within("account", "recipient"),
    Index(None, "tenant", "recipient"),
    rows=True,
)

# --- who holds which role: signed lists that everybody of the tenant is handed

role_list = _table(
    "role_list",
    _place("version"),
    _bytes("hash"),
    _bytes("signed"),
    _bytes("r"),
    _of_tenant(),
    rows=True,
)

# --- the log

log_leaf = _table("log_leaf", _place("idx"), _bytes("leaf"), _of_tenant())

log_node = _table("log_node", _place("level"), _place("idx"), _bytes("hash"), _of_tenant())

log_head = _table(
    "log_head",
    _number("size"),
    _bytes("frontier"),
    _bytes("checkpoint"),
    _of_tenant(),
)

cosigned = _table(
    "cosigned",
    _place("size"),
    _number("witnesses"),
    _bytes("note"),
    _of_tenant(),
    rows=True,
)

# --- what keeps the rest in order

once = _table(
    "once",
    _key("key"),
    _bytes("body"),
    _bytes("answer"),
    _number("time"),
    _of_tenant(),
    Index(None, "tenant", "time"),
)

mail = _table(
    "mail",
    _key("id"),
    _text("recipient"),
    _text("kind"),
    _text("link"),
    _number("created"),
    _number("tries"),
    _number("due"),
    _text("language", null=True),
    _of_tenant(),
    Index(None, "tenant", "due"),
)

# --- telling somebody who is away

knock = _table(
    "knock",
    _key("account"),
    _text("rhythm"),
    _number("hour"),
    _number("quiet_from", null=True),
    _number("quiet_to", null=True),
    _text("zone"),
    _text("language"),
    _text("address", null=True),
    _bytes("stop", null=True),  # by which the mails to this address can be ended without a session
    _text("asked", null=True),  # an address that is not confirmed yet, and the code that was sent
    _bytes("code", null=True),
    _number("code_until", null=True),
    _number("code_tries", null=True),
    _number("fresh", null=True),  # since when something is new; no further knock while it stands
    _number("due", null=True),
    _within("account", "account"),
    Index(None, "tenant", "due"),
    Index(None, "tenant", "stop", unique=True),
)

push = _table(
    "push",
    _key("id"),
    _bytes("account"),
    _text("endpoint"),
    _number("created"),
    _number("due", null=True),
    _number("tries"),
    _within("account", "account"),
    Index(None, "tenant", "account"),
    Index(None, "tenant", "due"),
)

CIPHERTEXT = {
    "vault": "body",
    "item": "body",
    "attachment": "body",
    "granted": "sealed",
    "letter": "sealed",
}
"""Columns whose bytes look random: PostgreSQL is told not to spend time on compressing them."""
