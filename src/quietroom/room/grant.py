"""The outside of a grant: what the server sees of the act that opens an entry to somebody else.

It sees the id, the recipient's account, which entries and attachments, until when, and the size.
What was granted, why and under whose signature is sealed to the recipient's card.

Format: spec/grant.md section 2. Vectors: vectors/grant/.
"""

from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.close.key import seal_to
from ..ground.digest import context
from ..ground.errors import Malformed
from ..ground.pad import pad

SEALED = 1024 * 1024
"""The most bytes of one sealed grant."""

ENTRIES = 256
"""The most entries of one grant."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One sealed grant as the server stores it.

    `id` 16 bytes; `recipient`: account id; `entries`: entry hashes; `attachments`: ids;
    `until`: seconds since 1970 after which the server stops serving; `sealed`: HPKE to the
    recipient's card.
    """

    id: bytes
    recipient: bytes
    entries: tuple[bytes, ...]
    attachments: tuple[bytes, ...]
    until: int
    sealed: bytes

    def fields(self) -> list[Value]:
        """The fields in the order of the format."""
        lists: list[Value] = [list(self.entries), list(self.attachments)]
        return [self.id, self.recipient, *lists, self.until, self.sealed]


def parse(value: Value) -> Grant:
    """Read one grant from its decoded array. Raises `Malformed`.

    A grant names at least one entry, and no entry or attachment twice.
    """
    ident, recipient, entries, attachments, until, sealed = shape.array(value, 6, "grant")
    hashes = shape.items(entries, "granted entries", ENTRIES)
    files = shape.items(attachments, "granted attachments", ENTRIES)
    grant = Grant(
        shape.ident(ident, "grant id"),
        shape.ident(recipient, "recipient"),
        tuple(shape.digest(item, "entry hash") for item in hashes),
        tuple(shape.ident(item, "attachment id") for item in files),
        shape.number(until, "until"),
        shape.octets(sealed, "sealed grant", most=SEALED),
    )
    if not grant.entries:
        raise Malformed("a grant that names no entry")
    if len({*grant.entries, *grant.attachments}) != len(hashes) + len(files):
        raise Malformed("a grant that names something twice")
    return grant


def grant_context(recipient_card: bytes) -> bytes:
    """The HPKE info of a grant to the card of hash `recipient_card`."""
    return context("grant", recipient_card)


def close(public: bytes, recipient_card: bytes, content: bytes) -> bytes:
    """Pad the grant's content and seal it to the recipient's public sealing key."""
    return seal_to(public, grant_context(recipient_card), pad(content))
