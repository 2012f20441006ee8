"""A copy of all that a server on SQLite holds, taken while it runs; and putting it back.

The copy is a folder that `serve` can use as it is. It holds what the server holds: nothing that
opens, and the server's own secret, without which its log and stamps could not go on.

Source: docs/guides/operator.md; SQLite's online backup.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from ..ground.errors import QuietroomError
from . import folder, keys


class NothingToCopy(QuietroomError):
    """This is not a data folder of a server on SQLite: name one by --data."""

    code = "nothing-to-copy"


class PlaceTaken(QuietroomError):
    """There is something at this place already: nothing was written over; name another."""

    code = "place-taken"


def copy(data: Path, out: Path) -> int:
    """Copy the data folder `data` to a new folder `out`. Returns the bytes of the database.

    A server may run meanwhile: the copy is the state after one of its commits. Raises
    `NothingToCopy`, `PlaceTaken`, or `OSError`.
    """
    check(data, out)
    new = aside(out)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    try:
        _database(data / folder.DATABASE, new / folder.DATABASE)
        shutil.copy2(data / keys.NAME, new / keys.NAME)
        _durable(new / folder.DATABASE, new / keys.NAME)
        new.rename(out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return (out / folder.DATABASE).stat().st_size


def check(data: Path, out: Path) -> None:
    """Raises `NothingToCopy` or `PlaceTaken` where `copy` would."""
    if not (data / folder.DATABASE).is_file() or not (data / keys.NAME).is_file():
        raise NothingToCopy
    if out.exists():
        raise PlaceTaken


def aside(out: Path) -> Path:
    """Where a copy is made, before it is moved to `out`."""
    return out.with_name(f".{out.name}.new")


def _database(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(target)) as other,
    ):
        one.backup(other)


def _durable(*paths: Path) -> None:
    for path in paths:
        with path.open("rb") as file:
            os.fsync(file.fileno())
