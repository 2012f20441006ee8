"""A log policy: which log is meant, under which key, and how many witnesses its heads need.

The policy is fixed where trust begins - in an invitation and in an agreement - by its hash.

Format: spec/tlog.md section 10. Vectors: vectors/tlog/policy.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.errors import BadSignature, Malformed, QuietroomError
from . import checkpoint, note, witness
from .checkpoint import Checkpoint

WITNESSES = 32
"""The most witnesses of a policy."""

_SIZE = 16 * 1024


class TooFewWitnesses(QuietroomError):
    """Fewer witnesses than the log policy asks for have signed this head: try again later."""

    code = "too-few-witnesses"


@dataclass(frozen=True, slots=True)
class Head:
    """A verified head: its checkpoint, the note as served, and how many `witnesses` signed it."""

    checkpoint: Checkpoint
    raw: bytes
    witnesses: int


@dataclass(frozen=True, slots=True)
class Policy:
    """What a log must show: `origin`, its `public` key (32 bytes), `witnesses`, and a `quorum`.

    Witnesses stand in rising order of their public keys. The default asks for none: only its
    members watch such a log, and screens say so. Raises `Malformed` for witnesses out of order or
    twice, for the log's own key among them, and for a quorum that they cannot reach.
    """

    origin: str
    public: bytes
    witnesses: tuple[note.Key, ...] = ()
    quorum: int = 0

    def __post_init__(self) -> None:
        """Refuse a policy that has no encoding."""
        note.check_name(self.origin)
        keys = [shape.octets(each.public, "witness key", note.KEY) for each in self.witnesses]
        if keys != sorted(set(keys)) or self.public in keys or len(keys) > WITNESSES:
            raise Malformed("witnesses out of order, twice, too many, or with the log's own key")
        if any(each.kind is not note.Kind.WITNESS for each in self.witnesses):
            raise Malformed("a witness with a key that is not a witness's")
        shape.number(self.quorum, "quorum", len(keys))
        shape.octets(self.public, "log key", note.KEY)

    @property
    def log(self) -> note.Key:
        """The log's key; it bears the log's origin as its name."""
        return note.Key(self.origin, note.Kind.LOG, self.public)

    @property
    def hash(self) -> bytes:
        """SHA-256 of the encoding, 32 bytes: what an invitation and an agreement name."""
        return sha256(self.encode())

    def encode(self) -> bytes:
        """CBOR[origin, key, [[name, key] …], quorum]."""
        listed: list[Value] = [[each.name, each.public] for each in self.witnesses]
        return canon.encode([self.origin, self.public, listed, self.quorum])

    def check(self, raw: bytes) -> Head:
        """The head in a note, once the log and enough witnesses are found to have signed it.

        Raises `Malformed`, `TooLarge`, `BadSignature` (of the log or of a witness named here),
        `BadProof` as `checkpoint.verify` does, or `TooFewWitnesses`.
        """
        head = checkpoint.verify(raw, self.log)
        found = len(self.cosignatures(note.parse(raw)))
        if found < self.quorum:
            raise TooFewWitnesses(
                f"{found} of the {self.quorum} witnesses that the policy asks for"
            )
        return Head(head, raw, found)

    def cosignatures(self, signed: note.Note) -> tuple[note.Line, ...]:
        """One good line of each witness that signed. Raises `BadSignature` if a line is false."""
        found: list[note.Line] = []
        for key in self.witnesses:
            lines = signed.lines_of(key)
            for line in lines:
                witness.check(signed.text, line, key)
            found += lines[:1]
        return tuple(found)

    def join(self, kept: bytes, posted: bytes) -> bytes:
        """The log's own note `kept` with the good lines that witnesses added to it in `posted`.

        What the log keeps when a witness sends a checkpoint back. Raises `BadSignature` if the
        text is not that of `kept`, or if no witness of this policy signed; and as `cosignatures`.
        """
        mine, theirs = note.parse(kept), note.parse(posted)
        lines = self.cosignatures(theirs)
        if mine.text != theirs.text or not lines:
            raise BadSignature("not this checkpoint, or signed by no witness of the log policy")
        added = {(line.name, line.key_id): line for line in lines}
        others = [line for line in mine.lines if (line.name, line.key_id) not in added]
        return note.Note(mine.text, (*others, *lines)).encode()


def parse(raw: bytes) -> Policy:
    """Read a policy in its one encoding. Raises `Malformed` or `TooLarge`."""
    origin, public, listed, quorum = shape.array(canon.decode(raw, _SIZE), 4, "log policy")
    return Policy(
        shape.text(origin, "origin"),
        shape.octets(public, "log key", note.KEY),
        tuple(_witness(item) for item in shape.items(listed, "witnesses", WITNESSES)),
        shape.number(quorum, "quorum"),
    )


def _witness(value: Value) -> note.Key:
    name, public = shape.array(value, 2, "witness")
    checked = note.check_name(shape.text(name, "witness name"))
    return note.Key(checked, note.Kind.WITNESS, shape.octets(public, "witness key", note.KEY))
