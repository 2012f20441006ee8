"""The data folder: whose it is, and that one server at a time holds it.

server.key   the secret          quietroom.db   the database, unless it is PostgreSQL
lock         held while a server runs            log   faults: what kind, where in the code
mails/       mails to be sent, one file each
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..ground.errors import QuietroomError
from . import keys

DATABASE, LOCK, LOG, MAILS = "quietroom.db", "lock", "log", "mails"
"""Names in the folder."""

_OURS = {keys.NAME, f".{keys.NAME}.new", LOCK, LOG}


class FolderInUse(QuietroomError):
    """Another server holds this data folder: stop it first, or name another folder by --data."""

    code = "folder-in-use"


class FolderNotOurs(QuietroomError):
    """This folder holds something that is not Quietroom's: name an empty one by --data."""

    code = "folder-not-ours"


def check_ours(folder: Path) -> None:
    """Check that the folder has our key, or nothing but what we put there before the key.

    Raises `FolderNotOurs`. A folder that is not there will be ours.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderNotOurs
    names = {path.name for path in folder.iterdir()}
    if keys.NAME not in names and not names <= _OURS:
        raise FolderNotOurs


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder, made if it is not there, until the end of the block.

    Raises `FolderNotOurs`, `FolderInUse` or `OSError`; then nothing in it has changed.
    """
    check_ours(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise FolderInUse from fault
        yield


def unsafe(folder: Path) -> list[str]:
    """What is wrong with the folder, in words: that others than its owner can look into it."""
    if folder.exists() and folder.stat().st_mode & 0o077:
        return ["the data folder is open to others than its owner: run chmod 700 on it"]
    return []
