"""Opening an entry, for those who hold the room key or were given the one key of this entry.

Format: spec/entry.md section 6. Vectors: vectors/entry/.
"""

from dataclasses import dataclass, field

from ..ground import canon, pad, shape
from ..ground.canon import Value
from ..ground.digest import context, same
from ..ground.errors import CannotOpen, QuietroomError
from ..ground.open.content import unseal
from .entry import Priv, UnknownVersion, frame, parse_priv
from .envelope import Envelope
from .seal import VERSION, Keys, commitment, entry_key, mine_of


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


def open_entry(keys: Keys, envelope: Envelope) -> Opened:
    """Open with the room key, or with the self key what one wrote to oneself.

    Raises `CannotOpen`, `UnknownVersion` or `Malformed`.
    """
    return open_with(entry_key(keys, envelope.pub.encode(), envelope.com), envelope)


def open_with(key: bytes, envelope: Envelope) -> Opened:
    """Open with the entry's own key, as the recipient of a grant does.

    Raises `CannotOpen`, `UnknownVersion` or `Malformed`.

    Source: spec/entry.md section 6.
    """
    outside = envelope.pub.encode()
    padded = unseal(key, context("entry", outside, envelope.com), envelope.sealed)
    parts = shape.items(canon.decode(pad.unpad(padded)), "inside of an entry", 16)
    if not parts or parts[0] != VERSION:
        raise UnknownVersion
    _, kf, private, body = shape.array(parts, 4, "inside of an entry")
    priv, secret = parse_priv(private), shape.octets(kf, "franking key", 32)
    if not same(commitment(secret, outside, *frame(priv, body)), envelope.com):
        raise CannotOpen("the words of this entry are not the words it commits to")
    return Opened(envelope, priv, body, secret, key)


def check_mine(self_key: bytes, envelope: Envelope) -> None:
    """Check that my own software wrote this. Raises `NotMine`."""
    if not same(mine_of(self_key, envelope.com), envelope.mine):
        raise NotMine
