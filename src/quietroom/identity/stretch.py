"""Argon2id at the one cost that version 1 has.

The cost is no field of any message, so that nobody can send a lower one.

Source: spec/identity.md section 8; RFC 9106.
"""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MEMORY = 64 * 1024
"""Memory in KiB."""

PASSES, LANES = 3, 1

SALT, SIZE = 16, 32
"""Size in bytes of the salt and of what comes out."""


def stretch(secret: bytes, salt: bytes) -> bytes:
    """32 bytes that cost 64 MiB and three passes for every `secret` tried. `salt` has 16 bytes."""
    kdf = Argon2id(salt=salt, length=SIZE, iterations=PASSES, lanes=LANES, memory_cost=MEMORY)
    return kdf.derive(secret)
