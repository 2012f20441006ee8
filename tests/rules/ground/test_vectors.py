"""Every vector of the encoding is played, and every file is what its generator writes."""

from collections.abc import Callable
from typing import Any

import pytest

from quietroom.ground import canon, digest, frame, pad, signature
from quietroom.ground.canon import Value
from quietroom.ground.close.key import seal_to
from quietroom.ground.open.content import unseal
from quietroom.ground.open.key import public_of, unseal_from
from tests.rules.vectors import Vectors, ending, written
from vectors.make.encoding import __main__ as generator

VECTORS = Vectors(generator.FOLDER)


def _shown(value: Value) -> Any:
    match value:
        case int():
            return {"number": str(value)}
        case bytes():
            return {"bytes": value.hex()}
        case str():
            return {"text": value}
        case None:
            return None
        case _:
            return [_shown(item) for item in value]


def _parts(shown: Any) -> list[frame.Part]:
    read: dict[str, Callable[[str], frame.Part]] = {
        "number": int,
        "bytes": bytes.fromhex,
        "text": str,
    }
    return [read[kind](raw) for part in shown for kind, raw in (part or {"bytes": "f6"}).items()]


def play_canon(cbor: str, limit: int) -> Any:
    raw = bytes.fromhex(cbor)
    value = canon.decode(raw, limit)
    assert canon.encode(value) == raw
    return {"value": _shown(value)}


def play_signature(signed: str, signers: list[dict[str, str]]) -> Any:
    found = signature.parse(bytes.fromhex(signed), len(signers))
    assert found.encode().hex() == signed
    keys = [
        (
            signature.VerifyKey(bytes.fromhex(who["ed25519"]), bytes.fromhex(who["mldsa"])),
            who["use"],
        )
        for who in signers
    ]
    return {"payload": found.verify(*keys).hex()}


def _bytes(*fields: str) -> list[bytes]:
    return [bytes.fromhex(field) for field in fields]


def play_public_key(public: str) -> Any:
    seal_to(bytes.fromhex(public), b"", b"words")
    return "accepted"


PLAYS: dict[str, Callable[..., Any]] = {
    "encoding/canon": play_canon,
    "encoding/frame": lambda parts: {"frame": frame.lp(*_parts(parts)).hex()},
    "encoding/hash": lambda use, parts: {"hash": digest.hash_of(use, *_parts(parts)).hex()},
    "encoding/derive": lambda key, use, parts: {
        "key": digest.derive(bytes.fromhex(key), use, *_parts(parts)).hex()
    },
    "encoding/mac": lambda key, message: {"mac": digest.mac(*_bytes(key, message)).hex()},
    "encoding/pad": lambda raw: {"padded": pad.pad(bytes.fromhex(raw)).hex()},
    "encoding/pad-size": lambda size: {"padded": pad.padded_size(size)},
    "encoding/unpad": lambda padded: {"raw": pad.unpad(bytes.fromhex(padded)).hex()},
    "encoding/signature": play_signature,
    "encoding/content": lambda key, context, sealed: {
        "content": unseal(*_bytes(key, context, sealed)).hex()
    },
    "encoding/seed": lambda seed: {"public": public_of(bytes.fromhex(seed)).hex()},
    "encoding/wrap": lambda seed, info, sealed: {
        "secret": unseal_from(*_bytes(seed, info, sealed)).hex()
    },
    "encoding/public-key": play_public_key,
}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule that can be played is played, with a good end and, where it has one, a refusal."""
    infallible = {"hash", "derive", "mac", "pad", "pad-size", "seed"}

    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == PLAYS.keys() - {f"encoding/{name}" for name in infallible}


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.files().items(), generator.text) == VECTORS.by_name()
