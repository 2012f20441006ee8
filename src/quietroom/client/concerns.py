"""The ombuds' desk: what was raised with me, whether it was said so, what I do, what is due.

What an ombuds writes down lies in their own stream, under their own keys.

Source: spec/concern.md sections 5 to 7.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..concern.open import Judged, judge
from ..concern.standing import ConcernWithdrawn, Due, NoConsent, Phase, due
from ..concern.turn import WORDS, State, Turn
from ..ground import canon, shape
from ..ground.errors import TooLarge
from ..ground.open.key import unseal_from
from ..room.stamp import key_context
from .concerning import Saying, Talk, Wrong, go_on, talks
from .memory import Memory
from .refusal import of_server
from .session import Session

NOTES, HEARD = "concern-note", "concern-heard"
"""Under which names an ombuds' client keeps notes, and that they hear concerns at all."""

SPOKEN = (State.ANSWERED, State.ADVISED, State.ASKED, State.RECOMMENDED, State.CLOSED)
"""What an ombuds says in words."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What is due, of which concern; `late`: whether it is overdue."""

    talk: Talk
    due: Due
    late: bool


def heard(session: Session, memory: Memory) -> tuple[list[Talk], list[Wrong]]:
    """Every concern that was raised with this ombuds, and what came that is none."""
    found, wrong = talks(session, memory)
    mine = [one for one in found if not one.mine]
    if mine:
        memory.keep(HEARD, 1)
    return mine, wrong


def judged(session: Session, talk: Talk, turn: Turn) -> tuple[Judged, ...]:
    """The entries that a turn shows, and which of them the server took just so.

    Raises `ConcernWithdrawn`: nothing of a concern that was withdrawn is shown.
    """
    refuse_withdrawn(talk)
    return judge(_stamp_key(session), turn.shown) if turn.shown else ()


def refuse_withdrawn(talk: Talk) -> None:
    """Check that a concern was not withdrawn. Raises `ConcernWithdrawn`."""
    if talk.standing.phase is Phase.WITHDRAWN:
        raise ConcernWithdrawn


def acknowledge(session: Session, memory: Memory, talk: Talk) -> Turn:
    """Let the raiser know that it is heard; from then on they can show that they are they."""
    return go_on(session, memory, talk, Saying(State.ACKNOWLEDGED))


def say(session: Session, memory: Memory, talk: Talk, state: State, words: str) -> Turn:
    """Answer, advise, ask for a consent, recommend or close: the `SPOKEN`.

    Who has not acknowledged does so by it. Raises `ConcernWithdrawn`, and as the wire does.
    """
    if len(words) > WORDS:
        raise TooLarge(f"an answer has at most {WORDS} characters: say it in parts")
    return go_on(session, memory, _begun(session, memory, talk), Saying(state, words))


def mediate(session: Session, memory: Memory, talk: Talk) -> Turn:
    """Say that one speaks with the other now. Raises `NoConsent`, `ConcernWithdrawn`."""
    refuse_withdrawn(talk)
    if talk.standing.consent is None:
        raise NoConsent
    return go_on(session, memory, talk, Saying(State.MEDIATING, about=talk.standing.consent))


def note(session: Session, memory: Memory, talk: Talk, words: str) -> None:
    """Write something down, for this ombuds alone."""
    memory.keep(NOTES, [talk.id, words, session.now()])


def notes(memory: Memory, talk: Talk) -> list[tuple[int, str]]:
    """When and what this ombuds wrote down about a concern, in order."""
    rows = [shape.array(value, 3, "note") for value in memory.kept(NOTES)]
    return [
        (shape.number(time, "time"), shape.text(words, "words"))
        for ident, words, time in rows
        if ident == talk.id
    ]


def owed(found: Iterable[Talk], now: int) -> list[Owed]:
    """What is due to whoever raised these concerns, the most urgent first."""
    rows = [(one, due(one.standing)) for one in found]
    known = [Owed(one, what, what.late(now)) for one, what in rows if what is not None]
    return sorted(known, key=lambda one: one.due.by)


def hears(memory: Memory) -> bool:
    """Whether a concern was ever raised with this person, as far as their client remembers."""
    return bool(memory.kept(HEARD))


def _begun(session: Session, memory: Memory, talk: Talk) -> Talk:
    """The concern once it is acknowledged, so that the raiser has the ombuds' key."""
    if talk.keys or talk.standing.phase is Phase.WITHDRAWN:
        return talk
    acknowledge(session, memory, talk)
    found, _ = heard(session, memory)
    return next(one for one in found if one.id == talk.id)


def _stamp_key(session: Session) -> bytes:
    raw = session.wire.get("/api/stamp-key")
    with of_server():
        sealed = shape.octets(canon.decode(raw), "what is sealed")
    return unseal_from(session.keys.seal, key_context(session.card.hash), sealed)
