"""The inside of a grant: which keys it hands out, under which signed document.

Format: spec/grant.md section 3. Vectors: vectors/grant/.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError
from ..ground.open.key import unseal_from
from ..ground.pad import unpad
from ..ground.signature import ED25519_SIGNATURE, MLDSA_SIGNATURE, Signatures
from .grant import ENTRIES, grant_context


class NotForYou(QuietroomError):
    """This was sealed to somebody else: a further reader needs a grant of their own."""

    code = "not-for-you"


class Log(Protocol):
    """What a recipient asks of the mirrored log."""

    def includes(self, leaf: bytes) -> None:
        """Pass if the leaf is in the mirrored log. Raises a `QuietroomError` otherwise."""
        ...


class GrantKind(StrEnum):
    """What a grant is for."""

    RELEASE = "release"
    DUTY = "duty"
    CASE = "case"
    OMBUDS = "ombuds"


class When(StrEnum):
    """Whether the room is told at once, or after the delay that a limit allows."""

    AT_ONCE = "at-once"
    DELAYED = "delayed"


@dataclass(frozen=True, slots=True)
class Key:
    """One entry opened: hash, own key `k`, the random `r` of its leaf, and when it is told."""

    entry: bytes
    k: bytes = field(repr=False)
    r: bytes = field(repr=False)
    when: When = When.AT_ONCE


@dataclass(frozen=True, slots=True)
class Granted:
    """What a recipient finds inside: keys, the document that grants them, who signed it.

    `extras`: CBOR values that the document's kind defines, such as a standing consent.
    """

    kind: GrantKind
    keys: tuple[Key, ...]
    payload: bytes
    signatures: Signatures
    extras: tuple[Value, ...] = ()

    def encode(self) -> bytes:
        """CBOR[kind, [[entry, k, r, when] …], payload, [signature …], [extra …]]."""
        keys: list[Value] = [[key.entry, key.k, key.r, str(key.when)] for key in self.keys]
        lists: list[Value] = [list(self.signatures), list(self.extras)]
        return canon.encode([str(self.kind), keys, self.payload, *lists])


def parse(raw: bytes) -> Granted:
    """Read the inside of a grant. Raises `Malformed` or `TooLarge`.

    Source: spec/grant.md section 3.
    """
    kind, keys, payload, signatures, extras = shape.array(canon.decode(raw), 5, "grant")
    try:
        known = GrantKind(shape.text(kind, "grant kind", 32))
    except ValueError as fault:
        raise Malformed("a grant of a kind this version does not know") from fault
    return Granted(
        known,
        tuple(_key(key) for key in shape.items(keys, "keys", ENTRIES)),
        shape.octets(payload, "payload"),
        _signatures(shape.items(signatures, "signatures", 4)),
        tuple(shape.items(extras, "extras", 16)),
    )


def open_grant(seed: bytes, card: bytes, sealed: bytes) -> Granted:
    """Open a grant sealed to my card. Raises `CannotOpen` or `Malformed`.

    Source: spec/grant.md section 3.
    """
    return parse(unpad(unseal_from(seed, grant_context(card), sealed)))


def _signatures(found: list[Value]) -> Signatures:
    if len(found) % 2:
        raise Malformed("every signer has two signatures, one of each kind")
    sizes = (ED25519_SIGNATURE, MLDSA_SIGNATURE) * (len(found) // 2)
    return tuple(
        shape.octets(one, "signature", size) for one, size in zip(found, sizes, strict=True)
    )


def _key(value: Value) -> Key:
    entry, k, r, when = shape.array(value, 4, "key")
    try:
        told = When(shape.text(when, "when", 16))
    except ValueError as fault:
        raise Malformed("a grant says neither 'at once' nor 'delayed'") from fault
    return Key(
        shape.digest(entry, "entry hash"), shape.octets(k, "k", 32), shape.octets(r, "r", 32), told
    )
