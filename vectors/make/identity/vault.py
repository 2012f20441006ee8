"""Vaults, vaults compared with the log, and wrapped vault keys."""

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.digest import context

from .. import second
from ..second import fixed
from .cast import (
    ACCOUNT,
    FIRST,
    LINE,
    OTHER,
    OTHER_ACCOUNT,
    OTHER_FIRST,
    RIVAL,
    RIVAL_KEYS,
    SECOND,
    SIGNED_RIVAL,
    Chain,
    Json,
    Scenario,
    case,
    flipped,
    refused,
)

POLICY = b"a log policy"
METHOD_ID = fixed("method", 16)
AK, SALT = fixed("ak"), fixed("salt", 24)


def rows(made: Chain) -> list[Value]:
    """The keys of a vault, row by row."""
    return [
        [generation, keys.seal, keys.ed25519, keys.mldsa, keys.self_key]
        for generation, (_, keys) in enumerate(made)
    ]


def sealed_vault(content: Value, account: bytes = ACCOUNT, generation: int = 0) -> bytes:
    """A vault of whatever `content`."""
    return second.seal(AK, context("vault", account, generation), canon.encode(content), SALT)


def vaults() -> list[Scenario]:
    """Vaults opened."""

    def one(
        about: str, raw: bytes, generation: int, expect: Json, because: str, ak: bytes = AK
    ) -> Scenario:
        given: Json = {
            "ak": ak.hex(),
            "account": ACCOUNT.hex(),
            "generation": generation,
            "vault": raw.hex(),
        }
        return case("vault", 5, about, given, expect, because)

    good = sealed_vault([POLICY, rows(LINE[:1])])
    two = sealed_vault([POLICY, rows(LINE[:2])], ACCOUNT, 1)
    swapped = [POLICY, list(reversed(rows(LINE[:2])))]
    foreign, odd = refused("foreign-vault"), refused("malformed")
    return [
        one(
            "one generation",
            good,
            0,
            {"policy": POLICY.hex(), "keys": listed(LINE[:1])},
            "the right key, account and generation",
        ),
        one(
            "two generations",
            two,
            1,
            {"policy": POLICY.hex(), "keys": listed(LINE[:2])},
            "earlier generations are kept",
        ),
        one("another key", good, 0, foreign, "AK is one of this vault", fixed("another ak")),
        one(
            "another account's vault",
            sealed_vault([POLICY, rows(LINE[:1])], OTHER_ACCOUNT),
            0,
            foreign,
            "the account is in the context",
        ),
        one(
            "an older vault under a newer number",
            good,
            1,
            foreign,
            "the generation is in the context",
        ),
        one(
            "one bit changed",
            flipped(good, len(good) - 1),
            0,
            foreign,
            "every byte is authentic or nothing opens",
        ),
        one("cut short", good[:-1], 0, foreign, "every byte is authentic or nothing opens"),
        one("nothing", b"", 0, foreign, "no bytes are no vault"),
        one(
            "the keys of a generation are missing",
            sealed_vault([POLICY, rows(LINE[:1])], ACCOUNT, 1),
            1,
            odd,
            "a vault holds every generation",
        ),
        one(
            "generations out of order",
            sealed_vault(swapped, ACCOUNT, 1),
            1,
            odd,
            "generations count from 0",
        ),
        one(
            "a seed of a wrong length",
            sealed_vault([POLICY, [[0, b"", b"", b"", b""]]]),
            0,
            odd,
            "secrets have 32 bytes",
        ),
        one("no keys", sealed_vault([POLICY, []]), 0, odd, "a vault holds every generation"),
    ]


def listed(made: Chain) -> Json:
    """The secrets of a vault as JSON."""
    return [
        [keys.seal.hex(), keys.ed25519.hex(), keys.mldsa.hex(), keys.self_key.hex()]
        for _, keys in made
    ]


def checks() -> list[Scenario]:
    """Opened vaults compared with the cards in the log."""

    def one(about: str, made: Chain, raws: list[bytes], expect: Json, because: str) -> Scenario:
        raw = sealed_vault([POLICY, rows(made)], ACCOUNT, len(made) - 1)
        given: Json = {
            "ak": AK.hex(),
            "account": ACCOUNT.hex(),
            "generation": len(made) - 1,
            "vault": raw.hex(),
            "cards": [one.hex() for one in raws],
        }
        return case("vault-check", 5, about, given, expect, because)

    stale, foreign = refused("stale-vault"), refused("foreign-vault")
    rival: Chain = [LINE[0], (RIVAL, RIVAL_KEYS)]
    return [
        one("as logged", LINE[:2], [FIRST, SECOND], "checked", "every generation has its card"),
        one(
            "older than the newest card",
            LINE[:1],
            [FIRST, SECOND],
            stale,
            "a server that gives an old vault is found out",
        ),
        one(
            "newer than the log",
            LINE[:2],
            [FIRST],
            refused("card-not-logged"),
            "no card is used that is not in the log",
        ),
        one(
            "keys of another person",
            OTHER[:1],
            [FIRST],
            foreign,
            "public keys are computed and compared",
        ),
        one(
            "keys of a rival",
            rival,
            [FIRST, SECOND],
            foreign,
            "public keys are computed and compared",
        ),
        one(
            "log of another account", LINE[:1], [OTHER_FIRST], foreign, "a vault is of one account"
        ),
        one(
            "forked",
            LINE[:2],
            [FIRST, SECOND, SIGNED_RIVAL],
            refused("lineage-forked"),
            "neither successor counts",
        ),
    ]


def wraps() -> list[Scenario]:
    """Vault keys unwrapped."""
    kek = fixed("kek")

    def closed(method: str, method_id: bytes, generation: int, content: bytes) -> bytes:
        bound = context("vault-wrap", ACCOUNT, method, method_id, generation)
        return second.seal(kek, bound, content, SALT)

    def one(about: str, raw: bytes, expect: Json, because: str, key: bytes = kek) -> Scenario:
        given: Json = {
            "kek": key.hex(),
            "account": ACCOUNT.hex(),
            "method": "kit",
            "method_id": METHOD_ID.hex(),
            "generation": 1,
            "wrapped": raw.hex(),
        }
        return case("wrap", 6, about, given, expect, because)

    good, wrong = closed("kit", METHOD_ID, 1, AK), refused("wrong-unlock")
    return [
        one("the right kit", good, {"ak": AK.hex()}, "the key and all of the context are right"),
        one("another kit", good, wrong, "another kit yields another key", fixed("another kek")),
        one(
            "another method",
            closed("passphrase", METHOD_ID, 1, AK),
            wrong,
            "the method is in the context",
        ),
        one(
            "another of the same method",
            closed("kit", fixed("other", 16), 1, AK),
            wrong,
            "the method's id is in the context",
        ),
        one(
            "an earlier generation",
            closed("kit", METHOD_ID, 0, AK),
            wrong,
            "the generation is in the context",
        ),
        one(
            "one bit changed", flipped(good, 60), wrong, "every byte is authentic or nothing opens"
        ),
        one(
            "longer than a wrap",
            closed("kit", METHOD_ID, 1, AK + b"\0"),
            refused("malformed"),
            "a wrap has 104 bytes",
        ),
    ]
