"""The chain of a place: one hash that fixes every item and its order.

h_0 = SHA-256(LP("quietroom/v1/room-chain", place)); h_i = SHA-256(LP("quietroom/v1/room-chain",
h_(i-1), item hash)). Items are counted from 1, in the order in which the server took them: entries
by their entry hash, epoch records by the hash of their payload. Two readers who hold the same
link [i, h_i] have been shown the same first i items.

Format: spec/room.md section 4. Vectors: vectors/room/chain.json.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground.digest import hash_of


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the chain: `index` items so far, `head` their hash (32 bytes)."""

    index: int
    head: bytes

    def then(self, item_hash: bytes) -> "Link":
        """The link after one more item."""
        return Link(self.index + 1, hash_of("room-chain", self.head, item_hash))

    def after(self, item_hashes: Iterable[bytes]) -> "Link":
        """The link after several more items."""
        link = self
        for item_hash in item_hashes:
            link = link.then(item_hash)
        return link


def start(place: bytes) -> Link:
    """The link of an empty room or stream."""
    return Link(0, hash_of("room-chain", place))
