"""Which copies of a server on SQLite are kept: each has its last day from the start.

The data folder has a list of them, and every copy has the list as it was. A copy whose day has come
is removed when the next one is taken. What was destroyed is gone once no copy is left that is older
than that - which the server looks up here, and tells nobody before.

Source: spec/retention.md section 6.
"""

import json
import shutil
from collections.abc import Sequence
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
    backup.check(data, out)
    before, one = kept(data), Copy(out.absolute(), now, now + days * DAY)
    # Listed before it is made: cut short, what lies there counts, and goes on its day.
    _write(data, [*before, one])
    try:
        size = backup.copy(data, out)
    except BaseException:
        _write(data, before)
        raise
    _write(out, kept(data))
    return size


def restore(copy: Path, data: Path) -> int:
    """Put a copy back as a new data folder, with the list of copies. Raises as `backup.copy`."""
    size = backup.copy(copy, data)
    _write(data, kept(copy))
    return size


def prune(data: Path, now: int) -> None:
    """Remove the copies of this data folder whose day has come. Raises `OSError`."""
    known = kept(data)
    for one in known:
        if one.until <= now:
            _remove(one.path)
    if known:
        _write(data, _counting(known, now))


def kept(data: Path) -> list[Copy]:
    """The copies of this data folder, as its list has them."""
    try:
        rows = json.loads((data / NAME).read_text())
    except FileNotFoundError:
        return []
    return [Copy(Path(row["path"]), row["made"], row["until"]) for row in rows]


def standing(data: Path, now: int) -> list[Copy]:
    """The copies that count: before their last day, and whatever is there after it.

    Before its day a copy counts although it is not there: its disk may come back.
    """
    return _counting(kept(data), now)


def last(copies: Sequence[Copy], destroyed: int) -> int | None:
    """Until when the last copy is kept that may hold what was destroyed then, or none."""
    return max((one.until for one in copies if one.made <= destroyed), default=None)


def _counting(copies: Sequence[Copy], now: int) -> list[Copy]:
    return [one for one in copies if one.until > now or _there(one.path)]


def _there(path: Path) -> bool:
    return path.exists() or backup.aside(path).exists()


def _remove(path: Path) -> None:
    """Remove a copy, and what a crash left of one; nothing that is no copy."""
    for each in (path, backup.aside(path)):
        if (each / folder.DATABASE).is_file():
            shutil.rmtree(each)


def _write(where: Path, copies: list[Copy]) -> None:
    rows = [{"path": str(one.path), "made": one.made, "until": one.until} for one in copies]
    aside = where / f".{NAME}.new"
    aside.touch(mode=0o600)
    aside.write_text(json.dumps(rows, indent=1))
    aside.replace(where / NAME)
