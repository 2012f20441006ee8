"""An authenticator made of software: ES256 keys, no attestation, and what a browser puts around.

Source: W3C Web Authentication Level 3, sections 5.8.1, 6.1 and 6.5.4.
"""

import base64
import json
import os
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.identity.method import passkey_challenge, passkey_id
from quietroom.server.ceremony import Assertion

PRESENT, VERIFIED, ATTESTED, EXTENDED = 1, 4, 64, 128


@dataclass(slots=True)
class Page:
    """Where a passkey is made or used, as the browser sees it."""

    host: str = "localhost"
    origin: str = "http://localhost:8470"

    def client(self, kind: str, over: bytes, **changed: Any) -> bytes:
        """The client data of a ceremony."""
        told = base64.urlsafe_b64encode(over).rstrip(b"=").decode()
        honest = {"type": kind, "challenge": told, "origin": self.origin, "crossOrigin": False}
        return json.dumps(honest | changed).encode()


@dataclass(slots=True)
class Authenticator:
    """One passkey. `uses` counts, where the authenticator counts at all."""

    page: Page = field(default_factory=Page)
    credential: bytes = field(default_factory=lambda: os.urandom(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    uses: int = 0
    counts: bool = True

    @property
    def ident(self) -> bytes:
        """The method id."""
        return passkey_id(self.credential)

    def wrap(self, account: bytes, registration: Value = None, wrap: bytes = b"w" * 104) -> Value:
        """The row of this passkey among the ways to unlock a vault."""
        return ["passkey", self.ident, wrap, registration or self.register(account)]

    def register(
        self,
        account: bytes,
        flags: int = PRESENT | VERIFIED,
        fmt: str = "none",
        key: Any = None,
        **changed: Any,
    ) -> list[Value]:
        """What making the passkey answers: client data and attestation object."""
        size = len(self.credential).to_bytes(2, "big")
        inside = key if isinstance(key, bytes) else cbor2.dumps(key or self._public())
        attested = bytes(16) + size + self.credential + inside
        made = {"fmt": fmt, "attStmt": {}, "authData": self._head(flags | ATTESTED) + attested}
        client = self.page.client("webauthn.create", passkey_challenge(account), **changed)
        return [client, cbor2.dumps(made)]

    def show(
        self,
        nonce: bytes,
        flags: int = PRESENT | VERIFIED,
        extensions: bytes = b"",
        **changed: Any,
    ) -> Assertion:
        """What using the passkey answers."""
        self.uses += self.counts
        client = self.page.client("webauthn.get", nonce, **changed)
        said = self._head(flags | (EXTENDED if extensions else 0)) + extensions
        return Assertion(self.credential, client, said, self.sign(said, client))

    def sign(self, said: bytes, client: bytes) -> bytes:
        """The key's signature over authenticator data and client data."""
        return self.key.sign(said + sha256(client), ec.ECDSA(SHA256()))

    def _head(self, flags: int) -> bytes:
        return sha256(self.page.host.encode()) + bytes([flags]) + self.uses.to_bytes(4, "big")

    def _public(self) -> dict[int, Any]:
        point = self.key.public_key().public_numbers()
        x, y = (part.to_bytes(32, "big") for part in (point.x, point.y))
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}


def sent(account: bytes, shown: Assertion) -> list[Value]:
    """An assertion as it travels."""
    return [account, shown.credential, shown.client, shown.authenticator, shown.signature]
