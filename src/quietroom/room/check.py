"""What a room takes: the rules at acceptance, the same for the server and for whoever audits it.

The server loads a `Head` and asks. It cannot judge what is sealed; it judges who writes, in which
epoch, and in which order.

Source: spec/room.md section 6.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..ground.errors import QuietroomError
from ..ground.signature import VerifyKey
from .envelope import Envelope
from .epoch import DoesNotFollow, Record


class NotYours(QuietroomError):
    """The card that this is written under is not the card of the account that sends it."""

    code = "not-yours"


class OldEpoch(QuietroomError):
    """The room has moved on to another epoch: read it to its end, then seal anew."""

    code = "old-epoch"


class CardSucceeded(QuietroomError):
    """A card of this room has a successor: a new epoch must name it before anything is written."""

    code = "card-succeeded"


class SeqGap(QuietroomError):
    """This is not its writer's next entry: read the room to its end, then use a new writer."""

    code = "seq-gap"


class RoomPaused(QuietroomError):
    """The room has a break: nothing is written until who asked for it goes on. You may end it."""

    code = "room-paused"


class RoomEnded(QuietroomError):
    """The room has ended: nothing new is written here. What you both have of it stays yours."""

    code = "room-ended"


class Phase(StrEnum):
    """Whether a room goes on, rests, or has ended. The tokens are those of the server's states."""

    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Head:
    """What the server knows of a room when something arrives.

    `room` 16 bytes. `number` and `record`: the latest epoch and its record's hash, or none before
    epoch 0. `named`: the two card hashes that the latest record names, in the order of epoch 0.
    `current`: the unsucceeded card hash of each of the two people today, in the same order.
    """

    room: bytes
    number: int | None
    record: bytes | None
    named: tuple[bytes, bytes] | None
    current: tuple[bytes, bytes]

    def after(self, record: Record) -> "Head":
        """The head once `record` was taken."""
        core = record.core
        return Head(self.room, core.number, record.hash, core.cards, self.current)


def accept_entry(head: Head, entry: Envelope, sender: bytes, next_seq: int) -> None:
    """Check that `entry` may follow; `sender` is the card hash of the session.

    `next_seq` is the next number of this entry's writer, 0 for a writer not seen before. Writers
    are counted for each account: nobody uses up the numbers of somebody else's writer.
    Raises `DoesNotFollow`, `NotYours`, `OldEpoch`, `CardSucceeded` or `SeqGap`.
    """
    pub = entry.pub
    if pub.place != head.room:
        raise DoesNotFollow("this entry was sealed for another room")
    if head.number is None or head.named is None or pub.epoch != head.number:
        raise OldEpoch
    if head.named != head.current:
        raise CardSucceeded
    if pub.author != sender or sender not in head.named:
        raise NotYours
    if pub.seq != next_seq:
        raise SeqGap


def accept_sender(head: Head, sender: bytes) -> None:
    """Check that who sends grants alone may: `sender` is the card hash of the session.

    Raises `OldEpoch`, `CardSucceeded` or `NotYours`.
    """
    if head.named is None:
        raise OldEpoch
    if head.named != head.current:
        raise CardSucceeded
    if sender not in head.named:
        raise NotYours


def accept_record(head: Head, record: Record, sender: bytes, key: VerifyKey) -> None:
    """Check that `record` may follow; `sender` and `key` are the session's card and its keys.

    Raises `DoesNotFollow`, `NotYours` or `BadSignature`.
    """
    core = record.core
    if core.room != head.room:
        raise DoesNotFollow("this record was made for another room")
    if core.number != (0 if head.number is None else head.number + 1):
        raise DoesNotFollow("this record is not the next epoch of the room")
    if core.previous != head.record:
        raise DoesNotFollow("this record does not name the record before it")
    if core.cards != head.current:
        raise DoesNotFollow("this record does not name the newest card of each of the two")
    if sender not in core.cards:
        raise NotYours
    record.verify(key)
