"""Sealing an entry, for those who hold the room key.

com = HMAC(kf, LP("quietroom/v1/frank", pub, priv, body)) commits to every word; the entry's own key
is derived from the room key and com, so that handing out one key opens one entry; `mine` is what
the author's own software later asks for before it shows anything as written by its person.

Format: spec/entry.md section 5. Threat: an entry moved to another room, epoch or author, or put
into the other person's mouth.
"""

from dataclasses import dataclass, field

from ..ground import canon
from ..ground.canon import Value
from ..ground.chance import Entropy
from ..ground.close.content import seal
from ..ground.digest import context, derive, mac
from ..ground.pad import pad
from .entry import Priv, frame
from .envelope import Envelope, Pub

VERSION = 1
"""The version of the inside of an entry."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an author seals with: the room key or, for oneself, the self key; and the self key.

    `use` is "entry-key" in a room and "self-entry-key" for what one writes to oneself.
    """

    use: str
    root: bytes = field(repr=False)
    self_key: bytes = field(repr=False)


def room_keys(room_key: bytes, self_key: bytes) -> Keys:
    """The keys for writing into a room."""
    return Keys("entry-key", room_key, self_key)


def own_keys(self_key: bytes) -> Keys:
    """The keys for writing to oneself."""
    return Keys("self-entry-key", self_key, self_key)


def entry_key(keys: Keys, pub: bytes, com: bytes) -> bytes:
    """The key of one entry, 32 bytes; `pub` as its CBOR bytes."""
    return derive(keys.root, keys.use, pub, com)


def mine_of(self_key: bytes, com: bytes) -> bytes:
    """What only the author can compute over a commitment, 32 bytes."""
    return mac(derive(self_key, "mine"), com)


def commitment(kf: bytes, pub: bytes, priv: bytes, body: bytes) -> bytes:
    """com, 32 bytes; the three parts as their CBOR bytes."""
    return mac(kf, context("frank", pub, priv, body))


def seal_entry(keys: Keys, pub: Pub, priv: Priv, body: Value, entropy: Entropy) -> Envelope:
    """Seal one entry. `body` is the structure of the entry's kind.

    Source: spec/entry.md section 5.
    """
    kf = entropy(32)
    outside = pub.encode()
    com = commitment(kf, outside, *frame(priv, body))
    inside = canon.encode([VERSION, kf, priv.fields(), body])
    key = entry_key(keys, outside, com)
    sealed = seal(key, context("entry", outside, com), pad(inside))
    return Envelope(pub, com, mine_of(keys.self_key, com), sealed)
