"""Hashes, MACs and derived keys, held against another implementation."""

from Crypto.Hash import HMAC, SHA256
from Crypto.Protocol.KDF import HKDF
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import digest
from quietroom.ground.frame import Part, lp

_KEYS = st.binary(min_size=32, max_size=32)
_USES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
_PARTS: st.SearchStrategy[list[Part]] = st.lists(
    st.none() | st.binary(max_size=40) | st.integers(0, 99) | st.text(max_size=9), max_size=4
)


@given(_USES, _PARTS)
def test_hash(use: str, parts: list[Part]) -> None:
    """SHA-256 over the frame that begins with the use."""
    expected = SHA256.new(lp(f"quietroom/v1/{use}", *parts)).digest()

    assert digest.hash_of(use, *parts) == expected


@given(_KEYS, _USES, _PARTS)
def test_derive(key: bytes, use: str, parts: list[Part]) -> None:
    """HKDF-SHA-256 with an empty salt and the frame as info."""
    info = lp(f"quietroom/v1/{use}", *parts)

    assert digest.derive(key, use, *parts) == HKDF(key, 32, b"", SHA256, 1, info)


@given(_KEYS, st.binary(max_size=200))
def test_mac(key: bytes, message: bytes) -> None:
    """HMAC-SHA-256."""
    assert digest.mac(key, message) == HMAC.new(key, message, SHA256).digest()


@given(_KEYS, _USES, _USES)
def test_no_key_serves_two_uses(key: bytes, one: str, other: str) -> None:
    """Two uses of one key give the same key when they are the same use, and else two."""
    assert (digest.derive(key, one) == digest.derive(key, other)) == (one == other)


@given(st.binary(max_size=4), st.binary(max_size=4))
def test_same(left: bytes, right: bytes) -> None:
    """Comparison in constant time is comparison."""
    assert digest.same(left, right) == (left == right)
