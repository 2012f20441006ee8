"""Minting an epoch, for those inside: a fresh room key, sealed to both, chained to the keys before.

Format: spec/room.md section 3. Threat: a server that adds a reader, keeps an old member, or hands
two people different keys. `check` fixes the room key, so that both hold the same one or one of
them knows; the history link lets a new device read what came before without a word to the server.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.chance import Entropy
from ..ground.close.content import seal
from ..ground.digest import context, derive, same
from ..ground.errors import Malformed, QuietroomError
from ..ground.open.content import unseal
from ..ground.open.key import unseal_from
from ..ground.signature import Signed, SigningKey
from . import epoch
from .epoch import Core, Record


class BadRoomKey(QuietroomError):
    """The room key of this epoch is not the one its record fixes: begin a new epoch."""

    code = "bad-room-key"


RoomKeys = Mapping[int, bytes]
"""Room keys of 32 bytes by epoch."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new epoch shall say. `cards` and `seals`: hash and public sealing key of each card."""

    room: bytes
    number: int
    previous: bytes | None
    agreement: bytes | None
    ombuds: bytes | None
    cards: tuple[bytes, bytes]
    seals: tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Minted:
    """A record and the room key that it fixes."""

    record: Record
    room_key: bytes = field(repr=False)


def mint(plan: Plan, history: RoomKeys | None, signer: SigningKey, entropy: Entropy) -> Minted:
    """Make and sign the record of a new epoch.

    `history`: the room keys to hand on, or none where no history link may stand (epoch 0, and the
    epoch after a fresh start). Source: spec/room.md section 3.
    """
    room_key = entropy(32)
    core = Core(
        plan.room,
        plan.number,
        plan.previous,
        plan.agreement,
        plan.ombuds,
        plan.cards,
        check_of(room_key, plan.room, plan.number),
    )
    first, second = (
        epoch.wrap(core, card, seal, room_key)
        for card, seal in zip(plan.cards, plan.seals, strict=True)
    )
    link = None if history is None else _link(room_key, core, history)
    payload = epoch.payload(core, (first, second), link)
    signed = Signed(payload, signer.sign(payload, epoch.USE))
    return Minted(Record(core, (first, second), link, signed), room_key)


def check_of(room_key: bytes, room: bytes, number: int) -> bytes:
    """The 32 bytes by which a record fixes its room key."""
    return derive(room_key, "epoch-check", room, number)


def open_record(record: Record, card: bytes, seed: bytes) -> bytes:
    """The room key of a record, opened with the card of hash `card` and its sealing seed.

    Raises `CannotOpen`, or `BadRoomKey` when the key is not the one that the record fixes.
    """
    core = record.core
    if card not in core.cards:
        raise BadRoomKey("this record names no card of yours")
    sealed = record.wraps[core.cards.index(card)]
    room_key = unseal_from(seed, epoch.wrap_context(core, card), sealed)
    _fits(room_key, core)
    return room_key


def open_history(record: Record, room_key: bytes, before: Mapping[int, Record]) -> RoomKeys:
    """The room keys before this record, each compared with its own record's check.

    Raises `CannotOpen`, `Malformed` or `BadRoomKey`.
    """
    if record.history is None:
        return {}
    core = record.core
    raw = unseal(_history_key(room_key, core), _history_context(core), record.history)
    keys: dict[int, bytes] = {}
    for item in shape.items(canon.decode(raw), "history"):
        place, key = shape.array(item, 2, "history item")
        number = shape.number(place, "epoch")
        if keys and number <= next(reversed(keys)):
            raise Malformed("a history that is not in the order of the epochs")
        known = before.get(number)
        if known is None:
            raise BadRoomKey("the history names an epoch that the room does not have")
        room_key_before = shape.octets(key, "room key", 32)
        _fits(room_key_before, known.core)
        keys[known.core.number] = room_key_before
    return keys


def _fits(room_key: bytes, core: Core) -> None:
    if not same(check_of(room_key, core.room, core.number), core.check):
        raise BadRoomKey


def _link(room_key: bytes, core: Core, history: RoomKeys) -> bytes:
    keys: list[Value] = [[number, history[number]] for number in sorted(history)]
    return seal(_history_key(room_key, core), _history_context(core), canon.encode(keys))


def _history_key(room_key: bytes, core: Core) -> bytes:
    return derive(room_key, "history-key", core.room, core.number)


def _history_context(core: Core) -> bytes:
    return context("history", core.room, core.number)
