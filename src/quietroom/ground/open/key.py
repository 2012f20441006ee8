"""Opening secrets that `ground.close.key` sealed to a person.

A private sealing key is its 32-byte X-Wing seed; the two private keys in it are expanded with
SHAKE-256 as the X-Wing draft says.

Format: spec/encoding.md section 8. Source: draft-connolly-cfrg-xwing-kem section 5.2, RFC 9180.
"""

import hashlib
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ..close.key import SUITE
from ..errors import CannotOpen

SEED = 32
"""Size in bytes of a private sealing key."""


def public_of(seed: bytes) -> bytes:
    """The 1,216-byte public key of a 32-byte seed."""
    mlkem, x25519 = _halves(seed)
    return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


def unseal_from(seed: bytes, info: bytes, sealed: bytes) -> bytes:
    """The secret that was sealed to the key of `seed` with this `info`. Raises `CannotOpen`."""
    try:
        return SUITE.decrypt(sealed, _private(seed), info)
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen from fault


@lru_cache(maxsize=64)
def _private(seed: bytes) -> hpke.MLKEM768X25519PrivateKey:
    return hpke.MLKEM768X25519PrivateKey(*_halves(seed))


def _halves(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    expanded = hashlib.shake_256(seed).digest(96)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:64]),
        X25519PrivateKey.from_private_bytes(expanded[64:]),
    )
