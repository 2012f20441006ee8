"""Sealing and opening 1 KB of content, against AES-256-GCM alone under a new key each time."""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.claim import Claim, rate_ratio
from quietroom.ground import digest
from quietroom.ground.close import content as close
from quietroom.ground.open import content as opening

_CALLS = 20_000


def measure() -> list[Claim]:
    """Both directions. What the scheme adds is a derivation, a commitment and a salt."""
    key, nonce, context, words = (
        os.urandom(32),
        os.urandom(12),
        digest.context("bench"),
        bytes(1024),
    )
    sealed, bare = close.seal(key, context, words), AESGCM(key).encrypt(nonce, words, None)
    return [
        Claim(
            "sealing 1 KB, as a share of bare AES-256-GCM's rate",
            rate_ratio(
                lambda: close.seal(key, context, words),
                lambda: AESGCM(key).encrypt(nonce, words, None),
                _CALLS,
            ),
        ),
        Claim(
            "opening 1 KB, as a share of bare AES-256-GCM's rate",
            rate_ratio(
                lambda: opening.unseal(key, context, sealed),
                lambda: AESGCM(key).decrypt(nonce, bare, None),
                _CALLS,
            ),
        ),
    ]
