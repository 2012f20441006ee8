"""Confidences that were spoken: put on record in one line, and answered by the other.

Format: spec/known.md section 2. Vectors: vectors/known/. Threat: words put into somebody's mouth;
a confidence of which later nobody remembers whose it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError
from .entry import Kind
from .label import Label
from .open import Opened
from .people import People
from .reader import Line

LINE = 500
"""The most characters of one line."""


class TooLong(QuietroomError):
    """One line has at most 500 characters: say the heart of it."""

    code = "line-too-long"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The body of a spoken confidence: one line, and when it was said in seconds since 1970."""

    text: str
    when: int

    def fields(self) -> list[Value]:
        """[text, when]. Raises `TooLong`."""
        return [one_line(self.text), self.when]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other said to it: understood, or in `heard` what they heard; its entry and time."""

    entry: bytes
    heard: str | None
    time: int


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One spoken confidence as it stands. `author` and `owner`: first card hashes."""

    entry: bytes
    index: int
    author: bytes
    owner: bytes
    label: Label
    said: Spoken
    answer: Answer | None = None


def parse_spoken(value: Value) -> Spoken:
    """Read the body of a spoken confidence. Raises `Malformed` or `TooLong`."""
    text, when = shape.array(value, 2, "spoken confidence")
    return Spoken(one_line(shape.text(text, "line")), shape.number(when, "when it was said"))


def parse_heard(value: Value) -> str:
    """Read the body of 'I heard it differently'. Raises `Malformed` or `TooLong`."""
    (text,) = shape.array(value, 1, "what was heard")
    return one_line(shape.text(text, "what was heard"))


def one_line(text: str) -> str:
    """The text, if it is one line. Raises `TooLong`, and `Malformed` for none at all."""
    if not text.strip(" "):
        raise Malformed("a line without a word")
    if len(text) > LINE:
        raise TooLong
    return text


def on_record(lines: Iterable[Line], people: People) -> dict[bytes, OnRecord]:
    """The spoken confidences of a room by entry, each with its last answer.

    Raises nothing: a body of another shape is altered software's, and puts nothing on record.
    """
    found: dict[bytes, OnRecord] = {}
    for line in lines:
        author = _author(line, people)
        if line.opened is None or author is None:
            continue
        try:
            _take(found, line, line.opened, author)
        except QuietroomError:
            continue
    return found


def _take(found: dict[bytes, OnRecord], line: Line, opened: Opened, author: bytes) -> None:
    priv = opened.priv
    if priv.kind == Kind.SPOKEN:
        said = parse_spoken(opened.body)
        found[line.hash] = OnRecord(line.hash, line.index, author, priv.owner, priv.label, said)
        return
    about = found.get(priv.reply_to) if priv.reply_to else None
    if about is None or about.author == author:
        return
    if priv.kind == Kind.UNDERSTOOD:
        shape.array(opened.body, 0, "understood")
        found[about.entry] = replace(about, answer=Answer(line.hash, None, line.time))
    elif priv.kind == Kind.HEARD_DIFFERENTLY:
        heard = parse_heard(opened.body)
        found[about.entry] = replace(about, answer=Answer(line.hash, heard, line.time))


def _author(line: Line, people: People) -> bytes | None:
    if line.opened is None:
        return None
    known = people.known(line.opened.envelope.pub.author)
    return None if known is None else known.first
