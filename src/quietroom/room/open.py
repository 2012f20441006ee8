"""Opening an entry, for those who hold the room key or were given the one key of this entry.

Format: spec/entry.md section 6. Vectors: vectors/entry/.
"""

from dataclasses import dataclass, field

from ..ground import canon, pad, shape
from ..ground.canon import Value
from ..ground.digest import same
from ..ground.errors import CannotOpen, Malformed, QuietroomError
from ..ground.open.content import unseal
from .entry import Priv, UnknownVersion, parse_priv
from .envelope import Envelope
from .seal import VERSION, Root, commitment, entry_context, entry_key, mine_of


class NotMine(QuietroomError):
    """This entry claims to be yours and is not: the server or your partner made it."""

    code = "not-mine"


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry that opened: `key` is the entry's own key and `kf` opens its commitment."""

    envelope: Envelope
    priv: Priv
    body: Value
    kf: bytes = field(repr=False)
    key: bytes = field(repr=False)


def open_entry(root: Root, envelope: Envelope) -> Opened:
    """Open with the room key, or with the self key what one wrote to oneself.

    Raises `CannotOpen`, `UnknownVersion` or `Malformed`.
    """
    outside = envelope.pub.encode()
    return _open(entry_key(root, outside, envelope.com), outside, envelope)


def open_with(key: bytes, envelope: Envelope) -> Opened:
    """Open with the entry's own key, as the recipient of a grant does.

    Raises `CannotOpen`, `UnknownVersion` or `Malformed`.

    Source: spec/entry.md section 6.
    """
    return _open(key, envelope.pub.encode(), envelope)


def check_mine(key: bytes, envelope: Envelope) -> None:
    """Check that my own software wrote this; `key` is my `mine_key`. Raises `NotMine`."""
    if not same(mine_of(key, envelope.com), envelope.mine):
        raise NotMine


def _open(key: bytes, outside: bytes, envelope: Envelope) -> Opened:
    padded = unseal(key, entry_context(outside, envelope.com), envelope.sealed)
    parts = canon.split(pad.unpad(padded))
    if not parts or parts[0][0] != VERSION:
        raise UnknownVersion
    if len(parts) != 4:
        raise Malformed("the inside of an entry is not an array of 4")
    (_, _), (secret, _), (private, private_raw), (body, body_raw) = parts
    kf, priv = shape.octets(secret, "franking key", 32), parse_priv(private)
    if not same(commitment(kf, outside, private_raw, body_raw), envelope.com):
        raise CannotOpen("the words of this entry are not the words it commits to")
    return Opened(envelope, priv, body, kf, key)
