"""The server's one secret: 32 bytes in a file that only its owner can read.

The log's signing key and the stamp keys are derived from it (`store.work.Keys`). Whoever holds it
can sign heads of the log and forge stamps; nobody can open an entry with it.
"""

import os
from pathlib import Path

from ..ground.chance import Entropy
from ..ground.errors import QuietroomError

NAME = "server.key"
"""The file's name in the data folder."""

SIZE = 32
"""Size in bytes of the secret."""


class BadKeyFile(QuietroomError):
    """The file server.key does not hold the server's secret: put it back from a backup."""

    code = "bad-key-file"


def secret(folder: Path, entropy: Entropy) -> bytes:
    """The secret of this data folder, made on first use. Raises `BadKeyFile` or `OSError`."""
    path = folder / NAME
    if not path.exists():
        _make(path, entropy(SIZE))
    found = path.read_bytes()
    if len(found) != SIZE:
        raise BadKeyFile
    return found


def unsafe(folder: Path) -> list[str]:
    """What is wrong with the file, in words: that others than its owner can read it."""
    path = folder / NAME
    if path.exists() and path.stat().st_mode & 0o077:
        return [f"{NAME} can be read by others than its owner: run chmod 600 on it"]
    return []


def _make(path: Path, found: bytes) -> None:
    """Write the file whole or not at all, and see it on the disk before it is used."""
    aside = path.with_name(f".{NAME}.new")
    with open(aside, "wb", opener=_owner_only) as file:
        file.write(found)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
