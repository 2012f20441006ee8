"""From a recovery kit or a passphrase to the two things it yields: a key and a fetch token.

The key unwraps the vault and stays here. The token asks the server for the wrapped vault. Neither
tells anything about the other.

Source: spec/identity.md sections 6 to 8. Vectors: vectors/identity/unlock.json.
"""

from dataclasses import dataclass, field

from ..ground.digest import derive, hash_of
from . import kit, passphrase
from .kit import Kit, Misspelt
from .method import Method
from .passphrase import Passphrase
from .stretch import SALT, stretch


@dataclass(frozen=True, slots=True)
class Unlock:
    """What one kit or passphrase yields for one account; `key` and `token` have 32 bytes each."""

    method: Method
    key: bytes = field(repr=False)
    token: bytes = field(repr=False)


def with_kit(account: bytes, found: Kit) -> Unlock:
    """The key and token of a kit."""
    return _yield("kit", account, found.secret)


def with_passphrase(account: bytes, found: Passphrase) -> Unlock:
    """The key and token of a passphrase. Costs 64 MiB and about half a second, always."""
    salt = hash_of("salt", account)[:SALT]
    return _yield("passphrase", account, stretch(found.text().encode(), salt))


def read(text: str) -> Kit | Passphrase:
    """Read what somebody typed, kit or passphrase. Raises `Misspelt`, saying where."""
    try:
        return kit.parse(text)
    except Misspelt:
        if any(letter.isdigit() for letter in text):
            raise
    return passphrase.parse(text)


def _yield(method: Method, account: bytes, secret: bytes) -> Unlock:
    key = derive(secret, method + "-key", account)
    return Unlock(method, key, derive(secret, method + "-fetch", account))
