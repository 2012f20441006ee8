"""The course of an agreement through a room: which events its lines are, and where it stands.

Source: spec/agreement.md section 11.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..agreement import signing, state, version
from ..agreement.signing import KeyOf
from ..agreement.state import AgreementState, Event, Refused
from ..agreement.state import InForce as Agreed
from ..ground.errors import QuietroomError
from ..ground.signature import VerifyKey
from ..room.entry import Kind
from ..room.epoch import Record
from ..room.epochs import InForce
from ..room.faults import VoidRecord
from ..room.mint import BadRoomKey
from ..room.open import Opened
from ..room.people import People, same_person
from ..room.reader import Line


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the agreement of a room stands, and what was refused on the way, by item.

    `signed`: by its hash, every version that both signed and this reader could open.
    """

    state: AgreementState
    refused: tuple[Refused, ...]
    signed: Mapping[bytes, Agreed] = field(default_factory=dict)


class Course:
    """Follows the agreement through a room's lines, in their order."""

    def __init__(self, room: bytes, people: People) -> None:
        self._people = people
        self._read = 0
        self._places: dict[bytes, int] = {}
        self.stand = Stand(AgreementState(room), ())

    def follow(self, lines: Sequence[Line]) -> Stand:
        """Take the lines that are new. What breaks a rule is listed and changes nothing."""
        for place, line in enumerate(lines[self._read :], self._read):
            self._places.setdefault(line.hash, place)
        events = [event for line in lines[self._read :] for event in self._events(line, lines)]
        self._read = len(lines)
        for event in events:
            self.stand = self._after(event)
        return self.stand

    def _after(self, event: Event) -> Stand:
        before, people = self.stand, self._people
        now, refused = state.follow(before.state, (event,), key_of(people), same_person(people))
        found, signed = now.in_force, before.signed
        if found is not None and found.version is not None:
            signed = {**signed, found.hash: found}
        return Stand(now, before.refused + refused, signed)

    def in_force(self, lines: Sequence[Line]) -> InForce | None:
        """What both have signed last, for the reader of epochs."""
        found = self.follow(lines).state.in_force
        if found is None or found.version is None:
            return None
        shell = found.version.shell
        known = [self._people.known(card) for card in shell.cards]
        firsts = frozenset(one.first for one in known if one is not None)
        return InForce(found.hash, shell.ombuds, firsts, shell.log_policy)

    def _events(self, line: Line, lines: Sequence[Line]) -> list[Event]:
        if isinstance(line.item, Record):
            return _began(line, line.item, lines)
        if line.opened is None:
            return []
        try:
            return self._said(line, line.opened, lines)
        except QuietroomError:
            # A body that does not parse is refused by every reader alike and changes nothing.
            return []

    def _said(self, line: Line, opened: Opened, lines: Sequence[Line]) -> list[Event]:
        author, priv, body = opened.envelope.pub.author, opened.priv, opened.body
        if priv.kind == Kind.PROPOSAL:
            return [state.Proposed(line.index, author, version.read(body))]
        if priv.kind == Kind.SIGNATURE:
            return [state.GivenSignature(line.index, author, signing.read(body))]
        if priv.kind == Kind.TAKE_BACK and priv.reply_to in self._places:
            found = lines[self._places[priv.reply_to]].opened
            if found is not None and found.priv.kind == Kind.PROPOSAL:
                agreement = version.read(found.body).hash
                return [state.TakenBack(line.index, author, agreement)]
        return []


def key_of(people: People) -> KeyOf:
    """The keys of a verified card."""

    def key(card: bytes) -> VerifyKey:
        known = people.known(card)
        if known is None:
            raise signing.NotYourAgreement
        return known.key

    return key


def _began(line: Line, record: Record, lines: Sequence[Line]) -> list[Event]:
    if any(isinstance(fault, VoidRecord) for fault in line.faults):
        return []
    core = record.core
    unread = any(_shut(one) for one in lines[: line.index - 1])
    return [state.EpochBegan(line.index, core.cards, core.agreement, unread)]


def _shut(line: Line) -> bool:
    return any(isinstance(fault, BadRoomKey) for fault in line.faults)
