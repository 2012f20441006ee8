"""The people, keys and cards of these vectors, the same in every run."""

from collections.abc import Sequence

from quietroom.ground import canon
from quietroom.identity import card
from quietroom.identity.card import Card
from quietroom.identity.keys import CardKeys

from .. import second
from ..second import fixed

Json = str | int | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]
Chain = list[tuple[Card, CardKeys]]

ACCOUNT, OTHER_ACCOUNT = fixed("account", 16), fixed("other account", 16)


def case(rule: str, section: int, about: str, given: Json, expect: Json, because: str) -> Scenario:
    """One scenario."""
    return {
        "format": f"identity/{rule}",
        "about": about,
        "spec": f"spec/identity.md section {section}",
        "made_by": "vectors/make/identity",
        "input": given,
        "expect": expect,
        "because": because,
    }


def refused(code: str) -> Json:
    """The ending of a scenario that is refused."""
    return {"refused": code}


def keys_of(name: str) -> CardKeys:
    """The four secrets called `name`."""
    return CardKeys(*(fixed(f"{name} {use}") for use in ("seal", "ed25519", "mldsa", "self")))


def card_of(keys: CardKeys, account: bytes, before: Card | None) -> Card:
    """The card of `keys` after `before`."""
    seal, key = keys.public()
    generation = before.generation + 1 if before else 0
    return Card(account, seal, key, generation, before.hash if before else None)


def chain(name: str, account: bytes, length: int) -> Chain:
    """The first cards of one account."""
    made: Chain = []
    for generation in range(length):
        keys = keys_of(f"{name} {generation}")
        made.append((card_of(keys, account, made[-1][0] if made else None), keys))
    return made


LINE = chain("mentee", ACCOUNT, 3)
OTHER = chain("mentor", OTHER_ACCOUNT, 2)
RIVAL_KEYS = keys_of("rival")
RIVAL = card_of(RIVAL_KEYS, ACCOUNT, LINE[0][0])


def signatures(payload: bytes, *signers: tuple[CardKeys, str]) -> list[bytes]:
    """Two signatures for each signer, in order."""
    return [
        one for keys, use in signers for one in second.sign(keys.ed25519, keys.mldsa, payload, use)
    ]


def signed(this: Card, keys: CardKeys, before: CardKeys | None) -> bytes:
    """A signed card."""
    payload = this.encode()
    own = signatures(payload, (keys, card.USE))
    return canon.encode(
        [payload, *own, *signatures(payload, *([(before, card.USE_NEXT)] if before else []))]
    )


def signed_chain(made: Chain) -> list[bytes]:
    """All cards of one chain, signed."""
    before = [None, *(keys for _, keys in made)]
    return [signed(this, keys, old) for (this, keys), old in zip(made, before, strict=False)]


FIRST, SECOND, THIRD = signed_chain(LINE)
OTHER_FIRST, OTHER_SECOND = signed_chain(OTHER)
THIRD_KEYS = keys_of("third rival")
SIGNED_THIRD_RIVAL = signed(card_of(THIRD_KEYS, ACCOUNT, LINE[0][0]), THIRD_KEYS, LINE[0][1])
SIGNED_RIVAL = signed(RIVAL, RIVAL_KEYS, LINE[0][1])


def flipped(raw: bytes, place: int) -> bytes:
    """`raw` with one bit changed."""
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


def shown(this: Card) -> Json:
    """What a reader finds in a card."""
    previous = this.previous.hex() if this.previous else None
    return {
        "account": this.account.hex(),
        "generation": this.generation,
        "previous": previous,
        "hash": this.hash.hex(),
    }
