"""Acknowledged means kept, wherever a server is killed.

A run is traced once, which gives every call that writes to the data folder. Then the same run is
made again for each of these calls and killed at it; the store is opened as after any crash and
must hold what the journal says was acknowledged. The run goes through SQLite's own checkpoints. A
control answers before COMMIT, and must lose. `_elsewhere` does the like on PostgreSQL.

Source: docs/promises.md no. 6.
"""

import multiprocessing
import re
import shutil
import signal
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from proofs import _elsewhere, _keeping
from quietroom.server.folder import DATABASE

POSTS = 24
"""How many entries are posted in a run."""

SPARED = 8
"""Of how many writes of the control one is tried."""

TRIES = 3
"""How often a point is tried before which strace saw more or fewer calls than in the counted run.

What was killed then is another point than was meant, so it is judged and the point is tried again.
"""

WORKERS = 2
"""How many runs are made at a time."""

CALLS = "/^p?write,/^f(data)?sync$,/^rename,/^unlink,ftruncate,fallocate"
"""What changes a file or makes it last, as strace names it."""

_LINE = re.compile(r"(?:(\d+) +)?(\w+)\(")


@dataclass(frozen=True, slots=True)
class Point:
    """One call to be killed at: the `nth` of its name in its thread, as strace counts them.

    `main`: whether it is the thread that opens and closes; the other one writes. `seen`: how many
    calls strace sees up to this one.
    """

    call: str
    nth: int
    main: bool
    seen: int


def prove() -> str:
    """Kill at every point, on both databases: a line for each. Raises what they raise."""
    return f"{_on_sqlite()}\n{_elsewhere.prove()}"


def _on_sqlite() -> str:
    """Kill at every point. Raises `AssertionError` when something is lost, or nothing could be."""
    with tempfile.TemporaryDirectory() as made:
        ready = Path(made, "ready")
        _keeping.prepare(ready, POSTS)
        points = _points(ready, "honest")
        told, lost = _killed(ready, "honest", points)
        early = [point for point in _points(ready, "early") if point.call == "pwrite64"]
        _, gone = _killed(ready, "early", early[::SPARED])
    line = (
        f"{len(points)} points of {len(points)} counted by strace, {told} acknowledged,"
        f" {lost} lost; control (reply before commit): {gone} lost"
    )
    assert lost == 0, line
    assert gone > 0, f"{line}: this proof is blind"
    return line


def _points(ready: Path, how: str) -> list[Point]:
    """Every call of a run that nobody kills."""
    with tempfile.TemporaryDirectory(dir=ready.parent) as made:
        folder = Path(shutil.copytree(ready, made, dirs_exist_ok=True))
        trace = folder / "trace"
        died = _keeping.post(folder, how, ["-f", "-y", f"--output={trace}", f"--trace={CALLS}"])
        assert died == 0, "a run that nobody killed was killed"
        told = len(_keeping.acknowledged(folder))
        assert told == POSTS, f"{told} of {POSTS} entries were acknowledged with nothing in the way"
        calls, moved = _calls(trace), _moved(trace)
    assert moved > 1, f"SQLite moved its journal {moved} times: this run is too short"
    return _numbered(calls)


def _moved(trace: Path) -> int:
    """How often SQLite wrote its journal into the database while it was open."""
    synced = [line for line in trace.read_text().splitlines() if " fdatasync(" in line]
    writer = [line for line in synced if line.split()[0] != synced[-1].split()[0]]
    return sum(f"/{DATABASE}>" in line for line in writer)


def _calls(trace: Path) -> list[tuple[str, str]]:
    """Thread and name of each call."""
    found = map(_LINE.match, trace.read_text().splitlines())
    return [(match[1], match[2]) for match in found if match]


def _numbered(calls: list[tuple[str, str]]) -> list[Point]:
    opener, times = calls[0][0], Counter[tuple[str, str]]()
    found = []
    for thread, call in calls:
        times[thread, call] += 1
        main, nth = thread == opener, times[thread, call]
        # strace counts in each thread for itself: the first one that gets so far is killed.
        assert main or times[opener, call] < nth, "another thread gets there first"
        seen = [count for (one, _), count in times.items() if one == opener or not main]
        found.append(Point(call, nth, main, sum(seen)))
    return found


def _killed(ready: Path, how: str, points: list[Point]) -> tuple[int, int]:
    """Kill a run at each point. Returns how many were acknowledged, and how many of them lost."""
    with multiprocessing.get_context("fork").Pool(WORKERS) as workers:
        found = workers.map(partial(_killed_at, ready, how), points, chunksize=4)
    return sum(told for told, _ in found), sum(lost for _, lost in found)


def _killed_at(ready: Path, how: str, point: Point) -> tuple[int, int]:
    """Kill a run at a point; it is made again when its threads came in another order."""
    told, lost, calls = 0, 0, list[tuple[str, str]]()
    for _ in range(TRIES):
        with tempfile.TemporaryDirectory(dir=ready.parent) as made:
            folder = Path(shutil.copytree(ready, made, dirs_exist_ok=True))
            trace = folder / "trace"
            kill = f"--inject={point.call}:signal=SIGKILL:when={point.nth}"
            follow = [] if point.main else ["-f"]
            watching = [*follow, f"--output={trace}", f"--trace={CALLS}", kill]
            died = _keeping.post(folder, how, watching)
            assert died == signal.SIGKILL, f"nothing was killed at {point}"
            found = _keeping.acknowledged(folder)
            told, lost = told + len(found), lost + _keeping.lost(folder, found)
            calls = _calls(trace)
            if len(calls) == point.seen:
                return told, lost
    seen = dict(Counter(call for _, call in calls))
    raise AssertionError(f"another call than {point} was killed at, {TRIES} times: {seen}")
