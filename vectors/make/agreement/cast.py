"""The people and agreements of these vectors, the same in every run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from quietroom.agreement import terms, version
from quietroom.agreement.people import Default, Party, Person, Programme
from quietroom.agreement.questions import Helpers, starter
from quietroom.agreement.signing import USE, Signature
from quietroom.agreement.terms import FIELDS, Terms
from quietroom.agreement.version import Place, Proposal
from quietroom.ground.canon import Value
from quietroom.ground.signature import SigningKey

from .. import second
from ..second import fixed

Json = str | int | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

NOOR, AMINA, STRANGER = (fixed(f"card of {name}") for name in ("Noor", "Amina", "nobody here"))
NOOR_LATER = fixed("second card of Noor")
ROOM, AGREEMENT, LOG = fixed("room", 16), fixed("agreement", 16), fixed("log policy")
FIRST = Place(ROOM, LOG, AGREEMENT)
LINEAGES: Json = [[NOOR.hex(), NOOR_LATER.hex()], [AMINA.hex()], [STRANGER.hex()]]

LEILA, OMAR, INES, SAM = (
    Person(fixed(f"first card of {name}"), name) for name in ("Leila", "Omar", "Ines", "Sam")
)
SIDES = (
    Party(NOOR, "Noor", "mentee", undertakings=("What Amina tells me stays with me.",)),
    Party(AMINA, "Amina", "mentor", undertakings=("I ask before I pass anything on.",)),
)
START = date(2026, 12, 1)
TERMS = starter(
    "generic",
    "en",
    SIDES,
    START,
    Helpers(LEILA, OMAR, INES),
    Programme("Growing together", (SAM,)),
)


def case(rule: str, section: str, about: str, given: Json, expect: Json, because: str) -> Scenario:
    """One scenario."""
    return {
        "format": f"agreement/{rule}",
        "about": about,
        "spec": f"spec/agreement.md section {section}",
        "made_by": "vectors/make/agreement",
        "input": given,
        "expect": expect,
        "because": because,
    }


def refused(code: str) -> Json:
    """The ending of a scenario that is refused."""
    return {"refused": code}


def shown(value: Value) -> Json:
    """A value of the encoding as JSON: bytes as hexadecimal."""
    if isinstance(value, bytes):
        return value.hex()
    if value is None or isinstance(value, str | int):
        return value
    return [shown(item) for item in value]


def named(chosen: Terms) -> Json:
    """Terms by the names of their fields."""
    pairs = zip(FIELDS, terms.write(chosen), strict=True)
    return {field.name: shown(value) for field, value in pairs}


def informal(language: str = "fr") -> Terms:
    """Two friends without a programme, officer, ombuds or dates to come."""
    first, second_side = SIDES
    open_side = replace(second_side, default=Default.MAY_BE_TOLD)
    draft = starter("generic", language, (first, open_side), START)
    return replace(draft, end=None, renewals=(), reviews=(), retention=None, agenda_hours=0)


def full() -> Terms:
    """An agreement with something in every field."""
    noor, amina = SIDES
    return replace(
        TERMS,
        parties=(
            replace(noor, expectations=("Your time, every two weeks.", "A plain word.")),
            replace(amina, expectations=("You say what you want. {name} ## 2",)),
        ),
        relation="leading, from both ends {relation} #",
        public_face="How to lead a group of people.",
        named=(LEILA, Person(fixed("first card of Zoe"), "Zoë")),
        support=True,
        place="The small room: {key} ## 5 “quiet”.",
        booking="Noor",
        cancel_hours=1,
        off_limits=("My health.", "¿Dinero? 钱 – nothing."),
        conflict_months=12,
        notice_days=14,
        also=("5.3 Nothing is confidential. # Not a clause",),
    )


def altered(base: Terms, ident: str, **changes: object) -> Terms:
    """`base` with one limit changed."""
    return replace(
        base,
        limits=tuple(
            replace(limit, **changes) if limit.id == ident else limit  # type: ignore[arg-type]
            for limit in base.limits
        ),
    )


def proposal(chosen: Terms, name: str, place: Place = FIRST) -> Proposal:
    """A proposal whose random bytes follow from `name`."""
    drawn = count()
    return version.propose(chosen, place, lambda size: fixed(f"{name} {next(drawn)}", size))


def parts(of: Proposal) -> Json:
    """A proposal by its parts."""
    return {
        "shell": of.payload.hex(),
        "salts": [salt.hex() for salt in of.salts],
        "limits": of.limits.hex(),
        "terms": of.terms.hex(),
        "text": of.text,
    }


def _seeds(card: bytes) -> tuple[bytes, bytes]:
    return fixed("ed25519 of " + card.hex()), fixed("mldsa of " + card.hex())


def keys(*cards: bytes) -> Json:
    """The verifying keys of cards."""
    made = {card: SigningKey(*_seeds(card)).verify_key() for card in cards}
    return {card.hex(): [key.ed25519.hex(), key.mldsa.hex()] for card, key in made.items()}


def signed(card: bytes, of: Proposal, use: str = USE) -> Signature:
    """A card's signature under a proposal."""
    return Signature(of.hash, card, second.sign(*_seeds(card), of.payload, use))
