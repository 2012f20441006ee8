"""The server's stamp on an entry, by which an ombuds can later tell what was really said.

Message franking: at acceptance the server returns a MAC over what it saw, under a key that it
shares with the ombuds the epoch names. The two keep it; to anybody else it proves nothing.

Format: spec/grant.md section 6. Source: Facebook, "Messenger Secret Conversations" (2016);
Grubbs, Lu, Ristenpart, "Message Franking via Committing Authenticated Encryption" (CRYPTO 2017).
"""

from ..ground.close.key import seal_to
from ..ground.digest import context, derive, mac, same, sha256
from ..ground.errors import QuietroomError
from .envelope import Pub


class BadStamp(QuietroomError):
    """The stamp does not belong to this entry: it was not accepted by the server as shown."""

    code = "bad-stamp"


def stamp_key(server_secret: bytes, ombuds: bytes) -> bytes:
    """The key shared with the ombuds whose lineage begins with the card hash `ombuds`."""
    return derive(server_secret, "stamp-key", ombuds)


def stamp(key: bytes, pub: Pub, com: bytes, time: int) -> bytes:
    """The stamp, 32 bytes, on an entry accepted at `time` (seconds since 1970)."""
    return mac(key, context("stamp", sha256(pub.encode()), com, time))


def check(key: bytes, pub: Pub, com: bytes, time: int, found: bytes) -> None:
    """Check a stamp. Raises `BadStamp`."""
    if not same(stamp(key, pub, com, time), found):
        raise BadStamp


def key_context(card: bytes) -> bytes:
    """The HPKE info under which the stamp key travels to the card of hash `card`."""
    return context("stamp-key-to", card)


def seal_key(public: bytes, card: bytes, key: bytes) -> bytes:
    """Seal the stamp key to the ombuds' current card."""
    return seal_to(public, key_context(card), key)
