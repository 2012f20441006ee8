"""Acknowledged means kept, wherever the power goes.

A run is traced with all that it writes. From the trace the disk is played that would have been
there had the power gone at some moment: what was synced is there; of what was not, each write may
be there, be missing or be torn, and each new or removed name may not have come about. The store is
opened on that disk and must hold what had been acknowledged by then. A control never waits for the
disk, and must lose.

Source: docs/promises.md no. 6; sqlite.org/atomiccommit.html.
"""

import random
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from proofs import _keeping
from proofs._disk import Act, Disk
from proofs._keeping import DATA, JOURNAL, Acknowledged
from quietroom.ground.errors import QuietroomError
from quietroom.server.folder import DATABASE

POSTS = 40
"""How many entries are posted."""

CUTS, CONTROL = 2_000, 60
"""How often the power goes, and how often under the control."""

_CALLS = "openat,/^p?write,/^f(data)?sync$,/^rename,/^unlink,ftruncate,fallocate"

_LINE = re.compile(
    r'\d+ +(\w+)\((?:(\d+)<([^>]*)>|AT_FDCWD[^,]*, "([^"]*)"|"([^"]*)")(.*)\) += (\d+)'
)


def prove() -> str:
    """Cut the power. Raises `AssertionError` when something is lost, or nothing could be."""
    with tempfile.TemporaryDirectory() as made:
        ready = Path(made, "ready")
        _keeping.prepare(ready, POSTS)
        told, lost = _cut(ready, "honest", CUTS)
        _, gone = _cut(ready, "unsynced", CONTROL)
    line = f"{CUTS} cuts, {told} acknowledged, {lost} lost; control (no sync): {gone} lost"
    assert lost == 0, line
    assert gone > 0, f"{line}: this proof is blind"
    return line


def _cut(ready: Path, how: str, cuts: int) -> tuple[int, int]:
    """Cut the power of one run at many moments. Returns how many were acknowledged, and lost."""
    acts, chance = _acts(ready, how), random.Random(how)
    moments = sorted(chance.randrange(len(acts) + 1) for _ in range(cuts))
    disk = Disk({0: bytearray((ready / DATA / DATABASE).read_bytes())}, {DATABASE: 0})
    disk.current = dict(disk.names)
    told, done, all_told, lost = Acknowledged(), 0, 0, 0
    for moment in moments:
        for act in acts[done:moment]:
            if act.path.name == JOURNAL:
                told |= _told(act)
            else:
                disk.take(act)
        done = moment
        all_told += len(told)
        lost += _lost(ready, disk.cut(chance), told)
    return all_told, lost


def _acts(ready: Path, how: str) -> list[Act]:
    with tempfile.TemporaryDirectory(dir=ready.parent) as made:
        folder = Path(shutil.copytree(ready, made, dirs_exist_ok=True))
        trace = folder / "trace"
        whole = ["-f", "-y", "-xx", "--string-limit=1000000", f"--output={trace}"]
        what = [f"--trace={_CALLS}", f"--trace-path={folder / JOURNAL}"]
        assert _keeping.post(folder, how, [*whole, *what]) == 0, "nobody was to be killed"
        lines = trace.read_text().splitlines()
    acts = list(_read(lines))
    told = sum(act.path.name == JOURNAL and act.call == "write" for act in acts)
    assert told == POSTS, f"{told} of {POSTS} entries were acknowledged with nothing in the way"
    return acts


def _read(lines: list[str]) -> Iterator[Act]:
    for line in lines:
        assert "unfinished" not in line, "two threads wrote at once: their order is not known"
        match = _LINE.match(line)
        known = line.endswith(("+++", "---")) or " = -1 " in line
        assert match or known, f"a line not understood: {line[:80]}"
        if match:
            path = _plain(match[3] or match[4] or match[5])
            if not path.endswith("(deleted)"):
                yield Act(match[1], Path(path), match[6])


def _told(act: Act) -> Acknowledged:
    if act.call != "write":
        return {}
    place, told = act.data.decode().split()
    return {int(place): bytes.fromhex(told)}


def _lost(ready: Path, files: dict[str, bytes], told: Acknowledged) -> int:
    """How many are missing on this disk; a store that cannot be read has lost them all."""
    with tempfile.TemporaryDirectory(dir=ready.parent) as made:
        folder = Path(made)
        shutil.copy(ready / _keeping.POSTS, folder)
        (folder / DATA).mkdir()
        for name, body in files.items():
            (folder / DATA / name).write_bytes(body)
        try:
            return _keeping.lost(folder, told)
        except (QuietroomError, sqlite3.Error, AssertionError):
            return max(1, len(told))


def _plain(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text
