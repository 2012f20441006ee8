"""Cards, lineages and private keys."""

from quietroom.ground import canon
from quietroom.ground.signature import VerifyKey
from quietroom.identity import card
from quietroom.identity.card import Card

from .cast import (
    ACCOUNT,
    FIRST,
    LINE,
    OTHER,
    OTHER_ACCOUNT,
    OTHER_FIRST,
    RIVAL,
    SECOND,
    SIGNED_RIVAL,
    SIGNED_THIRD_RIVAL,
    THIRD,
    Json,
    Scenario,
    case,
    flipped,
    refused,
    shown,
    signatures,
    signed,
)


def cards() -> list[Scenario]:
    """Cards read and verified against the card before."""

    def one(about: str, raw: bytes, before: bytes | None, expect: Json, because: str) -> Scenario:
        given: Json = {"card": raw.hex(), "predecessor": before.hex() if before else None}
        return case("card", 2, about, given, expect, because)

    first, keys = LINE[0]
    payload = first.encode()
    own = signatures(payload, (keys, card.USE))
    later, later_keys = LINE[1]
    later_own = signatures(later.encode(), (later_keys, card.USE))
    by_first = signatures(later.encode(), (keys, card.USE_NEXT))
    no_previous = Card(first.account, first.seal, first.key, 1, None)
    with_previous = Card(first.account, first.seal, first.key, 0, bytes(32))
    unreduced = Card(first.account, b"\xff" * 1216, first.key, 0, None)
    skipped = Card(ACCOUNT, later.seal, later.key, 2, first.hash)
    elsewhere = Card(OTHER_ACCOUNT, later.seal, later.key, 1, first.hash)
    misnamed = Card(ACCOUNT, later.seal, later.key, 1, OTHER[0][0].hash)
    short_key = Card(ACCOUNT, first.seal, VerifyKey(first.key.ed25519, b""), 0, None)

    def after(this: Card) -> bytes:
        return signed(this, later_keys, keys)

    bad, odd, astray = (
        refused("bad-signature"),
        refused("malformed"),
        refused("card-does-not-follow"),
    )
    return [
        one("a first card", FIRST, None, shown(first), "it signs itself and follows nothing"),
        one("a second card", SECOND, FIRST, shown(later), "signed by itself and by the first card"),
        one(
            "Ed25519 signature changed",
            canon.encode([payload, flipped(own[0], 5), own[1]]),
            None,
            bad,
            "both kinds must verify",
        ),
        one(
            "ML-DSA signature changed",
            canon.encode([payload, own[0], flipped(own[1], 5)]),
            None,
            bad,
            "both kinds must verify",
        ),
        one(
            "signed under the use of a successor",
            canon.encode([payload, *signatures(payload, (keys, card.USE_NEXT))]),
            None,
            bad,
            "a signature counts for one use",
        ),
        one(
            "signatures in the wrong order",
            canon.encode([later.encode(), *by_first, *later_own]),
            FIRST,
            bad,
            "the card's own signatures come first",
        ),
        one(
            "successor signed by a stranger",
            signed(later, later_keys, OTHER[0][1]),
            FIRST,
            bad,
            "only the card before can name its successor",
        ),
        one(
            "successor signed by itself twice",
            signed(later, later_keys, later_keys),
            FIRST,
            bad,
            "only the card before can name its successor",
        ),
        one(
            "second card without the first",
            SECOND,
            None,
            astray,
            "a card of generation 1 follows a card",
        ),
        one(
            "first card after a first card",
            FIRST,
            FIRST,
            astray,
            "a card of generation 0 follows none",
        ),
        one("a generation left out", after(skipped), FIRST, astray, "generations count by one"),
        one("another account", after(elsewhere), FIRST, astray, "a lineage is of one account"),
        one(
            "another previous card named",
            after(misnamed),
            FIRST,
            astray,
            "the hash fixes which card comes before",
        ),
        one(
            "second card with the signatures of a first one",
            canon.encode([later.encode(), *later_own]),
            FIRST,
            odd,
            "generation 1 has four signatures",
        ),
        one(
            "first card with four signatures",
            signed(first, keys, later_keys),
            None,
            odd,
            "generation 0 has two signatures",
        ),
        one(
            "generation 1 without a previous card",
            signed(no_previous, keys, keys),
            None,
            odd,
            "only generation 0 has no previous card",
        ),
        one(
            "generation 0 with a previous card",
            signed(with_previous, keys, None),
            None,
            odd,
            "only generation 0 has no previous card",
        ),
        one(
            "sealing key that is none",
            signed(unreduced, keys, None),
            None,
            odd,
            "nobody could seal to it",
        ),
        one(
            "signing key of a wrong length",
            signed(short_key, keys, None),
            None,
            odd,
            "an ML-DSA-65 key has 1,952 bytes",
        ),
        one("a byte too many", FIRST + b"\0", None, odd, "one value fills the bytes"),
        one("cut short", FIRST[:-1], None, odd, "one value fills the bytes"),
        one("not a list", canon.encode("card"), None, odd, "a signed card is a list"),
        one("nothing", b"", None, odd, "no bytes are no card"),
        one(
            "larger than a card",
            bytes(card.LIMIT + 1),
            None,
            refused("too-large"),
            "read no further than a card can be",
        ),
    ]


def lineages() -> list[Scenario]:
    """Which card counts where one is named."""

    def one(about: str, raws: list[bytes], named: Card, expect: Json, because: str) -> Scenario:
        given: Json = {"cards": [raw.hex() for raw in raws], "named": named.hash.hex()}
        return case("lineage", 3, about, given, expect, because)

    first, later, newest = (this for this, _ in LINE)
    forked = refused("lineage-forked")
    return [
        one("one card", [FIRST], first, {"stands": first.hash.hex()}, "it stands for itself"),
        one(
            "first of three",
            [FIRST, SECOND, THIRD],
            first,
            {"stands": newest.hash.hex()},
            "signed successors count",
        ),
        one(
            "newest of three",
            [FIRST, SECOND, THIRD],
            newest,
            {"stands": newest.hash.hex()},
            "it stands for itself",
        ),
        one(
            "the same card twice",
            [FIRST, SECOND, SECOND],
            later,
            {"stands": later.hash.hex()},
            "a card again changes nothing",
        ),
        one(
            "somebody else's card",
            [FIRST, SECOND],
            OTHER[0][0],
            refused("unknown-card"),
            "nobody else counts",
        ),
        one(
            "two successors",
            [FIRST, SECOND, SIGNED_RIVAL],
            first,
            forked,
            "two successors of one card kill both",
        ),
        one(
            "two successors, the other first",
            [FIRST, SIGNED_RIVAL, SECOND],
            first,
            forked,
            "the order does not matter",
        ),
        one(
            "the first successor is dead",
            [FIRST, SECOND, SIGNED_RIVAL],
            later,
            forked,
            "two successors of one card kill both",
        ),
        one(
            "the second successor is dead",
            [FIRST, SECOND, SIGNED_RIVAL],
            RIVAL,
            forked,
            "two successors of one card kill both",
        ),
        one(
            "what follows a dead card is dead",
            [FIRST, SECOND, SIGNED_RIVAL, THIRD],
            newest,
            forked,
            "a dead card has no living successor",
        ),
        one(
            "three successors",
            [FIRST, SECOND, SIGNED_RIVAL, SIGNED_THIRD_RIVAL],
            first,
            forked,
            "no later card makes a forked one live again",
        ),
        one(
            "a rival that comes late",
            [FIRST, SECOND, THIRD, SIGNED_RIVAL],
            newest,
            forked,
            "a dead card has no living successor",
        ),
        one(
            "a card between is missing",
            [FIRST, THIRD],
            first,
            refused("card-does-not-follow"),
            "each card is verified against the one before",
        ),
        one(
            "another lineage of another account",
            [FIRST, OTHER_FIRST],
            first,
            refused("card-does-not-follow"),
            "a lineage has one first card",
        ),
        one(
            "begins in the midst",
            [SECOND, THIRD],
            later,
            refused("card-does-not-follow"),
            "a lineage begins with generation 0",
        ),
    ]


def private_keys() -> list[Scenario]:
    """Public keys recomputed from seeds."""
    first, keys = LINE[0]
    given: Json = {
        "account": ACCOUNT.hex(),
        "seal": keys.seal.hex(),
        "ed25519": keys.ed25519.hex(),
        "mldsa": keys.mldsa.hex(),
        "self_key": keys.self_key.hex(),
    }
    because = "public keys are computed from the seeds, never stored"
    expect: Json = {"payload": first.encode().hex()}
    return [case("keys", 4, "the first card of four secrets", given, expect, because)]
