"""The outside of a turn: what the server sees of a concern.

It sees the id, the account that it is for, and the size. From whom it is, about whom, and whether
it begins a concern or answers one, is sealed.

Format: spec/concern.md section 3. Vectors: vectors/concern/outside.json. Threat: a server that
learns, keeps or tells who raised a concern.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.close.key import seal_to
from ..ground.digest import context
from ..ground.pad import pad

SEALED = 1024 * 1024
"""The most bytes of one sealed turn."""


@dataclass(frozen=True, slots=True)
class Outside:
    """One sealed turn: `id` and `recipient` (an account) have 16 bytes."""

    id: bytes
    recipient: bytes
    sealed: bytes

    def encode(self) -> bytes:
        """CBOR[id, recipient, sealed]."""
        return canon.encode([self.id, self.recipient, self.sealed])


def parse(raw: bytes) -> Outside:
    """Read one. Raises `Malformed` or `TooLarge`.

    Source: spec/concern.md section 3.
    """
    ident, recipient, sealed = shape.array(canon.decode(raw), 3, "sealed turn")
    return Outside(
        shape.ident(ident, "id"),
        shape.ident(recipient, "recipient"),
        shape.octets(sealed, "sealed turn", most=SEALED),
    )


def turn_context(card: bytes) -> bytes:
    """The HPKE info of a turn to the card of this hash: no grant or letter opens as one."""
    return context("concern", card)


def close(public: bytes, card: bytes, content: bytes) -> bytes:
    """Pad a turn and seal it to a public sealing key, that of the card of this hash."""
    return seal_to(public, turn_context(card), pad(content))
