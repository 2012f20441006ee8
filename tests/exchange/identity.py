"""Rows of spec/encoding.md and spec/identity.md."""

from quietroom.ground import canon
from quietroom.ground.close import content as close
from quietroom.ground.close.key import seal_to
from quietroom.ground.digest import context, sha256
from quietroom.ground.open import content as opening
from quietroom.ground.open.key import unseal_from
from quietroom.ground.signature import Signed
from quietroom.ground.signature import parse as parse_signed
from quietroom.identity import (
    card,
    invitation,
    keeping,
    keys,
    kit,
    lineage,
    passkey,
    passphrase,
    signin,
    unlock,
    vault,
)
from quietroom.identity.invitation import Invitation, Inviter
from quietroom.identity.kit import Kit
from quietroom.identity.unlock import Unlock
from quietroom.identity.vault import Vault
from tests.exchange.cast import ACCOUNT, TIME, card_of, keys_of, seed, signed_card_of
from tests.exchange.row import Given, Made, Means, octets, row

AK = seed("ak")
METHOD_ID = seed("method", 16)
WORDS = "abacus abdomen abdominal abide abiding ability ablaze"


def content() -> Made:
    """Content under a key and a context."""
    said = bytes(range(256)) * 70
    sealed = close.seal(seed("key"), context("exchange", ACCOUNT), said)
    return {"key": seed("key").hex(), "account": ACCOUNT.hex()}, sealed, {"content": said.hex()}


@row("encoding 7")(content)
def _(given: Given, sealed: bytes) -> Means:
    about = context("exchange", octets(given, "account"))
    return {"content": opening.unseal(octets(given, "key"), about, sealed).hex()}


def key_wrap() -> Made:
    """A secret to the sealing key of a card."""
    about = context("exchange", ACCOUNT)
    sealed = seal_to(card_of("Ada").seal, about, seed("secret"))
    given = {"seed": keys_of("Ada").seal.hex(), "account": ACCOUNT.hex()}
    return given, sealed, {"secret": seed("secret").hex()}


@row("encoding 8")(key_wrap)
def _(given: Given, sealed: bytes) -> Means:
    about = context("exchange", octets(given, "account"))
    return {"secret": unseal_from(octets(given, "seed"), about, sealed).hex()}


def signature() -> Made:
    """A payload under both signatures of a card."""
    payload = canon.encode(["a payload", 7])
    signed = Signed(payload, keys_of("Ada").signing_key().sign(payload, "exchange"))
    return {"signer": "Ada"}, signed.encode(), {"payload": payload.hex()}


@row("encoding 2", "encoding 6")(signature)
def _(given: Given, sealed: bytes) -> Means:
    key = card_of(given["signer"]).key
    return {"payload": parse_signed(sealed, 1).verify((key, "exchange")).hex()}


def first_card() -> Made:
    """A first card."""
    made = signed_card_of("Ada")
    return {}, made.encode(), _card(made.claims)


@row("identity 2", "identity 4")(first_card)
def _(_given: Given, sealed: bytes) -> Means:
    return _card(card.parse(sealed).verify(None))


def next_card() -> Made:
    """The card that follows another."""
    first = signed_card_of("Ada")
    before = (first.claims, keys_of("Ada"))
    made = keys.new_card(keys_of("Ada anew"), first.claims.account, before)
    return {"first": first.encode().hex()}, made.encode(), _card(made.claims)


@row("identity 2", "identity 3")(next_card)
def _(given: Given, sealed: bytes) -> Means:
    line = lineage.of([card.parse(octets(given, "first")), card.parse(sealed)])
    return _card(line.current)


def _card(one: card.Card) -> Means:
    return {
        "account": one.account.hex(),
        "seal": one.seal.hex(),
        "ed25519": one.key.ed25519.hex(),
        "mldsa": one.key.mldsa.hex(),
        "generation": one.generation,
        "previous": one.previous and one.previous.hex(),
        "hash": one.hash.hex(),
    }


def the_vault() -> Made:
    """A vault of two generations under its key."""
    made = Vault(ACCOUNT, b"a policy", (keys_of("Ada"), keys_of("Ada anew")))
    given = {"ak": AK.hex(), "account": ACCOUNT.hex(), "generation": 1}
    return given, vault.seal_vault(AK, made), _vault(made)


@row("identity 5")(the_vault)
def _(given: Given, sealed: bytes) -> Means:
    ak, account = octets(given, "ak"), octets(given, "account")
    return _vault(vault.open_vault(ak, account, given["generation"], sealed))


def _vault(one: Vault) -> Means:
    secrets = [[k.seal, k.ed25519, k.mldsa, k.self_key] for k in one.keys]
    spelt = [[secret.hex() for secret in each] for each in secrets]
    return {"policy": one.policy.hex(), "keys": spelt}


def kit_wrap() -> Made:
    """The key of a vault under a recovery kit."""
    text = Kit(seed("kit", 20)).text()
    return _wrapped("kit", text, unlock.with_kit(ACCOUNT, kit.parse(text)))


@row("identity 6", "identity 7")(kit_wrap)
def _(given: Given, sealed: bytes) -> Means:
    found = unlock.with_kit(octets(given, "account"), kit.parse(given["text"]))
    return _unwrapped("kit", given, sealed, found)


def passphrase_wrap() -> Made:
    """The key of a vault under a passphrase, stretched at its full cost."""
    return _wrapped("passphrase", WORDS, _stretched(ACCOUNT, WORDS))


@row("identity 6", "identity 8")(passphrase_wrap)
def _(given: Given, sealed: bytes) -> Means:
    found = _stretched(octets(given, "account"), given["text"])
    return _unwrapped("passphrase", given, sealed, found)


def _stretched(account: bytes, text: str) -> Unlock:
    return unlock.with_passphrase(account, passphrase.parse(text))


def passkey_wrap() -> Made:
    """The key of a vault under what a passkey yields."""
    key = passkey.wrapping_key(ACCOUNT, seed("prf"))
    return _wrapped("passkey", seed("prf").hex(), Unlock("passkey", key, b""))


@row("identity 6", "identity 9")(passkey_wrap)
def _(given: Given, sealed: bytes) -> Means:
    key = passkey.wrapping_key(octets(given, "account"), octets(given, "text"))
    return _unwrapped("passkey", given, sealed, Unlock("passkey", key, b""))


def _wrapped(method: str, text: str, found: Unlock) -> Made:
    assert found.method == method
    sealed = vault.wrap_ak(found.key, ACCOUNT, found.method, METHOD_ID, 1, AK)
    given = {"account": ACCOUNT.hex(), "text": text, "id": METHOD_ID.hex(), "generation": 1}
    return given, sealed, {"ak": AK.hex(), "token": found.token.hex()}


def _unwrapped(method: str, given: Given, sealed: bytes, found: Unlock) -> Means:
    assert found.method == method
    account, ident = octets(given, "account"), octets(given, "id")
    ak = vault.unwrap_ak(found.key, account, found.method, ident, given["generation"], sealed)
    return {"ak": ak.hex(), "token": found.token.hex()}


def change_of_the_vault() -> Made:
    """The signatures by which a vault changes."""
    old, sealed = sha256(b"the vault before"), b"the vault"
    signed = keeping.build(card_of("Ada"), old, sealed, []).sign(keys_of("Ada").signing_key())
    given = {"card": "Ada", "old": old.hex(), "vault": sealed.hex()}
    return given, canon.encode(list(signed)), {"signed": True}


@row("identity 14")(change_of_the_vault)
def _(given: Given, sealed: bytes) -> Means:
    found, mine = canon.decode(sealed), card_of(given["card"])
    assert isinstance(found, list)
    built = keeping.build(mine, octets(given, "old"), octets(given, "vault"), [])
    built.check(mine, tuple(one for one in found if isinstance(one, bytes)))
    return {"signed": True}


def sign_in() -> Made:
    """A signed answer to a server's challenge."""
    origin, log, nonce = "https://room.example", seed("log key"), seed("nonce")
    document = signin.build(card_of("Ada"), origin, log, nonce, TIME)
    given = {"card": "Ada", "origin": origin, "log": log.hex(), "nonce": nonce.hex()}
    means = {"account": card_of("Ada").account.hex(), "time": TIME}
    return given, document.sign(keys_of("Ada").signing_key()), means


@row("identity 11")(sign_in)
def _(given: Given, sealed: bytes) -> Means:
    log, nonce = octets(given, "log"), octets(given, "nonce")
    found = signin.check(sealed, card_of(given["card"]), given["origin"], log, nonce, TIME)
    return {"account": found.account.hex(), "time": found.time}


INVITED = Invitation(
    seed("token", 16), seed("policy"), Inviter(card_of("Ada").hash, seed("invitation"))
)


def invitation_link() -> Made:
    """A link that invites."""
    made = INVITED.link("https://room.example")
    return {}, made.encode(), _invited("https://room.example", INVITED)


@row("identity 12")(invitation_link)
def _(_given: Given, sealed: bytes) -> Means:
    return _invited(*invitation.parse_link(sealed.decode()))


def _invited(server: str, one: Invitation) -> Means:
    by = one.inviter and [one.inviter.card.hex(), one.inviter.secret.hex()]
    return {"server": server, "token": one.token.hex(), "policy": one.policy.hex(), "by": by}


def invitation_proof() -> Made:
    """The proof that a card came by a link."""
    invitee = card_of("Ben").hash
    given = {"invitation": INVITED.encode().hex(), "invitee": invitee.hex()}
    return given, INVITED.proof(invitee), {"proven": True}


@row("identity 12")(invitation_proof)
def _(given: Given, sealed: bytes) -> Means:
    invitation.parse(octets(given, "invitation")).check(octets(given, "invitee"), sealed)
    return {"proven": True}
