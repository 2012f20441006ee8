"""Acknowledged means kept, where the database is PostgreSQL.

Two things are killed, each at every point of a run that strace counts. First our own process, at
each message that it sends. Then the whole cluster, with fsync on: one of its processes is the one
that writes for us, and at each of its writes and syncs it is killed, and everything else of the
cluster with it. After both the store is opened again and must hold what was acknowledged.

Source: docs/promises.md no. 6.
"""

import asyncio
import ctypes
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import asyncpg

from proofs import _debian as debian
from proofs import _keeping
from quietroom.server.store.migrate import ROLE, migrate
from tests.store.cluster import Cluster, new, start, stop

POSTS = 12
"""How many entries are posted in a run."""

WORKERS = 2
"""How many runs are made at a time."""

CONTROL = 20
"""At how many points, the last ones, the control is killed."""

SENDS = "sendto,sendmsg"
"""How our process speaks to the database."""

WRITES = "pwrite64,pwritev,fdatasync,fsync"
"""How the database makes something last."""

READY = "ready"
"""The database that every run begins from."""

QUIET = ("autovacuum=off", "wal_writer_delay=10s", "bgwriter_lru_maxpages=0", "max_wal_senders=0")
"""Settings under which the cluster does nothing of its own, so that runs are alike."""

_KILLED = "+++ killed by SIGKILL"
"""How strace says it."""

_SET_CHILD_SUBREAPER = 36
"""A server that was killed stays in the list of processes until somebody has looked: let it be us.

Source: prctl(2).
"""

_CALL = re.compile(r"(\d+) +(\w+)\(")

Point = tuple[str, int]
"""A call, and which one of its name it is in its process, as strace counts them."""

Told = tuple[int, int]
"""How many were acknowledged, and how many of them lost."""


def prove() -> str:
    """Kill at every point. Raises `AssertionError` when something is lost, or nothing could be."""
    with _cluster() as folder, tempfile.TemporaryDirectory() as made:
        ready = Path(made, "ready")
        start(folder, *QUIET)
        _prepared(Cluster(folder), ready)
        sends, told, lost = _sends(Cluster(folder), ready, "honest")
        _, _, gone = _sends(Cluster(folder), ready, "early", CONTROL)
        stop(folder, "fast")
        writes, more_told, more_lost = _writes(folder, ready, "honest")
        _, _, more_gone = _writes(folder, ready, "early", CONTROL)
    line = (
        f"on PostgreSQL {sends} points of {sends} of our process and {writes} of {writes} of the"
        f" cluster counted by strace, {told + more_told} acknowledged, {lost + more_lost} lost;"
        f" control (reply before commit): {gone} and {more_gone} lost"
    )
    assert lost + more_lost == 0, line
    assert gone > 0, f"{line}: this proof is blind"
    assert more_gone > 0, f"{line}: this proof is blind"
    return line


@contextmanager
def _cluster() -> Iterator[Path]:
    folder = new("--wal-segsize=1")
    try:
        yield folder
    finally:
        _kill(folder)
        shutil.rmtree(folder)


def _prepared(running: Cluster, ready: Path) -> None:
    _ask(running, f"CREATE DATABASE {READY}")
    asyncio.run(migrate(running.url(READY)))
    _keeping.prepare(ready, POSTS, running.url(READY, ROLE))


def _ask(running: Cluster, statement: str) -> None:
    async def ask() -> None:
        connection = await asyncpg.connect(running.url("postgres"))
        await connection.execute(statement)
        await connection.close()

    asyncio.run(ask())


# --- our own process


def _sends(running: Cluster, ready: Path, how: str, last: int = 0) -> tuple[int, int, int]:
    """Kill our process at each of its messages. Returns their number, and what `Told` says."""
    points = _traced(partial(_sending, running, ready, how, None))
    told, lost = _many(partial(_sending, running, ready, how), points[-last:])
    return len(points), told, lost


def _sending(running: Cluster, ready: Path, how: str, point: Point | None, trace: Path) -> Told:
    name = f"run{os.urandom(6).hex()}"
    _ask(running, f"CREATE DATABASE {name} TEMPLATE {READY}")
    folder = Path(shutil.copytree(ready, trace.parent / "run"))
    (folder / _keeping.WHERE).write_text(running.url(name, ROLE))
    died = _keeping.post(folder, how, ["-f", f"--output={trace}", *_watching(SENDS, point)])
    assert died == (signal.SIGKILL if point else 0), f"no run was killed at {point}"
    outcome = _outcome(folder)
    _ask(running, f"DROP DATABASE {name} WITH (FORCE)")
    return outcome


# --- the whole cluster


def _writes(origin: Path, ready: Path, how: str, last: int = 0) -> tuple[int, int, int]:
    """Kill the cluster at each write and sync. Returns their number, and what `Told` says."""
    points = _traced(partial(_writing, origin, ready, how, None))
    told, lost = _many(partial(_writing, origin, ready, how), points[-last:])
    return len(points), told, lost


def _writing(origin: Path, ready: Path, how: str, point: Point | None, trace: Path) -> Told:
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)
    folder = Path(shutil.copytree(ready, trace.parent / "run"))
    with _copied(origin) as copy:
        (folder / _keeping.WHERE).write_text(Cluster(copy).url(READY, ROLE))
        start(copy, *QUIET)
        with _watched(copy, trace, _watching(WRITES, point)):
            child = _keeping.begin(folder, how)
            _until_killed(child, trace)
            _kill(copy)
            _keeping.end(child)
        assert point is None or _KILLED in trace.read_text(), f"no run was killed at {point}"
        start(copy, *QUIET)
        return _outcome(folder)


@contextmanager
def _copied(origin: Path) -> Iterator[Path]:
    """A copy of a cluster that does not run, in a folder that its user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="quietroom-pg-"))
    try:
        subprocess.run(["cp", "-a", f"{origin}/.", folder], check=True)
        yield folder
    finally:
        _kill(folder)
        shutil.rmtree(folder)


@contextmanager
def _watched(folder: Path, trace: Path, watching: list[str]) -> Iterator[None]:
    """Let strace follow every process that the cluster starts from now on."""
    call = [debian.program("strace", "strace"), "--quiet=attach", "-f", f"--output={trace}"]
    main = _main(folder)
    watcher = subprocess.Popen([*call, *watching, f"--attach={main}"])
    while "TracerPid:\t0\n" in Path(f"/proc/{main}/status").read_text():
        time.sleep(0.002)
    try:
        yield
    finally:
        watcher.wait(30)


def _until_killed(child: int, trace: Path) -> None:
    """Wait until the first process of the cluster is killed, or nothing more is posted."""
    while _KILLED not in trace.read_text() and _lives(child):
        time.sleep(0.005)


def _main(folder: Path) -> int:
    """The process that all others of the cluster come from."""
    return int((folder / "data" / "postmaster.pid").read_text().split("\n")[0])


def _kill(folder: Path) -> None:
    """Kill every process of a cluster; none may be left to tidy up."""
    with suppress(FileNotFoundError, ProcessLookupError):
        main = _main(folder)
        os.kill(main, signal.SIGSTOP)
        below = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for one in (main, *map(int, below)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        for one in (main, *map(int, below)):
            _wait_for(one)


def _wait_for(process: int) -> None:
    """Wait until a killed process is gone; its name in a lock file would look alive until then."""
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
    while _lives(process):
        time.sleep(0.005)


def _lives(process: int) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    return False


# --- runs


def _watching(calls: str, point: Point | None) -> list[str]:
    kill = [f"--inject={point[0]}:signal=SIGKILL:when={point[1]}"] if point else []
    return [f"--trace={calls}", *kill]


def _traced(run: "partial[Told]") -> list[Point]:
    """Every call of a run that nobody kills, of the process that makes the most of them."""
    with tempfile.TemporaryDirectory() as made:
        trace = Path(made, "trace")
        assert run(trace) == (POSTS, 0), "a run that nobody killed did not end well"
        lines = [_CALL.match(line) for line in trace.read_text().splitlines()]
    found = [(match[1], match[2]) for match in lines if match]
    one = Counter(process for process, _ in found).most_common(1)[0][0]
    times = Counter[str]()
    for process, call in found:
        times[call] += process == one
    return [(call, nth) for call in times for nth in range(1, times[call] + 1)]


def _many(run: "partial[Told]", points: list[Point]) -> Told:
    with multiprocessing.get_context("fork").Pool(WORKERS) as workers:
        found = workers.map(partial(_once, run), points, chunksize=2)
    return sum(told for told, _ in found), sum(lost for _, lost in found)


def _once(run: "partial[Told]", point: Point) -> Told:
    with tempfile.TemporaryDirectory() as made:
        outcome: Told = run(point, Path(made, "trace"))
        return outcome


def _outcome(folder: Path) -> Told:
    told = _keeping.acknowledged(folder)
    return len(told), _keeping.lost(folder, told)
