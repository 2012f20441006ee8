"""Published vectors that are read and not copied; collected when FOREIGN_VECTORS names a folder."""

import hashlib
import hmac
import json
import os
import zlib
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from quietroom.ground.errors import CannotOpen
from quietroom.ground.open.content import unseal
from quietroom.ground.open.key import public_of, unseal_from

_FOLDER = Path(os.environ["FOREIGN_VECTORS"])
_SUITE = b"HPKE" + bytes.fromhex("647a00010003")


def _content() -> list[Any]:
    read = json.loads((_FOLDER / "wycheproof-c2sp-chunked-encryption-aes-256-gcm.json").read_text())
    tests = [test for group in read["testGroups"] for test in group["tests"]]
    assert len(tests) == read["numberOfTests"]
    return [pytest.param(test, id=f"{test['tcId']} {test['comment']}") for test in tests]


@pytest.mark.parametrize("vector", _content())
def test_wycheproof_content(vector: dict[str, Any]) -> None:
    """Wycheproof's vectors for Cobblestone-256: valid ones open, invalid ones do not."""
    sealed = zlib.decompress(bytes.fromhex(vector["ct"]))
    key, context = bytes.fromhex(vector["key"]), bytes.fromhex(vector["ctx"])
    if vector["result"] == "valid":
        opened = unseal(key, context, sealed)

        assert hashlib.sha512(opened).hexdigest() == vector["msgSha512"]
    else:
        with pytest.raises(CannotOpen):
            unseal(key, context, sealed)


def _extract(suite: bytes, label: bytes, secret: bytes, salt: bytes = b"") -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")


def _expand(secret: bytes, label: bytes, context: bytes, size: int) -> bytes:
    info = size.to_bytes(2, "big") + b"HPKE-v1" + _SUITE + label + context
    return hmac.digest(secret, info + b"\x01", "sha256")[:size]


def _seal_with(shared: bytes, info: bytes, secret: bytes) -> bytes:
    """HPKE's base mode from the KEM's shared secret on (RFC 9180 section 5.1)."""
    hashes = _extract(_SUITE, b"psk_id_hash", b"") + _extract(_SUITE, b"info_hash", info)
    chosen = _extract(_SUITE, b"secret", b"", shared)
    key = _expand(chosen, b"key", b"\0" + hashes, 32)
    nonce = _expand(chosen, b"base_nonce", b"\0" + hashes, 12)
    return ChaCha20Poly1305(key).encrypt(nonce, secret, b"")


@pytest.mark.parametrize(
    "vector", json.loads((_FOLDER / "xwing-draft.json").read_text()), ids=["1", "2", "3"]
)
def test_xwing_draft(vector: dict[str, str]) -> None:
    """The X-Wing draft's seeds give its public keys, and its shared secrets open what we open."""
    seed, shared = bytes.fromhex(vector["sk"]), bytes.fromhex(vector["ss"])
    sealed = bytes.fromhex(vector["ct"]) + _seal_with(shared, b"info", b"a secret")

    assert public_of(seed).hex() == vector["pk"]
    assert unseal_from(seed, b"info", sealed) == b"a secret"
