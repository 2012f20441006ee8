"""The people of a programme, and the lists that name them, the same in every run."""

from collections.abc import Sequence

from quietroom.agreement.people import Person
from quietroom.ground.signature import Signed, SigningKey
from quietroom.programme.roles import USE, Holder, Published, Role, Roles

from .. import second
from ..second import fixed

Json = str | int | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

LOG = fixed("log policy")
NAMES = ("Cora", "Dan", "Leila", "Omar", "Ines", "Sam")
CORA, DAN, LEILA, OMAR, INES, SAM = (Person(fixed(f"first card of {n}"), n) for n in NAMES)
CORA_LATER = fixed("second card of Cora")
LEILA_ANEW = Person(fixed("first card of Leila, begun anew"), "Leila")
LINEAGES: Json = [[CORA.card.hex(), CORA_LATER.hex()]]
TIME = 1_800_000_000

FIRST = (Holder(Role.COORDINATOR, CORA),)
FULL = (
    Holder(Role.COORDINATOR, CORA),
    Holder(Role.COORDINATOR, DAN),
    Holder(Role.OFFICER, LEILA),
    Holder(Role.DEPUTY, OMAR),
    Holder(Role.OMBUDS, INES),
)


def case(rule: str, section: str, about: str, given: Json, expect: Json, because: str) -> Scenario:
    """One scenario."""
    return {
        "format": f"programme/{rule}",
        "about": about,
        "spec": f"spec/programme.md section {section}",
        "made_by": "vectors/make/programme",
        "input": given,
        "expect": expect,
        "because": because,
    }


def refused(code: str) -> Json:
    """The ending of a scenario that is refused."""
    return {"refused": code}


def seeds(card: bytes) -> tuple[bytes, bytes]:
    """The two signing seeds of a card."""
    return fixed("ed25519 of " + card.hex()), fixed("mldsa of " + card.hex())


def keys(*cards: bytes) -> Json:
    """The verifying keys of cards."""
    made = {card: SigningKey(*seeds(card)).verify_key() for card in cards}
    return {card.hex(): [key.ed25519.hex(), key.mldsa.hex()] for card, key in made.items()}


def listed(
    holders: tuple[Holder, ...], before: Roles | None = None, signer: bytes = CORA.card
) -> Roles:
    """The list after another one."""
    version = 0 if before is None else before.version + 1
    previous = None if before is None else before.hash
    return Roles(version, previous, LOG, signer, TIME + version, holders)


def published(roles: Roles, by: bytes | None = None) -> Published:
    """A list, signed by its signer or by another card."""
    payload = roles.encode()
    signed = Signed(payload, second.sign(*seeds(by or roles.signer), payload, USE))
    return Published(roles, signed, fixed(f"r {payload.hex()}"))
