"""Which copies of a server on SQLite are kept: each has its last day from the start.

The data folder has a list of them, and every copy has the list as it was. A copy whose day has come
is removed when the next one is taken. What was destroyed is gone once no copy is left that is older
than that - which the server looks up here, and tells nobody before.

Source: spec/retention.md section 6.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import backup, folder
from .store.kept import DAY

NAME = "copies.json"
"""The list, in a data folder and in each copy."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy at `path`, absolute, taken at `made` and kept until `until`, seconds since 1970."""

    path: Path
    made: int
    until: int


def take(data: Path, out: Path, now: int, days: int) -> int:
    """Copy the data folder, to be kept for so many days, and remove copies whose day has come.

    Returns the bytes of the database. Raises what `backup.copy` raises.
    """
    prune(data, now)
    size = backup.copy(data, out)
    one = Copy(out.absolute(), now, now + days * DAY)
    _write(data, [*kept(data), one])
    _write(out, kept(data))
    return size


def restore(copy: Path, data: Path) -> int:
    """Put a copy back as a new data folder, with the list of copies. Raises as `backup.copy`."""
    size = backup.copy(copy, data)
    _write(data, [one for one in kept(copy) if one.path.exists()])
    return size


def prune(data: Path, now: int) -> None:
    """Remove the copies of this data folder whose day has come. Raises `OSError`."""
    known = kept(data)
    for one in known:
        if one.until <= now and (one.path / folder.DATABASE).is_file():
            shutil.rmtree(one.path)
    if known:
        _write(data, [one for one in known if one.until > now or one.path.exists()])


def kept(data: Path) -> list[Copy]:
    """The copies of this data folder that are there, as its list has them."""
    try:
        rows = json.loads((data / NAME).read_text())
    except FileNotFoundError:
        return []
    found = [Copy(Path(row["path"]), row["made"], row["until"]) for row in rows]
    return [one for one in found if one.path.exists()]


def last(data: Path, destroyed: int) -> int | None:
    """Until when the last copy is kept that may hold what was destroyed then, or none."""
    return max((one.until for one in kept(data) if one.made <= destroyed), default=None)


def _write(where: Path, copies: list[Copy]) -> None:
    rows = [{"path": str(one.path), "made": one.made, "until": one.until} for one in copies]
    aside = where / f".{NAME}.new"
    aside.touch(mode=0o600)
    aside.write_text(json.dumps(rows, indent=1))
    aside.replace(where / NAME)
