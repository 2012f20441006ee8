"""Reading a room or one's own stream to its end, believing nothing that can be checked.

A reader takes the items in the order in which the server hands them out. For each it continues the
chain, opens what can be opened, and compares what the author had seen with what it was shown
itself. It keeps what is wrong beside the line that is wrong; what counts for nothing stays shut.

Format: spec/room.md section 7. Threats: an entry withheld, moved, replayed, replaced or put into
somebody's mouth; two people shown different rooms or logs.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from ..ground.errors import QuietroomError
from . import chain
from .chain import Link
from .entry import BEFORE_AGREEMENT, TO_ONESELF, Seen
from .envelope import Envelope, Stub
from .epoch import Record
from .epochs import Accepted, Agreed, Epoch, Epochs
from .faults import (
    ChainDiffers,
    LogDiffers,
    LogNotMirrored,
    Mislabelled,
    NotAgreedYet,
    Repeated,
    VoidEntry,
    Withheld,
)
from .label import Label
from .mint import BadRoomKey
from .open import NotMine, Opened, check_mine, open_entry
from .people import Known, Mine, People
from .seal import Root, mine_key, own_root, room_root

Item = Envelope | Record | Stub

RootAt = Callable[[int], bytes | None]
"""The root of the mirrored log at a size, or none for a size beyond the mirror."""

VOID = (VoidEntry, Repeated, NotMine, NotAgreedYet)
"""What takes all effect from an entry: its line holds nothing opened."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item as read: its place, what opened, what the server said, and what is wrong with it.

    `index` from 1. `hash`: the item hash, 32 bytes. `time` and `stamp` are the server's. `opened`
    is none for a record, a stub, whatever did not open, and whatever counts for nothing: so what is
    opened counts, even where something before it was withheld.
    """

    index: int
    hash: bytes
    item: Item
    time: int
    stamp: bytes | None
    opened: Opened | None = None
    faults: tuple[QuietroomError, ...] = ()


class Reader(ABC):
    """What rooms and streams share: the chain, the writers' counts, what authors had seen."""

    def __init__(self, place: bytes, mine: Mine, root_at: RootAt) -> None:
        self.place = place
        self.lines: list[Line] = []
        self._mine = mine
        self._mine_keys: dict[bytes, bytes] = {}
        self._roots: dict[bytes, Root] = {}
        self._root_at = root_at
        self._log_roots: dict[int, bytes] = {}
        self._heads = [chain.start(place).head]
        self._next: dict[tuple[bytes, bytes], int] = {}
        self._beyond: dict[int, Seen] = {}

    @property
    def link(self) -> Link:
        """How far the reader has come."""
        return Link(len(self._heads) - 1, self._heads[-1])

    @property
    def log_beyond(self) -> bool:
        """Whether an author had seen more of the log than the mirror holds: read it again."""
        return bool(self._beyond)

    def settle(self) -> None:
        """Compare again what lay beyond the mirrored log, once that was read again to its end.

        What still lies beyond it is withheld, and stands so in the faults of its line.
        """
        beyond, self._beyond = self._beyond, {}
        for index, seen in beyond.items():
            line = self.lines[index - 1]
            faults = collect(partial(self._check_log, seen))
            self.lines[index - 1] = replace(line, faults=line.faults + faults)

    def _append(self, line: Line) -> Line:
        self._heads.append(self.link.then(line.hash).head)
        self.lines.append(line)
        return line

    def _count(self, item: Envelope | Stub) -> None:
        writer = (self._person(item.pub.author), item.pub.writer)
        expected = self._next.get(writer, 0)
        if item.pub.seq < expected:
            raise Repeated
        self._next[writer] = item.pub.seq + 1
        if item.pub.seq > expected:
            raise Withheld

    def _check_mine(self, item: Envelope) -> None:
        author = item.pub.author
        if author not in self._mine:
            return
        if author not in self._mine_keys:
            self._mine_keys[author] = mine_key(self._mine[author].self_key)
        check_mine(self._mine_keys[author], item)

    def _read(self, line: Line, item: Envelope) -> Line:
        """Open and judge; only what is authentic, or shut for now, uses up its writer's number."""
        opened, faults = self._try(item)
        if opened or any(isinstance(fault, BadRoomKey) for fault in faults):
            faults += collect(lambda: self._count(item))
        if faults:
            line = replace(line, faults=line.faults + faults)
        return self._judge(line, opened) if opened else line

    def _try(self, item: Envelope) -> tuple[Opened | None, tuple[QuietroomError, ...]]:
        try:
            return self._open(item), ()
        except QuietroomError as fault:
            return None, (fault,)

    def _judge(self, line: Line, opened: Opened) -> Line:
        faults = line.faults + collect(
            lambda: self._check_chain(line.index, opened.priv.seen), lambda: self._fits(opened)
        )
        seen = self._of_mirror(opened)
        if seen is not None and self._root(seen.size) is None:
            self._beyond[line.index] = seen
        elif seen is not None:
            faults += collect(partial(self._check_log, seen))
        void = any(isinstance(fault, VOID) for fault in faults)
        return replace(line, opened=None if void else opened, faults=faults)

    @abstractmethod
    def _person(self, author: bytes) -> bytes:
        """Who is behind a card: writers are counted for each person."""

    @abstractmethod
    def _open(self, item: Envelope) -> Opened:
        """Open with the keys that this reader holds."""

    @abstractmethod
    def _fits(self, opened: Opened) -> None:
        """Check what the inside says of itself against the place that it stands in."""

    def _of_mirror(self, opened: Opened) -> Seen | None:
        """What the author had seen, where it speaks of the log that is mirrored."""
        return opened.priv.seen

    def _check_chain(self, index: int, seen: Seen) -> None:
        if seen.link.index >= index:
            raise Withheld("an author saw more of this place than the server shows")
        if self._heads[seen.link.index] != seen.link.head:
            raise ChainDiffers

    def _check_log(self, seen: Seen) -> None:
        root = self._root(seen.size)
        if root is None:
            raise Withheld("an author saw more of the log than the server shows")
        if root != seen.root:
            raise LogDiffers

    def _root(self, size: int) -> bytes | None:
        """The mirrored root at a size, asked for once: one that was verified never changes."""
        root = self._log_roots.get(size)
        if root is None:
            root = self._root_at(size)
            if root is not None:
                self._log_roots[size] = root
        return root


def collect(*steps: Callable[[], None]) -> tuple[QuietroomError, ...]:
    """Take every step; what they raised."""
    faults: list[QuietroomError] = []
    for step in steps:
        try:
            step()
        except QuietroomError as fault:
            faults.append(fault)
    return tuple(faults)


class RoomReader(Reader):
    """Reads one room for one of the two.

    `accepted`: whom this reader's person takes for each of the two. `agreed`: asked at each record
    that names an agreement, after everything before it was read. `logs`: hashes of log policies -
    of the log that is mirrored, and of the one mirrored when the room was first seen.
    """

    def __init__(
        self,
        room: bytes,
        mine: Mine,
        people: People,
        accepted: Accepted,
        root_at: RootAt,
        agreed: Agreed,
        logs: tuple[bytes, bytes],
    ) -> None:
        super().__init__(room, mine, root_at)
        self._log, first = logs
        self._people = people
        self._accepted = accepted[0] | accepted[1]
        self._epochs = Epochs(room, mine, people, accepted, agreed, first)

    @property
    def epochs(self) -> list[Epoch]:
        """The epochs that count, in order; void records leave gaps in their numbers."""
        return self._epochs.all

    @property
    def epoch(self) -> Epoch | None:
        """The epoch that the room is in."""
        return self._epochs.last

    @property
    def latest(self) -> Record | None:
        """The record that the next one follows, void or not, or none before epoch 0."""
        return self._epochs.latest

    @property
    def history(self) -> dict[int, bytes]:
        """The room keys that this reader holds, by epoch."""
        return self._epochs.keys

    def known(self, card: bytes) -> Known | None:
        """A card, as verified against the log."""
        return self._people.known(card)

    def take(self, item: Item, time: int, stamp: bytes | None) -> Line:
        """Read the next item. Raises nothing: what is wrong stands in the line's faults."""
        line = Line(self.link.index + 1, item.hash, item, time, stamp)
        if isinstance(item, Record):
            return self._begin(line, item)
        if isinstance(item, Stub):
            faults = collect(partial(self._belongs, item), partial(self._count, item), _withheld)
            return self._append(replace(line, faults=faults))
        faults = collect(lambda: self._belongs(item), lambda: self._check_mine(item))
        return self._append(replace(line, faults=faults) if faults else self._read(line, item))

    def _begin(self, line: Line, record: Record) -> Line:
        held = set(self.history)
        faults = collect(lambda: self._epochs.begin(record), lambda: self._check_mirrored(record))
        line = self._append(replace(line, faults=faults))
        self._reopen(set(self.history) - held)
        return line

    def _reopen(self, epochs: set[int]) -> None:
        """Open what stayed shut until a history link brought its key."""
        for place, line in enumerate(self.lines):
            item = line.item
            shut = [fault for fault in line.faults if isinstance(fault, BadRoomKey)]
            if shut and isinstance(item, Envelope) and item.pub.epoch in epochs:
                opened, faults = self._try(item)
                faults += tuple(fault for fault in line.faults if fault not in shut)
                found = replace(line, faults=faults)
                self.lines[place] = self._judge(found, opened) if opened else found

    def _belongs(self, item: Envelope | Stub) -> None:
        core = self.epoch.record.core if self.epoch else None
        pub = item.pub
        if core is None or (pub.place, pub.epoch) != (self.place, core.number):
            raise VoidEntry
        if pub.author not in core.cards:
            raise VoidEntry

    def _of_mirror(self, opened: Opened) -> Seen | None:
        epoch = self._epochs.by_number[opened.envelope.pub.epoch]
        return opened.priv.seen if epoch.log == self._log else None

    def _check_mirrored(self, record: Record) -> None:
        epoch = self._epochs.last
        if epoch is not None and epoch.record is record and epoch.log != self._log:
            raise LogNotMirrored

    def _person(self, author: bytes) -> bytes:
        known = self._people.known(author)
        return author if known is None else known.first

    def _open(self, item: Envelope) -> Opened:
        room_key = self.history.get(item.pub.epoch)
        if room_key is None:
            raise BadRoomKey("this epoch is shut for you: begin a new one")
        if room_key not in self._roots:
            self._roots[room_key] = room_root(room_key)
        return open_entry(self._roots[room_key], item)

    def _fits(self, opened: Opened) -> None:
        pub, priv = opened.envelope.pub, opened.priv
        if priv.kind in TO_ONESELF:
            raise VoidEntry("this kind of entry stands only in one's own stream")
        if self._epochs.by_number[pub.epoch].record.core.agreement is None:
            if priv.kind not in BEFORE_AGREEMENT:
                raise NotAgreedYet
            return
        own = self._person(pub.author) == priv.owner
        if priv.owner not in self._accepted or not (own or priv.label == Label.PAIR):
            raise Mislabelled


class StreamReader(Reader):
    """Reads what a person wrote to themself: `mine` holds the secrets of every generation."""

    def __init__(self, stream: bytes, mine: Mine, root_at: RootAt) -> None:
        super().__init__(stream, mine, root_at)
        self._generation = 0

    def take(self, item: Envelope, time: int) -> Line:
        """Read the next item. Raises nothing: what is wrong stands in the line's faults."""
        line = Line(self.link.index + 1, item.hash, item, time, None)
        faults = collect(lambda: self._belongs(item), lambda: self._check_mine(item))
        return self._append(replace(line, faults=faults) if faults else self._read(line, item))

    def _belongs(self, item: Envelope) -> None:
        pub = item.pub
        if pub.author not in self._mine or pub.place != self.place:
            raise VoidEntry
        if pub.epoch < self._generation:
            raise VoidEntry("a card that has a successor writes nothing new")
        self._generation = pub.epoch

    def _person(self, author: bytes) -> bytes:
        return self.place if author in self._mine else author

    def _open(self, item: Envelope) -> Opened:
        self_key = self._mine[item.pub.author].self_key
        if self_key not in self._roots:
            self._roots[self_key] = own_root(self_key)
        return open_entry(self._roots[self_key], item)

    def _fits(self, opened: Opened) -> None:
        """Whatever its person wrote here fits."""


def _withheld() -> None:
    raise Withheld
