"""Going through the agreement again: asked by either, at any time, without a reason.

Each says what they said, what they heard back, and what the two agree now. It ends in a new
agreement, in a stricter default for one's own words, or in nothing.

Format: spec/known.md section 3. Vectors: vectors/known/. Threat: somebody lowers what protects the
other; what was written is put under another rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError
from .entry import Kind
from .epoch import Record
from .open import Opened
from .people import People
from .reader import Line

WORDS = 2000
"""The most characters of a reason, and of one part."""


class Part(StrEnum):
    """What each of the two says."""

    SAID = "said"
    HEARD = "heard"
    NOW = "now"


class Ending(StrEnum):
    """How going through it ended; `AGREED` by a record that names another agreement."""

    NOTHING = "nothing"
    STRICTER = "stricter"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Course:
    """One time of going through it.

    `asker` and the keys of `parts`: first card hashes. `about`: the entry that it is about.
    `ended` is none while it goes on.
    """

    entry: bytes
    index: int
    asker: bytes
    text: str
    about: bytes | None
    parts: dict[tuple[bytes, Part], str] = field(default_factory=dict)
    ended: Ending | None = None


@dataclass(slots=True)
class Again:
    """All of them in order, and who is stricter today than the agreement says."""

    courses: dict[bytes, Course] = field(default_factory=dict)
    stricter: set[bytes] = field(default_factory=set)
    agreement: bytes | None = None

    @property
    def open(self) -> Course | None:
        """The newest that goes on."""
        running = (one for one in reversed(self.courses.values()) if one.ended is None)
        return next(running, None)


def parse_again(value: Value) -> str:
    """Read the body of the asking. Raises `Malformed`."""
    (text,) = shape.array(value, 1, "again")
    return shape.text(text, "why", WORDS)


def parse_part(value: Value) -> tuple[Part, str]:
    """Read one part. Raises `Malformed`."""
    part, text = shape.array(value, 2, "part")
    try:
        return Part(shape.text(part, "part", 16)), shape.text(text, "words", WORDS)
    except ValueError as fault:
        raise Malformed("a part is one of said, heard, now") from fault


def parse_end(value: Value) -> Ending:
    """Read an ending. Raises `Malformed`."""
    (ending,) = shape.array(value, 1, "ending")
    token = shape.text(ending, "ending", 16)
    if token not in (Ending.NOTHING, Ending.STRICTER):
        raise Malformed("it ends in nothing or stricter, or by signing")
    return Ending(token)


def fold(lines: Iterable[Line], people: People) -> Again:
    """Read every time of going through it from the lines of a room.

    Raises nothing: a body of another shape is altered software's, and changes nothing.
    """
    state = Again()
    for line in lines:
        if isinstance(line.item, Record):
            _signed(state, line, line.item)
        elif line.opened is not None:
            author = people.known(line.opened.envelope.pub.author)
            if author is not None:
                try:
                    _take(state, line, line.opened, author.first)
                except QuietroomError:
                    continue
    return state


def _signed(state: Again, line: Line, record: Record) -> None:
    agreement = record.core.agreement
    if line.faults or agreement is None or agreement == state.agreement:
        return
    state.agreement = agreement
    state.stricter.clear()
    for course in list(state.courses.values()):
        _end(state, course, Ending.AGREED)


def _take(state: Again, line: Line, opened: Opened, author: bytes) -> None:
    priv = opened.priv
    if priv.kind == Kind.AGAIN:
        text = parse_again(opened.body)
        state.courses[line.hash] = Course(line.hash, line.index, author, text, priv.reply_to)
        return
    course = state.courses.get(priv.reply_to) if priv.reply_to else None
    if course is None or course.ended is not None:
        return
    if priv.kind == Kind.AGAIN_PART:
        part, text = parse_part(opened.body)
        course.parts[author, part] = text
    elif priv.kind == Kind.AGAIN_END:
        ending = parse_end(opened.body)
        _end(state, course, ending)
        if ending == Ending.STRICTER:
            state.stricter.add(author)


def _end(state: Again, course: Course, ending: Ending) -> None:
    if course.ended is None:
        state.courses[course.entry] = replace(course, ended=ending)
