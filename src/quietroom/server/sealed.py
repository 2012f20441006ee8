"""Reading what arrives with a new card: the card, and the vault that nothing here can open.

Source: spec/http.md section 6.
"""

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed
from ..identity import card as cards
from ..identity import method
from ..identity.method import METHODS
from ..tlog.leaf import R
from .store.accounts import NewCard
from .store.vaults import Sealed, Wrap

WAYS = 16
"""The most ways to unlock one vault."""


def new_card(parts: list[Value]) -> NewCard:
    """Read [signed card, r, vault, wraps]. Verifies nothing. Raises `Malformed` or `TooLarge`."""
    signed, r, vault, ways = parts
    sealed = Sealed(shape.octets(vault, "vault", most=method.VAULT), wraps(ways))
    return NewCard(cards.parse(shape.octets(signed, "card")), shape.octets(r, "r", R), sealed)


def wraps(value: Value) -> tuple[Wrap, ...]:
    """Read [[method, method id, wrap, token hash or null] …], at least one, no id twice."""
    found = tuple(_wrap(row) for row in shape.items(value, "ways to unlock", WAYS))
    if not found or len({one.id for one in found}) != len(found):
        raise Malformed("a vault without a way to unlock it, or two of one id")
    return found


def _wrap(row: Value) -> Wrap:
    name, ident, wrap, token_hash = shape.array(row, 4, "way to unlock")
    if name not in METHODS:
        raise Malformed("a way to unlock that this version does not know")
    return Wrap(
        name,
        shape.ident(ident, "method id"),
        shape.octets(wrap, "wrap", method.WRAPPED),
        shape.digest_or_none(token_hash, "token hash"),
    )
