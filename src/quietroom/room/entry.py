"""The inside of an entry: what was said, by which rule, and what its author had seen.

Format: spec/entry.md sections 3 and 4. Vectors: vectors/entry/.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError, TooLarge
from .chain import Link
from .label import Label

WORDS = 50 * 1024
"""The most bytes of words in one entry, as UTF-8."""


FILES = 32
"""The most files beside one entry."""

NAME, TYPE = 500, 200
"""The most characters of a file's name, and of its media type."""


class TooManyWords(QuietroomError):
    """An entry holds at most 50 KB of words: say it in two entries, or attach a file."""

    code = "too-many-words"


class UnknownVersion(QuietroomError):
    """This was sealed by a newer Quietroom: update yours to read it. Nothing is lost."""

    code = "unknown-version"


class Kind(StrEnum):
    """What an entry is.

    `HELD`, and `KEPT` (a secret of one's own client), stand only in one's own stream.
    """

    WORDS = "words"
    CORRECTION = "correction"
    TAKE_BACK = "take-back"
    CLAIM = "claim"
    PROPOSAL = "proposal"
    SIGNATURE = "signature"
    ASK = "ask"
    KEEP = "keep"
    CONSENT = "consent"
    STANDING = "standing"
    NOTICE = "notice"
    SPOKEN = "spoken"
    UNDERSTOOD = "understood"
    HEARD_DIFFERENTLY = "heard-differently"
    AGAIN = "again"
    AGAIN_PART = "again-part"
    AGAIN_END = "again-end"
    MEET = "meet"
    MEET_AT = "meet-at"
    CALLED_OFF = "called-off"
    NOT_THERE = "not-there"
    MEET_PLACE = "meet-place"
    AGENDA = "agenda"
    STEP = "step"
    STEP_DONE = "step-done"
    OBJECTIVE = "objective"
    OBJECTIVE_STATE = "objective-state"
    FACE = "face"
    FACE_AGREED = "face-agreed"
    FACE_WITHDRAWN = "face-withdrawn"
    RENEWAL_COMMIT = "renewal-commit"
    RENEWAL_ANSWER = "renewal-answer"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    HELD = "held"
    KEPT = "kept"


BEFORE_AGREEMENT = frozenset({Kind.PROPOSAL, Kind.SIGNATURE, Kind.PAUSE, Kind.RESUME, Kind.END})
"""All that a room carries until an agreement is in force: leaving needs none."""

TO_ONESELF = frozenset({Kind.HELD, Kind.KEPT})
"""What stands only in one's own stream."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the author had verified when writing: the room up to `link`, the log up to `size`."""

    link: Link
    size: int
    root: bytes

    def fields(self) -> list[Value]:
        """[index, head, log size, log root]."""
        return [self.link.index, self.link.head, self.size, self.root]


@dataclass(frozen=True, slots=True)
class Priv:
    """What only readers of an entry may know of it besides its words.

    `owner`: first card hash of the lineage whose confidence it is. `kind`: a `Kind`, or the token
    of one this version does not know. `time`: seconds since 1970 by the author's clock. `reply_to`
    and `source`: entry hashes or none.
    """

    label: Label
    owner: bytes
    kind: str
    time: int
    reply_to: bytes | None
    source: bytes | None
    seen: Seen

    def fields(self) -> list[Value]:
        """The fields in the order of the format."""
        links: list[Value] = [self.reply_to, self.source]
        return [str(self.label), self.owner, str(self.kind), self.time, *links, self.seen.fields()]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside an entry: its key (32 bytes), length in bytes, and its ciphertext's SHA-256."""

    key: bytes
    id: bytes
    length: int
    name: str
    type: str
    digest: bytes

    def fields(self) -> list[Value]:
        """[key, id, length, name, type, digest]. Raises `Malformed` for a name no reader takes."""
        name = shape.text(self.name, "attachment name", NAME)
        kind = shape.text(self.type, "attachment type", TYPE)
        return [self.key, self.id, self.length, name, kind, self.digest]


@dataclass(frozen=True, slots=True)
class Words:
    """The body of an entry that says something, with the files beside it."""

    text: str
    attachments: tuple[Attachment, ...] = ()

    def fields(self) -> list[Value]:
        """[text, [attachment …]]. Raises `TooManyWords`, `TooLarge` or `Malformed`."""
        if len(self.attachments) > FILES:
            raise TooLarge(f"one entry carries at most {FILES} files: attach the rest to another")
        files: list[Value] = [file.fields() for file in self.attachments]
        return [_said(self.text), files]


LEVELS = 3
"""How many levels of trust an entry may wait for."""


@dataclass(frozen=True, slots=True)
class Held:
    """The body of an entry written now and readable by the other when trust in `room` is raised.

    It lies in its author's own stream until then. `level`: 1 to 3.
    """

    room: bytes
    level: int
    text: str

    def fields(self) -> list[Value]:
        """[room, level, text]. Raises `TooManyWords`."""
        return [self.room, self.level, _said(self.text)]


def parse_priv(value: Value) -> Priv:
    """Read the private part. Raises `Malformed`."""
    label, owner, kind, time, reply_to, source, seen = shape.array(value, 7, "priv")
    try:
        known = Label(shape.text(label, "label"))
    except ValueError as fault:
        raise Malformed("label is none of me, pair, named, may-tell") from fault
    index, head, size, root = shape.array(seen, 4, "seen")
    return Priv(
        known,
        shape.digest(owner, "owner"),
        shape.text(kind, "kind", 32),
        shape.number(time, "time"),
        shape.digest_or_none(reply_to, "reply-to"),
        shape.digest_or_none(source, "source"),
        Seen(
            Link(shape.number(index, "seen index"), shape.digest(head, "seen head")),
            shape.number(size, "seen log size"),
            shape.digest(root, "seen log root"),
        ),
    )


def parse_words(value: Value) -> Words:
    """Read the body of an entry that says something. Raises `Malformed` or `TooManyWords`."""
    text, files = shape.array(value, 2, "words")
    return Words(
        _said(shape.text(text, "text")),
        tuple(_attachment(file) for file in shape.items(files, "attachments", FILES)),
    )


def parse_held(value: Value) -> Held:
    """Read the body of a held entry. Raises `Malformed` or `TooManyWords`."""
    room, level, text = shape.array(value, 3, "held entry")
    if level == 0:
        raise Malformed("a held entry waits for a trust level from 1 to 3")
    return Held(
        shape.ident(room, "room"),
        shape.number(level, "trust level", LEVELS),
        _said(shape.text(text, "text")),
    )


def _said(text: str) -> str:
    if len(text.encode()) > WORDS:
        raise TooManyWords
    return text


def _attachment(value: Value) -> Attachment:
    key, ident, length, name, kind, digest = shape.array(value, 6, "attachment")
    return Attachment(
        shape.octets(key, "attachment key", 32),
        shape.ident(ident, "attachment id"),
        shape.number(length, "attachment length"),
        shape.text(name, "attachment name", NAME),
        shape.text(kind, "attachment type", TYPE),
        shape.digest(digest, "attachment hash"),
    )


def frame(priv: Priv, body: Value) -> tuple[bytes, bytes]:
    """The CBOR bytes of the private part and of the body, as the commitment frames them."""
    return canon.encode(priv.fields()), canon.encode(body)
