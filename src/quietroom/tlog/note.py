"""Signed notes: a text, and under it lines that say who signed it.

Only Ed25519 is spoken here, in two kinds: what a log signs (0x01) and what a witness signs (0x04).
Lines of other keys are kept and never judged.

Format: spec/tlog.md section 7. Source: C2SP signed-note; RFC 8032. Vectors: vectors/tlog/note.json.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from enum import IntEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ..ground.digest import sha256
from ..ground.errors import BadSignature, Malformed, TooLarge

KEY, SIGNATURE, KEY_ID = 32, 64, 4
"""Sizes in bytes of a public key, a bare signature and a key id."""

NAME = 255
"""The most bytes of a key's name."""

LINES, NOTE = 64, 512 * 1024
"""The most signature lines and the most bytes of a note."""

_DASH = "\N{EM DASH} "


class Kind(IntEnum):
    """What a key signs: the byte that C2SP assigns to the kind of signature."""

    LOG = 0x01
    WITNESS = 0x04


@dataclass(frozen=True, slots=True)
class Key:
    """A key that notes are checked with: its `name`, `kind`, and `public` half (32 bytes)."""

    name: str
    kind: Kind
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that, with the name, say which lines are this key's."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public)[:KEY_ID]

    def encode(self) -> str:
        """The key as text, `name+id+key`, which C2SP calls a vkey."""
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([self.kind]) + self.public)}"

    def check(self, message: bytes, signature: bytes) -> None:
        """Check a bare signature of 64 bytes. Raises `BadSignature`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature as fault:
            raise BadSignature from fault


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that signs notes: its `name`, `kind`, and private `seed` (32 bytes)."""

    name: str
    kind: Kind
    seed: bytes = field(repr=False)

    def key(self) -> Key:
        """The public half."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        return Key(check_name(self.name), self.kind, private.public_key().public_bytes_raw())

    def line(self, message: bytes, before: bytes = b"") -> "Line":
        """A line that holds `before` and the signature of `message`."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)
        return Line(self.name, self.key().id, before + signature)


@dataclass(frozen=True, slots=True)
class Line:
    """One signature line: the key's `name` and `key_id` (4 bytes), and what follows them."""

    name: str
    key_id: bytes
    signature: bytes

    def encode(self) -> str:
        """The line as text, with its newline."""
        return f"{_DASH}{self.name} {_base64(self.key_id + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends in a newline, and the lines under it, none of them verified."""

    text: str
    lines: tuple[Line, ...]

    def encode(self) -> bytes:
        """The note as it is served."""
        return (self.text + "\n" + "".join(line.encode() for line in self.lines)).encode()

    def lines_of(self, key: Key) -> tuple[Line, ...]:
        """The lines that claim to be of `key`."""
        mine = (key.name, key.id)
        return tuple(line for line in self.lines if (line.name, line.key_id) == mine)

    def verify(self, key: Key) -> None:
        """Check that `key` signed the text. Raises `BadSignature` if any of its lines fails."""
        lines = self.lines_of(key)
        if not lines:
            raise BadSignature("the note has no signature by this key")
        for line in lines:
            key.check(self.text.encode(), line.signature)


def sign(text: str, signer: Signer) -> Note:
    """A note of one signature. `text` must end in a newline. Raises `Malformed`."""
    return parse(Note(text, (signer.line(text.encode()),)).encode())


def parse(raw: bytes) -> Note:
    """Read a note, accepting exactly one encoding of it. Verifies nothing.

    Raises `Malformed`, or `TooLarge` above 512 KiB or 64 signature lines.
    """
    if len(raw) > NOTE:
        raise TooLarge(f"a note of {len(raw)} bytes where at most {NOTE} are allowed")
    try:
        whole = raw.decode()
    except UnicodeDecodeError as fault:
        raise Malformed("a note that is not UTF-8") from fault
    if re.search("[\x00-\x09\x0b-\x1f]", whole):
        raise Malformed("a note with a control character")
    cut = whole.rfind("\n\n")
    if not 0 <= cut < len(whole) - 2 or not whole.endswith("\n"):
        raise Malformed("a note without signatures after an empty line, or cut short")
    lines = whole[cut + 2 :].split("\n")[:-1]
    if len(lines) > LINES:
        raise TooLarge(f"a note of {len(lines)} signatures where at most {LINES} are allowed")
    return Note(whole[: cut + 1], tuple(_line(line) for line in lines))


def parse_key(text: str) -> Key:
    """Read a key from its text. Raises `Malformed`, also for a kind that is not spoken here."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Malformed("a verifier key has three parts, separated by plus signs")
    raw = decode_base64(parts[2], "verifier key")
    if len(raw) != 1 + KEY or raw[0] not in set(Kind):
        raise Malformed("a verifier key of a kind that is not spoken here")
    key = Key(check_name(parts[0]), Kind(raw[0]), raw[1:])
    if key.encode() != text:
        raise Malformed("a verifier key whose id is not its own")
    return key


def check_name(name: str) -> str:
    """`name` as the name of a key. Raises `Malformed`."""
    if any(letter == "+" or letter.isspace() or letter < " " for letter in name):
        raise Malformed("a key's name has no spaces, plus signs or control characters")
    if not 0 < len(_utf8(name)) <= NAME:
        raise Malformed(f"a key's name has 1 to {NAME} bytes")
    return name


def decode_base64(text: str, what: str) -> bytes:
    """Read standard base64 in its one spelling. Raises `Malformed`."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Malformed(f"{what} is not base64") from fault
    if _base64(raw) != text:
        raise Malformed(f"{what} is not the one spelling of its base64")
    return raw


def _line(text: str) -> Line:
    parts = text.removeprefix(_DASH).split(" ")
    if not text.startswith(_DASH) or len(parts) != 2:
        raise Malformed("a signature line of a wrong form")
    raw = decode_base64(parts[1], "signature")
    if len(raw) <= KEY_ID:
        raise Malformed("a signature line without a signature")
    return Line(check_name(parts[0]), raw[:KEY_ID], raw[KEY_ID:])


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as fault:
        raise Malformed("text with a lone surrogate") from fault


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
