"""Key wraps: open with the seed and info they were sealed for, and in no other case."""

import json
from importlib.resources import files
from typing import Any

import pytest
from cryptography.hazmat.bindings._rust import openssl
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import digest
from quietroom.ground.close.key import PUBLIC, SUITE, public_key, seal_to
from quietroom.ground.errors import CannotOpen, Malformed
from quietroom.ground.open import key as opening
from quietroom.ground.open.key import public_of, unseal_from
from vectors.make import wraps
from vectors.make.second import fixed

_SEED, _INFO, _SECRET = fixed("a seal seed"), digest.context("test"), fixed("a secret")
_COINS = fixed("coins", wraps.COINS)
_OUR_SUITE = (0, 0x647A, 1, 3)


def _published() -> list[dict[str, Any]]:
    vectors: list[dict[str, Any]] = json.loads(
        files("cryptography_vectors").joinpath("HPKE", "hpke-pq-test-vectors.json").read_text()
    )
    ours = ("mode", "kem_id", "kdf_id", "aead_id")
    return [vector for vector in vectors if tuple(vector[part] for part in ours) == _OUR_SUITE]


def test_opens() -> None:
    """What was sealed to a person opens with that person's seed, and has the stated size."""
    sealed = seal_to(public_of(_SEED), _INFO, _SECRET)

    assert unseal_from(_SEED, _INFO, sealed) == _SECRET
    assert len(sealed) == 1120 + len(_SECRET) + 16


@pytest.mark.parametrize("size", [0, 1, 32, 51_200])
def test_second_implementation(size: int) -> None:
    """What one implementation sealed the other opens, both ways, with the same public key."""
    public, secret = public_of(_SEED), fixed("secret", size)

    assert wraps.public_of(_SEED) == public
    assert wraps.unseal_from(_SEED, _INFO, seal_to(public, _INFO, secret)) == secret
    assert unseal_from(_SEED, _INFO, wraps.seal_to(public, _INFO, secret, _COINS)) == secret


@given(st.integers(0, 1120 + 32 + 16 - 1), st.integers(0, 7))
def test_every_bit_counts(place: int, bit: int) -> None:
    """One bit changed anywhere, and nothing opens."""
    sealed = bytearray(wraps.seal_to(public_of(_SEED), _INFO, _SECRET, _COINS))
    sealed[place] ^= 1 << bit

    with pytest.raises(CannotOpen):
        unseal_from(_SEED, _INFO, bytes(sealed))


@given(st.integers(0, 1120 + 32 + 16 - 1))
def test_cut_anywhere(end: int) -> None:
    """Cut short anywhere, it does not open."""
    with pytest.raises(CannotOpen):
        unseal_from(_SEED, _INFO, wraps.seal_to(public_of(_SEED), _INFO, _SECRET, _COINS)[:end])


@pytest.mark.parametrize(
    ("seed", "info"),
    [(bytes(32), _INFO), (_SEED, b""), (_SEED, digest.context("other"))],
    ids=["another person", "no info", "another use"],
)
def test_person_and_info_count(seed: bytes, info: bytes) -> None:
    """Somebody else opens nothing, and neither does another use."""
    with pytest.raises(CannotOpen):
        unseal_from(seed, info, seal_to(public_of(_SEED), _INFO, _SECRET))


def test_no_two_wraps_alike() -> None:
    """The same secret sealed twice is different bytes."""
    public = public_of(_SEED)

    assert seal_to(public, _INFO, _SECRET) != seal_to(public, _INFO, _SECRET)


@pytest.mark.parametrize("size", [0, 31, 32, PUBLIC - 1, PUBLIC + 1])
def test_public_key_has_its_size(size: int) -> None:
    """A public key of another length is refused before it is used."""
    with pytest.raises(Malformed):
        public_key(bytes(size))


@pytest.mark.parametrize("vector", _published())
def test_published_vector(vector: dict[str, Any]) -> None:
    """The published vector of exactly this suite: our public key, our seed, our suite open it.

    Its messages carry associated data, which we never use; hence the library's private function.
    """
    seed, first = bytes.fromhex(vector["skRm"]), vector["encryptions"][0]
    sealed, aad = bytes.fromhex(vector["enc"] + first["ct"]), bytes.fromhex(first["aad"])
    opened = openssl.hpke._decrypt_with_aad(
        SUITE, sealed, opening._private(seed), bytes.fromhex(vector["info"]), aad
    )

    assert public_of(seed).hex() == vector["pkRm"]
    assert opened.hex() == first["pt"]


def test_published_vector_is_there() -> None:
    """There is one vector of our suite, so that the test above speaks about something."""
    assert len(_published()) == 1
