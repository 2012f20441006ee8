"""A room as one of the two has it: read to its end, checked, and written to.

Source: spec/room.md. The rules are those of `quietroom.room`; here they meet a server and a disk.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..release.watch import Finding, watch
from ..room import mint, ownership
from ..room.entry import BEFORE_AGREEMENT, Kind, Priv, Seen
from ..room.envelope import Envelope, Pub
from ..room.epoch import Record
from ..room.epochs import Epoch, InForce
from ..room.faults import ChainDiffers, LogDiffers, NotAgreedYet, VoidRecord, Withheld
from ..room.label import Label
from ..room.mint import Minted, Plan
from ..room.notice import sightings
from ..room.open import NotMine
from ..room.ownership import Ownership
from ..room.parcel import Parcel
from ..room.people import Known
from ..room.reader import Line, RoomReader
from ..room.seal import Keys, room_keys, seal_entry
from .course import Course, Stand
from .members import Member, NoRoom, members_of
from .memory import Memory
from .people import Disowned
from .place import Place
from .refusal import Lied, Refused, Unsure
from .session import Session

STOPS = (Withheld, ChainDiffers, LogDiffers, NotMine, VoidRecord)
"""What a client says at once, and after which it sends nothing until its person goes on."""

AGAIN = ("old-epoch", "card-succeeded", "seq-gap", "does-not-follow")
"""Refusals after which the room is read to its end and the words are sealed anew."""

TRIES = 4

_PIN = "room"
_WENT_ON = "went-on"


class NotOpenYet(QuietroomError):
    """The room is not open yet: the other person has not joined."""

    code = "not-open-yet"


class MeetAnew(QuietroomError):
    """Your partner began anew with other keys: compare the safety words, then say so."""

    code = "meet-anew"


@dataclass(frozen=True, slots=True)
class Saying:
    """What an entry shall say; `owner` is the hash of a first card, none for the author's own."""

    kind: Kind
    body: Value
    label: Label = Label.PAIR
    owner: bytes | None = None
    reply_to: bytes | None = None
    source: bytes | None = None
    time: int | None = None


Seal = Callable[[Saying], Envelope]
"""Seals one entry as the next of this writer."""

Build = Callable[[Seal], Parcel]
"""Builds a parcel; called again when the room has moved on and everything is sealed anew."""


class Room:
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
        self.reader = self._fresh_reader()
        self._keys: dict[bytes, Keys] = {}
        self._writer, self._seq = session.random(shape.ID), 0
        self.sync()

    @property
    def partner(self) -> Member:
        """The other one."""
        return self.members[1 - self._mine]

    @property
    def lines(self) -> list[Line]:
        """Everything in the room, in order, with what is wrong beside it."""
        dead = self.session.people.dead
        if not dead:
            return self.reader.lines
        return [_marked(line, dead.keys()) for line in self.reader.lines]

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
        self.memory.keep(_PIN, [self.id, self._mine, first])
        self._course = Course(self.id, self.session.people.with_dead)
        self.reader = self._fresh_reader()
        self.sync()

    def partner_card(self) -> Known:
        """The partner's card that counts today. Raises `MeetAnew` for a lineage not yet met."""
        if self.partner.first not in self._pinned():
            raise MeetAnew
        return self.session.people.current(self.partner.first)

    def begin(self, agreement: bytes | None = None, ombuds: bytes | None = None) -> Minted:
        """Mint the record of the next epoch, for the newest card of each of the two."""
        epoch, latest = self.reader.epoch, self.reader.latest
        number = 0 if latest is None else latest.core.number + 1
        cards = self._in_order(self.session.people.current(self.session.first), self.partner_card())
        plan = Plan(
            self.id,
            number,
            None if latest is None else latest.hash,
            agreement,
            ombuds,
            (cards[0].hash, cards[1].hash),
            (cards[0].seal, cards[1].seal),
        )
        anew = epoch is None or self._anew(epoch)
        history = None if anew else dict(self.reader.history)
        return mint.mint(plan, history, self.session.signer, self.session.edge.entropy)

    def renew(self) -> None:
        """Begin a new epoch under the same agreement: a card has a successor, a key was spoilt."""
        agreed = self._agreed()
        lasting = agreed is not None and agreed.people == {self.session.first, self.partner.first}
        minted = self.begin(agreed.agreement, agreed.ombuds) if agreed and lasting else self.begin()
        self.place.post(Parcel((minted.record,)).encode())
        self.sync()

    def write(self, build: Build) -> list[Line]:
        """Seal and post a parcel, read the room to its end, and return the lines it became.

        When the room has moved on in between, everything is sealed anew under a new writer.
        Raises `Lied` while something here is wrong, `NotAgreedYet`, `Refused`, `ServerAway`.
        """
        for _ in range(TRIES):
            self._ready()
            try:
                parcel = build(self._seal)
                self.place.post(parcel.encode())
            except QuietroomError as fault:
                # What did not arrive leaves a gap behind this writer: go on as another.
                self._writer, self._seq = self.session.random(shape.ID), 0
                if not isinstance(fault, Refused) or fault.reason not in AGAIN:
                    raise
                self.sync()
                continue
            self.sync()
            return self._find(item.hash for item in parcel.items)
        raise Refused("the room moves on faster than this client can follow", AGAIN[0], 409)

    def entry(self, prefix: str) -> Line:
        """The entry whose id begins with these characters. Raises `Unsure`."""
        found = [line for line in self.lines if line.hash.hex().startswith(prefix.lower())]
        if len(found) != 1 or not prefix:
            raise Unsure
        return found[0]

    def _ready(self) -> None:
        stops = self.stops()
        if stops:
            raise Lied(next(fault for fault in stops[-1].faults if isinstance(fault, STOPS)))
        epoch = self.reader.epoch
        lasts = epoch is not None and epoch.room_key is not None and not self._overtaken(epoch)
        named = epoch.record.core.cards if epoch is not None and lasts else None
        newest = self._in_order(
            self.session.people.current(self.session.first), self.partner_card()
        )
        cards = tuple(card.hash for card in newest)
        if named != cards or self._unbegun() or self._gives_back():
            self.renew()

    def _overtaken(self, epoch: Epoch) -> bool:
        """Whether a void record came after this epoch: the server takes nothing of it any more."""
        return epoch.record != self.reader.latest

    def _anew(self, epoch: Epoch) -> bool:
        """Whether one of the two began anew: then neither agreement nor old keys go on at once."""
        people = {self.session.first, self.partner.first}
        return set(epoch.firsts) != people

    def _unbegun(self) -> bool:
        """Whether both have signed what no epoch names yet, having signed in the same moment."""
        agreed, epoch = self._agreed(), self.reader.epoch
        return (
            agreed is not None
            and epoch is not None
            and not self._anew(epoch)
            and epoch.record.core.agreement != agreed.agreement
        )

    def _gives_back(self) -> bool:
        """Whether the partner who began anew agreed again, and lacks keys that this reader has."""
        epoch = self.reader.epoch
        if epoch is None or epoch.room_key is None or epoch.record.core.agreement is None:
            return False
        before = {one.record.core.number: one.record for one in self.reader.epochs[:-1]}
        handed_on = mint.open_history(epoch.record, epoch.room_key, before)
        return not handed_on.keys() >= self.reader.history.keys() & before.keys()

    def _seal(self, saying: Saying) -> Envelope:
        session, epoch = self.session, self.reader.epoch
        if epoch is None or epoch.room_key is None:
            raise NotOpenYet
        if epoch.record.core.agreement is None and saying.kind not in BEFORE_AGREEMENT:
            raise NotAgreedYet
        log = session.log.mirror
        seen = Seen(self.reader.link, log.size, log.root)
        when = session.now() if saying.time is None else saying.time
        owner = session.first if saying.owner is None else saying.owner
        priv = Priv(saying.label, owner, saying.kind, when, saying.reply_to, saying.source, seen)
        number, card = epoch.record.core.number, session.card.hash
        pub = Pub(self.id, number, card, self._writer, self._seq)
        self._seq += 1
        keys = self._keys_of(epoch.room_key)
        return seal_entry(keys, pub, priv, saying.body, session.edge.entropy)

    def _keys_of(self, room_key: bytes) -> Keys:
        """What this person seals with under a room key, derived once."""
        if room_key not in self._keys:
            self._keys[room_key] = room_keys(room_key, self.session.keys.self_key)
        return self._keys[room_key]

    def _find(self, hashes: Iterable[bytes]) -> list[Line]:
        by_hash = {line.hash: line for line in self.lines}
        return [by_hash[wanted] for wanted in hashes]

    def _meet_cards(self, record: Record) -> None:
        for card in record.core.cards:
            self.session.people.lineage(card)

    def _my_place(self) -> int:
        accounts = [member.account for member in self.members]
        if self.session.vault.account not in accounts:
            raise NoRoom
        return accounts.index(self.session.vault.account)

    def _pinned(self) -> frozenset[bytes]:
        return frozenset(shape.digest(row[2], "card") for row in self._pairs(_PIN))

    def _pairs(self, what: str) -> list[list[Value]]:
        rows = [shape.items(row, what, 3) for row in self.memory.kept(what)]
        return [row for row in rows if row and row[0] == self.id]

    def _pin(self) -> None:
        if not self._pinned():
            self.session.people.lineage(self.partner.first)
            self.memory.keep(_PIN, [self.id, self._mine, self.partner.first])

    def _in_order(self, mine: Known, partner: Known) -> tuple[Known, Known]:
        return (mine, partner) if self._mine == 0 else (partner, mine)

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
        return RoomReader(
            self.id,
            self.session.mine,
            self.session.people.with_dead,
            accepted,
            self.session.log.root_at,
            self._agreed,
        )


def _marked(line: Line, dead: Collection[bytes]) -> Line:
    """The line, with a word beside it where a key wrote it that nobody stands for."""
    author = line.item.pub.author if isinstance(line.item, Envelope) else None
    return replace(line, faults=(*line.faults, Disowned())) if author in dead else line
