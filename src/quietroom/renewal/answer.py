"""What each of the two answers, first closed by a hash and then open.

Format: spec/renewal.md section 3. Vectors: vectors/renewal/answer.json. Threats: an answer that
is read, guessed or changed before the other has given theirs; somebody else's answer passed off as
one's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.digest import hash_of
from ..ground.errors import Malformed

RANDOM = 32
"""Bytes drawn anew for each answer: three answers would be guessed from their hash."""

FIRST_YEAR = 1970


class Answer(StrEnum):
    """What somebody wants when the term comes to its end."""

    GO_ON = "go-on"
    CHANGE = "change"
    END = "end"


class Act(StrEnum):
    """The kinds of entry: closing an answer, and opening it."""

    COMMIT = "renewal-commit"
    SHOW = "renewal-answer"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: in which room, of which agreement (its hash), about the time after which day.

    `two`: the first card hashes of the two, in the order of the room.
    """

    room: bytes
    agreement: bytes
    about: date
    two: tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Commit:
    """The body by which an answer is closed: agreement hash, day, commitment."""

    agreement: bytes
    about: date
    commitment: bytes

    def fields(self) -> list[Value]:
        """[agreement, day, commitment]."""
        return [self.agreement, self.about.isoformat(), self.commitment]


@dataclass(frozen=True, slots=True)
class Opening:
    """The body by which it is opened. `commit`: hash of the entry that closed it."""

    commit: bytes
    answer: Answer
    random: bytes

    def fields(self) -> list[Value]:
        """[commit, answer, random]."""
        return [self.commit, str(self.answer), self.random]


def commitment(question: Question, who: bytes, answer: Answer, random: bytes) -> bytes:
    """What an answer is closed by, 32 bytes: bound to room, agreement, day and person."""
    day = question.about.isoformat()
    return hash_of("renewal", question.room, question.agreement, day, who, str(answer), random)


def outcome(answers: Iterable[Answer]) -> Answer:
    """What two answers come to: an end if one wants it, else a change if one does."""
    given = set(answers)
    return next((one for one in (Answer.END, Answer.CHANGE) if one in given), Answer.GO_ON)


def parse_commit(value: Value) -> Commit:
    """Read what closes an answer. Raises `Malformed`."""
    agreement, about, hashed = shape.array(value, 3, "renewal")
    return Commit(
        shape.digest(agreement, "agreement"), _day(about), shape.digest(hashed, "commitment")
    )


def parse_opening(value: Value) -> Opening:
    """Read what opens it. Raises `Malformed`."""
    commit, answer, random = shape.array(value, 3, "answer")
    return Opening(
        shape.digest(commit, "commit"),
        parse_answer(answer),
        shape.octets(random, "random", RANDOM),
    )


def parse_answer(value: Value) -> Answer:
    """Read an answer. Raises `Malformed`."""
    try:
        return Answer(shape.text(value, "answer", 8))
    except ValueError as fault:
        raise Malformed("an answer is one of go-on, change, end") from fault


def _day(value: Value) -> date:
    """A day as the terms write it: YYYY-MM-DD, from 1970."""
    text = shape.text(value, "day", 10)
    try:
        found = date.fromisoformat(text)
    except ValueError as fault:
        raise Malformed("day is not YYYY-MM-DD") from fault
    if found.isoformat() != text or found.year < FIRST_YEAR:
        raise Malformed("day is not YYYY-MM-DD from 1970 on")
    return found
