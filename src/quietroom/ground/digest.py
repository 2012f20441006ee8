"""The hash, the MAC and the key derivation of version 1: SHA-256, HMAC-SHA-256, HKDF-SHA-256.

Source: spec/encoding.md section 4; FIPS 180-4, RFC 2104, RFC 5869.
"""

import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from .frame import Part, lp

_SHA256 = SHA256()


def sha256(raw: bytes) -> bytes:
    """SHA-256 of `raw`, 32 bytes."""
    return hashlib.sha256(raw).digest()


def hash_of(use: str, *parts: Part) -> bytes:
    """SHA-256(LP("quietroom/v1/<use>", parts …)), 32 bytes."""
    return sha256(context(use, *parts))


def mac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256, 32 bytes."""
    return hmac.digest(key, message, "sha256")


def same(left: bytes, right: bytes) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(left, right)


def derive(key: bytes, use: str, *parts: Part) -> bytes:
    """HKDF-SHA-256 of `key`, empty salt, info LP("quietroom/v1/<use>", parts …), 32 bytes."""
    return expand(extract(key), use, *parts)


def extract(key: bytes) -> bytes:
    """The first half of `derive`, 32 bytes: done once where many keys come from one."""
    return HKDF.extract(_SHA256, None, key)


def expand(extracted: bytes, use: str, *parts: Part) -> bytes:
    """The second half of `derive`, of what `extract` made of the key, 32 bytes."""
    return HKDFExpand(_SHA256, 32, context(use, *parts)).derive(extracted)


def context(use: str, *parts: Part) -> bytes:
    """LP("quietroom/v1/<use>", parts …): every hash, key and seal says what it is for."""
    return _domain(use) + lp(*parts)


@lru_cache(maxsize=256)
def _domain(use: str) -> bytes:
    return lp("quietroom/v1/" + use)
