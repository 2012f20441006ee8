"""Signatures: both halves of every signer, over these words, for this use."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import BadSignature, Malformed
from quietroom.ground.signature import Signed as Document
from quietroom.ground.signature import SigningKey, VerifyKey, parse, verify
from vectors.make import second
from vectors.make.second import fixed

_USE, _WORDS = "test", b"words"
_FIRST, _SECOND = (
    SigningKey(fixed(f"{name} ed25519"), fixed(f"{name} mldsa")) for name in ("one", "two")
)
_KEY, _OTHER = _FIRST.verify_key(), _SECOND.verify_key()
_GOOD = _FIRST.sign(_WORDS, _USE)
_STRANGE = _SECOND.sign(_WORDS, _USE)
_PUBLISHED = files("cryptography_vectors").joinpath("asymmetric")


def test_verifies() -> None:
    """Both halves right: the payload comes back."""
    signed = parse(Document(_WORDS, _GOOD).encode(), 1)

    assert signed.verify((_KEY, _USE)) == _WORDS


def test_second_implementation() -> None:
    """What one implementation signed the other verifies, both ways, with the same keys."""
    foreign = second.sign(_FIRST.ed25519, _FIRST.mldsa, _WORDS, _USE)

    verify(_KEY, _WORDS, foreign, _USE)
    second.verify(_KEY.ed25519, _KEY.mldsa, _WORDS, _USE, _GOOD)
    with pytest.raises(ValueError, match=r"."):
        second.verify(_KEY.ed25519, _KEY.mldsa, b"others", _USE, _GOOD)


@pytest.mark.parametrize(
    "signatures",
    [(_GOOD[0], _STRANGE[1]), (_STRANGE[0], _GOOD[1]), _STRANGE, _GOOD[:1], (), (*_GOOD, *_GOOD)],
    ids=["first half alone", "second half alone", "neither", "one", "none", "four"],
)
def test_half_is_not_enough(signatures: tuple[bytes, ...]) -> None:
    """One good half is worth nothing, and neither is a number of signatures that is not two."""
    with pytest.raises(BadSignature):
        verify(_KEY, _WORDS, signatures, _USE)


@given(st.integers(0, 1), st.data())
def test_every_bit_counts(half: int, data: st.DataObject) -> None:
    """One bit changed in either half, and the whole is refused."""
    bent = bytearray(_GOOD[half])
    bent[data.draw(st.integers(0, len(bent) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    signatures = tuple(bytes(bent) if place == half else _GOOD[place] for place in (0, 1))

    with pytest.raises(BadSignature):
        verify(_KEY, _WORDS, signatures, _USE)


@pytest.mark.parametrize(
    ("key", "words", "use"),
    [(_OTHER, _WORDS, _USE), (_KEY, b"others", _USE), (_KEY, _WORDS, "other"), (_KEY, b"", "")],
    ids=["another signer", "other words", "another use", "nothing"],
)
def test_what_is_signed(key: VerifyKey, words: bytes, use: str) -> None:
    """A signature speaks about one signer, one payload and one use."""
    with pytest.raises(BadSignature):
        verify(key, words, _GOOD, use)


def test_two_signers() -> None:
    """Two signers stand in order, each for a use; neither order nor number nor use may differ."""
    both = Document(_WORDS, (*_GOOD, *_SECOND.sign(_WORDS, "later")))

    assert both.verify((_KEY, _USE), (_OTHER, "later")) == _WORDS
    for signers in (
        [(_OTHER, "later"), (_KEY, _USE)],
        [(_KEY, _USE), (_OTHER, _USE)],
        [(_KEY, _USE), (_KEY, _USE)],
        [(_KEY, _USE)],
        [],
    ):
        with pytest.raises(BadSignature):
            both.verify(*signers)


@pytest.mark.parametrize(
    "key",
    [
        VerifyKey(b"", _KEY.mldsa),
        VerifyKey(_KEY.ed25519, b""),
        VerifyKey(_KEY.ed25519 + b"\0", _KEY.mldsa),
        VerifyKey(_KEY.ed25519, _KEY.mldsa[:-1]),
    ],
    ids=["no ed25519", "no mldsa", "long ed25519", "short mldsa"],
)
def test_key_of_a_wrong_form(key: VerifyKey) -> None:
    """A public key that is none is malformed."""
    with pytest.raises(Malformed):
        verify(key, _WORDS, _GOOD, _USE)


@pytest.mark.parametrize(
    "signatures",
    [_GOOD[:1], (), (*_GOOD, b""), _GOOD[::-1], (_GOOD[0][:-1], _GOOD[1])],
    ids=["one", "none", "three", "changed about", "short"],
)
def test_document_of_a_wrong_form(signatures: tuple[bytes, ...]) -> None:
    """A document with other than its two signatures of their sizes is malformed."""
    with pytest.raises(Malformed):
        parse(Document(_WORDS, signatures).encode(), 1)


def test_seeds_do_not_show() -> None:
    """A signing key in a log or a traceback shows no seed."""
    assert repr(_FIRST) == "SigningKey()"


def test_published_ed25519_keys() -> None:
    """The published seeds of Ed25519 give their public keys."""
    rows = [row.split(":") for row in (_PUBLISHED / "Ed25519" / "sign.input").read_text().split()]
    seeds = [(bytes.fromhex(row[0][:64]), row[1]) for row in rows[:100]]

    assert len(seeds) == 100
    for seed, public in seeds:
        assert SigningKey(seed, bytes(32)).verify_key().ed25519.hex() == public


def test_published_mldsa_keys() -> None:
    """NIST's seeds of ML-DSA-65 give their public keys."""
    text = (_PUBLISHED / "MLDSA" / "kat_MLDSA_65_det_pure.rsp").read_text()
    fields = [line.split(" = ") for line in text.splitlines() if " = " in line]
    seeds = [bytes.fromhex(value) for name, value in fields if name == "xi"]
    publics = [value for name, value in fields if name == "pk"]

    assert len(seeds) == len(publics) == 100
    for seed, public in zip(seeds, publics, strict=True):
        assert SigningKey(bytes(32), seed).verify_key().mldsa.hex() == public
