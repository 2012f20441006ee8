"""Unlocking with a passkey: what the browser asks the authenticator for, and the key it yields.

The PRF result never leaves the device; whoever serialises a WebAuthn answer strips it first.

Source: spec/identity.md section 9; W3C Web Authentication Level 3, section 10.1.4.
"""

from ..ground.digest import derive, sha256
from ..ground.errors import Malformed

PRF_INPUT = sha256(b"quietroom/v1/prf")
"""The constant that every authenticator evaluates, 32 bytes, set by the client."""

PRF_OUTPUT = 32
"""Size in bytes of the result."""


def wrapping_key(account: bytes, output: bytes) -> bytes:
    """The key, 32 bytes, that wraps the vault's for this passkey.

    Raises `Malformed` for a result of another size.
    """
    if len(output) != PRF_OUTPUT:
        raise Malformed("the passkey's result has a wrong length")
    return derive(output, "passkey-key", account)
