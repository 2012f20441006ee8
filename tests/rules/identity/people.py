"""Two people and a thief, with cards made once for all tests of identity."""

from itertools import count

from quietroom.ground.chance import Entropy
from quietroom.ground.signature import Signed
from quietroom.identity import keys, lineage
from quietroom.identity.card import USE, USE_NEXT, Card, SignedCard
from quietroom.identity.keys import CardKeys
from quietroom.identity.lineage import Lineage
from vectors.make.second import fixed

Made = tuple[SignedCard, CardKeys]

ACCOUNT, OTHER_ACCOUNT = fixed("mentee's account", 16), fixed("mentor's account", 16)


def entropy(name: str) -> Entropy:
    """Bytes that differ for every draw and are the same in every run."""
    drawn = count()
    return lambda size: fixed(f"{name} {next(drawn)}", size)


def follow(name: str, account: bytes, before: Made | None) -> Made:
    """A signed card with fresh keys, after `before`."""
    fresh = keys.generate(entropy(name))
    return keys.new_card(fresh, account, (before[0].claims, before[1]) if before else None), fresh


def forged(name: str, before: Card) -> SignedCard:
    """A card after `before`, made without the keys of `before`."""
    fresh = keys.generate(entropy(name))
    card = Card(before.account, *fresh.public(), before.generation + 1, before.hash)
    payload, key = card.encode(), fresh.signing_key()
    return SignedCard(card, Signed(payload, key.sign(payload, USE) + key.sign(payload, USE_NEXT)))


FIRST = follow("mentee 0", ACCOUNT, None)
SECOND = follow("mentee 1", ACCOUNT, FIRST)
THIRD = follow("mentee 2", ACCOUNT, SECOND)
RIVAL = follow("thief 1", ACCOUNT, FIRST)
RIVALS_NEXT = follow("thief 2", ACCOUNT, RIVAL)
MENTOR = follow("mentor 0", OTHER_ACCOUNT, None)

CARD: Card = FIRST[0].claims
KEYS: CardKeys = FIRST[1]


def logged(*made: Made) -> Lineage:
    """The lineage of these cards, as the log has them."""
    return lineage.of(signed for signed, _ in made)
