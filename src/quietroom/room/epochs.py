"""Which epochs count for one reader, and the keys that they give.

A record counts when it follows the last that the room took, names one card of each of the two,
newer or the same as before, was signed by one of the two, and says of the agreement what both have
signed. Whatever else calls itself a record is void: it begins nothing, and its key is dropped. But
one that only follows has used up its number, since a server takes whatever follows: else one void
record of an altered client would end the room for both.

Format: spec/room.md section 7. Threats: a third person let in by the server or a member; a return
to the card of a lost device; an agreement, or an ombuds, that only one of the two wants.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..ground.errors import BadSignature, CannotOpen
from . import mint
from .epoch import Core, Record
from .faults import VoidRecord
from .mint import BadRoomKey
from .people import Known, Mine, People


@dataclass(frozen=True, slots=True)
class InForce:
    """The agreement that both have signed last in a room.

    `agreement`: its hash; `ombuds`: first card hash of the ombuds it names, or none; `people`:
    first card hashes of the two lineages that signed it; `log`: hash of the log policy it names.
    """

    agreement: bytes
    ombuds: bytes | None
    people: frozenset[bytes]
    log: bytes


Agreed = Callable[[], InForce | None]
"""What is in force after the lines read so far, or none before anything is."""

Accepted = tuple[frozenset[bytes], frozenset[bytes]]
"""For each of the two, in the order of epoch 0, the first card hashes of the lineages that this
reader's person takes for that member: more than one only after a fresh start was met anew."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch that counts: its record, the cards it names, and the room key unless it is shut.

    `log`: hash of the policy of the log that its entries speak of.
    """

    record: Record
    cards: tuple[Known, Known]
    log: bytes
    room_key: bytes | None = field(repr=False)

    @property
    def firsts(self) -> tuple[bytes, bytes]:
        """First card hash of the lineage of each of the two."""
        return self.cards[0].first, self.cards[1].first


class Epochs:
    """The epochs of one room that count for one reader, in order; `keys` by epoch number.

    `latest`: the record that the next one follows, void or not, or none before epoch 0. `log`: hash
    of the log policy before any is agreed.
    """

    def __init__(
        self,
        room: bytes,
        mine: Mine,
        people: People,
        accepted: Accepted,
        agreed: Agreed,
        log: bytes,
    ) -> None:
        self.all: list[Epoch] = []
        self.keys: dict[int, bytes] = {}
        self.by_number: dict[int, Epoch] = {}
        self.latest: Record | None = None
        self._room = room
        self._mine = mine
        self._people = people
        self._accepted = accepted
        self._agreed = agreed
        self._log = log
        self._left: set[bytes] = set()
        self._spoilt: set[int] = set()
        self._apart: set[int] = set()

    @property
    def last(self) -> Epoch | None:
        """The epoch that the room is in."""
        return self.all[-1] if self.all else None

    def begin(self, record: Record) -> None:
        """Take the next record.

        Raises `VoidRecord` for one that counts for nothing. Raises `BadRoomKey`, `CannotOpen` or
        `Malformed` for one that counts, but whose key, or history of keys, this reader cannot use.
        """
        before = {number: epoch.record for number, epoch in self.by_number.items()}
        self._check_follows(record.core)
        self.latest = record
        cards = self._check(record)
        room_key = self._unwrap(record)
        if self.all:
            self._left |= set(self.all[-1].firsts) - {card.first for card in cards}
        self._add(Epoch(record, cards, self._log_of(record.core), room_key))
        if room_key is None:
            raise BadRoomKey("this epoch is shut for you: begin a new one")
        self.keys[record.core.number] = room_key
        found = mint.open_history(record, room_key, before)
        self.keys |= {number: key for number, key in found.items() if number not in self._spoilt}

    def _add(self, epoch: Epoch) -> None:
        self.all.append(epoch)
        self.by_number[epoch.record.core.number] = epoch

    def _check_follows(self, core: Core) -> None:
        latest = self.latest
        number, previous = (latest.core.number + 1, latest.hash) if latest else (0, None)
        if (core.room, core.number, core.previous) != (self._room, number, previous):
            raise VoidRecord

    def _check(self, record: Record) -> tuple[Known, Known]:
        core = record.core
        first, second = (self._people.known(card) for card in core.cards)
        if first is None or second is None:
            raise VoidRecord
        self._check_people((first, second), record)
        self._check_agreement(core, (first.first, second.first))
        try:
            record.signer((first.key, second.key))
        except BadSignature as fault:
            raise VoidRecord from fault
        return first, second

    def _check_people(self, cards: tuple[Known, Known], record: Record) -> None:
        before = self.last.cards if self.last else (None, None)
        for card, accepted, old in zip(cards, self._accepted, before, strict=True):
            if card.first not in accepted or card.first in self._left:
                raise VoidRecord
            if old and card.first == old.first and card.generation < old.generation:
                raise VoidRecord("this epoch goes back to a card that has a successor")
            if old and card.first != old.first and record.history is not None:
                raise VoidRecord("this epoch hands old keys to somebody new before both agreed")

    def _check_agreement(self, core: Core, firsts: tuple[bytes, bytes]) -> None:
        last = self.last
        if core.agreement is None:
            gone = last is not None and last.record.core.agreement and last.firsts == firsts
            if core.ombuds is not None or gone:
                raise VoidRecord("this epoch drops what both have signed")
            return
        if last is not None and last.record.core.number in self._apart:
            # What was signed there is shut for whoever began anew: they cannot judge it yet.
            return
        in_force = self._agreed()
        if in_force is None or (core.agreement, core.ombuds, frozenset(firsts)) != (
            in_force.agreement,
            in_force.ombuds,
            in_force.people,
        ):
            raise VoidRecord("this epoch names an agreement that is not in force between the two")

    def _log_of(self, core: Core) -> bytes:
        """What the agreement names; without one, or where it is shut, what counted before."""
        agreed = self._agreed() if core.agreement is not None else None
        if agreed is not None and agreed.agreement == core.agreement:
            self._log = agreed.log
        return self._log

    def _unwrap(self, record: Record) -> bytes | None:
        card = next((card for card in record.core.cards if card in self._mine), None)
        if card is None:
            self._apart.add(record.core.number)
            return None
        try:
            return mint.open_record(record, card, self._mine[card].seal_seed)
        except (CannotOpen, BadRoomKey):
            self._spoilt.add(record.core.number)
            return None
