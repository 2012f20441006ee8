"""Epoch records: who is in the room from now on, under which agreement, with which key.

A member signs a record; it seals a fresh room key to one card of each of the two. The outside read
here tells anybody whom it names and whom it follows. Opening a wrap is `room.mint`'s, for those
inside.

Format: spec/room.md section 3. Vectors: vectors/room/epoch.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape, signature
from ..ground.canon import Value
from ..ground.close.key import seal_to
from ..ground.digest import context, sha256
from ..ground.errors import BadSignature, Malformed, QuietroomError
from ..ground.signature import Signed, VerifyKey

USE = "epoch"
"""The domain under which a record is signed."""

LIMIT = 256 * 1024
"""The most bytes of one signed record."""

_EPOCHS = (1 << 32) - 1
_WRAP = 1120 + 32 + 16


class DoesNotFollow(QuietroomError):
    """This record or entry does not follow what the room already holds."""

    code = "does-not-follow"


@dataclass(frozen=True, slots=True)
class Core:
    """What a record fixes.

    `room` 16 bytes; `number` from 0; `previous`: hash of the record before, none for 0;
    `agreement`: hash of the agreement it begins, or none; `ombuds`: first card hash of the ombuds'
    lineage, or none; `cards`: card hash of each of the two, in the order of epoch 0;
    `check`: 32 bytes that fix the room key.
    """

    room: bytes
    number: int
    previous: bytes | None
    agreement: bytes | None
    ombuds: bytes | None
    cards: tuple[bytes, bytes]
    check: bytes

    def fields(self) -> list[Value]:
        """The fields in the order of the format."""
        head: list[Value] = [self.room, self.number, self.previous, self.agreement, self.ombuds]
        return [*head, list(self.cards), self.check]

    @property
    def hash(self) -> bytes:
        """SHA-256 of the core's CBOR, 32 bytes: the context of its wraps."""
        return sha256(canon.encode(self.fields()))


@dataclass(frozen=True, slots=True)
class Record:
    """One epoch record: `wraps` in the order of the cards, `history` sealed or none."""

    core: Core
    wraps: tuple[bytes, bytes]
    history: bytes | None
    signed: Signed

    @property
    def hash(self) -> bytes:
        """SHA-256 of the signed payload, 32 bytes: the record's item hash."""
        return sha256(self.signed.payload)

    def encode(self) -> bytes:
        """CBOR[payload, signature, signature]."""
        return self.signed.encode()

    def verify(self, signer: VerifyKey) -> None:
        """Check that this card signed the record. Raises `BadSignature`."""
        self.signed.verify((signer, USE))

    def signer(self, keys: tuple[VerifyKey, VerifyKey]) -> int:
        """Which of the two cards signed, 0 or 1. Raises `BadSignature` when neither did."""
        for place, key in enumerate(keys):
            try:
                self.verify(key)
            except BadSignature:
                continue
            return place
        raise BadSignature("neither of the two cards that this record names has signed it")


def payload(core: Core, wraps: tuple[bytes, bytes], history: bytes | None) -> bytes:
    """The bytes to sign: CBOR[core, wraps, history]."""
    return canon.encode([core.fields(), list(wraps), history])


def wrap_context(core: Core, card: bytes) -> bytes:
    """The HPKE info under which a room key is sealed to the card of hash `card`."""
    return context("epoch-wrap", core.hash, card)


def wrap(core: Core, card: bytes, public: bytes, room_key: bytes) -> bytes:
    """Seal a room key of 32 bytes to one card's public sealing key."""
    return seal_to(public, wrap_context(core, card), room_key)


def parse(raw: bytes) -> Record:
    """Read one signed record. Raises `Malformed` or `TooLarge`.

    Checks shape only: the first epoch has nothing before it and nothing agreed yet, every other
    names the record before it, and the two cards are two.

    Source: spec/room.md section 3.
    """
    signed = signature.parse(raw, 1, LIMIT)
    core, wraps, history = shape.array(canon.decode(signed.payload), 3, "epoch record")
    first, second = shape.array(wraps, 2, "wraps")
    record = Record(
        _core(core),
        (shape.octets(first, "wrap", _WRAP), shape.octets(second, "wrap", _WRAP)),
        None if history is None else shape.octets(history, "history link"),
        signed,
    )
    _check(record)
    return record


def _core(value: Value) -> Core:
    room, number, previous, agreement, ombuds, cards, check = shape.array(value, 7, "core")
    first, second = shape.array(cards, 2, "cards")
    return Core(
        shape.ident(room, "room"),
        shape.number(number, "epoch", _EPOCHS),
        shape.digest_or_none(previous, "previous record"),
        shape.digest_or_none(agreement, "agreement"),
        shape.digest_or_none(ombuds, "ombuds"),
        (shape.digest(first, "card"), shape.digest(second, "card")),
        shape.digest(check, "check"),
    )


def _check(record: Record) -> None:
    core = record.core
    before = (core.previous, core.agreement, core.ombuds, record.history)
    if core.number == 0 and before != (None, None, None, None):
        raise Malformed("the first epoch has nothing before it and nothing agreed")
    if core.number and core.previous is None:
        raise Malformed("an epoch that does not name the record before it")
    if core.cards[0] == core.cards[1]:
        raise Malformed("an epoch that names one card twice")
