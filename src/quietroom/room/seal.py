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
from ..ground.digest import context, derive, expand, extract, mac
from ..ground.errors import TooLarge
from ..ground.pad import pad
from .entry import Priv, frame
from .envelope import SEALED, Envelope, Pub

VERSION = 1
"""The version of the inside of an entry."""

_VERSION = canon.encode(VERSION)


@dataclass(frozen=True, slots=True)
class Root:
    """What the keys of many entries come from: a room key or a self key, extracted once."""

    use: str
    extracted: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """What an author seals with; `mine` is their `mine_key`, made once."""

    root: Root
    mine: bytes = field(repr=False)


def room_root(room_key: bytes) -> Root:
    """The root of the entries of one epoch of a room."""
    return Root("entry-key", extract(room_key))


def own_root(self_key: bytes) -> Root:
    """The root of what one generation wrote to oneself."""
    return Root("self-entry-key", extract(self_key))


def room_keys(room_key: bytes, self_key: bytes) -> Keys:
    """The keys for writing into a room."""
    return Keys(room_root(room_key), mine_key(self_key))


def own_keys(self_key: bytes) -> Keys:
    """The keys for writing to oneself."""
    return Keys(own_root(self_key), mine_key(self_key))


def entry_key(root: Root, pub: bytes, com: bytes) -> bytes:
    """The key of one entry, 32 bytes; `pub` as its CBOR bytes."""
    return expand(root.extracted, root.use, pub, com)


def entry_context(pub: bytes, com: bytes) -> bytes:
    """The context under which one entry is sealed; `pub` as its CBOR bytes."""
    return context("entry", pub, com)


def mine_key(self_key: bytes) -> bytes:
    """The key, 32 bytes, by which a generation knows its own entries."""
    return derive(self_key, "mine")


def mine_of(key: bytes, com: bytes) -> bytes:
    """What only the author can compute over a commitment, 32 bytes; `key` is their `mine_key`."""
    return mac(key, com)


def commitment(kf: bytes, pub: bytes, priv: bytes, body: bytes) -> bytes:
    """com, 32 bytes; the three parts as their CBOR bytes."""
    return mac(kf, context("frank", pub, priv, body))


def seal_entry(keys: Keys, pub: Pub, priv: Priv, body: Value, entropy: Entropy) -> Envelope:
    """Seal one entry. `body` is the structure of the entry's kind.

    Raises `TooLarge` for more than an envelope may hold.

    Source: spec/entry.md section 5.
    """
    kf, outside = entropy(32), pub.encode()
    private, said = frame(priv, body)
    com = commitment(kf, outside, private, said)
    inside = canon.join([_VERSION, canon.encode(kf), private, said])
    key = entry_key(keys.root, outside, com)
    sealed = seal(key, entry_context(outside, com), pad(inside))
    if len(sealed) > SEALED:
        raise TooLarge("one entry holds at most 256 KB: say it in two, or attach a file")
    return Envelope(pub, com, mine_of(keys.mine, com), sealed)
