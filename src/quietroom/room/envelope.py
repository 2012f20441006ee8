"""The outside of a sealed entry: all that the server ever reads.

An envelope says in which room and epoch the entry was written, and by whom. What was written is
`sealed`, opaque here by design: `room.seal` closes it, `room.open` opens it, and the server
imports neither. The same form serves what somebody writes to oneself; there `place` is the
stream and `epoch` the generation of the key.

Format: spec/entry.md section 2. Vectors: vectors/entry/.
"""

from dataclasses import dataclass
from functools import cached_property

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import hash_of, sha256
from ..ground.errors import Malformed

SEALED = 256 * 1024
"""The most bytes that the sealed part of one entry may have."""

LIMIT = SEALED + 1024
"""The most bytes of one envelope."""

_EPOCHS = (1 << 32) - 1
_SEQS = (1 << 48) - 1


@dataclass(frozen=True)
class Pub:
    """What the server may know of an entry.

    `place`: room or stream id, 16 bytes. `epoch`: from 0. `author`: card hash, 32 bytes.
    `writer`: 16 random bytes per place and running client. `seq`: this writer's count from 0.
    """

    place: bytes
    epoch: int
    author: bytes
    writer: bytes
    seq: int

    def encode(self) -> bytes:
        """CBOR[place, epoch, author, writer, seq]."""
        return self._raw

    @cached_property
    def _raw(self) -> bytes:
        # Hashes, keys and seals of one entry all take these bytes: they are made once.
        return canon.encode(self.fields())

    def read_from(self, raw: bytes) -> "Pub":
        """The same, keeping the bytes that it was read from as those that it encodes to."""
        self.__dict__["_raw"] = raw
        return self

    def fields(self) -> list[Value]:
        """The fields in the order of the format."""
        return [self.place, self.epoch, self.author, self.writer, self.seq]


@dataclass(frozen=True)
class Envelope:
    """One sealed entry: `com` and `mine` are MACs of 32 bytes, `sealed` is ciphertext."""

    pub: Pub
    com: bytes
    mine: bytes
    sealed: bytes

    def encode(self) -> bytes:
        """CBOR[pub, com, mine, sealed]."""
        return self._raw

    @cached_property
    def _raw(self) -> bytes:
        rest = (canon.encode(part) for part in (self.com, self.mine, self.sealed))
        return canon.join([self.pub.encode(), *rest])

    def read_from(self, raw: bytes) -> "Envelope":
        """The same, keeping the bytes that it was read from as those that it encodes to."""
        self.__dict__["_raw"] = raw
        return self

    @cached_property
    def hash(self) -> bytes:
        """The entry hash, 32 bytes, the same for the envelope and for its stub."""
        return _hash(self.pub, self.com, self.mine, sha256(self.sealed))

    def stub(self) -> "Stub":
        """What stays when the sealed part is deleted."""
        return Stub(self.pub, self.com, self.mine, sha256(self.sealed))


@dataclass(frozen=True, slots=True)
class Stub:
    """An envelope whose sealed part is gone; `sealed_hash` is the SHA-256 it had."""

    pub: Pub
    com: bytes
    mine: bytes
    sealed_hash: bytes

    def encode(self) -> bytes:
        """CBOR[pub, com, mine, sealed_hash]."""
        return canon.encode([self.pub.fields(), self.com, self.mine, self.sealed_hash])

    @property
    def hash(self) -> bytes:
        """The entry hash, 32 bytes."""
        return _hash(self.pub, self.com, self.mine, self.sealed_hash)


def _hash(pub: Pub, com: bytes, mine: bytes, sealed_hash: bytes) -> bytes:
    return hash_of("entry-hash", pub.encode(), com, mine, sealed_hash)


def parse(raw: bytes) -> Envelope:
    """Read one envelope, accepting exactly one encoding of it.

    Returns the envelope; `parse(raw).encode() == raw` for every `raw` accepted. Checks shape only:
    authorship is the server's check at acceptance and `room.open`'s `mine`.
    Raises `Malformed` or `TooLarge`, and only these, whatever the bytes.

    Source: spec/entry.md section 2.
    """
    parts = canon.split(raw, LIMIT)
    if len(parts) != 4:
        raise Malformed("envelope is not an array of 4")
    (pub, outside), (com, _), (mine, _), (sealed, _) = parts
    found = Envelope(
        parse_pub(pub).read_from(outside),
        shape.digest(com, "com"),
        shape.digest(mine, "mine"),
        shape.octets(sealed, "sealed", most=SEALED),
    )
    return found.read_from(raw)


def parse_stub(raw: bytes) -> Stub:
    """Read one stub. Raises `Malformed` or `TooLarge`.

    Source: spec/entry.md section 2.
    """
    pub, com, mine, sealed_hash = shape.array(canon.decode(raw, LIMIT), 4, "stub")
    return Stub(
        parse_pub(pub),
        shape.digest(com, "com"),
        shape.digest(mine, "mine"),
        shape.digest(sealed_hash, "hash of the sealed part"),
    )


def parse_pub(value: Value) -> Pub:
    """Read the public part from its decoded array. Raises `Malformed`."""
    place, epoch, author, writer, seq = shape.array(value, 5, "pub")
    return Pub(
        shape.ident(place, "place"),
        shape.number(epoch, "epoch", _EPOCHS),
        shape.digest(author, "author"),
        shape.ident(writer, "writer"),
        shape.number(seq, "seq", _SEQS),
    )
