"""A parcel: what a client posts to a room in one request, taken whole or not at all.

A parcel holds items for the room chain, leaves for the log and sealed grants. So a notice is
stored with the leaf it explains, and the second signature under an agreement with the record of
the epoch it begins.

Format: spec/room.md section 5. Vectors: vectors/room/parcel.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import Malformed
from . import envelope, epoch, grant
from .envelope import Envelope
from .epoch import Record
from .grant import Grant

ITEMS, LEAVES, GRANTS = 16, 64, 16
"""The most items, leaves and grants of one parcel."""

LEAF = 48
"""Size in bytes of a leaf of the log."""

LIMIT = 4 * 1024 * 1024
"""The most bytes of one parcel."""

ENTRY, RECORD, STUB = 0, 1, 2
"""The kinds of item, as they stand in parcels and pages."""

Item = Envelope | Record


@dataclass(frozen=True, slots=True)
class Parcel:
    """Items for the room in order, leaves for the log in order, grants."""

    items: tuple[Item, ...]
    leaves: tuple[bytes, ...] = ()
    grants: tuple[Grant, ...] = ()

    def encode(self) -> bytes:
        """CBOR[[[kind, bytes] …], [leaf …], [grant …]]."""
        items: list[Value] = [[kind_of(item), item.encode()] for item in self.items]
        grants: list[Value] = [one.fields() for one in self.grants]
        return canon.encode([items, list(self.leaves), grants])


def kind_of(item: Item) -> int:
    """The number under which an item travels."""
    return ENTRY if isinstance(item, Envelope) else RECORD


def parse(raw: bytes) -> Parcel:
    """Read one parcel. Checks shape only. Raises `Malformed` or `TooLarge`.

    Source: spec/room.md section 5.
    """
    items, leaves, grants = shape.array(canon.decode(raw, LIMIT), 3, "parcel")
    found = Parcel(
        tuple(_item(item) for item in shape.items(items, "items", ITEMS)),
        tuple(shape.octets(leaf, "leaf", LEAF) for leaf in shape.items(leaves, "leaves", LEAVES)),
        tuple(grant.parse(one) for one in shape.items(grants, "grants", GRANTS)),
    )
    if not found.items and not found.grants:
        raise Malformed("a parcel with neither an item nor a grant")
    return found


def _item(value: Value) -> Item:
    kind, raw = shape.array(value, 2, "item")
    body = shape.octets(raw, "item")
    if kind == ENTRY:
        return envelope.parse(body)
    if kind == RECORD:
        return epoch.parse(body)
    raise Malformed("an item of a kind that a parcel does not carry")
