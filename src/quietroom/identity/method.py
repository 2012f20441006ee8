"""What the server knows of a way to unlock a vault: its kind, an id, and the hash of a token.

Who has the kit or the passphrase can show a token that both yield beside the key; the server hands
out the wrapped vault for it and learns nothing about the key.

A passkey shows a signature of its own instead, by a public key that the server keeps.

Source: spec/identity.md sections 6 and 9. Vectors: vectors/identity/unlock.json.
"""

from typing import Literal

from ..ground import shape
from ..ground.digest import hash_of, same, sha256
from ..ground.errors import QuietroomError

Method = Literal["passkey", "kit", "passphrase"]
"""The ways to unlock a vault, as they are named in contexts and on the wire."""

METHODS: tuple[Method, ...] = ("passkey", "kit", "passphrase")

VAULT = 1024 * 1024
"""The most bytes of a sealed vault."""

WRAPPED = 104
"""Size in bytes of a wrapped vault key."""

TOKEN = 32
"""Size in bytes of a fetch token."""

WAYS = 16
"""The most ways to unlock one vault."""


class WrongUnlock(QuietroomError):
    """This does not unlock the vault: check that it is the newest one, and of this account."""

    code = "wrong-unlock"


def fetch_token_hash(token: bytes) -> bytes:
    """What the server keeps of a fetch token: its SHA-256."""
    return sha256(token)


def check_fetch_token(kept: bytes, token: bytes) -> None:
    """Check a token against the hash kept. Raises `WrongUnlock`."""
    if not same(kept, fetch_token_hash(token)):
        raise WrongUnlock


def passkey_id(credential: bytes) -> bytes:
    """The method id of a passkey, 16 bytes: of the credential's own id, SHA-256 cut short."""
    return sha256(credential)[: shape.ID]


def passkey_challenge(account: bytes) -> bytes:
    """What a passkey is registered over, 32 bytes: whose it becomes."""
    return hash_of("passkey", account)
