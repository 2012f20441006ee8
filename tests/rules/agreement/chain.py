"""A room chain as far as agreements go, and the proposals that travel in it."""

from dataclasses import replace

from quietroom.agreement.signing import sign
from quietroom.agreement.state import (
    AgreementState,
    EpochBegan,
    Event,
    GivenSignature,
    Proposed,
    step,
)
from quietroom.agreement.version import Place, Proposal, check
from tests.rules.agreement.pair import (
    AGREEMENT,
    AMINA,
    LOG,
    NOOR,
    ROOM,
    SIGNING,
    TERMS,
    key_of,
    proposal,
    same_person,
)

EMPTY = AgreementState(ROOM)
EPOCH_0 = EpochBegan(1, (NOOR, AMINA), None)
ONE = proposal()
TWO = proposal(replace(TERMS, purpose="Find what I enjoy most."), name="two")
THREE = proposal(replace(TERMS, purpose="Something else."), name="three")


def run(*events: Event, start: AgreementState = EMPTY) -> AgreementState:
    """The state after these events, none of which may be refused."""
    for event in events:
        start = step(start, event, key_of, same_person)
    return start


def given_by(card: bytes, of: Proposal, item: int) -> GivenSignature:
    """A card's signature as an entry."""
    version = check(of, same_person)
    return GivenSignature(item, card, sign(version, card, SIGNING[card], same_person, LOG))


def following(before: Proposal, name: str = "next", number: int = 2, **changes: object) -> Proposal:
    """The next version after one in force."""
    place = Place(ROOM, LOG, AGREEMENT, number, before.hash)
    return proposal(replace(TERMS, **changes), place, name)  # type: ignore[arg-type]


SIGNED = (
    EPOCH_0,
    Proposed(2, NOOR, ONE),
    given_by(NOOR, ONE, 3),
    given_by(AMINA, ONE, 4),
    EpochBegan(5, (NOOR, AMINA), ONE.hash),
)
IN_FORCE = run(*SIGNED)
