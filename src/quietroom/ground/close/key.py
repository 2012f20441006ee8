"""Sealing a short secret to a person's public key: HPKE base mode with X-Wing.

Suite: KEM 0x647A (ML-KEM-768 with X25519), HKDF-SHA256, ChaCha20-Poly1305. All context goes into
`info`. The sealed form is enc (1,120 bytes), then the ciphertext with its 16-byte tag.

Format: spec/encoding.md section 8. Source: RFC 9180, draft-ietf-hpke-pq.
Opened by `ground.open.key`.
"""

from functools import lru_cache

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from ..errors import Malformed

PUBLIC = 1216
"""Size in bytes of a public sealing key: ML-KEM-768 encapsulation key, then X25519 point."""

SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)

_MLKEM = 1184


def seal_to(public: bytes, info: bytes, secret: bytes) -> bytes:
    """Seal `secret` to a 1,216-byte public key. Raises `Malformed` for a key that is none."""
    key = public_key(public)
    try:
        return SUITE.encrypt(secret, key, info)
    except ValueError as fault:
        raise Malformed("a public sealing key of a wrong form") from fault


@lru_cache(maxsize=1024)
def public_key(public: bytes) -> hpke.MLKEM768X25519PublicKey:
    """The key object of a 1,216-byte public key. Raises `Malformed`."""
    if len(public) != PUBLIC:
        raise Malformed("a public sealing key of a wrong length")
    try:
        return hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:_MLKEM]),
            X25519PublicKey.from_public_bytes(public[_MLKEM:]),
        )
    except ValueError as fault:
        raise Malformed("a public sealing key of a wrong form") from fault
