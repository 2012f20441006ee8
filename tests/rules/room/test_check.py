"""What a room takes: each rule at acceptance beside its honest twin."""

from dataclasses import replace

import pytest

from quietroom.ground.errors import BadSignature, QuietroomError
from quietroom.room.check import (
    CardSucceeded,
    Head,
    NotYours,
    OldEpoch,
    SeqGap,
    accept_entry,
    accept_record,
    accept_sender,
)
from quietroom.room.epoch import DoesNotFollow
from tests.rules.room.stage import ADA, ADA_NEXT, BEN, BEN_NEXT, EVE, ROOM, agreed

_STAGE = agreed()
_RECORD = _STAGE.minted[1].record
_BOTH = (ADA.card, BEN.card)
_HEAD = Head(ROOM, 1, _RECORD.hash, _BOTH, _BOTH)
_ENTRY = _STAGE.seal(ADA, pub=_STAGE.pub(ADA, seq=4))
_NEXT = _STAGE.begin()
_EMPTY = Head(ROOM, None, None, None, _BOTH)


def test_entry_taken() -> None:
    """The next entry of a writer, in the latest epoch, by the card that sends it."""
    accept_entry(_HEAD, _ENTRY, ADA.card, 4)


def test_entry_of_the_other_taken() -> None:
    """Each of the two writes."""
    accept_entry(_HEAD, _STAGE.seal(BEN, pub=_STAGE.pub(BEN, epoch=1, seq=0)), BEN.card, 0)


@pytest.mark.parametrize(
    ("head", "sender", "refusal"),
    [
        (_EMPTY, ADA.card, OldEpoch),
        (replace(_HEAD, current=(ADA.card, BEN_NEXT.card)), ADA.card, CardSucceeded),
        (_HEAD, EVE.card, NotYours),
    ],
    ids=["no epoch", "a card has a successor", "a stranger"],
)
def test_sender_refused(head: Head, sender: bytes, refusal: type[QuietroomError]) -> None:
    """Grants alone come from a card of the latest epoch, while neither has a successor."""
    accept_sender(_HEAD, ADA.card)
    with pytest.raises(refusal):
        accept_sender(head, sender)


@pytest.mark.parametrize(
    ("head", "sender", "next_seq", "refusal"),
    [
        (replace(_HEAD, room=bytes(16)), ADA.card, 4, DoesNotFollow),
        (replace(_HEAD, number=2), ADA.card, 4, OldEpoch),
        (replace(_HEAD, number=0), ADA.card, 4, OldEpoch),
        (_EMPTY, ADA.card, 4, OldEpoch),
        (replace(_HEAD, current=(ADA_NEXT.card, BEN.card)), ADA.card, 4, CardSucceeded),
        (replace(_HEAD, current=(ADA.card, BEN_NEXT.card)), ADA.card, 4, CardSucceeded),
        (_HEAD, BEN.card, 4, NotYours),
        (_HEAD, EVE.card, 4, NotYours),
        (
            replace(_HEAD, named=(EVE.card, BEN.card), current=(EVE.card, BEN.card)),
            ADA.card,
            4,
            NotYours,
        ),
        (_HEAD, ADA.card, 3, SeqGap),
        (_HEAD, ADA.card, 5, SeqGap),
        (_HEAD, ADA.card, 0, SeqGap),
    ],
    ids=[
        "another room",
        "room moved on",
        "epoch ahead",
        "no epoch",
        "my card succeeded",
        "the other's card succeeded",
        "in the other's name",
        "sent by a stranger",
        "author not in the epoch",
        "again",
        "gap",
        "new writer not at 0",
    ],
)
def test_entry_refused(
    head: Head, sender: bytes, next_seq: int, refusal: type[QuietroomError]
) -> None:
    """An entry that does not follow is refused, and the code says why."""
    with pytest.raises(refusal) as found:
        accept_entry(head, _ENTRY, sender, next_seq)

    assert type(found.value) is refusal


def test_record_taken() -> None:
    """The next epoch of the two, signed by the one who sends it."""
    accept_record(_HEAD, _NEXT, ADA.card, ADA.known.key)


def test_first_record_taken() -> None:
    """A room begins with the record of epoch 0."""
    accept_record(_EMPTY, _STAGE.minted[0].record, ADA.card, ADA.known.key)


def test_head_moves() -> None:
    """After a record the head names it, and the same record follows no more."""
    head = _EMPTY
    for minted in _STAGE.minted[:2]:
        accept_record(head, minted.record, ADA.card, ADA.known.key)
        head = head.after(minted.record)

    assert head == _HEAD
    with pytest.raises(DoesNotFollow):
        accept_record(head, _RECORD, ADA.card, ADA.known.key)


@pytest.mark.parametrize(
    "head",
    [
        replace(_HEAD, room=bytes(16)),
        replace(_HEAD, number=0),
        replace(_HEAD, number=2),
        _EMPTY,
        replace(_HEAD, record=bytes(32)),
        replace(_HEAD, current=(ADA_NEXT.card, BEN.card)),
        replace(_HEAD, current=(BEN.card, ADA.card)),
        replace(_HEAD, current=(ADA.card, EVE.card)),
    ],
    ids=["room", "skips", "again", "first", "previous", "succeeded", "order", "stranger"],
)
def test_record_does_not_follow(head: Head) -> None:
    """A record for another place in the room, or for other people, is refused."""
    with pytest.raises(DoesNotFollow):
        accept_record(head, _NEXT, ADA.card, ADA.known.key)


def test_record_sent_by_a_stranger() -> None:
    """Somebody who is not in the room does not bring its records."""
    with pytest.raises(NotYours):
        accept_record(_HEAD, _NEXT, EVE.card, EVE.known.key)


def test_record_signed_by_the_other() -> None:
    """Whoever brings a record has signed it."""
    with pytest.raises(BadSignature):
        accept_record(_HEAD, _NEXT, BEN.card, BEN.known.key)
