"""Changing what is kept of a vault: the current card signs what it was, and what is added to it.

A session alone must not do it. A session is a token that a thief of a device can hold without its
kit or passphrase; and a vault that was spoilt at the server locks its person out. The hash of the
vault before takes the place of a nonce: what was signed once changes nothing a second time.

Format: spec/identity.md section 14. Vectors: vectors/identity/keeping.json.
"""

from dataclasses import dataclass

from ..ground import canon
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.signature import Signatures, SigningKey, verify
from .card import Card

USE = "vault-put"
"""The domain under which a change of the vault is signed."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is signed: never sent, for both sides make it from what they have.

    `account` 16 bytes; `generation` of the card and the vault; `old`: SHA-256 of the vault kept
    before; `new`: SHA-256 of CBOR[vault, ways to unlock that are added].
    """

    account: bytes
    generation: int
    old: bytes
    new: bytes

    def encode(self) -> bytes:
        """The payload: CBOR[account, generation, old, new]."""
        return canon.encode([self.account, self.generation, self.old, self.new])

    def sign(self, key: SigningKey) -> Signatures:
        """The two signatures that travel."""
        return key.sign(self.encode(), USE)

    def check(self, card: Card, signatures: Signatures) -> None:
        """Check that `card`, its account's current one, signed this. Raises `BadSignature`."""
        verify(card.key, self.encode(), signatures, USE)


def build(card: Card, old: bytes, vault: bytes, added: Value) -> Keeping:
    """What the holder of `card` signs to have `vault` kept instead of the one of hash `old`.

    `added`: the ways to unlock as they travel, beside those that are kept already.
    """
    new = sha256(canon.encode([vault, added]))
    return Keeping(card.account, card.generation, old, new)
