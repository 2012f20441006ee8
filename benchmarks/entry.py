"""Sealing and opening an entry of 1 KB of words, against the bare primitives of its format.

The bare side calls what the format names, once for each entry and with all inputs made beforehand:
the ratio shows what framing, encoding, padding, checking and judging cost, less what the SDK saves
by deriving once for many entries. A second figure leaves that gain out: there the bare side calls
no more than the SDK does.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from benchmarks.claim import Claim, rate_ratio
from quietroom.ground.digest import context, sha256
from quietroom.ground.pad import padded_size
from quietroom.room import envelope
from quietroom.room.chain import Link
from quietroom.room.entry import Kind, Priv, Seen, Words, frame
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.label import Label
from quietroom.room.open import Opened, open_entry
from quietroom.room.seal import Root, entry_context, room_keys, seal_entry

_CALLS = 4_000

_AIM = 0.7

_SHA256 = SHA256()
_PUB = Pub(bytes(16), 3, bytes(32), bytes(16), 40)
_SEEN = Seen(Link(812, bytes(32)), 5_000, bytes(32))
_PRIV = Priv(Label.PAIR, bytes(32), Kind.WORDS, 1_800_000_000, None, None, _SEEN)
_BODY = Words("." * 1024).fields()


@dataclass(frozen=True, slots=True)
class Bare:
    """What the primitives of an entry take: a key, and messages as long as those of a real one."""

    key: bytes
    franked: bytes
    info: bytes
    context: bytes
    com: bytes
    padded: bytes
    sealed: bytes
    hashed: bytes

    def seal(self) -> None:
        """Two keys derived, a random key and its MAC, the seal, the author's MAC, the hash."""
        self._derive(b"mine")
        self._derive(self.info)
        self.seal_alone()

    def open(self) -> None:
        """A key derived, what it opens, the MAC that a commitment is held against, the hash."""
        self._derive(self.info)
        self.open_alone()

    def seal_once(self) -> None:
        """As `seal`, with what is the same for every entry left out."""
        self._expand()
        self.seal_alone()

    def open_once(self) -> None:
        """As `open`, with what is the same for every entry left out."""
        self._expand()
        self.open_alone()

    def seal_alone(self) -> None:
        """Random key, MAC, seal, MAC and hash."""
        self._mac(os.urandom(32), self.franked)
        sealer = Cobblestone256Encryptor(self.key, self.context)
        _ = sealer.update(self.padded) + sealer.finalize()
        self._mac(self.key, self.com)
        self._hash()

    def open_alone(self) -> None:
        """Hash, opening and MAC."""
        self._hash()
        opener = Cobblestone256Decryptor(self.key, self.context)
        _ = opener.update(self.sealed) + opener.finalize()
        self._mac(self.key, self.franked)

    def _derive(self, info: bytes) -> None:
        HKDF(_SHA256, 32, None, info).derive(self.key)

    def _expand(self) -> None:
        HKDFExpand(_SHA256, 32, self.info).derive(self.key)

    def _mac(self, key: bytes, message: bytes) -> None:
        made = HMAC(key, _SHA256)
        made.update(message)
        made.finalize()

    def _hash(self) -> None:
        """The hash of what is sealed, and of the whole."""
        Hash.hash(_SHA256, self.sealed)
        Hash.hash(_SHA256, self.hashed)


def bare(found: Envelope) -> Bare:
    """The bare side of an entry of 1 KB of words."""
    key, outside, inside = os.urandom(32), found.pub.encode(), b"".join(frame(_PRIV, _BODY))
    bound, padded = entry_context(outside, found.com), bytes(padded_size(36 + len(inside)))
    sealer = Cobblestone256Encryptor(key, bound)
    sealed = sealer.update(padded) + sealer.finalize()
    franked, info = context("frank", outside, inside), context("entry-key", outside, found.com)
    hashed = context("entry-hash", outside, found.com, found.mine, sha256(sealed))
    assert len(sealed) == len(found.sealed)
    return Bare(key, franked, info, bound, found.com, padded, sealed, hashed)


def measure() -> list[Claim]:
    """Both directions; each ends with the entry's hash, opening begins with the server's bytes."""
    keys = room_keys(os.urandom(32), os.urandom(32))
    found = seal_entry(keys, _PUB, _PRIV, _BODY, os.urandom)
    raw, alone = found.encode(), bare(found)

    def seal() -> bytes:
        return seal_entry(keys, _PUB, _PRIV, _BODY, os.urandom).hash

    def opened() -> Opened:
        return _open(keys.root, raw)

    least = "{} an entry of 1 KB, as a share of the rate of no more calls than it makes"
    return [
        _claim("sealing an entry of 1 KB, as a share of its primitives' rate", seal, alone.seal),
        _claim("opening an entry of 1 KB, as a share of its primitives' rate", opened, alone.open),
        Claim(least.format("sealing"), rate_ratio(seal, alone.seal_once, _CALLS)),
        Claim(least.format("opening"), rate_ratio(opened, alone.open_once, _CALLS)),
    ]


def _open(root: Root, raw: bytes) -> Opened:
    found = envelope.parse(raw)
    assert found.hash
    return open_entry(root, found)


def _claim(about: str, ours: Callable[[], object], alone: Callable[[], object]) -> Claim:
    return Claim(about, rate_ratio(ours, alone, _CALLS), _AIM)
