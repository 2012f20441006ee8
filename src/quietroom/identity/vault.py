"""The vault: all the private keys of one person, sealed, and kept by a server that cannot open it.

A random key AK seals the vault; AK is wrapped once for each way to unlock. What is opened is not
yet believed: `Vault.check` computes the public keys from the seeds and compares them with the cards
in the log. The server never imports this module.

Format: spec/identity.md sections 5 and 6. Vectors: vectors/identity/vault.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.chance import Entropy
from ..ground.close import content as close
from ..ground.digest import context
from ..ground.errors import CannotOpen, Malformed, QuietroomError, TooLarge
from ..ground.open import content as opening
from .keys import CardKeys
from .lineage import Lineage
from .method import VAULT, WRAPPED, Method, WrongUnlock

POLICY = 64 * 1024
"""The most bytes of the log policy in a vault."""

_GENERATIONS = 4096
_SECRET = 32


class StaleVault(QuietroomError):
    """The vault is older than the newest card in the log: the server holds back or lost a newer."""

    code = "stale-vault"


class ForeignVault(QuietroomError):
    """The server gave a vault that is not this account's, or was changed: its keys are not used."""

    code = "foreign-vault"


class CardNotLogged(QuietroomError):
    """The vault holds keys of a card that the log does not show: wait for the log to catch up."""

    code = "card-not-logged"


@dataclass(frozen=True, slots=True)
class Vault:
    """What a vault holds.

    `account` 16 bytes; `policy`: the log policy as its people agreed on it, bytes; `keys`: one set
    for each generation from 0, previous ones kept.
    """

    account: bytes
    policy: bytes
    keys: tuple[CardKeys, ...]

    @property
    def generation(self) -> int:
        """The generation of the newest keys."""
        return len(self.keys) - 1

    @property
    def current(self) -> CardKeys:
        """The newest keys."""
        return self.keys[-1]

    def rotated(self, keys: CardKeys) -> "Vault":
        """The vault of the next generation."""
        return Vault(self.account, self.policy, (*self.keys, keys))

    def check(self, lineage: Lineage) -> None:
        """Check that these are the keys of the logged cards, and of all of them.

        Raises `ForeignVault`, `LineageForked`, `StaleVault` or `CardNotLogged`.
        """
        if self.account != lineage.account:
            raise ForeignVault
        for card, keys in zip(lineage.line, self.keys, strict=False):
            if keys.public() != (card.seal, card.key):
                raise ForeignVault
        if lineage.current.generation > self.generation:
            raise StaleVault
        if lineage.current.generation < self.generation:
            raise CardNotLogged


def new_ak(entropy: Entropy) -> bytes:
    """A fresh AK, 32 bytes: one for every new generation."""
    return entropy(close.KEY)


def seal_vault(ak: bytes, vault: Vault) -> bytes:
    """Seal a vault under its AK. Raises `Malformed` for one that could not be opened again."""
    if not 0 < len(vault.keys) <= _GENERATIONS or len(vault.policy) > POLICY:
        raise Malformed("a vault without keys, or with more than a vault may hold")
    rows: list[Value] = [
        [generation, keys.seal, keys.ed25519, keys.mldsa, keys.self_key]
        for generation, keys in enumerate(vault.keys)
    ]
    content = canon.encode([vault.policy, rows])
    return close.seal(ak, _vault_context(vault.account, vault.generation), content)


def open_vault(ak: bytes, account: bytes, generation: int, raw: bytes) -> Vault:
    """Open a vault that is said to be of this account and generation. Check it before use.

    Raises `ForeignVault` when it is not, `Malformed` or `TooLarge`.
    """
    if len(raw) > VAULT:
        raise TooLarge("the vault is larger than a vault may be")
    try:
        content = opening.unseal(ak, _vault_context(account, generation), raw)
    except CannotOpen as fault:
        raise ForeignVault from fault
    policy, rows = shape.array(canon.decode(content, VAULT), 2, "vault")
    keys = tuple(
        _keys(row, place) for place, row in enumerate(shape.items(rows, "vault keys", _GENERATIONS))
    )
    if len(keys) != generation + 1:
        raise Malformed("the vault does not hold the keys of every generation")
    return Vault(account, shape.octets(policy, "log policy", most=POLICY), keys)


def wrap_ak(
    kek: bytes, account: bytes, method: Method, method_id: bytes, generation: int, ak: bytes
) -> bytes:
    """Wrap AK under the key of one way to unlock; `method_id` has 16 bytes."""
    return close.seal(kek, _wrap_context(account, method, method_id, generation), ak)


def unwrap_ak(
    kek: bytes, account: bytes, method: Method, method_id: bytes, generation: int, raw: bytes
) -> bytes:
    """The AK that was wrapped. Raises `WrongUnlock`, and `Malformed` for bytes of another size."""
    shape.octets(raw, "wrapped key", WRAPPED)
    try:
        ak = opening.unseal(kek, _wrap_context(account, method, method_id, generation), raw)
    except CannotOpen as fault:
        raise WrongUnlock from fault
    return ak


def _vault_context(account: bytes, generation: int) -> bytes:
    return context("vault", account, generation)


def _wrap_context(account: bytes, method: Method, method_id: bytes, generation: int) -> bytes:
    return context("vault-wrap", account, method, method_id, generation)


def _keys(row: Value, place: int) -> CardKeys:
    generation, *secrets = shape.array(row, 5, "keys of one generation")
    if shape.number(generation, "generation") != place:
        raise Malformed("the generations of a vault are not in order")
    seal, ed25519, mldsa, self_key = (shape.octets(one, "secret", _SECRET) for one in secrets)
    return CardKeys(seal, ed25519, mldsa, self_key)
