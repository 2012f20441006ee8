"""Where an agreement stands: the same for every reader of one room chain."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement.signing import NotYourAgreement, Signature, UndertakingMissing, sign
from quietroom.agreement.state import (
    DoesNotFollowAgreement,
    EpochBegan,
    Event,
    GivenSignature,
    InForce,
    NotInForce,
    NotOpen,
    NotThisPair,
    Proposed,
    TakenBack,
    follow,
    step,
)
from quietroom.agreement.terms import Terms
from quietroom.agreement.version import Place, Proposal, check
from tests.rules.agreement.chain import (
    EMPTY,
    EPOCH_0,
    IN_FORCE,
    ONE,
    SIGNED,
    THREE,
    TWO,
    following,
    given_by,
    run,
)
from tests.rules.agreement.pair import (
    AGREEMENT,
    AMINA,
    LOG,
    NOOR,
    NOOR_LATER,
    ROOM,
    SIDES,
    SIGNING,
    STRANGER,
    TERMS,
    key_of,
    proposal,
    same_person,
)


def test_from_proposal_to_epoch() -> None:
    """In force with the second signature, not before; the epoch follows."""
    proposed, half, both = run(*SIGNED[:2]), run(*SIGNED[:3]), run(*SIGNED[:4])
    assert proposed.current
    assert half.current
    assert both.in_force

    assert (proposed.current.version.hash, proposed.current.signed) == (ONE.hash, (None, None))
    assert [bool(one) for one in half.current.signed] == [True, False]
    assert (proposed.in_force, half.in_force) == (None, None)
    assert (both.in_force.hash, both.in_force.since, both.open) == (ONE.hash, 4, ())
    assert (both.epoch_agreement, IN_FORCE.epoch_agreement) == (None, ONE.hash)


def test_a_counter_proposal_is_current() -> None:
    """The answer becomes current, is read against what it answers, and can be signed by both."""
    countered = run(*SIGNED[:3], Proposed(4, AMINA, TWO))
    assert countered.current
    assert countered.current.before
    done = run(given_by(AMINA, TWO, 5), given_by(NOOR, TWO, 6), start=countered)
    assert done.in_force

    assert (countered.current.version.hash, countered.current.author) == (TWO.hash, 1)
    assert countered.current.before.hash == ONE.hash
    assert (done.in_force.hash, done.in_force.since) == (TWO.hash, 6)


def test_the_first_complete_is_in_force() -> None:
    """Of two open proposals the one that both signed first binds; the other is closed."""
    both_open = run(*SIGNED[:3], Proposed(4, AMINA, TWO), given_by(AMINA, TWO, 5))
    done = run(given_by(AMINA, ONE, 6), start=both_open)
    assert done.in_force

    assert done.in_force.hash == ONE.hash
    with pytest.raises(NotOpen):
        step(done, given_by(NOOR, TWO, 7), key_of, same_person)


def test_a_new_proposal_replaces_ones_own() -> None:
    """Who proposes again has taken back what they proposed before; the other's stays open."""
    replaced = run(*SIGNED[:3], Proposed(4, AMINA, TWO), Proposed(5, NOOR, THREE))

    assert [one.version.hash for one in replaced.open] == [TWO.hash, THREE.hash]
    with pytest.raises(NotOpen):
        step(replaced, given_by(AMINA, ONE, 6), key_of, same_person)


def test_taken_back_is_closed() -> None:
    """The author takes a proposal back; the other cannot, and nobody signs it any more."""
    opened = run(*SIGNED[:3])
    with pytest.raises(NotOpen):
        step(opened, TakenBack(4, AMINA, ONE.hash), key_of, same_person)
    closed = run(TakenBack(4, NOOR, ONE.hash), start=opened)

    assert closed.current is None
    with pytest.raises(NotOpen):
        step(closed, given_by(AMINA, ONE, 5), key_of, same_person)


def test_a_new_version_follows_the_one_in_force() -> None:
    """Mid-term the pair proposes again; both sign again; a new epoch names it."""
    second = following(ONE, end=None, renewals=(), retention=None)
    proposed = run(Proposed(6, AMINA, second), start=IN_FORCE)
    done = run(
        given_by(NOOR, second, 7),
        given_by(AMINA, second, 8),
        EpochBegan(9, (NOOR, AMINA), second.hash),
        start=proposed,
    )
    assert proposed.current
    assert proposed.current.before
    assert proposed.in_force
    assert done.in_force

    assert (proposed.in_force.hash, proposed.current.before.hash) == (ONE.hash, ONE.hash)
    assert (done.in_force.hash, done.epoch_agreement) == (second.hash, second.hash)


def test_a_silent_side_is_not_signed() -> None:
    """A proposal in which one has said nothing yet may stand, but not be signed."""
    silent = proposal(replace(TERMS, parties=(SIDES[0], replace(SIDES[1], undertakings=()))))
    opened = run(EPOCH_0, Proposed(2, NOOR, silent))
    signed = Signature(silent.hash, NOOR, SIGNING[NOOR].sign(silent.payload, "agreement"))

    with pytest.raises(UndertakingMissing):
        step(opened, GivenSignature(3, NOOR, signed), key_of, same_person)
    assert run(Proposed(3, AMINA, ONE), start=opened).current is not None


def test_a_new_card_goes_on() -> None:
    """After a lost device the successor proposes, signs and is named; open proposals stay."""
    half = run(*SIGNED[:2], given_by(AMINA, ONE, 3), EpochBegan(4, (NOOR_LATER, AMINA), None))
    done = run(given_by(NOOR_LATER, ONE, 5), start=half)
    assert done.in_force
    assert done.in_force.signatures

    assert done.in_force.signatures[0].card == NOOR_LATER
    assert run(EpochBegan(6, (NOOR_LATER, AMINA), ONE.hash), start=done).cards == (
        NOOR_LATER,
        AMINA,
    )


FRESH = replace(SIDES[0], card=STRANGER, name="Noor")


def _fresh(before: Proposal) -> Proposal:
    terms: Terms = replace(TERMS, parties=(FRESH, SIDES[1]))
    return proposal(terms, Place(ROOM, LOG, AGREEMENT, 2, before.hash), "fresh")


def test_a_fresh_start_is_agreed_anew() -> None:
    """After a fresh start nothing of the old lineage can be signed; a new version names the new."""
    opened = run(Proposed(6, NOOR, following(ONE)), start=IN_FORCE)
    began = run(EpochBegan(7, (STRANGER, AMINA), None), start=opened)
    agreed = _fresh(ONE)
    done = run(
        Proposed(8, AMINA, agreed),
        given_by(STRANGER, agreed, 9),
        given_by(AMINA, agreed, 10),
        EpochBegan(11, (STRANGER, AMINA), agreed.hash),
        start=began,
    )
    assert done.in_force

    assert (began.open, began.epoch_agreement) == ((), None)
    assert began.in_force == IN_FORCE.in_force
    assert (done.in_force.hash, done.epoch_agreement) == (agreed.hash, agreed.hash)
    with pytest.raises(NotThisPair):
        step(began, Proposed(8, NOOR, following(ONE)), key_of, same_person)
    with pytest.raises(NotYourAgreement):
        sign(check(agreed, same_person), NOOR, SIGNING[NOOR], same_person, LOG)


def test_whoever_began_anew_takes_records_at_their_word() -> None:
    """They cannot read what was signed before; the record says what was in force."""
    blind = run(
        replace(EPOCH_0, unread=True),
        EpochBegan(5, (NOOR, AMINA), ONE.hash, unread=True),
        EpochBegan(7, (STRANGER, AMINA), None),
    )
    agreed = _fresh(ONE)
    done = run(
        Proposed(8, AMINA, agreed), given_by(STRANGER, agreed, 9), given_by(AMINA, agreed, 10),
        start=blind,
    )  # fmt: skip
    assert done.in_force

    assert blind.in_force == InForce(ONE.hash, 5)
    assert done.in_force.hash == agreed.hash
    with pytest.raises(DoesNotFollowAgreement):
        step(blind, Proposed(8, AMINA, _fresh(TWO)), key_of, same_person)


def test_whoever_knows_nothing_takes_a_proposal_at_its_word() -> None:
    """Where no record of before counts for a reader, any previous version may be named."""
    blind = run(EpochBegan(7, (STRANGER, AMINA), None, unread=True))
    agreed = _fresh(ONE)
    found = run(Proposed(8, AMINA, agreed), start=blind)
    assert found.current

    assert found.current.version.hash == agreed.hash
    with pytest.raises(DoesNotFollowAgreement):
        run(EpochBegan(7, (STRANGER, AMINA), None), Proposed(8, AMINA, agreed))


def test_no_record_replaces_what_one_has_read() -> None:
    """Whoever read the agreement in force takes no other at a record's word, a lost key or not."""
    later = EpochBegan(6, (NOOR, AMINA), TWO.hash, unread=True)
    with pytest.raises(NotInForce):
        step(IN_FORCE, later, key_of, same_person)
    blind = run(replace(EPOCH_0, unread=True), replace(later, agreement=ONE.hash))

    assert run(replace(later, item=9), start=blind).in_force == InForce(TWO.hash, 9)


_EVENTS = (
    *SIGNED,
    Proposed(10, AMINA, TWO),
    Proposed(11, NOOR, THREE),
    given_by(AMINA, TWO, 12),
    given_by(NOOR, TWO, 13),
    TakenBack(14, AMINA, TWO.hash),
    Proposed(15, NOOR, following(ONE)),
    EpochBegan(16, (NOOR, AMINA), TWO.hash),
    EpochBegan(17, (NOOR_LATER, AMINA), None),
)


@given(st.lists(st.sampled_from(_EVENTS), max_size=12))
def test_what_is_in_force_was_signed_by_both(events: list[Event]) -> None:
    """Whatever comes in whatever order: nothing binds without both, and versions form one line."""
    state, before = EMPTY, None
    for event in events:
        state, _ = follow(state, [event], key_of, same_person)
        now = state.in_force
        if now is not before and now is not None:
            assert now.version
            assert now.signatures
            assert now.version.shell.previous == (before.hash if before else None)
            assert {one.card for one in now.signatures} in ({NOOR, AMINA}, {NOOR_LATER, AMINA})
            assert {one.agreement for one in now.signatures} == {now.hash}
        before = now

    assert len(state.open) <= 2
