"""The private side of one card: three seeds, and the key for what one writes to oneself.

Nothing here is ever sent. Public keys are computed from the seeds each time they are compared with
a card, so that no stored public key can be put in their place.

Source: spec/identity.md section 4. Vectors: vectors/identity/keys.json.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from ..ground import signature
from ..ground.chance import Entropy
from ..ground.open.key import SEED, public_of
from ..ground.signature import Signed, SigningKey, VerifyKey
from .card import USE, USE_NEXT, Card, SignedCard

SELF_KEY = 32
"""Size in bytes of a self key."""


@dataclass(frozen=True, slots=True)
class CardKeys:
    """Four secrets of 32 bytes each.

    `seal`: X-Wing seed; `ed25519` and `mldsa`: signing seeds; `self_key`: under which this
    generation writes to oneself.
    """

    seal: bytes = field(repr=False)
    ed25519: bytes = field(repr=False)
    mldsa: bytes = field(repr=False)
    self_key: bytes = field(repr=False)

    def signing_key(self) -> SigningKey:
        """The key that signs what this card signs."""
        return SigningKey(self.ed25519, self.mldsa)

    def public(self) -> tuple[bytes, VerifyKey]:
        """The sealing key and the verification keys, computed from the seeds."""
        return _public(self)


def generate(entropy: Entropy) -> CardKeys:
    """Fresh keys."""
    return CardKeys(
        entropy(SEED), entropy(signature.SEED), entropy(signature.SEED), entropy(SELF_KEY)
    )


def new_card(
    keys: CardKeys, account: bytes, predecessor: tuple[Card, CardKeys] | None
) -> SignedCard:
    """The signed card of `keys`: generation 0, or the one after `predecessor`.

    What is returned has been verified. Raises `CardDoesNotFollow` when the predecessor belongs to
    another account and `BadSignature` when its keys are not its card's.
    """
    before, old_keys = predecessor or (None, None)
    generation = before.generation + 1 if before else 0
    card = Card(account, *keys.public(), generation, before.hash if before else None)
    payload = card.encode()
    signatures = keys.signing_key().sign(payload, USE)
    if old_keys:
        signatures += old_keys.signing_key().sign(payload, USE_NEXT)
    signed = SignedCard(card, Signed(payload, signatures))
    signed.verify(before)
    return signed


@lru_cache(maxsize=64)
def _public(keys: CardKeys) -> tuple[bytes, VerifyKey]:
    return public_of(keys.seal), keys.signing_key().verify_key()
