"""Every file of a folder, searched: contents and names, in order, following no link out of it."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .needles import Needles
from .stream import BLOCK, Allowance, Stream, within
from .table import Found, Table


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was looked for was found.

    `offset` counts bytes from the beginning of the file to the find or, where it is packed, to the
    packed part that holds it. `encoding` names what had to be undone, the outermost first. In the
    encoding `name` it is the file's own name that was found.
    """

    path: Path
    offset: int
    encoding: str


@dataclass
class Progress:
    """What a search did: files and bytes read, and what was left unsearched, with the reason."""

    files: int = 0
    size: int = 0
    unsearched: dict[Path, str] = field(default_factory=dict)


def search(folder: Path, needles: Needles, progress: Progress) -> Iterator[Hit]:
    """Look for `needles` in every file below `folder`, in memory that is bounded.

    Links are not followed; pipes, sockets and devices hold nothing and are passed over. A file
    that is gone when its turn comes is passed over; one that cannot be read is in
    `progress.unsearched`. Raises `OSError` at once when `folder` itself cannot be listed.
    """
    os.listdir(folder)
    return _search(folder, needles, progress)


def _search(folder: Path, needles: Needles, progress: Progress) -> Iterator[Hit]:
    for reading, table in enumerate(needles.tables()):
        tally = progress if not reading else Progress(unsearched=progress.unsearched)
        for path in _below(folder, tally):
            yield from _within_file(path, table, tally)
        del table  # two at a time would be twice the memory


def _below(folder: Path, progress: Progress) -> Iterator[Path]:
    def note(fault: OSError) -> None:
        progress.unsearched[Path(fault.filename)] = fault.strerror or "cannot be listed"

    for above, below, names in os.walk(folder, onerror=note):
        below.sort()
        yield from (Path(above, name) for name in sorted((*below, *names)))


def _within_file(path: Path, table: Table, progress: Progress) -> Iterator[Hit]:
    for found in Stream(table, Allowance()).whole(os.fsencode(path.name)):
        yield Hit(path, 0, within("name", found.encoding))
    allowance = Allowance()
    try:
        for found in _finds(path, Stream(table, allowance), progress):
            yield Hit(path, found.start, found.encoding)
    except FileNotFoundError:
        return
    except OSError as fault:
        progress.unsearched[path] = fault.strerror or "cannot be read"
    for because in allowance.spent:
        progress.unsearched[path] = because


def _finds(path: Path, stream: Stream, progress: Progress) -> Iterator[Found]:
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(opened, "rb", buffering=0) as file:
        progress.files += 1
        while data := file.read(BLOCK):
            progress.size += len(data)
            yield from stream.feed(data)
    yield from stream.end()
