"""Reading what arrives with a new card: the card, and the vault that nothing here can open.

Source: spec/http.md section 6.
"""

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed
from ..identity import card as cards
from ..identity import method
from ..identity.method import METHODS, WAYS
from ..tlog.leaf import R
from . import ceremony
from .ceremony import Site
from .store.accounts import NewCard
from .store.vaults import Passkey, Sealed, Wrap


def new_card(parts: list[Value], site: Site) -> NewCard:
    """Read [signed card, r, vault, wraps]. Verifies nothing. Raises `Malformed` or `TooLarge`."""
    signed, r, vault, ways = parts
    card = cards.parse(shape.octets(signed, "card"))
    kept = sealed(vault, ways, card.claims.account, site)
    return NewCard(card, shape.octets(r, "r", R), kept)


def sealed(vault: Value, ways: Value, account: bytes, site: Site) -> Sealed:
    """Read a vault and [[method, method id, wrap, what shows it] …], no id twice.

    What shows a kit or passphrase is the hash of its token; a passkey, its registration, or null
    for one that is kept already. Raises `Malformed`.
    """
    body = shape.octets(vault, "vault", most=method.VAULT)
    rows = shape.items(ways, "ways to unlock", WAYS)
    found = tuple(_wrap(row, account, site) for row in rows)
    if not found or len({one.id for one in found}) != len(found):
        raise Malformed("a vault without a way to unlock it, or two of one id")
    return Sealed(body, found)


def _wrap(row: Value, account: bytes, site: Site) -> Wrap:
    name, ident, wrap, shows = shape.array(row, 4, "way to unlock")
    if name not in METHODS:
        raise Malformed("a way to unlock that this version does not know")
    found = shape.ident(ident, "method id"), shape.octets(wrap, "wrap", method.WRAPPED)
    if name != "passkey":
        return Wrap(name, *found, shape.digest(shows, "token hash"))
    return Wrap(name, *found, None, _registered(shows, found[0], account, site))


def _registered(shows: Value, ident: bytes, account: bytes, site: Site) -> Passkey | None:
    if shows is None:
        return None
    client, attestation = shape.array(shows, 2, "registration of a passkey")
    return ceremony.register(
        site,
        account,
        ident,
        shape.octets(client, "client data", most=ceremony.CLIENT),
        shape.octets(attestation, "attestation", most=ceremony.ATTESTATION),
    )
