"""Reading a room or one's own stream to its end, believing nothing that can be checked.

A reader takes the items in the order in which the server hands them out. For each it continues the
chain, opens what can be opened, and compares what the author had seen with what it was shown
itself. It keeps what is wrong beside the line that is wrong.

Format: spec/room.md section 7. Threats: an entry withheld, moved, replayed, replaced or put into
somebody's mouth; a foreign epoch; two people shown different rooms or logs.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..ground.errors import CannotOpen, QuietroomError
from . import chain, mint
from .chain import Link
from .entry import BEFORE_AGREEMENT, Seen
from .envelope import Envelope, Stub
from .epoch import Record
from .faults import ChainDiffers, LogDiffers, NotAgreedYet, VoidEntry, VoidRecord, Withheld
from .open import Opened, check_mine, open_entry
from .people import Known, Mine, People
from .seal import own_keys, room_keys

Item = Envelope | Record | Stub

RootAt = Callable[[int], bytes | None]
"""The root of the mirrored log at a size, or none for a size beyond the mirror."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item as read: its place, what opened, what the server said, and what is wrong with it.

    `index` from 1. `time` and `stamp` are the server's. `opened` is none for a record, a stub, and
    whatever did not open.
    """

    index: int
    item: Item
    time: int
    stamp: bytes | None
    opened: Opened | None = None
    faults: tuple[QuietroomError, ...] = ()

    @property
    def hash(self) -> bytes:
        """The item hash, 32 bytes."""
        return self.item.hash


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch that counts: its record and, unless its wrap was spoilt, the room key."""

    record: Record
    room_key: bytes | None


class Reader:
    """What rooms and streams share: the chain, the writers' counts, what authors had seen."""

    def __init__(self, place: bytes, root_at: RootAt) -> None:
        self.place = place
        self.lines: list[Line] = []
        self._root_at = root_at
        self._heads = [chain.start(place).head]
        self._next: dict[bytes, int] = {}

    @property
    def link(self) -> Link:
        """How far the reader has come."""
        return Link(len(self._heads) - 1, self._heads[-1])

    def head_at(self, index: int) -> bytes | None:
        """The chain's hash after `index` items, or none beyond what was read."""
        return self._heads[index] if index < len(self._heads) else None

    def _append(self, line: Line) -> Line:
        self._heads.append(self.link.then(line.item.hash).head)
        self.lines.append(line)
        return line

    def _count(self, item: Envelope | Stub) -> None:
        expected = self._next.get(item.pub.writer, 0)
        self._next[item.pub.writer] = item.pub.seq + 1
        if item.pub.seq != expected:
            raise Withheld

    def _compare(self, seen: Seen) -> None:
        head = self.head_at(seen.link.index)
        if head is None:
            raise Withheld
        if head != seen.link.head:
            raise ChainDiffers
        root = self._root_at(seen.size)
        if root is not None and root != seen.root:
            raise LogDiffers


def _collect(*steps: Callable[[], None]) -> tuple[QuietroomError, ...]:
    faults: list[QuietroomError] = []
    for step in steps:
        try:
            step()
        except QuietroomError as fault:
            faults.append(fault)
    return tuple(faults)


class RoomReader(Reader):
    """Reads one room for one of the two.

    `accepted`: for each place, in the order of epoch 0, the first card hashes of the lineages that
    this reader's person takes for that member: more than one only after a fresh start was met anew.
    """

    def __init__(
        self,
        room: bytes,
        mine: Mine,
        people: People,
        accepted: tuple[frozenset[bytes], frozenset[bytes]],
        root_at: RootAt,
    ) -> None:
        super().__init__(room, root_at)
        self.epochs: list[Epoch] = []
        self.history: dict[int, bytes] = {}
        self._mine = mine
        self._people = people
        self._accepted = accepted

    @property
    def epoch(self) -> Epoch | None:
        """The latest epoch that counts."""
        return self.epochs[-1] if self.epochs else None

    def known(self, card: bytes) -> Known | None:
        """A card, as verified against the log."""
        return self._people.known(card)

    def take(self, item: Item, time: int, stamp: bytes | None) -> Line:
        """Read the next item. Raises nothing: what is wrong stands in the line's faults."""
        index = self.link.index + 1
        if isinstance(item, Record):
            faults = _collect(lambda: self._begin(item))
            return self._append(Line(index, item, time, stamp, None, faults))
        if isinstance(item, Stub):
            faults = _collect(lambda: self._count(item), _withheld)
            return self._append(Line(index, item, time, stamp, None, faults))
        return self._append(self._entry(index, item, time, stamp))

    def _entry(self, index: int, item: Envelope, time: int, stamp: bytes | None) -> Line:
        found: list[Opened] = []
        faults = _collect(
            lambda: self._count(item),
            lambda: self._belongs(item),
            lambda: self._is_mine(item),
            lambda: found.append(self._open(item)),
        )
        if not found:
            return Line(index, item, time, stamp, None, faults)
        opened = found[0]
        faults += _collect(lambda: self._compare(opened.priv.seen), lambda: self._agreed(opened))
        return Line(index, item, time, stamp, opened, faults)

    def _belongs(self, item: Envelope) -> None:
        epoch = self.epoch
        if (
            epoch is None
            or item.pub.place != self.place
            or item.pub.epoch != epoch.record.core.number
            or item.pub.author not in epoch.record.core.cards
        ):
            raise VoidEntry

    def _is_mine(self, item: Envelope) -> None:
        secrets = self._mine.get(item.pub.author)
        if secrets is not None:
            check_mine(secrets.self_key, item)

    def _open(self, item: Envelope) -> Opened:
        room_key = self.history.get(item.pub.epoch)
        if room_key is None:
            raise mint.BadRoomKey
        return open_entry(room_keys(room_key, b""), item)

    def _agreed(self, opened: Opened) -> None:
        epoch = self.epoch
        if epoch is None or epoch.record.core.agreement is not None:
            return
        if opened.priv.kind not in BEFORE_AGREEMENT:
            raise NotAgreedYet

    def _begin(self, record: Record) -> None:
        self._check_place(record)
        self._check_people(record)
        room_key = self._unwrap(record)
        self.epochs.append(Epoch(record, room_key))
        if room_key is None:
            raise mint.BadRoomKey
        self.history[record.core.number] = room_key
        before = {epoch.record.core.number: epoch.record for epoch in self.epochs[:-1]}
        self.history.update(mint.open_history(record, room_key, before))

    def _check_place(self, record: Record) -> None:
        before = self.epoch.record if self.epoch else None
        number = 0 if before is None else before.core.number + 1
        previous = None if before is None else before.hash
        core = record.core
        if (core.room, core.number, core.previous) != (self.place, number, previous):
            raise VoidRecord

    def _check_people(self, record: Record) -> None:
        first, second = (self._people.known(card) for card in record.core.cards)
        if first is None or second is None:
            raise VoidRecord
        if first.first not in self._accepted[0] or second.first not in self._accepted[1]:
            raise VoidRecord
        record.signer((first.key, second.key))

    def _unwrap(self, record: Record) -> bytes | None:
        card = next((card for card in record.core.cards if card in self._mine), None)
        if card is None:
            raise VoidRecord
        try:
            return mint.open_record(record, card, self._mine[card].seal_seed)
        except (CannotOpen, mint.BadRoomKey):
            return None


def _withheld() -> None:
    raise Withheld


class StreamReader(Reader):
    """Reads what a person wrote to themself: `mine` holds the secrets of every generation."""

    def __init__(self, stream: bytes, mine: Mine, root_at: RootAt) -> None:
        super().__init__(stream, root_at)
        self._mine = mine

    def take(self, item: Envelope, time: int) -> Line:
        """Read the next item. Raises nothing: what is wrong stands in the line's faults."""
        index, found = self.link.index + 1, list[Opened]()
        faults = _collect(lambda: self._count(item), lambda: found.append(self._open(item)))
        if not found:
            return self._append(Line(index, item, time, None, None, faults))
        faults += _collect(lambda: self._compare(found[0].priv.seen))
        return self._append(Line(index, item, time, None, found[0], faults))

    def _open(self, item: Envelope) -> Opened:
        secrets = self._mine.get(item.pub.author)
        if secrets is None or item.pub.place != self.place:
            raise VoidEntry
        check_mine(secrets.self_key, item)
        return open_entry(own_keys(secrets.self_key), item)
