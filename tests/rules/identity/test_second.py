"""Another library verifies what we sign, signs what we verify, and opens what we close."""

import pytest
from Crypto.Protocol import HPKE
from Crypto.PublicKey import Hybrid

from quietroom.ground import canon
from quietroom.ground.close.key import seal_to
from quietroom.ground.digest import context
from quietroom.ground.open.key import unseal_from
from quietroom.identity import card, vault
from quietroom.identity.card import USE, USE_NEXT, Card
from quietroom.identity.vault import Vault
from tests.rules.identity import people
from vectors.make import second
from vectors.make.second import fixed

_AK, _ID, _SALT = fixed("ak"), fixed("method", 16), fixed("salt", 24)
_ENCAPSULATED = 1120


def _check_elsewhere(signer: Card, payload: bytes, use: str, signatures: tuple[bytes, ...]) -> None:
    second.verify(signer.key.ed25519, signer.key.mldsa, payload, use, signatures)


def test_another_library_verifies_our_cards() -> None:
    """All four signatures of a card hold elsewhere, each under its own use only."""
    signed = people.SECOND[0].signed
    own, before = signed.signatures[:2], signed.signatures[2:]
    _check_elsewhere(people.SECOND[0].claims, signed.payload, USE, own)
    _check_elsewhere(people.CARD, signed.payload, USE_NEXT, before)

    with pytest.raises(ValueError, match="signature"):
        _check_elsewhere(people.CARD, signed.payload, USE, before)


def test_we_verify_cards_of_another_library() -> None:
    """A card whose signatures were made elsewhere is a card, under its own use only."""
    keys, payload = people.KEYS, people.CARD.encode()
    made = canon.encode([payload, *second.sign(keys.ed25519, keys.mldsa, payload, USE)])

    assert card.parse(made).verify(None) == people.CARD


def test_another_library_derives_our_public_keys() -> None:
    """The sealing key of a card is the one that its seed has elsewhere."""
    elsewhere = Hybrid._construct(param_set=Hybrid.MLKEM768_X25519, seed=people.KEYS.seal)

    assert elsewhere._pk == people.CARD.seal


def test_sealing_to_a_card_goes_both_ways() -> None:
    """What is sealed to a card on one side opens on the other."""
    info, secret = context("test", people.CARD.hash), fixed("secret")
    private = Hybrid._construct(param_set=Hybrid.MLKEM768_X25519, seed=people.KEYS.seal)
    ours = seal_to(people.CARD.seal, info, secret)
    cipher = HPKE.new(
        receiver_key=private,
        aead_id=HPKE.AEAD.CHACHA20_POLY1305,
        enc=ours[:_ENCAPSULATED],
        info=info,
    )
    sender = HPKE.new(
        receiver_key=private.public_key(), aead_id=HPKE.AEAD.CHACHA20_POLY1305, info=info
    )

    assert cipher.unseal(ours[_ENCAPSULATED:]) == secret
    theirs = sender.enc + sender.seal(secret)
    assert unseal_from(people.KEYS.seal, info, theirs) == secret


def test_another_library_opens_our_vault() -> None:
    """A wrapped key and a vault that we closed open elsewhere, under their own contexts only."""
    kept = Vault(people.ACCOUNT, b"policy", (people.KEYS,))
    kek = fixed("kek")
    wrapped = vault.wrap_ak(kek, people.ACCOUNT, "kit", _ID, 0, _AK)
    bound = context("vault-wrap", people.ACCOUNT, "kit", _ID, 0)
    sealed = vault.seal_vault(_AK, kept)

    assert second.unseal(kek, bound, wrapped) == _AK
    content = canon.decode(second.unseal(_AK, context("vault", people.ACCOUNT, 0), sealed))
    keys = people.KEYS
    secrets = [keys.seal, keys.ed25519, keys.mldsa, keys.self_key]
    assert content == [b"policy", [[0, *secrets]]]
    with pytest.raises(ValueError, match="commitment"):
        second.unseal(kek, context("vault-wrap", people.ACCOUNT, "kit", _ID, 1), wrapped)


def test_we_open_what_another_library_wrapped() -> None:
    """A vault key wrapped elsewhere unwraps."""
    bound = context("vault-wrap", people.ACCOUNT, "passkey", _ID, 3)
    wrapped = second.seal(fixed("kek"), bound, _AK, _SALT)

    assert vault.unwrap_ak(fixed("kek"), people.ACCOUNT, "passkey", _ID, 3, wrapped) == _AK
