"""The list of copies: whatever happens to one, it counts while it may hold something."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from quietroom.server import backup, copies, keeping
from quietroom.server.backup import PlaceTaken
from quietroom.server.copies import Copy
from quietroom.server.folder import DATABASE
from quietroom.server.keys import NAME as KEY
from quietroom.server.store.destruction import Destroyed
from quietroom.server.store.kept import DAY

DAYS = 30

LAST = DAYS * DAY


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a database."""
    folder = tmp_path / "server"
    folder.mkdir()
    (folder / KEY).write_bytes(b"s" * 32)
    with closing(sqlite3.connect(folder / DATABASE)) as made:
        made.execute("create table one (nth integer)")
    return folder


def test_listed_before_it_is_made(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a copy is made it stands in the list; one that failed stands there no more."""
    seen = list[list[Path]]()

    def full(*_: object) -> None:
        seen.append([one.path for one in copies.kept(data)])
        raise OSError("no space is left")

    out = tmp_path / "one"
    with monkeypatch.context() as patched:
        patched.setattr(backup, "_database", full)
        with pytest.raises(OSError, match="no space"):
            copies.take(data, out, 0, DAYS)

    assert seen == [[out]]
    assert copies.kept(data) == []


def test_what_a_crash_left(data: Path, tmp_path: Path) -> None:
    """Half a copy counts from the start, and goes when its day has come."""
    out = tmp_path / "one"
    copies.take(data, out, 0, DAYS)
    out.rename(backup.aside(out))
    there = copies.standing(data, LAST)
    copies.prune(data, LAST)

    assert there == [Copy(out, 0, LAST)]
    assert not backup.aside(out).exists()
    assert copies.kept(data) == []


def test_a_disk_that_is_not_there(data: Path, tmp_path: Path) -> None:
    """A copy whose disk is away counts until its day, and is removed when it is back by then."""
    out, away = tmp_path / "disk" / "one", tmp_path / "unplugged"
    out.parent.mkdir()
    copies.take(data, out, 0, DAYS)
    out.parent.rename(away)
    copies.take(data, tmp_path / "two", 1, DAYS)
    copies.restore(tmp_path / "two", tmp_path / "back")
    there = copies.standing(data, LAST - 1)
    gone = copies.standing(data, LAST)
    away.rename(out.parent)

    assert copies.last(there, 0) == LAST
    assert [one.path.name for one in gone] == ["two"]
    assert copies.standing(tmp_path / "back", LAST - 1) == there
    copies.prune(data, LAST)
    assert not out.exists()
    assert (tmp_path / "two").exists()


def test_what_is_no_copy_is_not_listed(data: Path, tmp_path: Path) -> None:
    """A place that is taken is never written down as a copy, which would go on its day."""
    taken = tmp_path / "taken"
    taken.mkdir()
    with pytest.raises(PlaceTaken):
        copies.take(data, taken, 0, DAYS)

    assert copies.kept(data) == []


def test_looked_up_once_beside_the_loop(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rooms were destroyed, the list is read once a request, and not by the loop."""
    asked = list[threading.Thread]()

    def kept(_: Path) -> list[Copy]:
        asked.append(threading.current_thread())
        return []

    async def rows(*_: object) -> list[Destroyed]:
        return [Destroyed(bytes(16), 0, None), Destroyed(bytes(16), 1, None)]

    async def me(*_: object) -> SimpleNamespace:
        return SimpleNamespace(id=bytes(16))

    monkeypatch.setattr(copies, "kept", kept)
    store = SimpleNamespace(
        people=SimpleNamespace(of_account=me), destruction=SimpleNamespace(of=rows)
    )
    config = SimpleNamespace(data=data, backups=DAYS)
    shell = SimpleNamespace(store=store, config=config, clock=lambda: LAST)
    caller = SimpleNamespace(tenant=b"", account=b"")
    request = SimpleNamespace(caller=caller, shell=shell)

    async def ask() -> list[keeping.Gone]:
        found: list[keeping.Gone] = await keeping.destroyed.fn(cast(Any, request))
        return found

    found = asyncio.run(ask())

    assert [one.done for one in found] == [True, False]
    assert len(asked) == 1
    assert asked[0] is not threading.current_thread()
