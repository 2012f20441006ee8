"""Files beside an entry: sealed and sent piece by piece, fetched and shown only when whole.

Neither end ever holds more than a part of a file in memory.

Source: spec/entry.md section 7.
"""

import hashlib
import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path

from ..ground import shape
from ..ground.close.content import sealed_size
from ..ground.errors import QuietroomError
from ..ground.pad import padded_size
from ..room.attachment import open_file, seal_file
from ..room.entry import Attachment
from .received import Received
from .room import Room
from .session import Session

PART = 1024 * 1024
"""Size in bytes of every part but the last."""

_PIECE = 64 * 1024


class FileInTheWay(QuietroomError):
    """There is a file of this name already: name another folder."""

    code = "file-in-the-way"


def upload(room: Room, path: Path) -> Attachment:
    """Seal a file and store its parts; say something with it next. Raises `TooLarge`."""
    length = path.stat().st_size
    session = room.session
    key, ident = session.random(32), session.random(shape.ID)
    digest = hashlib.sha256()
    sealed = seal_file(key, room.id, ident, length, _pieces(path))
    for number, part in enumerate(_parts(sealed)):
        digest.update(part)
        where = f"/api/rooms/{room.id.hex()}/attachments/{ident.hex()}/{number}"
        session.wire.put_octets(where, part)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Attachment(key, ident, length, path.name, kind, digest.digest())


def fetch(room: Room, about: Attachment, folder: Path) -> Path:
    """Fetch a file of this room into a folder. Raises `CannotOpen` or `FileInTheWay`."""
    base = f"/api/rooms/{room.id.hex()}/attachments/{about.id.hex()}"
    return _fetch(room.session, base, room.id, about, folder)


def fetch_received(session: Session, one: Received, about: Attachment, folder: Path) -> Path:
    """Fetch a file that came with a release."""
    base = f"/api/grants/{one.id.hex()}/attachments/{about.id.hex()}"
    return _fetch(session, base, one.released.consent.room, about, folder)


def _fetch(session: Session, base: str, room: bytes, about: Attachment, folder: Path) -> Path:
    # A name is what somebody wrote: only its last part counts, and never a hidden file.
    path = folder / (Path(about.name.replace("\\", "/")).name.lstrip(".") or "file")
    if path.exists():
        raise FileInTheWay
    aside = path.with_name(f".{path.name}.part")
    try:
        with open(aside, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.writelines(open_file(room, about, _served(session, base, about)))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def _served(session: Session, base: str, about: Attachment) -> Iterator[bytes]:
    for number in range(-(-sealed_size(padded_size(about.length)) // PART)):
        yield session.wire.get(f"{base}/{number}")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _parts(sealed: Iterator[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for piece in sealed:
        held += piece
        while len(held) >= PART:
            yield bytes(held[:PART])
            del held[:PART]
    yield bytes(held)
