"""A second verifier of logs, written from the C2SP pages alone; it imports nothing of Quietroom.

It reads a folder as tlog-tiles lays it out, checks the checkpoint's note, every entry bundle
against the tiles of level 0, every tile against the level above, and the whole against the root.

Sources: C2SP tlog-tiles, tlog-checkpoint, signed-note, tlog-cosignature; RFC 6962 section 2.1.
"""

import base64
import hashlib
import struct
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class RefusedError(Exception):
    """The folder is not the log that it says it is."""


def verify_folder(folder: Path, vkey: str) -> tuple[int, bytes, list[bytes]]:
    """The size, the root and all entries of the log in `folder`. Raises `RefusedError`."""
    size, root = _checkpoint((folder / "checkpoint").read_bytes(), vkey)
    entries = _entries(folder, size)
    hashes = [hashlib.sha256(b"\x00" + entry).digest() for entry in entries]
    tops: list[bytes] = []
    level = 0
    while hashes:
        _same_tiles(folder, level, hashes)
        full = len(hashes) // 256 * 256
        tops = [*_peaks(hashes[full:]), *tops]
        hashes = [_perfect(hashes[at : at + 256]) for at in range(0, full, 256)]
        level += 1
    if _join(tops) != root:
        raise RefusedError("another root")
    return size, root, entries


def verify_cosignature(note: bytes, vkey: str) -> int:
    """The time at which the witness of `vkey` signed. Raises `RefusedError`."""
    text, lines = _note(note)
    name, key_id, kind, public = _vkey(vkey)
    if kind != 4:
        raise RefusedError("not a witness's key")
    for line_name, raw in lines:
        if (line_name, raw[:4]) == (name, key_id):
            (time,) = struct.unpack(">Q", raw[4:12])
            message = b"cosignature/v1\ntime %d\n" % time + text
            _ed25519(public, raw[12:], message)
            return int(time)
    raise RefusedError("not signed by this witness")


def _checkpoint(note: bytes, vkey: str) -> tuple[int, bytes]:
    text, lines = _note(note)
    name, key_id, kind, public = _vkey(vkey)
    mine = [raw[4:] for line_name, raw in lines if (line_name, raw[:4]) == (name, key_id)]
    if kind != 1 or not mine:
        raise RefusedError("not signed by the log")
    for signature in mine:
        _ed25519(public, signature, text)
    body = text.decode().split("\n")
    if body.pop() or len(body) < 3 or "" in body or body[0] != name:
        raise RefusedError("not a checkpoint of this log")
    if str(int(body[1])) != body[1]:
        raise RefusedError("not a size")
    return int(body[1]), _base64(body[2])


def _note(note: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    try:
        note.decode()
    except UnicodeDecodeError as fault:
        raise RefusedError("not UTF-8") from fault
    if any(byte < 0x20 and byte != 0x0A for byte in note):
        raise RefusedError("a control character")
    text, blank, signatures = note.rpartition(b"\n\n")
    if not blank or not signatures.endswith(b"\n"):
        raise RefusedError("no signatures")
    lines = []
    for line in signatures[:-1].decode().split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not parts[1] or "+" in parts[1]:
            raise RefusedError("not a signature line")
        lines.append((parts[1], _base64(parts[2])))
    return text + b"\n", lines


def _vkey(vkey: str) -> tuple[str, bytes, int, bytes]:
    name, key_id, encoded = vkey.split("+", 2)
    raw = _base64(encoded)
    computed = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    if computed.hex() != key_id:
        raise RefusedError("not this key's id")
    return name, computed, raw[0], raw[1:]


def _ed25519(public: bytes, signature: bytes, message: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature as fault:
        raise RefusedError("a false signature") from fault


def _base64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError as fault:
        raise RefusedError("not base64") from fault
    if base64.b64encode(raw) != text.encode():
        raise RefusedError("base64 with loose bits")
    return raw


def _entries(folder: Path, size: int) -> list[bytes]:
    entries: list[bytes] = []
    for index, width in _tiles(size):
        raw = _read(folder / "tile" / "entries", index, width)
        start = len(entries)
        while raw:
            (length,) = struct.unpack(">H", raw[:2])
            entries.append(raw[2 : 2 + length])
            if len(entries[-1]) != length:
                raise RefusedError("an entry cut short")
            raw = raw[2 + length :]
            if raw[:1] and len(raw) < 2:
                raise RefusedError("a length cut short")
        if len(entries) - start != width:
            raise RefusedError("another number of entries")
    return entries


def _same_tiles(folder: Path, level: int, hashes: list[bytes]) -> None:
    for index, width in _tiles(len(hashes)):
        raw = _read(folder / "tile" / str(level), index, width)
        if raw != b"".join(hashes[index * 256 : index * 256 + width]):
            raise RefusedError("another tile")


def _tiles(count: int) -> list[tuple[int, int]]:
    full, rest = divmod(count, 256)
    return [(index, 256) for index in range(full)] + ([(full, rest)] if rest else [])


def _read(folder: Path, index: int, width: int) -> bytes:
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.insert(0, f"x{index % 1000:03d}")
    path = folder.joinpath(*parts)
    if width < 256:
        path = path.with_name(path.name + ".p") / str(width)
    if not path.is_file():
        raise RefusedError("a missing tile")
    return path.read_bytes()


def _peaks(hashes: list[bytes]) -> list[bytes]:
    """The roots of the perfect trees that fewer than 256 hashes make up, largest first."""
    found, at = [], 0
    for size in (128, 64, 32, 16, 8, 4, 2, 1):
        if len(hashes) & size:
            found.append(_perfect(hashes[at : at + size]))
            at += size
    return found


def _perfect(hashes: list[bytes]) -> bytes:
    if len(hashes) == 1:
        return hashes[0]
    half = len(hashes) // 2
    pair = _perfect(hashes[:half]) + _perfect(hashes[half:])
    return hashlib.sha256(b"\x01" + pair).digest()


def _join(tops: list[bytes]) -> bytes:
    if not tops:
        return hashlib.sha256(b"").digest()
    root = tops[-1]
    for left in reversed(tops[:-1]):
        root = hashlib.sha256(b"\x01" + left + root).digest()
    return root
