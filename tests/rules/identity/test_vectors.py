"""Every vector of identity is played, and every file is what its generator writes."""

from collections.abc import Callable
from typing import Any

import pytest

from quietroom.ground import canon
from quietroom.identity import (
    card,
    invitation,
    keeping,
    kit,
    lineage,
    method,
    passkey,
    passphrase,
    signin,
    unlock,
    vault,
    words,
)
from quietroom.identity.keys import CardKeys
from quietroom.identity.lineage import Lineage
from quietroom.identity.vault import Vault
from tests.rules.vectors import Vectors, ending, written
from vectors.make.identity import __main__ as generator

VECTORS = Vectors(generator.FOLDER)


def _card(raw: str) -> card.Card:
    return card.parse(bytes.fromhex(raw)).claims


def _play_card(**given: str | None) -> Any:
    raw, predecessor = bytes.fromhex(given["card"] or ""), given["predecessor"]
    signed = card.parse(raw)
    found = signed.verify(_card(predecessor) if predecessor else None)
    assert signed.encode() == raw
    return {
        "account": found.account.hex(),
        "generation": found.generation,
        "previous": found.previous.hex() if found.previous else None,
        "hash": found.hash.hex(),
    }


def _lineage(cards: list[str]) -> Lineage:
    return lineage.of(card.parse(bytes.fromhex(raw)) for raw in cards)


def _play_lineage(cards: list[str], named: str) -> Any:
    return {"stands": _lineage(cards).stands_for(bytes.fromhex(named)).hash.hex()}


def _play_keys(account: str, **secrets: str) -> Any:
    made = CardKeys(**{name: bytes.fromhex(raw) for name, raw in secrets.items()})
    seal, key = made.public()
    return {"payload": card.Card(bytes.fromhex(account), seal, key, 0, None).encode().hex()}


def _vault(given: dict[str, Any]) -> Vault:
    ak, account, raw = (bytes.fromhex(given[name]) for name in ("ak", "account", "vault"))
    return vault.open_vault(ak, account, given["generation"], raw)


def _play_vault(**given: Any) -> Any:
    opened = _vault(given)
    return {
        "policy": opened.policy.hex(),
        "keys": [
            [keys.seal.hex(), keys.ed25519.hex(), keys.mldsa.hex(), keys.self_key.hex()]
            for keys in opened.keys
        ],
    }


def _play_vault_check(cards: list[str], **given: Any) -> Any:
    _vault(given).check(_lineage(cards))
    return "checked"


def _play_wrap(method: method.Method, generation: int, **given: str) -> Any:
    kek, account, method_id, raw = (
        bytes.fromhex(given[name]) for name in ("kek", "account", "method_id", "wrapped")
    )
    return {"ak": vault.unwrap_ak(kek, account, method, method_id, generation, raw).hex()}


def _play_kit(text: str) -> Any:
    found = kit.parse(text)
    assert unlock.read(text) == found
    return {"secret": found.secret.hex(), "text": found.text()}


def _play_passphrase(text: str) -> Any:
    found = passphrase.parse(text)
    assert unlock.read(text) == found
    return {"text": found.text()}


def _play_passphrase_drawn(drawn: str) -> Any:
    return {"text": passphrase.generate(lambda size: bytes.fromhex(drawn)[:size]).text()}


def _unlocked(found: unlock.Unlock) -> Any:
    token_hash = method.fetch_token_hash(found.token)
    return {"key": found.key.hex(), "token": found.token.hex(), "token_hash": token_hash.hex()}


def _play_unlock_kit(account: str, text: str) -> Any:
    return _unlocked(unlock.with_kit(bytes.fromhex(account), kit.parse(text)))


def _play_unlock_passphrase(account: str, text: str) -> Any:
    return _unlocked(unlock.with_passphrase(bytes.fromhex(account), passphrase.parse(text)))


def _play_unlock_passkey(account: str, output: str) -> Any:
    key = passkey.wrapping_key(bytes.fromhex(account), bytes.fromhex(output))
    return {"input": passkey.PRF_INPUT.hex(), "key": key.hex()}


def _play_words(first: str) -> Any:
    return {"words": list(words.safety_words(bytes.fromhex(first)))}


def _play_signin(signed: str, card: str, origin: str, log_key: str, nonce: str, now: int) -> Any:
    server = (origin, bytes.fromhex(log_key), bytes.fromhex(nonce), now)
    found = signin.check(bytes.fromhex(signed), _card(card), *server)
    return {"account": found.account.hex(), "card": found.card.hex(), "time": found.time}


def _play_passkey(account: str, credential: str) -> Any:
    challenge = method.passkey_challenge(bytes.fromhex(account))
    method_id = method.passkey_id(bytes.fromhex(credential))
    return {"method_id": method_id.hex(), "challenge": challenge.hex()}


def _play_keeping(card: str, old: str, vault: str, added: str, signatures: list[str]) -> Any:
    current, ways = _card(card), canon.decode(bytes.fromhex(added))
    change = keeping.build(current, bytes.fromhex(old), bytes.fromhex(vault), ways)
    change.check(current, tuple(bytes.fromhex(part) for part in signatures))
    return {"payload": change.encode().hex()}


def _play_invitation(link: str) -> Any:
    server, found = invitation.parse_link(link)
    person = found.inviter
    return {
        "server": server,
        "token": found.token.hex(),
        "policy": found.policy.hex(),
        "inviter": person.card.hex() if person else None,
        "secret": person.secret.hex() if person else None,
    }


def _play_invitation_proof(link: str, invitee: str, proof: str) -> Any:
    _, found = invitation.parse_link(link)
    found.check(bytes.fromhex(invitee), bytes.fromhex(proof))
    return "checked"


PLAYS: dict[str, Callable[..., Any]] = {
    "identity/card": _play_card,
    "identity/lineage": _play_lineage,
    "identity/keys": _play_keys,
    "identity/vault": _play_vault,
    "identity/vault-check": _play_vault_check,
    "identity/wrap": _play_wrap,
    "identity/kit": _play_kit,
    "identity/passphrase": _play_passphrase,
    "identity/passphrase-drawn": _play_passphrase_drawn,
    "identity/unlock-kit": _play_unlock_kit,
    "identity/unlock-passphrase": _play_unlock_passphrase,
    "identity/unlock-passkey": _play_unlock_passkey,
    "identity/words": _play_words,
    "identity/passkey": _play_passkey,
    "identity/signin": _play_signin,
    "identity/keeping": _play_keeping,
    "identity/invitation": _play_invitation,
    "identity/invitation-proof": _play_invitation_proof,
}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal where it has one."""
    infallible = {
        *("keys", "passkey", "passphrase-drawn", "unlock-kit", "unlock-passphrase", "words"),
    }

    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == PLAYS.keys() - {f"identity/{name}" for name in infallible}


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.files().items(), generator.text) == VECTORS.by_name()
