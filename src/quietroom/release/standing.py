"""The standing consent: the owner says beforehand that the other may tell this entry on.

It is signed when the owner labels an entry 'may be told' and travels as the next entry of the
room; without it that label is only words.

Format: spec/grant.md section 5.
"""

from dataclasses import dataclass

from ..ground import canon, shape

USE = "standing"
"""The domain under which a standing consent is signed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`other`: card hash of the member who may tell on; `until`: seconds since 1970."""

    salt: bytes
    room: bytes
    entry: bytes
    other: bytes
    until: int

    def encode(self) -> bytes:
        """CBOR[salt, room, entry, other, until]: the payload that is signed."""
        return canon.encode([self.salt, self.room, self.entry, self.other, self.until])


def parse(raw: bytes) -> Standing:
    """Read a standing consent's payload. Raises `Malformed` or `TooLarge`.

    Source: spec/grant.md section 5.
    """
    salt, room, entry, other, until = shape.array(canon.decode(raw), 5, "standing consent")
    return Standing(
        shape.octets(salt, "salt", 32),
        shape.ident(room, "room"),
        shape.digest(entry, "entry hash"),
        shape.digest(other, "other's card"),
        shape.number(until, "until"),
    )
