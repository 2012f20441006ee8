"""The diary of a room: what the entries about meetings come to, read in the order of the room.

Format: spec/meeting.md section 7. Vectors: vectors/meeting/. Threat: one of the two settles,
moves or calls off what is the other's to answer; a body of another shape changes what stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ..ground.canon import Value
from ..ground.errors import QuietroomError
from . import act, cadence, offer
from .act import Act, CallOff, Scope, Step
from .offer import Offer


@dataclass(frozen=True, slots=True)
class Said:
    """One entry about meetings. `author`: first card hash; `time`: when the server took it."""

    entry: bytes
    author: bytes
    reply_to: bytes | None
    kind: str
    time: int
    body: Value


class State(StrEnum):
    """How an offer stands."""

    OPEN = "open"
    SETTLED = "settled"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Off:
    """That one meeting was called off: by whom, when, with which words."""

    author: bytes
    time: int
    words: str


@dataclass(slots=True)
class Meeting:
    """One offer and what became of it.

    `changed`: when the choice, or the last change of a time, was taken.
    `changes` counts those, `ends` is how many meetings are left to it. `off`, `moved`, `places`,
    `agendas` and `absent` are by the number of the meeting in its series: moved to another offer's
    entry, who said that the other was not there. `place`: of all that have none of their own.
    """

    entry: bytes
    author: bytes
    time: int
    offer: Offer
    origin: bytes | None
    state: State = State.OPEN
    chosen: int | None = None
    changed: int = 0
    changes: int = 0
    ends: int = cadence.TIMES
    off: dict[int, Off] = field(default_factory=dict)
    moved: dict[int, bytes] = field(default_factory=dict)
    absent: dict[int, set[bytes]] = field(default_factory=dict)
    places: dict[int, str | None] = field(default_factory=dict)
    place: str | None = None
    agendas: dict[tuple[int, bytes], str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many meetings it has; none while it is not settled."""
        if self.chosen is None:
            return 0
        return min(self.ends, 1 if self.offer.cadence is None else self.offer.cadence.times)

    @property
    def walls(self) -> list[int]:
        """The minutes on the wall clock of all its meetings; none while it is not settled."""
        if self.chosen is None:
            return []
        return cadence.walls(self.offer.slots[self.chosen], self.offer.cadence)[: self.count]

    def stands(self, number: int) -> bool:
        """Whether this meeting of the series was settled, and neither called off nor moved."""
        return number < self.count and number not in self.off and number not in self.moved

    def where(self, number: int) -> str | None:
        """The place of one meeting."""
        return self.places.get(number, self.place)


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next step as it stands."""

    entry: bytes
    author: bytes
    time: int
    step: Step
    done: bool


@dataclass(slots=True)
class Diary:
    """Every offer and every next step of a room, by entry, in order."""

    meetings: dict[bytes, Meeting] = field(default_factory=dict)
    steps: dict[bytes, NextStep] = field(default_factory=dict)


def fold(said: Iterable[Said]) -> Diary:
    """Read the diary. Raises nothing: a body of another shape changes nothing."""
    diary = Diary()
    for one in said:
        try:
            _take(diary, one)
        except QuietroomError:
            continue
    return diary


def _take(diary: Diary, one: Said) -> None:
    about = None if one.reply_to is None else diary.meetings.get(one.reply_to)
    if one.kind == Act.OFFER:
        _offer(diary, one, about)
    elif one.kind == Act.STEP:
        step = act.parse_step(one.body)
        diary.steps[one.entry] = NextStep(one.entry, one.author, one.time, step, done=False)
    elif one.kind == Act.DONE and one.reply_to in diary.steps:
        had, done = diary.steps[one.reply_to], act.parse_done(one.body)
        diary.steps[had.entry] = NextStep(had.entry, had.author, had.time, had.step, done)
    elif about is None:
        return
    elif one.kind == Act.CHOOSE:
        _choose(diary, about, one)
    elif one.kind == Act.CALL_OFF:
        _call_off(diary, about, one, act.parse_call_off(one.body))
    elif about.state == State.SETTLED:
        _beside(about, one)


def _offer(diary: Diary, one: Said, about: Meeting | None) -> None:
    made, origin = offer.parse(one.body), None
    if made.instead is not None:
        if about is None or not about.stands(made.instead):
            return
        origin = about.entry
    diary.meetings[one.entry] = Meeting(
        one.entry, one.author, one.time, made, origin, place=made.place
    )


def _choose(diary: Diary, about: Meeting, one: Said) -> None:
    which = act.parse_choice(one.body)
    if about.state != State.OPEN or about.author == one.author or which >= len(about.offer.slots):
        return
    if about.origin is not None and about.offer.instead is not None:
        first, number = diary.meetings[about.origin], about.offer.instead
        if not first.stands(number):
            return
        if about.offer.cadence is None:
            first.moved[number] = about.entry
        else:
            for later in range(number, first.count):
                if later in first.moved:
                    _drop(diary, first, later, Off(one.author, one.time, ""))
            first.ends = number
        _change(first, one.time)
    about.state, about.chosen, about.changed = State.SETTLED, which, one.time


def _call_off(diary: Diary, about: Meeting, one: Said, said: CallOff) -> None:
    off = Off(one.author, one.time, said.words)
    if about.state == State.OPEN:
        about.state, about.off[0] = State.OFF, off
    elif said.scope == Scope.REST:
        for number in range(said.number, about.count):
            _drop(diary, about, number, off)
    elif about.stands(said.number):
        _drop(diary, about, said.number, off)


def _drop(diary: Diary, about: Meeting, number: int, off: Off) -> None:
    """Call off one meeting of a series, wherever it was moved to."""
    while number in about.moved:
        about, number = diary.meetings[about.moved[number]], 0
    if not about.stands(number):
        return
    about.off[number] = off
    _change(about, off.time)
    left = range(about.count)
    if not any(about.stands(one) or one in about.moved for one in left):
        about.state = State.OFF


def _change(about: Meeting, time: int) -> None:
    about.changed, about.changes = time, about.changes + 1


def _beside(about: Meeting, one: Said) -> None:
    if one.kind == Act.NOT_THERE:
        number = act.parse_not_there(one.body)
        if about.stands(number):
            about.absent.setdefault(number, set()).add(one.author)
    elif one.kind == Act.PLACE:
        which, place = act.parse_place_of(one.body)
        if which is None:
            about.place, about.places = place, {}
        elif which < about.count:
            about.places[which] = place
    elif one.kind == Act.AGENDA:
        number, text = act.parse_agenda(one.body)
        if number < about.count:
            about.agendas[number, one.author] = text
