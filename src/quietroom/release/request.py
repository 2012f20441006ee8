"""Asking first: the exact words, the recipient, the purpose and the end date; and the answers.

An owner may grant, edit and grant, or keep it; no reason is owed. When two people claim an entry,
the first to agree leaves a half consent in the room and the second completes it.

Format: spec/entry.md section 4.
"""

from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.signature import ED25519_SIGNATURE, MLDSA_SIGNATURE, Signatures
from ..room.entry import WORDS


@dataclass(frozen=True, slots=True)
class Ask:
    """The body of a request: `id` 16 bytes, `entry`: hash asked about, `recipient`: card hash."""

    id: bytes
    entry: bytes
    words: str
    recipient: bytes
    name: str
    purpose: str
    until: int

    def fields(self) -> list[Value]:
        """[id, entry, words, recipient, name, purpose, until]."""
        whom: list[Value] = [self.recipient, self.name, self.purpose, self.until]
        return [self.id, self.entry, self.words, *whom]


def parse_ask(value: Value) -> Ask:
    """Read the body of a request. Raises `Malformed`."""
    ident, entry, words, recipient, name, purpose, until = shape.array(value, 7, "request")
    return Ask(
        shape.ident(ident, "request id"),
        shape.digest(entry, "entry hash"),
        shape.text(words, "words", WORDS),
        shape.digest(recipient, "recipient"),
        shape.text(name, "name", 500),
        shape.text(purpose, "purpose", 2000),
        shape.number(until, "until"),
    )


@dataclass(frozen=True, slots=True)
class Signed:
    """The body of a half consent or a standing consent: a payload with one signer's signatures."""

    payload: bytes
    signatures: Signatures

    def fields(self) -> list[Value]:
        """[payload, signature, signature]."""
        return [self.payload, *self.signatures]


def parse_signed(value: Value) -> Signed:
    """Read a payload with one signer's two signatures. Verifies nothing. Raises `Malformed`."""
    payload, ed25519, mldsa = shape.array(value, 3, "signed payload")
    signatures = (
        shape.octets(ed25519, "signature", ED25519_SIGNATURE),
        shape.octets(mldsa, "signature", MLDSA_SIGNATURE),
    )
    return Signed(shape.octets(payload, "payload"), signatures)


def parse_keep(value: Value) -> bytes:
    """Read the id of the request that its owner keeps. Raises `Malformed`."""
    (ident,) = shape.array(value, 1, "keep")
    return shape.ident(ident, "request id")
