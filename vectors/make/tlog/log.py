"""A log for generators and tests, which stores what a server stores."""

from dataclasses import dataclass, field

from quietroom.tlog import checkpoint, note, tile, tree
from quietroom.tlog.mirror import Mirror
from quietroom.tlog.policy import Policy
from quietroom.tlog.tile import ENTRIES, Tile
from quietroom.tlog.tree import Frontier

from ..second import fixed

ORIGIN = "log.example/quiet"
SIGNER = note.Signer(ORIGIN, note.Kind.LOG, fixed("log key"))
POLICY = Policy(ORIGIN, SIGNER.key().public)


def leaves(count: int, name: str = "leaf") -> list[bytes]:
    """So many leaves, all different, the same in every run."""
    raw = fixed(name, 48 * count)
    return [raw[at : at + 48] for at in range(0, len(raw), 48)]


@dataclass
class Log:
    """`held`: the leaves; `nodes`: hashes of tiles above level 0, by level and index."""

    held: list[bytes] = field(default_factory=list)
    frontier: Frontier = field(default_factory=Frontier)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def append(self, more: list[bytes]) -> "Log":
        """Append a batch."""
        growth = self.frontier.extend(more)
        self.held += more
        self.frontier = growth.frontier
        self.nodes |= {(item.level, item.index): item.hash for item in growth.completed}
        return self

    def head(self, size: int | None = None, signer: note.Signer = SIGNER) -> bytes:
        """The signed checkpoint at `size`."""
        held = self.held[:size]
        return checkpoint.sign(signer, len(held), tree.Frontier().extend(held).frontier.root())

    def tile(self, wanted: Tile) -> bytes:
        """The bytes of one tile."""
        span = range(wanted.index * 256, wanted.index * 256 + wanted.width)
        if wanted.level > 0:
            return b"".join(self.nodes[wanted.level, index] for index in span)
        rows = self.held[span.start : span.stop]
        return tile.bundle(rows) if wanted.level == ENTRIES else tile.tile_hashes(rows)

    def serve(self) -> dict[str, bytes]:
        """Everything that a server has at its present size, by path."""
        size = len(self.held)
        bundles = tile.tiles_between(ENTRIES, 0, size)
        tiles = {each.path(): self.tile(each) for each in (*bundles, *tile.hash_tiles(size))}
        return tiles | {"checkpoint": self.head()}


def log(count: int, name: str = "leaf") -> Log:
    """A log of so many leaves, appended in uneven batches."""
    made, rows = Log(), leaves(count, name)
    at, step = 0, 1
    while at < count:
        made.append(rows[at : at + step])
        at, step = at + step, step * 3 + 1
    return made


def synced(served: Log, mirror: Mirror) -> Mirror:
    """The mirror once it has read everything that the log serves."""
    head = served.head()
    tiles = mirror.wanted(head)
    return mirror.advance(head, mirror.gather(tiles, [served.tile(each) for each in tiles]))
