"""Tiles: the tree and its leaves cut into files that never change.

Tile n of level l holds the hashes number 256·n and following, each over 256^l leaves. A bundle
holds the leaves themselves. The last tile of a level may be partial, and then says its width.

Format: spec/tlog.md section 6. Source: C2SP tlog-tiles. Vectors: vectors/tlog/tile.json.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from ..ground.errors import Malformed, QuietroomError
from .leaf import LEAF
from .proof import BadProof
from .tree import HASH, MOST, STEP, WIDTH, Node, check_size, perfect

ENTRIES = -1
"""The level of a bundle of leaves, written `entries` in a path."""

_SHAPE = re.compile(
    r"tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,6}[0-9]{3})"
    r"(?:\.p/([1-9][0-9]{0,2}))?"
)
_LENGTH = LEAF.to_bytes(2, "big")


class MissingTile(QuietroomError):
    """A tile that the checkpoint needs is not there: read it again, or copy the log again."""

    code = "missing-tile"


@dataclass(frozen=True, slots=True)
class Tile:
    """Which tile: `level` (0 to 63, or `ENTRIES`), `index` in the level, `width` (1 to 256)."""

    level: int
    index: int
    width: int = WIDTH

    def path(self) -> str:
        """Where a log serves it, relative to the log's prefix."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        digits = f"{self.index:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        place = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
        return f"tile/{level}/{place}" + ("" if self.width == WIDTH else f".p/{self.width}")

    def full(self) -> "Tile":
        """The full tile of this place, which may stand in for a partial one."""
        return Tile(self.level, self.index)


def parse_path(path: str) -> Tile:
    """Read the path of a tile in its one spelling. Raises `Malformed`."""
    found = _SHAPE.fullmatch(path)
    if found is None:
        raise Malformed("not the path of a tile")
    level, groups, width = found.groups()
    number = ENTRIES if level == "entries" else int(level)
    tile = Tile(number, int(re.sub("[x/]", "", groups)), int(width or WIDTH))
    if tile.path() != path or tile.width > WIDTH or tile.index > MOST >> STEP:
        raise Malformed("not the one spelling of the path of a tile")
    return tile


def count(level: int, size: int) -> int:
    """How many hashes (or leaves) the tiles of `level` hold for a tree of `size` leaves."""
    return size >> (STEP * max(level, 0))


def check_fits(tile: Tile, size: int) -> None:
    """Check that a tree of `size` leaves has as much as this tile shows. Raises `MissingTile`."""
    if tile.index * WIDTH + tile.width > count(tile.level, size):
        raise MissingTile


def tiles_between(level: int, old: int, new: int) -> Iterator[Tile]:
    """The tiles of `level` that a tree of `new` leaves has and one of `old` has not as wide."""
    held, wanted = count(level, old), count(level, check_size(new))
    for index in range(held // WIDTH, -(-wanted // WIDTH)):
        tile = Tile(level, index, min(WIDTH, wanted - index * WIDTH))
        if index * WIDTH + tile.width > held:
            yield tile


def hash_tiles(size: int) -> Iterator[Tile]:
    """All tiles of hashes of a tree of `size` leaves, level by level."""
    level = 0
    while count(level, check_size(size)):
        yield from tiles_between(level, 0, size)
        level += 1


def tile_hashes(leaves: Iterable[bytes]) -> bytes:
    """The tile of level 0 over these leaves, given as their bytes."""
    return b"".join([sha256(b"\0" + leaf).digest() for leaf in leaves])


def split(raw: bytes, size: int = HASH) -> list[bytes]:
    """`raw` cut into pieces of `size` bytes: 32 for hashes, 48 for leaves. Raises `Malformed`."""
    if len(raw) % size:
        raise Malformed(f"not a whole number of pieces of {size} bytes")
    return [raw[at : at + size] for at in range(0, len(raw), size)]


def check_width(raw: bytes, width: int) -> bytes:
    """`raw` as a tile of `width` hashes. Raises `Malformed`."""
    if len(raw) != width * HASH:
        raise Malformed(f"a tile of {width} hashes has {width * HASH} bytes, not {len(raw)}")
    return raw


def bundle(leaves: Iterable[bytes]) -> bytes:
    """The bundle of these leaves: each behind its length as two bytes, big-endian."""
    return b"".join([_LENGTH + leaf for leaf in leaves])


def parse_bundle(raw: bytes, width: int) -> bytes:
    """The leaves of a bundle of `width`, one behind the other, 48 bytes each.

    Raises `Malformed` for any other number of leaves and for a leaf of any other length.
    """
    piece = len(_LENGTH) + LEAF
    if len(raw) != width * piece:
        raise Malformed(f"a bundle of {width} leaves has {width * piece} bytes, not {len(raw)}")
    found = split(raw, piece)
    if any(not item.startswith(_LENGTH) for item in found):
        raise Malformed(f"a leaf of this log has {LEAF} bytes")
    return b"".join([item[len(_LENGTH) :] for item in found])


def nodes(size: int, read: Callable[[Tile], bytes]) -> Node:
    """The perfect subtrees of a tree of `size` leaves, out of its tiles, each read once.

    Raises `BadProof` for a subtree that the tree does not have; `read` returns a tile's bytes.
    """
    held: dict[Tile, bytes] = {}

    def node(height: int, index: int) -> bytes:
        if (index + 1) << height > size:
            raise BadProof("the tree has no such subtree")
        level, rest = divmod(height, STEP)
        start = index << rest
        place = start // WIDTH
        tile = Tile(level, place, min(WIDTH, count(level, size) - place * WIDTH))
        if tile not in held:
            held[tile] = check_width(read(tile), tile.width)
        at = start % WIDTH * HASH
        return perfect(split(held[tile][at : at + (HASH << rest)]))

    return node
