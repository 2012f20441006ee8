"""Whose confidence an entry is, whatever is later said about it."""

from dataclasses import replace

from quietroom.room import ownership
from quietroom.room.entry import Kind
from quietroom.room.envelope import Envelope
from quietroom.room.epochs import InForce
from quietroom.room.ownership import Ownership
from quietroom.room.reader import RoomReader
from quietroom.room.seal import room_keys
from tests.rules.room.stage import (
    ADA,
    ADA_ANEW,
    ADA_NEXT,
    BEN,
    TIME,
    WATCHED,
    Someone,
    Stage,
    Town,
    agreed,
)

_ADAS, _BENS = frozenset([ADA.first]), frozenset([BEN.first])
_BOTHS = _ADAS | _BENS


def _said(stage: Stage, author: Someone, kind: str = Kind.WORDS, **about: object) -> Envelope:
    return stage.say(author, priv=stage.priv(author, kind, **about))


def _fold(stage: Stage) -> Ownership:
    return ownership.fold(stage.read(ADA, ADA_NEXT).lines, Town())


def test_named_owner() -> None:
    """An entry is whose it says it is."""
    stage = agreed()
    own, notes = _said(stage, BEN), _said(stage, BEN, owner=ADA.first)
    found = _fold(stage)

    assert (found.owners(own.hash), found.owners(notes.hash)) == (_BENS, _ADAS)


def test_claim() -> None:
    """While two claim an entry it is both's."""
    stage = agreed()
    notes = _said(stage, BEN)
    _said(stage, ADA, Kind.CLAIM, reply_to=notes.hash)

    assert _fold(stage).owners(notes.hash) == _BOTHS


def test_claim_after_something_withheld() -> None:
    """A server cannot silence a claim by keeping back what was written before it."""
    stage = agreed()
    notes = _said(stage, BEN)
    stage.seal(ADA)
    _said(stage, ADA, Kind.CLAIM, reply_to=notes.hash)

    assert _fold(stage).owners(notes.hash) == _BOTHS


def test_claim_taken_back() -> None:
    """Whoever claimed can let go."""
    stage = agreed()
    notes = _said(stage, BEN)
    claim = _said(stage, ADA, Kind.CLAIM, reply_to=notes.hash)
    _said(stage, ADA, Kind.TAKE_BACK, reply_to=claim.hash)

    assert _fold(stage).owners(notes.hash) == _BENS


def test_claim_taken_back_by_the_other() -> None:
    """Nobody else can."""
    stage = agreed()
    notes = _said(stage, BEN)
    claim = _said(stage, ADA, Kind.CLAIM, reply_to=notes.hash)
    _said(stage, BEN, Kind.TAKE_BACK, reply_to=claim.hash)
    found = _fold(stage)

    assert found.owners(notes.hash) == _BOTHS
    assert found.taken_back == set()


def test_claim_in_my_name() -> None:
    """A claim that my own software did not write claims nothing."""
    stage = agreed()
    notes = _said(stage, BEN)
    forged = room_keys(stage.room_keys[1], BEN.secrets.self_key)
    stage.say(ADA, priv=stage.priv(ADA, Kind.CLAIM, reply_to=notes.hash), keys=forged)

    assert _fold(stage).owners(notes.hash) == _BENS


def test_claim_before_its_entry() -> None:
    """What replies to something later, or to nothing, changes nothing."""
    stage = agreed()
    notes = stage.seal(BEN)
    _said(stage, ADA, Kind.CLAIM, reply_to=notes.hash)
    _said(stage, ADA, Kind.CLAIM)
    stage.put(notes)

    assert _fold(stage).owners(notes.hash) == _BENS


def test_corrected() -> None:
    """An author corrects and takes back what they wrote."""
    stage = agreed()
    first, second = _said(stage, BEN), _said(stage, BEN)
    better = _said(stage, BEN, Kind.CORRECTION, reply_to=first.hash)
    _said(stage, BEN, Kind.TAKE_BACK, reply_to=second.hash)
    found = _fold(stage)

    assert found.corrected_by == {first.hash: better.hash}
    assert found.taken_back == {second.hash}


def test_corrected_by_the_other() -> None:
    """Nobody corrects or takes back what somebody else wrote."""
    stage = agreed()
    first = _said(stage, BEN)
    _said(stage, ADA, Kind.CORRECTION, reply_to=first.hash)
    _said(stage, ADA, Kind.TAKE_BACK, reply_to=first.hash)
    found = _fold(stage)

    assert (found.corrected_by, found.taken_back) == ({}, set())


def test_next_card_is_the_same_author() -> None:
    """With their next card a person corrects what they wrote with the one before."""
    stage = agreed()
    first = _said(stage, ADA)
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=ADA_NEXT)
    better = _said(stage, ADA_NEXT, Kind.CORRECTION, reply_to=first.hash)

    assert _fold(stage).corrected_by == {first.hash: better.hash}


def test_claim_follows_a_correction() -> None:
    """Saying the same words anew frees them from no claim, nor does the old version stay free."""
    stage = agreed()
    first = _said(stage, BEN)
    _said(stage, ADA, Kind.CLAIM, reply_to=first.hash)
    second = _said(stage, BEN, Kind.CORRECTION, reply_to=first.hash)
    third = _said(stage, BEN, Kind.CORRECTION, reply_to=second.hash)
    found = _fold(stage)

    assert found.owners(third.hash) == _BOTHS

    stage = agreed()
    first = _said(stage, BEN)
    second = _said(stage, BEN, Kind.CORRECTION, reply_to=first.hash)
    _said(stage, ADA, Kind.CLAIM, reply_to=second.hash)

    assert _fold(stage).owners(first.hash) == _BOTHS


def test_claim_follows_an_edited_part() -> None:
    """An edited part of a claimed entry is claimed, and so is what a claimed part was cut from."""
    stage = agreed()
    whole = _said(stage, BEN)
    part, other = _said(stage, BEN, source=whole.hash), _said(stage, BEN, source=whole.hash)
    _said(stage, ADA, Kind.CLAIM, reply_to=part.hash)
    found = _fold(stage)

    assert found.owners(part.hash) == found.owners(whole.hash) == _BOTHS
    assert found.owners(other.hash) == _BENS


def test_owner_of_the_source() -> None:
    """Whoever cuts a part from another's entry does not become its owner."""
    stage = agreed()
    whole = _said(stage, ADA)
    part = _said(stage, BEN, source=whole.hash)

    assert _fold(stage).owners(part.hash) == _BOTHS


def test_source_of_nothing() -> None:
    """A source that is not in the room adds nobody."""
    stage = agreed()
    part = _said(stage, BEN, source=bytes(32))

    assert _fold(stage).owners(part.hash) == _BENS


def test_stranger_says_nothing() -> None:
    """Lines of authors that cannot be verified are left out."""
    stage = agreed()
    entry = _said(stage, BEN)
    lines = stage.read().lines

    assert entry.hash not in ownership.fold(lines, Town((ADA,))).named
    assert entry.hash in ownership.fold(lines, Town()).named
    assert lines[-1].time == TIME


def _anew(stage: Stage, again: bool = True) -> Ownership:
    """What Ben reads once Ada began anew; `again`: both have signed since."""
    reader = stage.reader(BEN, accepted=(_ADAS | {ADA_ANEW.first}, _BENS))
    _go_on(reader, stage)
    stage.begin(replace(stage.plan((ADA_ANEW, BEN)), agreement=None, ombuds=None), BEN, False)
    _go_on(reader, stage)
    if again:
        _agree_anew(stage)
    return _go_on(reader, stage)


def _agree_anew(stage: Stage) -> None:
    both = frozenset([ADA_ANEW.first, BEN.first])
    stage.in_force = InForce(bytes(32), None, both, WATCHED)
    stage.begin(stage.plan((ADA_ANEW, BEN)), signer=BEN)


def _go_on(reader: RoomReader, stage: Stage) -> Ownership:
    for item in stage.items[len(reader.lines) :]:
        reader.take(item, TIME, None)
    return ownership.fold(reader.lines, Town())


def test_heir() -> None:
    """Once both signed again, what the lost keys owned or claimed is owned by the new ones."""
    stage = agreed()
    own, notes = _said(stage, ADA), _said(stage, BEN)
    _said(stage, ADA, Kind.CLAIM, reply_to=notes.hash)
    found = _anew(stage)

    assert found.owners(own.hash) == {ADA_ANEW.first}
    assert found.owners(notes.hash) == {ADA_ANEW.first, BEN.first}
    assert found.authors[own.hash] == ADA.first


def test_heir_of_nothing_before_both_signed() -> None:
    """The epoch in which they meet again hands on nothing: the other alone began it."""
    stage = agreed()
    own = _said(stage, ADA)

    assert _anew(stage, again=False).owners(own.hash) == _ADAS


def test_no_heir_by_a_void_record() -> None:
    """A lineage that this reader's person does not take for the other inherits nothing."""
    stage = agreed()
    own, reader = _said(stage, ADA), stage.reader(BEN)
    _go_on(reader, stage)
    _agree_anew(stage)
    found = _go_on(reader, stage)

    assert (found.owners(own.hash), found.heirs) == (_ADAS, {})


def test_new_card_of_the_same_person_is_no_heir() -> None:
    """A successor card is the same lineage: nothing has to be handed on."""
    stage = agreed()
    own = _said(stage, ADA)
    stage.agree(cards=(ADA_NEXT, BEN))
    found = _fold(stage)

    assert (found.owners(own.hash), found.heirs) == (_ADAS, {})
