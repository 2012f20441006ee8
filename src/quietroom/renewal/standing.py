"""How a question stands: who has answered, and - once both have - what.

Format: spec/renewal.md section 4. Vectors: vectors/renewal/standing.json. Threats: an answer shown
alone, changed after the other's, opened as another one, or copied.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..ground.canon import Value
from ..ground.digest import same
from ..ground.errors import Malformed, QuietroomError
from . import answer as answers
from .answer import Act, Answer, Question
from .moves import AnswerCopied, AnswerDiffers, AnswerStands, NotBothIn


@dataclass(frozen=True, slots=True)
class Said:
    """One entry about a renewal. `author`: first card hash."""

    entry: bytes
    author: bytes
    kind: str
    body: Value


@dataclass(frozen=True, slots=True)
class Closed:
    """An answer that counts and is closed: the entry that says so, and its commitment."""

    entry: bytes
    commitment: bytes


@dataclass(slots=True)
class Standing:
    """What the entries come to.

    `closed` and `shown`: by the first card hash of whose answer it is. `faults`: what counted for
    nothing, by entry hash, and the code of why.
    """

    question: Question
    closed: dict[bytes, Closed] = field(default_factory=dict)
    shown: dict[bytes, Answer] = field(default_factory=dict)
    faults: dict[bytes, str] = field(default_factory=dict)
    entries: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def both_in(self) -> bool:
        """Whether both have answered, be it closed."""
        return len(self.closed) == len(self.question.two)

    @property
    def answers(self) -> dict[bytes, Answer] | None:
        """Both answers; none while one of them is not open."""
        return self.shown if len(self.shown) == len(self.question.two) else None

    @property
    def state(self) -> str:
        """The state that the table names."""
        first = self.question.two[0]
        if self.answers is not None:
            return "shown"
        if self.shown:
            return "first-shown" if first in self.shown else "second-shown"
        if self.both_in:
            return "both-in"
        return "first-in" if first in self.closed else "second-in" if self.closed else "asked"


def fold(question: Question, said: Iterable[Said]) -> Standing:
    """Read how a question stands. Raises nothing.

    A body of another shape, and what is about another question, changes nothing.
    """
    standing = Standing(question)
    for one in said:
        if one.author not in question.two:
            continue
        try:
            _take(standing, one)
        except Malformed:
            continue
        except QuietroomError as fault:
            standing.faults[one.entry] = fault.code
    return standing


def _take(standing: Standing, one: Said) -> None:
    if one.kind == Act.COMMIT:
        _close(standing, one)
    elif one.kind == Act.SHOW:
        _show(standing, one)


def _close(standing: Standing, one: Said) -> None:
    made = answers.parse_commit(one.body)
    if (made.agreement, made.about) != (standing.question.agreement, standing.question.about):
        return
    copied = made.commitment in standing.entries.values()
    standing.entries[one.entry] = made.commitment
    if copied:
        raise AnswerCopied
    if standing.both_in:
        raise AnswerStands
    standing.closed[one.author] = Closed(one.entry, made.commitment)


def _show(standing: Standing, one: Said) -> None:
    opening = answers.parse_opening(one.body)
    if opening.commit not in standing.entries:
        return
    if not standing.both_in:
        raise NotBothIn
    mine = standing.closed[one.author]
    made = answers.commitment(standing.question, one.author, opening.answer, opening.random)
    if opening.commit != mine.entry or not same(made, mine.commitment):
        raise AnswerDiffers
    standing.shown.setdefault(one.author, opening.answer)
