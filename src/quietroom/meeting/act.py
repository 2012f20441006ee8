"""What the two say about a meeting beside the offer: the entries' kinds and their bodies.

Format: spec/meeting.md section 6. Vectors: vectors/meeting/.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed
from .offer import WORDS, parse_number, parse_place

AGENDA = 2000
"""The most characters of what one person wants to speak about."""

DAYS = 47_481
"""The last day of 2099, counted from the first of 1970."""


class Act(StrEnum):
    """What an entry about meetings does; the kinds of the room's entries bear these tokens."""

    OFFER = "meet"
    CHOOSE = "meet-at"
    CALL_OFF = "called-off"
    NOT_THERE = "not-there"
    PLACE = "meet-place"
    AGENDA = "agenda"
    STEP = "step"
    DONE = "step-done"


class Scope(StrEnum):
    """What is called off: one meeting, or it and all that come after it."""

    ONE = "one"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class CallOff:
    """The body of calling off: from which number, what, and words that nobody owes."""

    number: int
    scope: Scope
    words: str = ""

    def fields(self) -> list[Value]:
        """[number, scope, words]."""
        return [self.number, str(self.scope), self.words]


@dataclass(frozen=True, slots=True)
class Step:
    """The body of a next step: what, who does it (first card hash), and by which day.

    `due`: days since the first of 1970, or none.
    """

    text: str
    who: bytes
    due: int | None

    def fields(self) -> list[Value]:
        """[text, who, due]. Raises `Malformed`."""
        made: list[Value] = [self.text, self.who, self.due]
        parse_step(made)
        return made


def parse_choice(value: Value) -> int:
    """Read which of the times is chosen, from 0. Raises `Malformed`."""
    (which,) = shape.array(value, 1, "choice")
    return shape.number(which, "choice", 5)


def parse_call_off(value: Value) -> CallOff:
    """Read a calling off. Raises `Malformed`."""
    number, scope, words = shape.array(value, 3, "calling off")
    token = shape.text(scope, "scope", 8)
    if token not in (Scope.ONE, Scope.REST):
        raise Malformed("what is called off is one or rest")
    return CallOff(parse_number(number), Scope(token), shape.text(words, "words", WORDS))


def parse_not_there(value: Value) -> int:
    """Read to which meeting the other did not come. Raises `Malformed`."""
    (number,) = shape.array(value, 1, "not there")
    return parse_number(number)


def parse_place_of(value: Value) -> tuple[int | None, str | None]:
    """Read where one meeting is, or all from now on. Raises `Malformed`."""
    number, place = shape.array(value, 2, "place of a meeting")
    return None if number is None else parse_number(number), parse_place(place)


def parse_agenda(value: Value) -> tuple[int, str]:
    """Read what one person wants to speak about. Raises `Malformed`."""
    number, text = shape.array(value, 2, "agenda")
    return parse_number(number), shape.text(text, "agenda", AGENDA)


def parse_step(value: Value) -> Step:
    """Read a next step. Raises `Malformed`."""
    text, who, due = shape.array(value, 3, "step")
    words = shape.text(text, "step", WORDS)
    if not words.strip(" "):
        raise Malformed("a step without a word")
    day = None if due is None else shape.number(due, "day", DAYS)
    return Step(words, shape.digest(who, "who"), day)


def parse_done(value: Value) -> bool:
    """Read whether a step is done. Raises `Malformed`."""
    (done,) = shape.array(value, 1, "done")
    return shape.flag(done, "done")
