"""A second implementation of key wraps, from pycryptodome's HPKE alone.

Sealing takes the randomness of the KEM as an argument, so that generators write the same bytes
each time; tests play it against the rules, both ways.

Source: spec/encoding.md section 8.
"""

from unittest.mock import patch

from Crypto.Protocol import HPKE
from Crypto.PublicKey.Hybrid import MLKEM768_X25519, HybridKey

COINS = 64
"""Size in bytes of the randomness that one encapsulation draws."""

_ENC = 1120
_AEAD = HPKE.AEAD.CHACHA20_POLY1305


def public_of(seed: bytes) -> bytes:
    """The public key of a 32-byte seed."""
    return HybridKey(param_set=MLKEM768_X25519, seed=seed)._pk


def seal_to(public: bytes, info: bytes, secret: bytes, coins: bytes) -> bytes:
    """Seal `secret` to a public key with the given 64 bytes of randomness."""
    receiver = HybridKey(param_set=MLKEM768_X25519, pk=public)
    encapsulated = receiver._encaps(coins)
    with patch.object(HybridKey, "_encaps", lambda _key, _coins: encapsulated):
        cipher = HPKE.new(receiver_key=receiver, aead_id=_AEAD, info=info)
    return cipher.enc + cipher.seal(secret)


def unseal_from(seed: bytes, info: bytes, sealed: bytes) -> bytes:
    """Open what was sealed to the key of `seed`. Raises `ValueError`."""
    receiver = HybridKey(param_set=MLKEM768_X25519, seed=seed)
    cipher = HPKE.new(receiver_key=receiver, aead_id=_AEAD, enc=sealed[:_ENC], info=info)
    return cipher.unseal(sealed[_ENC:])
