"""What the server holds: the tables, written once for SQLite and PostgreSQL.

Every key begins with the tenant. Times are seconds since 1970; ids are 16 random bytes, hashes 32.
What people wrote is in the columns of `CIPHERTEXT`, sealed before it came here. All else is listed
here because the operator can read it.

The migrations in `migrations/versions` build exactly this; a test compares both.
Source: docs/decisions/0003-two-databases.md.
"""

from sqlalchemy import Column, ForeignKeyConstraint, Index, Table, Text

from . import columns
from .columns import both, key, may, nth, number, octets, of_tenant, table, text, within

metadata = columns.metadata  # all tables

tenant = Table(
    "tenant",
    metadata,
    key("id"),
    Column("host", Text(), nullable=False, unique=True),
    text("origin"),
    text("programme"),
    octets("policy"),
    number("created"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# --- people and their keys

person = table(
    "person",
    key("id"),
    text("name"),
    text("email", null=True),
    text("address", null=True),  # the e-mail address as it is compared
    text("roles"),
    number("created"),
    of_tenant(),
    Index(None, "tenant", "address", unique=True),
)

account = table(
    "account",
    key("id"),
    octets("person"),
    octets("first"),
    octets("card"),
    number("generation"),
    number("created"),
    number("ended", null=True),
    number("erased", null=True),
    within("person", "person"),
    Index(None, "tenant", "person"),
)

card = table(
    "card",
    key("hash"),
    octets("account"),
    number("generation"),
    octets("signed"),
    octets("r"),
    number("leaf"),
    within("account", "account"),
    Index(None, "tenant", "account", "leaf", unique=True),
    rows=True,
)

reserved_tag = table("reserved_tag", key("tag"), of_tenant())

vault = table(
    "vault",
    key("account"),
    number("generation"),
    octets("hash"),
    octets("body"),
    within("account", "account"),
    rows=True,
)

unlock = table(
    "unlock",
    key("account"),
    key("id"),
    text("method"),
    octets("wrap"),
    octets("token_hash", null=True),
    octets("public_key", null=True),  # of a passkey, and how often it says it was used
    number("uses", null=True),
    within("account", "account"),
)

session = table(
    "session",
    key("token_hash"),
    octets("account"),
    octets("card"),
    number("expires"),
    within("account", "account"),
    Index(None, "tenant", "account"),
    Index(None, "tenant", "expires"),
)

challenge = table(
    "challenge", key("nonce"), number("expires"), of_tenant(), Index(None, "tenant", "expires")
)

invitation = table(
    "invitation",
    key("id"),
    octets("token_hash"),
    text("kind"),
    *may(octets, "inviter", "inviter_card", "room"),
    text("role", null=True),
    octets("person", null=True),
    *may(text, "name", "email"),
    number("created"),
    number("expires"),
    number("accepted", null=True),
    *may(octets, "account", "card", "proof"),
    of_tenant(),
    Index(None, "tenant", "token_hash", unique=True),
    Index(None, "tenant", "inviter"),
)

# --- rooms and notebooks: a place is where a chain of sealed entries grows

place = table(
    "place",
    key("id"),
    number("kind"),
    number("count"),
    octets("head"),
    number("time"),
    number("epoch", null=True),
    *may(octets, "record", "ombuds"),
    *both("named", "current", "account"),
    number("shut", null=True),  # 1 while a room rests, 2 once it has ended
    of_tenant(),
)

room = table(
    "room",
    key("id"),
    text("state"),
    number("programme"),
    number("created"),
    number("opened", null=True),
    number("ended", null=True),
    within("place", "id"),
)

member = table(
    "member",
    key("room"),
    nth("side"),
    octets("person"),
    text("role"),
    within("room", "room"),
    within("person", "person"),
    Index(None, "tenant", "person", "room"),
)

# the last day, since 1970, on which each of the two wants what is in their room kept
kept = table("kept", key("room"), nth("side"), number("until"), within("room", "room"))

item = table(
    "item",
    key("place"),
    nth("idx"),
    number("kind"),
    octets("hash"),
    octets("author"),
    number("time"),
    octets("stamp", null=True),
    octets("body"),
    within("place", "place"),
    Index(None, "tenant", "place", "hash", unique=True),
    rows=True,
)

writer = table(
    "writer", key("place"), key("account"), key("id"), number("next"), within("place", "place")
)

attachment = table(
    "attachment",
    key("room"),
    key("id"),
    nth("part"),
    octets("body"),
    within("room", "room"),
    rows=True,
)

# --- what the two of a room agreed to show of their objectives: in the clear, for coordinators

face = table(
    "face",
    key("room"),
    key("id"),
    text("words"),
    text("state"),
    number("time"),
    within("room", "room"),
)

# --- who of the two lets coordinators see a room that the programme did not make

shown = table(
    "shown",
    key("room"),
    key("person"),
    within("room", "room"),
    within("person", "person"),
)

# --- what leaves a room

granted = table(
    "granted",
    key("id"),
    octets("room"),
    octets("sender"),
    octets("recipient"),
    number("until"),
    number("time"),
    octets("sealed"),
    within("room", "room"),
    ForeignKeyConstraint(
        ["tenant", "recipient"], ["account.tenant", "account.id"], name="fk_granted_recipient"
    ),
    Index(None, "tenant", "recipient"),
    Index(None, "tenant", "room", "sender"),
    rows=True,
)

granted_item = table(
    "granted_item",
    key("granted"),
    nth("nth"),
    octets("room"),
    number("idx"),
    within("granted", "granted"),
    within("item", "room", "idx", key="place idx"),
)

granted_file = table(
    "granted_file", key("granted"), key("attachment"), within("granted", "granted")
)

letter = table(
    "letter",
    key("id"),
    octets("recipient"),
    number("time"),
    octets("sealed"),
    within("account", "recipient"),
    Index(None, "tenant", "recipient"),
    rows=True,
)

# --- concerns, which nothing reads that answers a coordinator

concern = table(
    "concern",
    key("id"),
    octets("recipient"),
    number("time"),
    octets("sealed"),
    within("account", "recipient"),
    Index(None, "tenant", "recipient"),
    rows=True,
)

# --- who holds which role: signed lists that everybody of the tenant is handed

role_list = table(
    "role_list",
    nth("version"),
    octets("hash"),
    octets("signed"),
    octets("r"),
    of_tenant(),
    rows=True,
)

# --- courses that the programme asks for, and calendars that calendars fetch, of who has one

completed = table(
    "completed",
    key("person"),
    Column("course", Text(), primary_key=True),
    number("version"),
    number("day"),  # since 1970
    within("person", "person"),
)

feed = table(
    "feed",
    key("account"),
    octets("address"),  # a hash of what the address holds
    text("text"),
    within("account", "account"),
    Index(None, "tenant", "address", unique=True),
    rows=True,
)

# --- what was destroyed, to be told until no backup holds it

destroyed = table(
    "destroyed",
    key("id"),  # a room's, or the hash of an erased person's receipt
    nth("side"),
    octets("person", null=True),
    number("time"),
    number("released", null=True),  # until when the last of it is released
    of_tenant(),
)

# --- the log

log_leaf = table("log_leaf", nth("idx"), octets("leaf"), of_tenant())

log_node = table("log_node", nth("level"), nth("idx"), octets("hash"), of_tenant())

log_head = table("log_head", number("size"), octets("frontier"), octets("checkpoint"), of_tenant())

cosigned = table(
    "cosigned", nth("size"), number("witnesses"), octets("note"), of_tenant(), rows=True
)

# --- what keeps the rest in order

once = table(
    "once",
    key("key"),
    octets("body"),
    octets("answer"),
    number("time"),
    of_tenant(),
    Index(None, "tenant", "time"),
)

mail = table(
    "mail",
    key("id"),
    text("recipient"),
    text("kind"),
    text("link"),
    number("created"),
    number("tries"),
    number("due"),
    text("language", null=True),
    of_tenant(),
    Index(None, "tenant", "due"),
)

# --- telling somebody who is away

knock = table(
    "knock",
    key("account"),
    text("rhythm"),
    number("hour"),
    *may(number, "quiet_from", "quiet_to"),
    text("zone"),
    text("language"),
    text("address", null=True),
    octets("stop", null=True),  # by which the mails to this address can be ended without a session
    text("asked", null=True),  # an address that is not confirmed yet, and the code that was sent
    octets("code", null=True),
    *may(number, "code_until", "code_tries"),
    number("fresh", null=True),  # since when something is new; no further knock while it stands
    number("due", null=True),
    within("account", "account"),
    Index(None, "tenant", "due"),
    Index(None, "tenant", "stop", unique=True),
)

push = table(
    "push",
    key("id"),
    octets("account"),
    text("endpoint"),
    number("created"),
    number("due", null=True),
    number("tries"),
    within("account", "account"),
    Index(None, "tenant", "account"),
    Index(None, "tenant", "due"),
)

CIPHERTEXT = dict.fromkeys(("vault", "item", "attachment"), "body") | dict.fromkeys(
    ("granted", "letter", "concern"), "sealed"
)
"""Columns whose bytes look random: PostgreSQL is told not to spend time on compressing them."""
