"""The ways to unlock a vault: made, wrapped around its key, opened again, and added to.

Source: spec/identity.md sections 5 to 8 and 14.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import sha256
from ..identity import keeping, kit, passphrase, unlock
from ..identity import vault as vaults
from ..identity.kit import Kit
from ..identity.method import WAYS, WrongUnlock, fetch_token_hash
from ..identity.passphrase import Passphrase
from ..identity.unlock import Unlock
from ..identity.vault import Vault
from .home import Home
from .session import Edge, Session

PERSON, VAULT = "person.cbor", "vault.cbor"


@dataclass(frozen=True, slots=True)
class Ways:
    """The two ways to unlock that a person leaves with; each is shown once and kept nowhere."""

    kit: Kit = field(repr=False)
    passphrase: Passphrase = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A vault as it is stored: `wraps` are [method, method id, wrap, hash of the fetch token]."""

    ways: Ways
    vault: bytes
    wraps: list[Value]


def seal(vault: Vault, edge: Edge) -> Sealed:
    """Seal the vault of a new generation under a new key, for a new kit and passphrase."""
    ways = Ways(kit.generate(edge.entropy), passphrase.generate(edge.entropy))
    ak = vaults.new_ak(edge.entropy)
    found = (
        unlock.with_kit(vault.account, ways.kit),
        unlock.with_passphrase(vault.account, ways.passphrase),
    )
    wraps = [_wrap(one, vault, ak, edge.entropy(shape.ID)) for one in found]
    return Sealed(ways, vaults.seal_vault(ak, vault), wraps)


def add_kit(session: Session, unlocking: str) -> Kit:
    """Another kit that opens the vault beside every way there is, of the same generation.

    `unlocking`: a kit or passphrase that opens it now. Raises `WrongUnlock`, `Misspelt`,
    `ServerAway`, or `Refused` when another device has changed the vault, or it has 16 ways.
    """
    account, home = session.vault.account, session.edge.home
    generation, raw, wraps = shape.array(home.need(VAULT), 3, VAULT)
    vault, known = shape.octets(raw, "vault"), shape.items(wraps, "wraps", WAYS)
    ak = _ak([generation, vault, known], account, unlocking)
    made = kit.generate(session.random)
    way = _wrap(unlock.with_kit(account, made), session.vault, ak, session.random(shape.ID))
    old, added = sha256(vault), [way]
    signatures = keeping.build(session.card, old, vault, added).sign(session.signer)
    session.wire.put("/api/vault", canon.encode([old, vault, added, *signatures]))
    home.write(VAULT, canon.encode([generation, vault, [*known, way]]))
    return made


def keep(home: Home, server: str, vault: Vault, name: str, sealed: Sealed) -> None:
    """Keep a vault in its person's folder, with who they are."""
    home.write(VAULT, canon.encode([vault.generation, sealed.vault, sealed.wraps]))
    home.write(PERSON, canon.encode([server, vault.account, name]))


def read_unlock(account: bytes, text: str) -> Unlock:
    """What a kit or passphrase yields. Raises `Misspelt`."""
    found = unlock.read(text)
    if isinstance(found, Kit):
        return unlock.with_kit(account, found)
    return unlock.with_passphrase(account, found)


def open_stored(account: bytes, stored: Value, text: str) -> Vault:
    """Open a vault that is stored as `keep` does. Raises `WrongUnlock`, `Misspelt`."""
    generation, raw, _ = shape.array(stored, 3, VAULT)
    number = shape.number(generation, "generation")
    return vaults.open_vault(_ak(stored, account, text), account, number, shape.octets(raw, VAULT))


def _ak(stored: Value, account: bytes, text: str) -> bytes:
    found = read_unlock(account, text)
    for ak in _unwrapped(stored, account, found):
        return ak
    raise WrongUnlock


def _unwrapped(stored: Value, account: bytes, found: Unlock) -> Iterator[bytes]:
    """The vault's key, of every wrap that this kit or passphrase opens."""
    generation, _, wraps = shape.array(stored, 3, VAULT)
    number = shape.number(generation, "generation")
    for row in shape.items(wraps, "wraps", WAYS):
        method, method_id, wrapped, _ = shape.array(row, 4, "wrap")
        ident, sealed = shape.ident(method_id, "method id"), shape.octets(wrapped, "wrap")
        if method == found.method:
            try:
                yield vaults.unwrap_ak(found.key, account, found.method, ident, number, sealed)
            except WrongUnlock:
                continue


def _wrap(found: Unlock, vault: Vault, ak: bytes, method_id: bytes) -> Value:
    wrapped = vaults.wrap_ak(
        found.key, vault.account, found.method, method_id, vault.generation, ak
    )
    return [found.method, method_id, wrapped, fetch_token_hash(found.token)]
