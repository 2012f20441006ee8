"""The people and numbers of the exchange, which both languages compute from the same words.

The other side of this file is `web/tests/exchange/cast.ts`.
"""

from functools import cache

from quietroom.ground.digest import sha256
from quietroom.identity import keys
from quietroom.identity.card import Card, SignedCard
from quietroom.identity.keys import CardKeys
from quietroom.tlog import note


def seed(name: str, size: int = 32) -> bytes:
    """Bytes that are the same in both languages."""
    return sha256(f"exchange {name}".encode())[:size]


ROOM, ACCOUNT, TIME, UNTIL = seed("room", 16), seed("account", 16), 1_800_000_000, 1_900_000_000


@cache
def keys_of(name: str) -> CardKeys:
    """The private side of somebody's card."""
    fields = ("seal", "ed25519", "mldsa", "self")
    return CardKeys(*(seed(f"{name} {field}") for field in fields))


@cache
def signed_card_of(name: str) -> SignedCard:
    """Somebody's first card, signed."""
    return keys.new_card(keys_of(name), seed(f"{name} account", 16), None)


def card_of(name: str) -> Card:
    """Somebody's first card."""
    return signed_card_of(name).claims


def same_person(one: bytes, other: bytes) -> bool:
    """Nobody here has two cards."""
    return one == other


LOG = note.Signer("localhost/log", note.Kind.LOG, seed("log"))
WITNESS = note.Signer("localhost/witness", note.Kind.WITNESS, seed("witness"))
