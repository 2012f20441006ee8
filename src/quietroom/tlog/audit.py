"""Checking a whole log from outside: everything it serves against what it signed.

`read` gives the bytes at a path relative to the log's prefix, from a server or a copied folder
alike, and raises `KeyError` or `MissingTile` where there is nothing.

Source: spec/tlog.md section 13. Vectors: vectors/tlog/audit.json.
"""

from collections.abc import Callable

from . import mirror, tile
from .mirror import Mirror
from .policy import Policy
from .proof import BadProof
from .tile import MissingTile, Tile
from .tree import WIDTH

CHECKPOINT = "checkpoint"
"""Where a log serves its checkpoint, relative to the log's prefix."""

Read = Callable[[str], bytes]


def verify_log(read: Read, policy: Policy, since: bytes | None = None) -> Mirror:
    """The log as a mirror, once every leaf and every tile hash to the root signed under `policy`.

    `since` is a checkpoint kept from earlier, which the log must continue. Raises `MissingTile`,
    `Malformed`, `TooLarge`, `BadSignature`, `TooFewWitnesses`, `BadProof`, `SmallerHead`, or `Fork`
    with evidence.
    """
    shown = _read(read, CHECKPOINT)
    empty = mirror.start(policy)
    wanted = empty.wanted(shown)
    found = empty.advance(shown, empty.gather(wanted, (read_tile(read, each) for each in wanted)))
    for each in tile.hash_tiles(found.size):
        if read_tile(read, each) != found.shelf.tile(each):
            raise BadProof("a tile does not hash to the root that the log signed")
    if since is not None:
        found.compare(since)
    return found


def read_tile(read: Read, wanted: Tile) -> bytes:
    """The bytes of a tile; where a partial one is gone, the beginning of the full one.

    Raises `MissingTile`, or `Malformed` for a full tile that is not one.
    """
    try:
        return _read(read, wanted.path())
    except MissingTile:
        whole = _read(read, wanted.full().path())
        each = len(tile.split(whole, WIDTH))
        return whole[: each * wanted.width]


def _read(read: Read, path: str) -> bytes:
    try:
        return read(path)
    except KeyError as fault:
        raise MissingTile from fault
