"""The public face of an objective: the words and the state that both agreed to show.

These words leave the room for everybody who coordinates the programme. So they are held to what
can be seen: one line, and no character that hides or turns the others around.

Format: spec/objective.md section 3. Vectors: vectors/objective/. Threat: a face that only one of
the two agreed to; words that read otherwise than they were agreed to.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..agreement.words import words as seen
from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed

WORDS = 200
"""The most characters of a public face."""

MOST = 24
"""The most public faces of one room."""


class Shown(StrEnum):
    """The state that the programme sees."""

    OPEN = "open"
    PROGRESS = "progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Words:
    """What would be shown of the objective `id`: words and state."""

    id: bytes
    words: str
    state: Shown = Shown.OPEN

    def fields(self) -> list[Value]:
        """[id, words, state]. Raises `BadTerms` or `InvisibleCharacters`."""
        return [self.id, check(self.words), str(self.state)]


def parse(value: Value) -> Words:
    """Read a proposed face. Raises `Malformed` or `InvisibleCharacters`."""
    ident, words, state = shape.array(value, 3, "public face")
    return Words(shape.ident(ident, "id"), check(words), shown(state))


def check(words: Value) -> str:
    """The words of a public face. Raises `BadTerms` or `InvisibleCharacters`."""
    return seen(words, "the public face", WORDS)


def shown(state: Value) -> Shown:
    """The public state. Raises `Malformed`."""
    try:
        return Shown(shape.text(state, "public state", 16))
    except ValueError as fault:
        raise Malformed("a public state is one of open, progress, done") from fault
