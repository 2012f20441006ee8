"""What a reader must know of the people in a room: whose card is whose.

The client answers from lineages that it verified against the log; nothing here asks a server.

Source: spec/room.md section 7.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from ..ground.signature import VerifyKey


@dataclass(frozen=True, slots=True)
class Known:
    """A card that was verified and found in the log: its keys and the first card of its lineage.

    `generation` is its place in the lineage, from 0.
    """

    hash: bytes
    first: bytes
    generation: int
    key: VerifyKey
    seal: bytes = field(repr=False)


class People(Protocol):
    """Looks up cards that were verified and are in the mirrored log."""

    def known(self, card: bytes) -> Known | None:
        """The card of this hash, or none when it could not be verified."""
        ...


def same_person(people: People) -> Callable[[bytes, bytes], bool]:
    """Whether two card hashes belong to one verified lineage."""

    def same(first: bytes, second: bytes) -> bool:
        one, other = people.known(first), people.known(second)
        return first == second or (
            one is not None and other is not None and one.first == other.first
        )

    return same


@dataclass(frozen=True, slots=True)
class Secrets:
    """The private side of one card of mine: its sealing seed and its self key, 32 bytes each."""

    seal_seed: bytes = field(repr=False)
    self_key: bytes = field(repr=False)


Mine = dict[bytes, Secrets]
"""My own cards of every generation, by card hash."""
