"""A second implementation of what the rules sign and seal, from pycryptodome's primitives alone.

It draws no randomness - salts are given, ML-DSA signs deterministically - so that generators write
the same bytes each time; and tests play it against the rules, both ways.

Sources: C2SP chunked-encryption; RFC 9052 section 4.4; spec/encoding.md sections 6 and 7.
"""

import hashlib
import hmac

from Crypto.Cipher import AES
from Crypto.Cipher._mode_gcm import GcmMode
from Crypto.PublicKey import ECC, MLDSA
from Crypto.Signature import eddsa, mldsa

_HEADERS = (bytes.fromhex("a10132"), bytes.fromhex("a1013830"))
_SALT, _COMMITMENT, _CHUNK, _TAG = 24, 32, 16 * 1024, 16


def sign(ed25519: bytes, mldsa_seed: bytes, payload: bytes, use: str) -> tuple[bytes, bytes]:
    """Both signatures of one signer over `payload`, from its two seeds."""
    first, second = (_structure(header, use, payload) for header in _HEADERS)
    small = ECC.construct(curve="Ed25519", seed=ed25519)
    large = MLDSA.construct(param_set=MLDSA.ML_DSA_65, seed=mldsa_seed)
    return (
        eddsa.new(small, "rfc8032").sign(first),
        mldsa.new(large, deterministic=True).sign(second),
    )


def verify(
    ed25519: bytes, mldsa_key: bytes, payload: bytes, use: str, signatures: tuple[bytes, ...]
) -> None:
    """Check both signatures of one signer. Raises `ValueError`."""
    first, second = (_structure(header, use, payload) for header in _HEADERS)
    large = MLDSA.construct(param_set=MLDSA.ML_DSA_65, pk=mldsa_key)
    eddsa.new(eddsa.import_public_key(ed25519), "rfc8032").verify(first, signatures[0])
    mldsa.new(large).verify(second, signatures[1])


def seal(key: bytes, context: bytes, content: bytes, salt: bytes) -> bytes:
    """Cobblestone-256 under a salt of 24 bytes."""
    inner, nonce, commitment = _schedule(key, context, salt)
    sealed = salt + commitment
    for place in range(len(content) // _CHUNK + 1):
        chunk = content[place * _CHUNK : (place + 1) * _CHUNK]
        closed, tag = _cipher(inner, nonce, place).encrypt_and_digest(chunk)
        sealed += closed + tag
    return sealed


def unseal(key: bytes, context: bytes, sealed: bytes) -> bytes:
    """Open Cobblestone-256. Raises `ValueError`."""
    salt, rest = sealed[:_SALT], sealed[_SALT:]
    inner, nonce, commitment = _schedule(key, context, salt)
    if not hmac.compare_digest(commitment, rest[:_COMMITMENT]):
        raise ValueError("the commitment is another one")
    content, rest = b"", rest[_COMMITMENT:]
    for place in range(len(rest) // (_CHUNK + _TAG) + 1):
        piece, rest = rest[: _CHUNK + _TAG], rest[_CHUNK + _TAG :]
        cipher = _cipher(inner, nonce, place)
        content += cipher.decrypt_and_verify(piece[:-_TAG], piece[-_TAG:])
    return content


def _schedule(key: bytes, context: bytes, salt: bytes) -> tuple[bytes, bytes, bytes]:
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0" + salt + context
    made, block = b"", b""
    for place in (1, 2):
        block = hmac.digest(key, block + info + bytes([place]), "sha512")
        made += block
    return made[:32], made[32:44], made[44:76]


def _cipher(key: bytes, nonce: bytes, place: int) -> GcmMode:
    turned = int.from_bytes(nonce, "big") ^ place
    return AES.new(key, AES.MODE_GCM, nonce=turned.to_bytes(12, "big"))


def _structure(header: bytes, use: str, payload: bytes) -> bytes:
    parts = (b"", header, b"quietroom/v1/" + use.encode(), payload)
    return b"\x85\x69Signature" + b"".join(map(_byte_string, parts))


def _byte_string(raw: bytes) -> bytes:
    size = len(raw)
    if size < 24:
        return bytes([0x40 | size]) + raw
    if size < 256:
        return bytes([0x58, size]) + raw
    return b"\x59" + size.to_bytes(2, "big") + raw


def fixed(name: str, size: int = 32) -> bytes:
    """Bytes that look random and are the same each time, for generators."""
    return hashlib.shake_256(name.encode()).digest(size)
