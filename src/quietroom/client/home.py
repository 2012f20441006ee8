"""What a person's client remembers in its folder, so that a server cannot make it forget.

Nothing readable lies here: the vault is sealed, entries stay in their envelopes, and the token of
the sign-in is a file that only its owner can read. Files are written aside and moved into place.

    person.cbor   server, account, name      vault.cbor   generation, vault, wraps
    log           the mirrored log            token        the short-lived sign-in
    places/ID     items of a room or stream, as verified   cards/HASH   lineages
    outbox/       what was sealed and not yet acknowledged evidence/    what a server lied about
    turns         of concerns, as they came
"""

import fcntl
import os
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..ground import canon
from ..ground.canon import Value
from ..ground.errors import Malformed
from .refusal import NoHome

_PERSON = "person.cbor"


class Home:
    """One person's folder. Nothing is read before it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def exists(self) -> bool:
        """Whether somebody has joined from this folder."""
        return (self.folder / _PERSON).exists()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for one process at a time."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or none."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def need(self, name: str) -> Value:
        """A CBOR file that must be there. Raises `NoHome` or `Malformed`."""
        raw = self.read(name)
        if raw is None:
            raise NoHome
        return canon.decode(raw)

    def write(self, name: str, raw: bytes) -> Path:
        """Write a file whole: aside, made durable, then moved into place."""
        path = self._place(name)
        aside = path.with_name(f".{path.name}.new")
        with open(aside, "wb", opener=_owner_only) as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        _sync(path.parent)
        return path

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        (self.folder / name).unlink(missing_ok=True)

    def clear(self, keep: Container[str]) -> None:
        """Remove all but these files and the lock, whatever else is in the folder."""
        # Whose folder it is goes last: cut short, it is still theirs to clear.
        for path in sorted(self.folder.iterdir(), key=lambda path: path.name == _PERSON):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in keep and path.name != "lock":
                path.unlink()

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted."""
        try:
            return sorted(path.name for path in (self.folder / folder).iterdir())
        except FileNotFoundError:
            return []

    def append(self, name: str, chunks: list[bytes]) -> None:
        """Add chunks to a file of chunks, each with its length in front."""
        path = self._place(name)
        begins = not path.exists()
        with open(path, "ab", opener=_owner_only) as file:
            file.write(b"".join(len(chunk).to_bytes(4, "big") + chunk for chunk in chunks))
            file.flush()
            os.fsync(file.fileno())
        if begins:
            _sync(path.parent)

    def _place(self, name: str) -> Path:
        path = self.folder / name
        # One by one: only the last folder that `mkdir` makes gets the mode it is given.
        for folder in (self.folder, path.parent):
            if not folder.exists():
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                _sync(folder.parent)
        return path

    def chunks(self, name: str) -> list[bytes]:
        """The chunks of a file, leaving out an end that a crash cut short."""
        raw, place, found = self.read(name) or b"", 0, list[bytes]()
        while place + 4 <= len(raw):
            size = int.from_bytes(raw[place : place + 4], "big")
            chunk = raw[place + 4 : place + 4 + size]
            if len(chunk) < size:
                break
            found.append(chunk)
            place += 4 + size
        if place < len(raw):
            self.write(name, raw[:place])
        return found


def _sync(folder: Path) -> None:
    """Make durable which names stand in a folder: a power cut may undo a rename otherwise."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def hex_id(text: str, what: str) -> bytes:
    """Read the hex of an id or hash. Raises `Malformed`."""
    try:
        return bytes.fromhex(text)
    except ValueError as fault:
        raise Malformed(f"{what} is not hexadecimal") from fault
