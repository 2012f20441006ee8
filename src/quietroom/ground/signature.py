"""Signatures of two kinds, both of which must verify: Ed25519 and ML-DSA-65.

What is signed is the Sig_structure of a COSE_Sign message with constant headers. On the wire a
signed document is CBOR[payload, signature, signature]; every further signer appends two more.
No header travels, so none can be parsed wrongly.

Format: spec/encoding.md section 6. Source: RFC 9052 section 4.4, RFC 8032, FIPS 204.
Vectors: vectors/encoding/signature.json.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey

from . import canon, shape
from .errors import BadSignature, Malformed

SEED = 32
"""Size in bytes of either private seed."""

ED25519_KEY, ED25519_SIGNATURE = 32, 64
MLDSA_KEY, MLDSA_SIGNATURE = 1952, 3309

_ED25519_HEADER = bytes.fromhex("a10132")
_MLDSA_HEADER = bytes.fromhex("a1013830")

Signatures = tuple[bytes, ...]
"""One Ed25519 and one ML-DSA-65 signature for each signer, in the order of the signers."""


@dataclass(frozen=True, slots=True)
class VerifyKey:
    """The public halves of one signer: `ed25519` 32 bytes, `mldsa` 1,952 bytes."""

    ed25519: bytes
    mldsa: bytes


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private seeds of one signer, 32 bytes each."""

    ed25519: bytes = field(repr=False)
    mldsa: bytes = field(repr=False)

    def verify_key(self) -> VerifyKey:
        """The public halves, computed from the seeds."""
        return VerifyKey(
            Ed25519PrivateKey.from_private_bytes(self.ed25519).public_key().public_bytes_raw(),
            MLDSA65PrivateKey.from_seed_bytes(self.mldsa).public_key().public_bytes_raw(),
        )

    def sign(self, payload: bytes, use: str) -> Signatures:
        """Sign `payload` under the domain "quietroom/v1/<use>"."""
        ed25519 = Ed25519PrivateKey.from_private_bytes(self.ed25519)
        mldsa = MLDSA65PrivateKey.from_seed_bytes(self.mldsa)
        return (
            ed25519.sign(_to_be_signed(_ED25519_HEADER, use, payload)),
            mldsa.sign(_to_be_signed(_MLDSA_HEADER, use, payload)),
        )


@dataclass(frozen=True, slots=True)
class Signed:
    """A payload and the signatures it travelled with, not yet verified."""

    payload: bytes
    signatures: Signatures

    def encode(self) -> bytes:
        """CBOR[payload, signature, signature, …]."""
        return canon.encode([self.payload, *self.signatures])

    def verify(self, *signers: tuple[VerifyKey, str]) -> bytes:
        """The payload, once every signer's two signatures verify under that signer's use.

        `signers` are in the order of the signatures; there is exactly one for each pair of them.
        Raises `BadSignature`.
        """
        if len(self.signatures) != 2 * len(signers):
            raise BadSignature("the number of signatures is not the number this document needs")
        for place, (key, use) in enumerate(signers):
            verify(key, self.payload, self.signatures[2 * place : 2 * place + 2], use)
        return self.payload


def parse(raw: bytes, signers: int, limit: int = canon.LIMIT) -> Signed:
    """Read CBOR[payload, signature, …] with signatures of `signers` people. Verifies nothing."""
    parts = shape.array(canon.decode(raw, limit), 1 + 2 * signers, "signed document")
    payload = shape.octets(parts[0], "payload")
    sizes = (ED25519_SIGNATURE, MLDSA_SIGNATURE) * signers
    found = tuple(
        shape.octets(part, "signature", size) for part, size in zip(parts[1:], sizes, strict=True)
    )
    return Signed(payload, found)


def verify(key: VerifyKey, payload: bytes, signatures: Signatures, use: str) -> None:
    """Check both signatures of one signer. Raises `BadSignature` unless both are right."""
    if len(signatures) != 2:
        raise BadSignature("two signatures are needed, one of each kind")
    try:
        ed25519 = Ed25519PublicKey.from_public_bytes(key.ed25519)
        mldsa = MLDSA65PublicKey.from_public_bytes(key.mldsa)
    except ValueError as fault:
        raise Malformed("a public signing key of a wrong form") from fault
    try:
        ed25519.verify(signatures[0], _to_be_signed(_ED25519_HEADER, use, payload))
        mldsa.verify(signatures[1], _to_be_signed(_MLDSA_HEADER, use, payload))
    except InvalidSignature as fault:
        raise BadSignature from fault


def _to_be_signed(header: bytes, use: str, payload: bytes) -> bytes:
    domain = ("quietroom/v1/" + use).encode()
    return canon.encode(["Signature", b"", header, domain, payload])
