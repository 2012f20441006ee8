"""The tree of RFC 6962 and its right edge, which is all that appending needs.

A `Frontier` holds the roots of the perfect subtrees that make up a tree, largest first: one hash
for each bit that is set in the size. Appending costs two hashes a leaf, whatever the size.

Format: spec/tlog.md section 4. Source: RFC 6962 section 2.1.
Vectors: vectors/tlog/tree.json.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ..ground import canon, shape
from ..ground.errors import Malformed

HASH = 32
"""Size in bytes of every hash of the tree."""

EMPTY = sha256(b"").digest()
"""The root of the tree without leaves."""

MOST = (1 << 53) - 1
"""The largest size of a tree: the largest number that every language holds."""

STEP = 8
"""A tile spans this many levels of the tree."""

WIDTH = 1 << STEP
"""A full tile holds this many hashes."""

Node = Callable[[int, int], bytes]
"""`node(height, index)`: root of the perfect subtree over leaves index·2^height and following."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A subtree that has become perfect: hash number `index` of the tiles of `level` (1 and above).

    It spans 256^level leaves, from leaf index·256^level on.
    """

    level: int
    index: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Growth:
    """What appending gave: the new edge, and the tile hashes above level 0 that it completed."""

    frontier: "Frontier"
    completed: tuple[Completed, ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree of `size` leaves: roots of its perfect subtrees, largest first."""

    size: int = 0
    edge: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Growth:
        """Grow by one leaf."""
        return self.extend((leaf,))

    def extend(self, leaves: Sequence[bytes]) -> Growth:
        """Grow by several leaves, given as their bytes."""
        edge, completed = list(self.edge), list[Completed]()
        size, at = self.size, 0
        while at < len(leaves):
            height = _fitting(size, len(leaves) - at)
            part = leaves[at : at + (1 << height)]
            root = perfect([sha256(b"\0" + leaf).digest() for leaf in part])
            _push(edge, completed, height, size >> height, root)
            size += len(part)
            at += len(part)
        return Growth(Frontier(size, tuple(edge)), tuple(completed))

    def root(self) -> bytes:
        """The root of the whole tree, 32 bytes."""
        return fold(self.edge)

    def encode(self) -> bytes:
        """CBOR[size, [hash …]]."""
        return canon.encode([self.size, list(self.edge)])


def parse_frontier(raw: bytes) -> Frontier:
    """Read an edge in its one encoding. Raises `Malformed`."""
    size, edge = shape.array(canon.decode(raw, 4096), 2, "frontier")
    count = shape.number(size, "tree size")
    hashes = shape.array(edge, count.bit_count(), "edge")
    return Frontier(count, tuple(shape.digest(item, "edge hash") for item in hashes))


def frontier_at(size: int, node: Node) -> Frontier:
    """The edge of the first `size` leaves of a tree whose perfect subtrees `node` gives."""
    return Frontier(size, tuple(node(height, index) for height, index in peaks(0, size)))


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one leaf. The prefix keeps it apart from the hash of a node."""
    return sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\1" + left + right).digest()


def perfect(hashes: list[bytes]) -> bytes:
    """The root over 2^n hashes, n at least 0."""
    while len(hashes) > 1:
        pairs = iter(hashes)
        hashes = [
            sha256(b"\1" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)
        ]
    return hashes[0]


def fold(edge: Sequence[bytes]) -> bytes:
    """The root over perfect subtrees that stand side by side, largest first."""
    if not edge:
        return EMPTY
    root = edge[-1]
    for left in reversed(edge[:-1]):
        root = node_hash(left, root)
    return root


def peaks(start: int, end: int) -> list[tuple[int, int]]:
    """The (height, index) of the perfect subtrees that make up leaves `start` to `end`.

    `start` must be a place where a subtree as large as the range may begin, as 0 always is.
    """
    found = []
    while start < end:
        height = (end - start).bit_length() - 1
        found.append((height, start >> height))
        start += 1 << height
    return found


def check_size(size: int) -> int:
    """`size` as the size of a tree. Raises `Malformed` outside 0 … 2^53-1."""
    if not 0 <= size <= MOST:
        raise Malformed("no tree has this size")
    return size


def _fitting(size: int, left: int) -> int:
    """The height of the largest subtree, 8 at most, that may begin here and can be filled."""
    aligned = (size & -size).bit_length() - 1 if size else STEP
    return min(STEP, aligned, left.bit_length() - 1)


def _push(edge: list[bytes], done: list[Completed], height: int, index: int, root: bytes) -> None:
    """Put a perfect subtree to the right of the edge, joining what becomes perfect by it."""
    while True:
        if height and height % STEP == 0:
            done.append(Completed(height // STEP, index, root))
        if not index & 1:
            break
        root, height, index = node_hash(edge.pop(), root), height + 1, index >> 1
    edge.append(root)
