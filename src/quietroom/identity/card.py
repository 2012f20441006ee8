"""The card: a person's public keys, signed by themselves and by the card they had before.

A card says which keys are somebody's from now on. It is no proof of a name: that is what safety
words and invitations are for. Everybody may read cards, the server too.

Format: spec/identity.md section 2. Vectors: vectors/identity/card.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape, signature
from ..ground.close.key import public_key
from ..ground.digest import sha256
from ..ground.errors import Malformed, QuietroomError
from ..ground.signature import Signed, VerifyKey

USE = "card"
"""The domain under which a card's own key signs it."""

USE_NEXT = "card-next"
"""The domain under which the card before signs its successor."""

LIMIT = 10 * 1024
"""The most bytes of one signed card."""


class CardDoesNotFollow(QuietroomError):
    """This card does not follow the card that it should follow; it counts for nothing."""

    code = "card-does-not-follow"


@dataclass(frozen=True, slots=True)
class Card:
    """One person's public keys of one generation.

    `account` 16 bytes; `seal`: X-Wing public key, 1,216 bytes; `key`: Ed25519 and ML-DSA-65;
    `generation` from 0; `previous`: hash of the card before, none for generation 0.
    """

    account: bytes
    seal: bytes
    key: VerifyKey
    generation: int
    previous: bytes | None

    def encode(self) -> bytes:
        """The payload: CBOR[account, seal, ed25519, mldsa, generation, previous]."""
        key = self.key
        head = [self.account, self.seal, key.ed25519, key.mldsa]
        return canon.encode([*head, self.generation, self.previous])

    @property
    def hash(self) -> bytes:
        """SHA-256 of the payload, 32 bytes: the name by which documents name this card."""
        return sha256(self.encode())


@dataclass(frozen=True, slots=True)
class SignedCard:
    """A card as it travels. `claims` is what it says of itself, true only once verified."""

    claims: Card
    signed: Signed

    def encode(self) -> bytes:
        """CBOR[payload, signature, signature], from generation 1 two signatures more."""
        return self.signed.encode()

    def verify(self, predecessor: Card | None) -> Card:
        """The card, once it follows `predecessor` (none for generation 0) and all signatures hold.

        Raises `CardDoesNotFollow`, `BadSignature`, and `Malformed` for a signing key that is none.
        """
        card = self.claims
        if predecessor is None:
            if card.generation:
                raise CardDoesNotFollow("the card before this one is missing")
            self.signed.verify((card.key, USE))
        else:
            _check_follows(card, predecessor)
            self.signed.verify((card.key, USE), (predecessor.key, USE_NEXT))
        return card


def parse(raw: bytes) -> SignedCard:
    """Read one signed card: two signatures for generation 0, four from generation 1.

    `parse(raw).encode() == raw` for every `raw` accepted. Checks shape, and that the sealing key is
    one; nothing else is verified. Raises `Malformed` or `TooLarge`.

    Source: spec/identity.md section 2.
    """
    parts = shape.items(canon.decode(raw, LIMIT), "signed card", 5)
    signed = signature.parse(raw, 2 if len(parts) == 5 else 1, LIMIT)
    card = _card(signed.payload)
    if len(signed.signatures) != (4 if card.generation else 2):
        raise Malformed("the number of signatures does not fit the card's generation")
    public_key(card.seal)
    return SignedCard(card, signed)


def _card(payload: bytes) -> Card:
    fields = shape.array(canon.decode(payload, LIMIT), 6, "card")
    account, seal, ed25519, mldsa, generation, previous = fields
    card = Card(
        shape.ident(account, "account"),
        shape.octets(seal, "sealing key"),
        VerifyKey(
            shape.octets(ed25519, "Ed25519 key", signature.ED25519_KEY),
            shape.octets(mldsa, "ML-DSA key", signature.MLDSA_KEY),
        ),
        shape.number(generation, "generation"),
        shape.digest_or_none(previous, "previous card"),
    )
    if (card.generation == 0) != (card.previous is None):
        raise Malformed("only a card of generation 0 has no card before it")
    return card


def _check_follows(card: Card, predecessor: Card) -> None:
    if card.account != predecessor.account:
        raise CardDoesNotFollow("this card belongs to another account than the card before it")
    if card.generation != predecessor.generation + 1:
        raise CardDoesNotFollow("this card is not of the next generation")
    if card.previous != predecessor.hash:
        raise CardDoesNotFollow("this card names another card as the one before it")
