"""What is refused on the way to an agreement changes nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quietroom.agreement.signing import Signature
from quietroom.agreement.state import (
    AgreementState,
    AlreadySigned,
    DoesNotFollowAgreement,
    EpochBegan,
    Event,
    GivenSignature,
    NotInForce,
    NotOpen,
    NotThisPair,
    Proposed,
    TakenBack,
    follow,
    step,
)
from quietroom.agreement.version import AgreementTextDiffers, Place
from quietroom.ground.errors import BadSignature, QuietroomError
from tests.rules.agreement.chain import (
    EMPTY,
    EPOCH_0,
    IN_FORCE,
    ONE,
    SIGNED,
    TWO,
    following,
    given_by,
    run,
)
from tests.rules.agreement.pair import (
    AMINA,
    FIRST_PLACE,
    LOG,
    NOOR,
    NOOR_LATER,
    ROOM,
    SIDES,
    STRANGER,
    TERMS,
    key_of,
    proposal,
    same_person,
)

_REFUSED: dict[str, tuple[AgreementState, Callable[[], Event], type[QuietroomError]]] = {
    "a proposal before any epoch": (EMPTY, lambda: Proposed(1, NOOR, ONE), NotThisPair),
    "a stranger proposes": (run(EPOCH_0), lambda: Proposed(2, STRANGER, ONE), NotThisPair),
    "a forged text": (
        run(EPOCH_0),
        lambda: Proposed(2, NOOR, replace(ONE, text="Trust me.\n")),
        AgreementTextDiffers,
    ),
    "of another room": (
        run(EPOCH_0),
        lambda: Proposed(2, NOOR, proposal(place=replace(FIRST_PLACE, room=bytes(16)))),
        NotThisPair,
    ),
    "between other people": (
        run(EPOCH_0),
        lambda: Proposed(
            2, NOOR, proposal(replace(TERMS, parties=(SIDES[0], replace(SIDES[1], card=STRANGER))))
        ),
        NotThisPair,
    ),
    "with the sides swapped": (
        run(EPOCH_0),
        lambda: Proposed(2, NOOR, proposal(replace(TERMS, parties=SIDES[::-1]))),
        NotThisPair,
    ),
    "the same twice": (
        run(*SIGNED[:2]),
        lambda: Proposed(3, AMINA, ONE),
        DoesNotFollowAgreement,
    ),
    "a first version that follows something": (
        run(EPOCH_0),
        lambda: Proposed(2, NOOR, following(ONE)),
        DoesNotFollowAgreement,
    ),
    "a first version numbered two": (
        run(EPOCH_0),
        lambda: Proposed(2, NOOR, proposal(place=replace(FIRST_PLACE, version=2))),
        DoesNotFollowAgreement,
    ),
    "a second that follows nothing": (
        IN_FORCE,
        lambda: Proposed(6, NOOR, TWO),
        DoesNotFollowAgreement,
    ),
    "a second that follows another": (
        IN_FORCE,
        lambda: Proposed(6, NOOR, following(TWO)),
        DoesNotFollowAgreement,
    ),
    "a version skipped": (
        IN_FORCE,
        lambda: Proposed(6, NOOR, following(ONE, number=3)),
        DoesNotFollowAgreement,
    ),
    "another agreement's id": (
        IN_FORCE,
        lambda: Proposed(6, NOOR, proposal(place=Place(ROOM, LOG, bytes(16), 2, ONE.hash))),
        DoesNotFollowAgreement,
    ),
    "a signature for nothing": (run(EPOCH_0), lambda: given_by(NOOR, ONE, 2), NotOpen),
    "a signature after it is in force": (IN_FORCE, lambda: given_by(NOOR, ONE, 6), NotOpen),
    "a signature twice": (run(*SIGNED[:3]), lambda: given_by(NOOR, ONE, 4), AlreadySigned),
    "a signature by both cards of one person": (
        run(*SIGNED[:3]),
        lambda: given_by(NOOR_LATER, ONE, 4),
        AlreadySigned,
    ),
    "a stranger signs": (
        run(*SIGNED[:2]),
        lambda: GivenSignature(3, STRANGER, replace(given_by(NOOR, ONE, 3).signature)),
        NotThisPair,
    ),
    "the other's signature in one's own entry": (
        run(*SIGNED[:2]),
        lambda: GivenSignature(3, AMINA, given_by(NOOR, ONE, 3).signature),
        NotThisPair,
    ),
    "with another of one's own cards than the entry's": (
        run(*SIGNED[:2]),
        lambda: GivenSignature(3, NOOR, given_by(NOOR_LATER, ONE, 3).signature),
        NotThisPair,
    ),
    "the other's signature under one's own card": (
        run(*SIGNED[:2]),
        lambda: GivenSignature(3, AMINA, replace(given_by(NOOR, ONE, 3).signature, card=AMINA)),
        BadSignature,
    ),
    "a signature over other bytes": (
        run(*SIGNED[:2]),
        lambda: GivenSignature(
            3, NOOR, Signature(ONE.hash, NOOR, given_by(NOOR, TWO, 3).signature.signatures)
        ),
        BadSignature,
    ),
    "an epoch under what one has signed": (
        run(*SIGNED[:3]),
        lambda: EpochBegan(4, (NOOR, AMINA), ONE.hash),
        NotInForce,
    ),
    "an epoch under nothing known": (
        IN_FORCE,
        lambda: EpochBegan(6, (NOOR, AMINA), bytes(32)),
        NotInForce,
    ),
    "taking back by a stranger": (
        run(*SIGNED[:2]),
        lambda: TakenBack(3, STRANGER, ONE.hash),
        NotThisPair,
    ),
    "taking back what is in force": (IN_FORCE, lambda: TakenBack(6, NOOR, ONE.hash), NotOpen),
}


@pytest.mark.parametrize(("state", "make", "error"), _REFUSED.values(), ids=_REFUSED.keys())
def test_refused_events(
    state: AgreementState, make: Callable[[], Event], error: type[QuietroomError]
) -> None:
    """Each is refused with its own code, listed by `follow`, and changes nothing."""
    event = make()
    with pytest.raises(error) as refusal:
        step(state, event, key_of, same_person)
    after, refused = follow(state, [event], key_of, same_person)

    assert refusal.value.code == error.code
    assert after == state
    assert [(one.item, type(one.fault)) for one in refused] == [(event.item, error)]


def test_a_refused_event_spoils_nothing() -> None:
    """Between the honest events any number of false ones leave the end as it was."""
    false = [make() for _, make, _ in _REFUSED.values()]
    noise: list[Event] = []
    state = EMPTY
    for event in SIGNED:
        noise += [one for one in false if follow(state, [one], key_of, same_person)[1]]
        noise.append(event)
        state = run(event, start=state)
    after, refused = follow(EMPTY, noise, key_of, same_person)

    assert after == IN_FORCE
    assert len(refused) == len(noise) - len(SIGNED) > 60
