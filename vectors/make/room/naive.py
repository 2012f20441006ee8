"""Entries, records and grants made and opened from the pages of the specification alone.

Written by hand over the second implementation's primitives; nothing here calls what it checks.

Source: spec/encoding.md sections 3 to 5, spec/room.md section 3, spec/entry.md sections 5 and 6.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from quietroom.ground import canon
from quietroom.ground.canon import Value

from .. import second, wraps
from ..second import fixed

_SALT = 24


def lp(*parts: bytes | str | int) -> bytes:
    """LP of some parts, with the prefix that every context has."""
    framed = b""
    for part in ("quietroom/v1/" + str(parts[0]), *parts[1:]):
        raw = part.encode() if isinstance(part, str) else part
        raw = raw.to_bytes(8, "big") if isinstance(raw, int) else raw
        framed += len(raw).to_bytes(8, "big") + raw
    return framed


def sha256(raw: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(raw).digest()


def mac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256."""
    return hmac.digest(key, message, "sha256")


def hkdf(key: bytes, *info: bytes | str | int) -> bytes:
    """HKDF-SHA-256 with an empty salt, 32 bytes."""
    return mac(mac(bytes(32), key), lp(*info) + b"\x01")


def padded(raw: bytes) -> bytes:
    """Padded(x)."""
    framed = len(raw).to_bytes(8, "big") + raw
    size = max(256, len(framed))
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return framed.ljust(-(-size // step) * step, b"\0")


@dataclass(frozen=True)
class Author:
    """What an author seals with: the root and its use, and their self key."""

    root: bytes
    use: str
    self_key: bytes


def commit(kf: bytes, pub: Value, priv: Value, body: Value) -> bytes:
    """Com of an entry."""
    return mac(kf, lp("frank", *(canon.encode(part) for part in (pub, priv, body))))


def entry(author: Author, pub: Value, priv: Value, body: Value, name: str = "kf") -> bytes:
    """An envelope; `name` chooses its randomness."""
    kf = fixed(name)
    inside = padded(canon.encode([1, kf, priv, body]))
    return closed(author, pub, commit(kf, pub, priv, body), inside, name)


def closed(author: Author, pub: Value, com: bytes, inside: bytes, name: str = "kf") -> bytes:
    """An envelope of whatever stands inside, as altered software may make it."""
    outside = canon.encode(pub)
    key = entry_key(author, pub, com)
    sealed = second.seal(key, lp("entry", outside, com), inside, fixed(f"{name} salt", _SALT))
    return canon.encode([pub, com, mac(hkdf(author.self_key, "mine"), com), sealed])


def entry_key(author: Author, pub: Value, com: bytes) -> bytes:
    """K of an entry."""
    return hkdf(author.root, author.use, canon.encode(pub), com)


def open_entry(author: Author, envelope: bytes) -> list[Value]:
    """[version, kf, priv, body] of an envelope. Fails an assertion where a reader refuses."""
    read: Any = canon.decode(envelope)
    pub, com, _, sealed = read
    context = lp("entry", canon.encode(pub), com)
    found = second.unseal(entry_key(author, pub, com), context, sealed)
    size = int.from_bytes(found[:8], "big")
    assert found == padded(found[8 : 8 + size])
    inside: Any = canon.decode(found[8 : 8 + size])
    _, kf, priv, body = inside
    assert commit(kf, pub, priv, body) == com
    return list(inside)


def entry_hash(envelope: bytes) -> bytes:
    """The entry hash of an envelope."""
    read: Any = canon.decode(envelope)
    pub, com, mine, sealed = read
    return sha256(lp("entry-hash", canon.encode(pub), com, mine, sha256(sealed)))


def chained(place: bytes, hashes: list[bytes]) -> bytes:
    """H of a place after some items."""
    head = sha256(lp("room-chain", place))
    for one in hashes:
        head = sha256(lp("room-chain", head, one))
    return head


def wrap(core: Value, card: bytes, public: bytes, room_key: bytes) -> bytes:
    """A room key sealed to one card."""
    info = lp("epoch-wrap", sha256(canon.encode(core)), card)
    return wraps.seal_to(public, info, room_key, fixed(f"wrap {card.hex()}", 64))


def history(room_key: bytes, room: bytes, number: int, keys: Value) -> bytes:
    """A history link of whatever `keys`."""
    key = hkdf(room_key, "history-key", room, number)
    return second.seal(key, lp("history", room, number), canon.encode(keys), fixed("link", _SALT))


def grant(public: bytes, card: bytes, inside: bytes) -> bytes:
    """A grant sealed to one card."""
    return wraps.seal_to(public, lp("grant", card), padded(inside), fixed("grant", 64))
