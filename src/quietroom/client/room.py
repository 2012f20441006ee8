"""A room as one of the two has it: read by `reading`, and written to here.

Source: spec/room.md section 8. The rules are those of `quietroom.room`; here they meet a server and
a disk.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..room import mint
from ..room.check import Phase
from ..room.entry import BEFORE_AGREEMENT, Kind, Priv, Seen
from ..room.envelope import Envelope, Pub
from ..room.epochs import Epoch
from ..room.faults import NotAgreedYet
from ..room.label import Label
from ..room.mint import Minted, Plan
from ..room.parcel import Parcel
from ..room.people import Known
from ..room.reader import Line
from ..room.seal import Keys, room_keys, seal_entry
from ..tlog.tree import EMPTY
from . import keeping
from .memory import Memory
from .reading import STOPS, Reading
from .refusal import Lied, Refused, Swallowed
from .session import Session

AGAIN = ("old-epoch", "card-succeeded", "seq-gap", "does-not-follow")
"""Refusals after which the room is read to its end and the words are sealed anew."""

TRIES = 4

NOTICES = "notices"
"""The path beside that of items by which a room that is shut takes what it still takes."""


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


class Room(Reading):
    """One room, read to its end when made, and written to."""

    def __init__(self, session: Session, memory: Memory, room: bytes) -> None:
        super().__init__(session, memory, room)
        keeping.tell(self)
        self._keys: dict[bytes, Keys] = {}
        self._writer, self._seq = session.random(shape.ID), 0

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
        self.place.post(Parcel((minted.record,)).encode(), self._turn(None))
        self.sync()

    def write(self, build: Build, turn: str | None = None) -> list[Line]:
        """Seal and post a parcel, read the room to its end, and return the lines it became.

        When the room has moved on in between, everything is sealed anew under a new writer. `turn`:
        pause, resume or end, where the parcel is one. Raises `Lied` while something here is wrong,
        or where the server took it and does not show it; `NotAgreedYet`, `RoomPaused`, `RoomEnded`,
        `Refused`, `ServerAway`.
        """
        for _ in range(TRIES):
            self._ready()
            try:
                parcel = build(self._seal)
                self.place.post(parcel.encode(), self._turn(turn))
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
        self.ending.check(saying.kind)
        log = session.log.mirror
        # Of a log that is not mirrored any more this client can say nothing.
        size, root = (log.size, log.root) if epoch.log == session.log.policy else (0, EMPTY)
        seen = Seen(self.reader.link, size, root)
        when = session.now() if saying.time is None else saying.time
        owner = session.first if saying.owner is None else saying.owner
        priv = Priv(saying.label, owner, saying.kind, when, saying.reply_to, saying.source, seen)
        number, card = epoch.record.core.number, session.card.hash
        pub = Pub(self.id, number, card, self._writer, self._seq)
        self._seq += 1
        keys = self._keys_of(epoch.room_key)
        return seal_entry(keys, pub, priv, saying.body, session.edge.entropy)

    def _turn(self, turn: str | None) -> str | None:
        """Where a parcel goes: while the room is shut, to the path that takes notices alone."""
        shut = self.ending.phase is not Phase.OPEN
        return turn or (NOTICES if shut else None)

    def _keys_of(self, room_key: bytes) -> Keys:
        """What this person seals with under a room key, derived once."""
        if room_key not in self._keys:
            self._keys[room_key] = room_keys(room_key, self.session.keys.self_key)
        return self._keys[room_key]

    def _find(self, hashes: Iterable[bytes]) -> list[Line]:
        by_hash = {line.hash: line for line in self.lines}
        found = [by_hash.get(wanted) for wanted in hashes]
        if None in found:
            raise Lied(Swallowed())
        return [line for line in found if line is not None]

    def _in_order(self, mine: Known, partner: Known) -> tuple[Known, Known]:
        return (mine, partner) if self._mine == 0 else (partner, mine)
