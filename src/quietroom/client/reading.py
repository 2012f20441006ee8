"""A room as one of the two reads it: to its end, checked, and remembered.

Source: spec/room.md section 7. Writing is `room`'s.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..release.watch import Finding, watch
from ..room import ownership
from ..room.ending import Ending
from ..room.ending import fold as fold_ending
from ..room.envelope import Envelope
from ..room.epoch import Record
from ..room.epochs import InForce
from ..room.faults import ChainDiffers, LogDiffers, VoidRecord, Withheld
from ..room.notice import sightings
from ..room.open import NotMine
from ..room.ownership import Ownership
from ..room.reader import Line, RoomReader
from .course import Course, Stand
from .members import Member, NoRoom, members_of
from .memory import Memory
from .people import Disowned
from .place import Place
from .refusal import Unsure
from .session import Session

STOPS = (Withheld, ChainDiffers, LogDiffers, NotMine, VoidRecord)
"""What a client says at once, and after which it sends nothing until its person goes on."""

_PIN = "room"
_WENT_ON = "went-on"


class Reading:
    """One room, read to its end when made."""

    def __init__(self, session: Session, memory: Memory, room: bytes) -> None:
        self.session = session
        self.memory = memory
        self.id = room
        self.members, self.programme = members_of(session, room)
        self._mine = self._my_place()
        self._pin()
        path = f"/api/rooms/{room.hex()}/items"
        self.place = Place(session.wire, session.edge.home, path, room)
        self._course = Course(room, session.people.with_dead)
        self._lost = frozenset[bytes]()
        self._folded: tuple[tuple[int, int], Ownership] | None = None
        self._ending: tuple[tuple[int, int], Ending] | None = None
        self.reader = self._fresh_reader()
        self.sync()

    @property
    def partner(self) -> Member:
        """The other one."""
        return self.members[1 - self._mine]

    @property
    def lost(self) -> frozenset[bytes]:
        """First cards of this person's lineages before they began anew."""
        return self._lost

    @property
    def lines(self) -> list[Line]:
        """Everything in the room, in order, with what is wrong beside it."""
        dead, late = self.session.people.dead.keys(), self.ending.faults
        if not dead and not late:
            return self.reader.lines
        return [_marked(line, dead, late) for line in self.reader.lines]

    @property
    def ending(self) -> Ending:
        """Whether the room goes on, as its entries say, and what was written all the same."""
        read = (len(self.reader.lines), len(self.reader.history))
        if self._ending is None or self._ending[0] != read:
            people = self.session.people.with_dead
            self._ending = (read, fold_ending(self.reader.lines, people))
        return self._ending[1]

    @property
    def ownership(self) -> Ownership:
        """Whose confidence each entry is, what was taken back and corrected."""
        read = (len(self.lines), len(self.reader.history))
        if self._folded is None or self._folded[0] != read:
            self._folded = (read, ownership.fold(self.lines, self.session.people.with_dead))
        return self._folded[1]

    @property
    def agreement(self) -> Stand:
        """Where the agreement stands, and what was refused on the way."""
        return self._course.follow(self.lines)

    def findings(self) -> list[Finding]:
        """What the log says about the entries of this room, but for what is reported."""
        seen = sightings(self.lines, self.session.log)
        return watch(seen, self.lines, self.session.people.with_dead)

    def sync(self) -> None:
        """Read the log, then the room, then the cards that the room names."""
        self.session.log.sync()
        self.place.sync()
        if self.reader.epoch is not None:
            # A card may have been disowned since its record was read.
            self._meet_cards(self.reader.epoch.record)
        lost = self._find_lost()
        if lost != self._lost:
            self._lost, self._course = lost, Course(self.id, self.session.people.with_dead)
            self.reader = self._fresh_reader()
        for one in self.place.items[len(self.lines) :]:
            if isinstance(one.item, Record):
                self._meet_cards(one.item)
            self.reader.take(one.item, one.time, one.stamp)
        if self.reader.log_beyond:
            self.session.log.sync()
            self.reader.settle()

    def stops(self) -> list[Line]:
        """The lines after which nothing is sent until this person goes on."""
        gone_on = max(
            (shape.number(index, "index") for room, index in self._pairs(_WENT_ON)), default=0
        )
        return [
            line
            for line in self.lines
            if line.index > gone_on and any(isinstance(fault, STOPS) for fault in line.faults)
        ]

    def go_on(self) -> None:
        """Go on although something is wrong here: this person has seen it."""
        self.memory.keep(_WENT_ON, [self.id, self.reader.link.index])

    def meet(self, first: bytes) -> None:
        """Take this lineage for the partner: its safety words were compared."""
        self._keep_pin(first)
        self._course = Course(self.id, self.session.people.with_dead)
        self.reader = self._fresh_reader()
        self.sync()

    def entry(self, prefix: str) -> Line:
        """The entry whose id begins with these characters. Raises `Unsure`."""
        found = [line for line in self.lines if line.hash.hex().startswith(prefix.lower())]
        if len(found) != 1 or not prefix:
            raise Unsure
        return found[0]

    def _my_place(self) -> int:
        accounts = [member.account for member in self.members]
        if self.session.vault.account not in accounts:
            raise NoRoom
        return accounts.index(self.session.vault.account)

    def _meet_cards(self, record: Record) -> None:
        for card in record.core.cards:
            self.session.people.lineage(card)

    def _pinned(self) -> frozenset[bytes]:
        return frozenset(shape.digest(row[2], "card") for row in self._pairs(_PIN))

    def _pairs(self, what: str) -> list[list[Value]]:
        rows = [shape.items(row, what, 4) for row in self.memory.kept(what)]
        return [row for row in rows if row and row[0] == self.id]

    def _pin(self) -> None:
        if not self._pinned():
            self.session.people.lineage(self.partner.first)
            self._keep_pin(self.partner.first)

    def _keep_pin(self, first: bytes) -> None:
        self.memory.keep(_PIN, [self.id, self._mine, first, self.session.log.policy])

    def _first_log(self) -> bytes:
        """The log policy under which this person came to know the room."""
        row = self._pairs(_PIN)[0]
        return shape.digest(row[3], "log policy") if len(row) > 3 else self.session.log.policy

    def _agreed(self) -> InForce | None:
        return self._course.in_force(self.reader.lines)

    def _find_lost(self) -> frozenset[bytes]:
        """Lineages that stood in this reader's place before a fresh start.

        The partner's record that first names this reader follows theirs, and so vouches for them;
        their keys come, if at all, through the partner's history link.
        """
        lost = set[bytes]()
        for one in self.place.items:
            if isinstance(one.item, Record):
                first = self.session.people.lineage(one.item.core.cards[self._mine]).first
                if first == self.session.first:
                    return frozenset(lost)
                lost.add(first)
        return frozenset()

    def _fresh_reader(self) -> RoomReader:
        me, other = self._lost | {self.session.first}, self._pinned()
        accepted = (me, other) if self._mine == 0 else (other, me)
        session = self.session
        return RoomReader(
            self.id,
            session.mine,
            session.people.with_dead,
            accepted,
            session.log.root_at,
            self._agreed,
            (session.log.policy, self._first_log()),
        )


def _marked(line: Line, dead: Collection[bytes], late: Mapping[bytes, QuietroomError]) -> Line:
    """The line, with a word beside it where nobody stands for its key, or it came too late."""
    author = line.item.pub.author if isinstance(line.item, Envelope) else None
    faults = (Disowned(),) if author in dead else ()
    more = (*faults, late[line.hash]) if line.hash in late else faults
    return replace(line, faults=(*line.faults, *more)) if more else line
