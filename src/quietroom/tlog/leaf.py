"""A leaf: 48 bytes that commit to a document and tell nobody which.

A tag, by which whoever may know of the document finds the leaf, and a commitment, which only
whoever holds `r` and the document can open. An opening is what travels to them.

Format: spec/tlog.md sections 2 and 3. Vectors: vectors/tlog/leaf.json.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import derive, hash_of, sha256
from ..ground.errors import Malformed

TAG, COMMITMENT, R = 16, 32, 32
"""Sizes in bytes of a tag, a commitment and the random `r` of an opening."""

LEAF = TAG + COMMITMENT
"""Size in bytes of every leaf."""

DOCUMENT = 1024 * 1024
"""The most bytes of a document that a leaf commits to."""


class Kind(StrEnum):
    """What a leaf commits to; the text enters the commitment."""

    CARD = "card"
    RELEASE = "release"
    DUTY = "duty"
    POLICY = "policy"
    WEB_BUILD = "web-build"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf: `tag` 16 bytes, `commitment` 32 bytes."""

    tag: bytes
    commitment: bytes

    def encode(self) -> bytes:
        """Tag and commitment, 48 bytes."""
        return self.tag + self.commitment


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a leaf: its `tag`, `r` (32 random bytes), its `kind`, and the document's bytes."""

    tag: bytes
    r: bytes
    kind: Kind
    document: bytes

    def leaf(self) -> Leaf:
        """The leaf that this opens."""
        return Leaf(self.tag, commitment(self.r, self.kind, self.document))

    def fields(self) -> list[Value]:
        """The fields in the order of the format."""
        return [self.tag, self.r, self.kind.value, self.document]

    def encode(self) -> bytes:
        """CBOR[tag, r, type, document]."""
        return canon.encode(self.fields())


@dataclass(frozen=True, slots=True)
class GrantTags:
    """The two tags under which an entry's grants stand: shown at once, or after a lawful delay."""

    at_once: bytes
    delayed: bytes


def parse(raw: bytes) -> Leaf:
    """Read one leaf. Raises `Malformed` unless `raw` has 48 bytes."""
    if len(raw) != LEAF:
        raise Malformed(f"a leaf has {LEAF} bytes, not {len(raw)}")
    return Leaf(raw[:TAG], raw[TAG:])


def parse_opening(raw: bytes) -> Opening:
    """Read one opening in its one encoding. Raises `Malformed` or `TooLarge`."""
    return read_opening(canon.decode(raw, DOCUMENT + 128))


def read_opening(value: Value) -> Opening:
    """Read one opening from its decoded array. Raises `Malformed`."""
    tag, r, kind, document = shape.array(value, 4, "opening")
    name = shape.text(kind, "leaf type")
    if name not in set(Kind):
        raise Malformed("a leaf type that this version does not know")
    return Opening(
        shape.octets(tag, "tag", TAG),
        shape.octets(r, "r", R),
        Kind(name),
        shape.octets(document, "document", most=DOCUMENT),
    )


def commitment(r: bytes, kind: Kind, document: bytes) -> bytes:
    """SHA-256(LP("quietroom/v1/leaf", r, type, SHA-256(document))), 32 bytes.

    Raises `Malformed` unless `r` has 32 bytes: a shorter one could be guessed.
    """
    return hash_of("leaf", shape.octets(r, "r", R), kind.value, sha256(document))


def card_tag(account: bytes, generation: int) -> bytes:
    """The tag of an account's card of this generation. `account` has 16 bytes."""
    return hash_of("tag-card", shape.ident(account, "account id"), generation)[:TAG]


def policy_tag(name: str, version: int) -> bytes:
    """The tag of a version of a programme's policy document, versions from 0."""
    return hash_of("tag-policy", name, version)[:TAG]


def build_tag(name: str, version: int) -> bytes:
    """The tag of a version of a web build, versions from 0."""
    return hash_of("tag-build", name, version)[:TAG]


def grant_tags(key: bytes) -> GrantTags:
    """The tags of every grant of the entry that `key` (32 bytes) opens.

    Only whoever can open the entry can compute them, the server not among them.
    """
    both = derive(shape.octets(key, "entry key", 32), "tag-grant")
    return GrantTags(both[:TAG], both[TAG:])
