"""Raising a concern, and what its raiser does: show entries, add, consent, withdraw.

Source: spec/concern.md sections 2, 6 and 9.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..concern.standing import NoQuestion, Phase
from ..concern.turn import ENTRIES, WORDS, State, Turn
from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import TooLarge
from ..room import evidence
from ..room.envelope import Envelope
from ..room.evidence import Shown, parse_shown
from ..room.reader import Line
from .concerning import Saying, Talk, begin, go_on, talks
from .evidence import NoOmbuds, NotStamped
from .memory import Memory
from .room import Room
from .session import Session


@dataclass(frozen=True, slots=True)
class Gathered:
    """What shall go to an ombuds: first card hash of whom, and the entries as they are shown."""

    to: bytes
    shown: tuple[Shown, ...] = field(repr=False)

    def encode(self) -> bytes:
        """CBOR[to, [shown …]]: to be carried to an account without a name, on the same machine."""
        entries: list[Value] = [one.fields() for one in self.shown]
        return canon.encode([self.to, entries])


def parse_gathered(raw: bytes) -> Gathered:
    """Read what was gathered. Raises `Malformed` or `TooLarge`."""
    to, entries = shape.array(canon.decode(raw), 2, "gathered entries")
    found = tuple(parse_shown(one) for one in shape.items(entries, "entries", ENTRIES))
    return Gathered(shape.digest(to, "ombuds"), found)


def whom(room: Room) -> bytes:
    """The card hash of the ombuds whom both named in a room. Raises `NoOmbuds`."""
    epoch = room.reader.epoch
    if epoch is None or epoch.record.core.ombuds is None:
        raise NoOmbuds
    return epoch.record.core.ombuds


def gather(room: Room, lines: Sequence[Line], to: bytes | None = None) -> Gathered:
    """Entries as the ombuds is shown them, with the server's stamps; no key goes with them.

    `to`: of another ombuds than the room's. Raises `NoOmbuds`, `NotStamped`, `TooLarge`.
    """
    if len(lines) > ENTRIES:
        raise TooLarge(f"a concern shows at most {ENTRIES} entries at once: choose fewer")
    first = room.session.people.lineage(to or whom(room)).first
    return Gathered(first, tuple(_shown(line) for line in lines))


def told_by_stamp(room: Room, line: Line, to: bytes) -> bool:
    """Whether this ombuds can tell that an entry was said: the record of its day named them."""
    if not isinstance(line.item, Envelope):
        return False
    named = {
        one.record.core.ombuds
        for one in room.reader.epochs
        if one.record.core.number == line.item.pub.epoch
    }
    return named == {room.session.people.lineage(to).first}


def raise_it(session: Session, memory: Memory, gathered: Gathered, words: str) -> Turn:
    """Raise a concern: seal it to the ombuds, and to nobody else. Raises as the wire does."""
    _short(words)
    return begin(session, memory, gathered.to, Saying(State.RAISED, words, shown=gathered.shown))


def mine(session: Session, memory: Memory) -> list[Talk]:
    """The concerns that this person raised, the oldest first."""
    return [one for one in talks(session, memory)[0] if one.mine]


def add(
    session: Session, memory: Memory, talk: Talk, words: str, shown: Iterable[Shown] = ()
) -> Turn:
    """Say more, or answer. Raises `ConcernWithdrawn`, and as the wire does."""
    _short(words)
    return go_on(session, memory, talk, Saying(State.ADDED, words, shown=tuple(shown)))


def consent(session: Session, memory: Memory, talk: Talk, yes: bool) -> Turn:
    """Agree, or not or no longer, that the ombuds speaks with the other of the room.

    Raises `NoQuestion`, `ConcernWithdrawn`.
    """
    if talk.standing.asked is None and talk.standing.phase is not Phase.WITHDRAWN:
        raise NoQuestion
    state = State.AGREED if yes else State.DECLINED
    return go_on(session, memory, talk, Saying(state, about=talk.standing.asked))


def withdraw(session: Session, memory: Memory, talk: Talk) -> Turn:
    """Withdraw a concern, without a reason. Raises `ConcernWithdrawn` when it was."""
    return go_on(session, memory, talk, Saying(State.WITHDRAWN))


def _short(words: str) -> None:
    if len(words) > WORDS:
        raise TooLarge(f"a concern has at most {WORDS} characters at once: say it in parts")


def _shown(line: Line) -> Shown:
    if line.opened is None or line.stamp is None:
        raise NotStamped
    return evidence.show(line.opened, line.time, line.stamp)
