"""A mirror: the whole log as one client keeps it, which is how members watch their log.

Every leaf is read, every root computed anew, and no tag is ever asked for: the log never learns
what a client looks for. A state is never changed, so that a refusal leaves all as it was.

Format: spec/tlog.md section 11. Vectors: vectors/tlog/mirror.json.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..ground import canon, shape
from ..ground.errors import Malformed, QuietroomError
from ..ground.frame import u64
from . import checkpoint, leaf, policy, tile
from .checkpoint import Checkpoint
from .evidence import Evidence, Fork, SmallerHead
from .index import Index
from .leaf import LEAF, Leaf
from .policy import Head, Policy
from .proof import BadProof, consistency
from .shelf import Shelf
from .tile import ENTRIES, Tile
from .tree import WIDTH


class NotLogged(QuietroomError):
    """This is not in the log as far as it was read: read the log again before using it."""

    code = "not-logged"


class BeyondHead(QuietroomError):
    """This lies beyond the last head verified: read the log again before anything is said."""

    code = "beyond-head"


@dataclass(frozen=True, slots=True)
class Mirror:
    """`policy`: which log, under which key; `head`: the last verified, or none; and all leaves."""

    policy: Policy
    head: Head | None = None
    shelf: Shelf = field(default_factory=Shelf)
    index: Index = field(default_factory=Index, compare=False)

    @property
    def size(self) -> int:
        """How many leaves are held."""
        return self.shelf.size

    @property
    def root(self) -> bytes:
        """The root over all leaves held, 32 bytes."""
        return self.shelf.frontier.root()

    def wanted(self, shown: bytes) -> tuple[Tile, ...]:
        """The bundles to fetch, in this order, in order to advance to the note `shown`.

        Verifies the note first, so that no unsigned number starts a download. Raises as `advance`.
        """
        head = self._consider(shown)
        return tuple(tile.tiles_between(ENTRIES, self.size, head.checkpoint.size))

    def gather(self, tiles: Sequence[Tile], bundles: Iterable[bytes]) -> bytes:
        """The new leaves in the bundles that `wanted` named, cut to where this mirror ends.

        Raises `Malformed`, and `BadProof` where a bundle repeats held leaves differently.
        """
        pairs = zip(tiles, bundles, strict=True)
        found = b"".join([tile.parse_bundle(raw, wanted.width) for wanted, raw in pairs])
        held = self.shelf.leaves(self.size // WIDTH * WIDTH, self.size) if found else b""
        if not found.startswith(held):
            raise BadProof("the log serves other leaves than it served before")
        return found[len(held) :]

    def advance(self, shown: bytes, leaves: bytes) -> "Mirror":
        """The mirror at the head in the note `shown`, grown by `leaves` (48 bytes each).

        Raises `Malformed`, `TooLarge`, `BadSignature`, `TooFewWitnesses`; `SmallerHead`, to be
        tried again; `Fork` with evidence; `BadProof` if the leaves do not give the signed root:
        then fetch all leaves anew and ask `reread` whether that is a fork.
        """
        head = self._consider(shown)
        new = len(tile.split(leaves, LEAF))
        if self.size + new != head.checkpoint.size:
            raise BadProof("the log serves more or fewer leaves than it signed")
        shelf = self.shelf.plus(leaves)
        if shelf.frontier.root() != head.checkpoint.root:
            raise BadProof
        return replace(self, head=head, shelf=shelf, index=self.index.plus(self.size, leaves))

    def reread(self, shown: bytes, leaves: bytes) -> "Mirror":
        """The mirror at the head in `shown`, out of all leaves of the log from the first on.

        Raises `Fork` with evidence if they give the signed root and are not a continuation of what
        this mirror holds, `BadProof` if they do not even give that root, else as `advance`.
        """
        fresh = start(self.policy).advance(shown, leaves)
        if self.head is not None:
            fresh.compare(self.head.raw)
        return fresh

    def compare(self, other: bytes) -> Checkpoint:
        """The checkpoint in the note `other`, once it is found to be a beginning of this mirror.

        Raises `Fork` with evidence if it is not, `SmallerHead` if this mirror is the smaller one.
        """
        head = checkpoint.verify(other, self.policy.log)
        if self.head is None or head.size > self.size:
            raise SmallerHead
        self._contain(other, head, self.head)
        return head

    def root_at(self, size: int) -> bytes:
        """The root of the first `size` leaves, which is what somebody's `seen` must say.

        Raises `BeyondHead` if this mirror has fewer.
        """
        if not 0 <= size <= self.size:
            raise BeyondHead
        return self.shelf.root_at(size)

    def leaf(self, place: int) -> Leaf:
        """The leaf at `place`, counted from 0. Raises `BeyondHead`."""
        if not 0 <= place < self.size:
            raise BeyondHead
        return leaf.parse(self.shelf.leaves(place, place + 1))

    def find(self, tag: bytes, after: int = -1) -> tuple[int, ...]:
        """The places of all leaves under `tag`, in rising order, that stand after place `after`."""
        return tuple(place for place in self.index.find(tag) if place > after)

    def place_of(self, wanted: Leaf, after: int = -1) -> int:
        """The first place after `after` at which this very leaf stands. Raises `NotLogged`."""
        for place in self.find(wanted.tag, after):
            if self.leaf(place) == wanted:
                return place
        raise NotLogged

    def lineage(self, cards: Sequence[Leaf]) -> tuple[int, ...]:
        """The places of the leaves of successive cards, each counted only behind the one before it.

        A leaf that somebody put under a later card's tag too early is passed over. Raises
        `NotLogged` where a card has no leaf behind its predecessor's.
        """
        places, last = [], -1
        for card in cards:
            last = self.place_of(card, last)
            places.append(last)
        return tuple(places)

    def encode(self) -> bytes:
        """For a client's own file: the length of a header as u64be, the header, all leaves."""
        raw = self.head.raw if self.head is not None else None
        header = canon.encode([self.policy.encode(), raw])
        return u64(len(header)) + header + self.shelf.leaves(0, self.size)

    def _consider(self, shown: bytes) -> Head:
        """The verified head in `shown`, unless it is smaller than ours or contradicts it."""
        head = self.policy.check(shown)
        if self.head is not None and head.checkpoint.size <= self.size:
            self._contain(shown, head.checkpoint, self.head)
            if head.checkpoint.size < self.size:
                raise SmallerHead
        return head

    def _contain(self, other: bytes, theirs: Checkpoint, ours: Head) -> None:
        """Check that their head, which is no larger than ours, is a beginning of ours."""
        root = self.shelf.root_at(theirs.size)
        if root != theirs.root:
            proof = consistency(theirs.size, self.size, self.shelf.node(self.size))
            raise Fork(Evidence(other, ours.raw, root, proof))


def start(trusted: Policy) -> Mirror:
    """The mirror of a log of which nothing has been read yet."""
    return Mirror(trusted)


def parse(raw: bytes) -> Mirror:
    """Read a mirror back, verifying all of it again. Raises `Malformed` or as `Mirror.advance`."""
    size = int.from_bytes(raw[:8], "big")
    header, leaves = raw[8 : 8 + size], raw[8 + size :]
    trusted, shown = shape.array(canon.decode(header), 2, "mirror")
    fresh = start(policy.parse(shape.octets(trusted, "log policy")))
    if shown is not None:
        return fresh.advance(shape.octets(shown, "last head"), leaves)
    if leaves:
        raise Malformed("leaves without a head that signs them")
    return fresh
