"""Where a concern stands: its turns in order, what may come next, and what is due by when.

Written once, for raiser and ombuds: each side's software reckons it alike, refuses to send what may
not come, and shows what came all the same.

Format: spec/concern.md sections 6 and 7. Vectors: vectors/concern/standing.json. Threats: an ombuds
who speaks with the other without consent, or goes on after a withdrawal; a concern left lying.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..ground.errors import QuietroomError
from .turn import State, Turn

DAY = 24 * 3600

ACKNOWLEDGE = 7 * DAY
"""Within how many seconds of being raised a concern is acknowledged."""

FEEDBACK = 89 * DAY
"""Within how many seconds of that there is feedback: the shortest three months there are."""

FED_BACK = (State.ADVISED, State.RECOMMENDED, State.CLOSED)
"""The turns that are feedback."""


class NoConsent(QuietroomError):
    """Whoever raised this has not agreed that you speak with the other: ask them, or leave it."""

    code = "no-consent"


class ConcernWithdrawn(QuietroomError):
    """This concern was withdrawn: nothing more is done about it; it may be closed."""

    code = "concern-withdrawn"


class NoQuestion(QuietroomError):
    """Nobody asks for a consent here: there is nothing to agree to or to decline."""

    code = "no-question"


class Phase(StrEnum):
    """Where a concern stands."""

    RAISED = "raised"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Due:
    """What the ombuds owes: `acknowledgement` or `feedback`, `by` when in seconds since 1970."""

    what: str
    by: int

    def late(self, now: int) -> bool:
        """Whether it is overdue."""
        return now > self.by


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a concern stands after its turns.

    `raised`, `acknowledged`: when, in seconds since 1970; `asked`: the id of a question whether the
    ombuds may speak with the other; `consent`: the id of the turn that agreed to it, while that
    holds; `confirmed`: whether whoever raised it showed that the card it claims is theirs.
    """

    phase: Phase = Phase.RAISED
    raised: int = 0
    acknowledged: int | None = None
    fed_back: bool = False
    asked: bytes | None = None
    consent: bytes | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Faulty:
    """A turn that came although it may not."""

    turn: Turn
    fault: QuietroomError


def check(standing: Standing, turn: Turn) -> None:
    """Check that this turn may come next.

    Raises `ConcernWithdrawn`, `NoConsent` or `NoQuestion`.

    Source: spec/concern.md section 6.
    """
    if standing.phase is Phase.WITHDRAWN and turn.state is not State.CLOSED:
        raise ConcernWithdrawn
    if turn.state is State.MEDIATING and (turn.about is None or turn.about != standing.consent):
        raise NoConsent
    if turn.state in (State.AGREED, State.DECLINED) and turn.about != standing.asked:
        raise NoQuestion


def after(standing: Standing, turn: Turn) -> Standing:
    """Where it stands after a turn that may come. Raises what `check` raises."""
    check(standing, turn)
    now = replace(standing, confirmed=standing.confirmed or turn.both)
    if turn.state is State.RAISED:
        return replace(now, phase=Phase.RAISED, raised=turn.time)
    if turn.state is State.WITHDRAWN:
        return replace(now, phase=Phase.WITHDRAWN, asked=None, consent=None)
    if turn.state is State.DECLINED:
        return replace(now, consent=None)
    if turn.state is State.AGREED:
        return replace(now, consent=turn.id)
    if turn.by_raiser:
        return replace(now, phase=Phase.OPEN) if now.phase is Phase.CLOSED else now
    return _by_ombuds(now, turn)


def _by_ombuds(now: Standing, turn: Turn) -> Standing:
    if now.acknowledged is None:
        now = replace(now, acknowledged=turn.time)
    if turn.state in FED_BACK:
        now = replace(now, fed_back=True)
    if turn.state is State.ASKED:
        now = replace(now, asked=turn.id, consent=None)
    if now.phase is Phase.WITHDRAWN:
        return now
    return replace(now, phase=Phase.CLOSED if turn.state is State.CLOSED else Phase.OPEN)


def fold(turns: Iterable[Turn]) -> tuple[Standing, tuple[Faulty, ...]]:
    """Where a concern stands after all of its turns, and which of them may not have come.

    The turns in whichever order, each once. What raised the concern comes first, the others by
    time, then by id: a sender's time is later than that of every turn that they know. Raises
    nothing.

    Source: spec/concern.md section 6.
    """
    standing, faulty = Standing(), list[Faulty]()
    for one in in_order(turns):
        try:
            standing = after(standing, one)
        except QuietroomError as fault:
            faulty.append(Faulty(one, fault))
    return standing, tuple(faulty)


def in_order(turns: Iterable[Turn]) -> list[Turn]:
    """The turns of a concern as they count."""
    return sorted(turns, key=lambda one: (one.state is not State.RAISED, one.time, one.id))


def due(standing: Standing) -> Due | None:
    """What the ombuds owes next, if anything.

    Source: spec/concern.md section 7.
    """
    if standing.phase in (Phase.CLOSED, Phase.WITHDRAWN) or standing.fed_back:
        return None
    if standing.acknowledged is None:
        return Due("acknowledgement", standing.raised + ACKNOWLEDGE)
    begins = min(standing.acknowledged, standing.raised + ACKNOWLEDGE)
    return Due("feedback", begins + FEEDBACK)
