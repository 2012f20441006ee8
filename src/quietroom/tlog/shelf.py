"""All leaves of a log, kept small, with what it takes to know the root at any size.

Full blocks of 256 leaves are shared between states; of the tree only hashes of tiles above level
0 are kept, so that a shelf costs 48 bytes a leaf and little more, and one state never changes
another.

Source: spec/tlog.md section 11.
"""

from dataclasses import dataclass, field

from . import tile
from .leaf import LEAF
from .tile import Tile
from .tree import HASH, WIDTH, Completed, Frontier, Node, frontier_at

_BLOCK = WIDTH * LEAF


@dataclass(frozen=True, slots=True)
class Shelf:
    """`blocks`: leaves in full blocks of 256; `tail`: the leaves after them; `frontier`: the edge.

    `tiles`: for each level from 1 on, its hashes one behind the other.
    """

    blocks: tuple[bytes, ...] = ()
    tail: bytes = b""
    frontier: Frontier = field(default_factory=Frontier)
    tiles: tuple[bytes, ...] = ()

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return self.frontier.size

    def plus(self, leaves: bytes) -> "Shelf":
        """With these leaves behind the others, 48 bytes each."""
        frontier, completed = self.frontier, list[Completed]()
        for at in range(0, len(leaves), _BLOCK):
            growth = frontier.extend(tile.split(leaves[at : at + _BLOCK], LEAF))
            frontier = growth.frontier
            completed += growth.completed
        loose = self.tail + leaves
        cut = len(loose) - len(loose) % _BLOCK
        blocks = [loose[at : at + _BLOCK] for at in range(0, cut, _BLOCK)]
        tiles = _with(self.tiles, completed)
        return Shelf((*self.blocks, *blocks), loose[cut:], frontier, tiles)

    def leaves(self, start: int, end: int) -> bytes:
        """The leaves from place `start` up to `end`, 48 bytes each."""
        first = start // WIDTH
        held = [*self.blocks[first : -(-end // WIDTH)], self.tail]
        skip = (start - first * WIDTH) * LEAF
        return b"".join(held)[skip : skip + (end - start) * LEAF]

    def tile(self, wanted: Tile) -> bytes:
        """A tile of hashes, or a bundle, as the log serves it. Raises `MissingTile`."""
        tile.check_fits(wanted, self.size)
        start, end = wanted.index * WIDTH, wanted.index * WIDTH + wanted.width
        if wanted.level > 0:
            return self.tiles[wanted.level - 1][start * HASH : end * HASH]
        leaves = tile.split(self.leaves(start, end), LEAF)
        return tile.bundle(leaves) if wanted.level == tile.ENTRIES else tile.tile_hashes(leaves)

    def node(self, size: int) -> Node:
        """The perfect subtrees of the first `size` leaves, of which there must be as many."""
        return tile.nodes(size, self.tile)

    def root_at(self, size: int) -> bytes:
        """The root of the first `size` leaves, of which there must be as many."""
        if size == self.size:
            return self.frontier.root()
        return frontier_at(size, self.node(size)).root()


def _with(tiles: tuple[bytes, ...], completed: list[Completed]) -> tuple[bytes, ...]:
    grown = [[held] for held in tiles]
    for item in completed:
        if item.level > len(grown):
            grown.append([])
        grown[item.level - 1].append(item.hash)
    return tuple(b"".join(hashes) for hashes in grown)
