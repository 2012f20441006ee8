"""Rows of spec/programme.md."""

from quietroom.agreement.people import Person
from quietroom.ground import signature
from quietroom.programme import roles
from quietroom.programme.roles import Holder, Published, Role, Roles
from tests.exchange.cast import TIME, card_of, keys_of, seed
from tests.exchange.row import Given, Made, Means, octets, row


def a_list_of_roles() -> Made:
    """A list of roles, signed by the coordinator."""
    ada, ben = (card_of(name) for name in ("Ada", "Ben"))
    holders = (
        Holder(Role.COORDINATOR, Person(ada.hash, "Ada")),
        Holder(Role.OMBUDS, Person(ben.hash, "Ben")),
    )
    one = Roles(0, None, seed("log policy"), ada.hash, TIME, holders)
    made = roles.sign(one, keys_of("Ada").signing_key(), seed("r"))
    return {"signer": "Ada", "r": made.r.hex()}, made.signed.encode(), _means(made)


@row("programme 2")(a_list_of_roles)
def _(given: Given, sealed: bytes) -> Means:
    signed = signature.parse(sealed, 1)
    found = Published(roles.parse(signed.payload), signed, octets(given, "r"))
    found.verify(card_of(given["signer"]).key)
    return _means(found)


def _means(one: Published) -> Means:
    rows = [
        [str(each.role), each.person.name, each.person.card.hex()] for each in one.roles.holders
    ]
    return {"hash": one.roles.hash.hex(), "leaf": one.leaf().encode().hex(), "holders": rows}
