"""Blind, where a search takes long: every file of a PostgreSQL cluster, and the server's memory.

One story is played with a random canary in every place where somebody writes, once on a cluster
that writes down every statement with its values, and once through a server process. Then every file
of the cluster is searched (tables with what was deleted from them, the write-ahead log, the log of
statements, a dump as it goes into backups), and all memory that the process may write to. Leaks
that are planted must be found.

Source: docs/promises.md no. 1.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from unittest import mock

import asyncpg
import httpx

from quietroom.cli.scan import leaf
from quietroom.client import invitation
from quietroom.client.invitation import To
from quietroom.client.wire import Wire
from quietroom.ground.digest import sha256
from tests.journeys.town import URL, Town
from tests.promises import story
from tests.promises.canaries import Canaries
from tests.promises.test_canaries import World, break_off
from tests.server.process import serving
from tests.store import cluster as postgres
from tests.store.cluster import Cluster
from tests.store.conftest import Database, postgres_database

CURIOUS = ("log_statement=all", "log_min_duration_statement=0", "wal_level=logical")
"""Settings under which a cluster tells the most."""

SINKS = {"base", "pg_wal", "log", "dump"}
"""Where a cluster keeps what passes through it."""

_DECLARED = "declared.sight@example.org"
_BLOCK = 1 << 20


def prove() -> str:
    """Search both: a line for each. Raises `AssertionError` with where something was found."""
    with (
        mock.patch("quietroom.identity.unlock.stretch", _cheap),
        tempfile.TemporaryDirectory() as made,
    ):
        return f"{_cluster(Path(made, 'town'))}\n{_memory(Path(made, 'abroad'))}"


def _cheap(secret: bytes, salt: bytes) -> bytes:
    return sha256(salt + secret)


def _found(what: Canaries, folder: Path) -> list[str]:
    """Where something was found.

    Passphrases are words of a dictionary, of which any English text holds some: here they are
    looked for as a whole. What the search puts between two needles lies in the memory of whoever
    has loaded the search; so it is another one here.
    """
    phrases = [word.encode() for word in what.words.values() if " " in word]
    words = {place: word for place, word in what.words.items() if " " not in word}
    with mock.patch.object(leaf, "_BETWEEN", os.urandom(32)):
        hits = list(Canaries(words, what.keys).hits(folder))
    found = {f"{hit.path.relative_to(folder)} ({hit.encoding})" for hit in hits}
    for path in folder.rglob("*"):
        raw = path.read_bytes() if path.is_file() and phrases else b""
        found |= {f"{path.relative_to(folder)} (phrase)" for phrase in phrases if phrase in raw}
    return sorted(found)


def _size(folder: Path) -> str:
    return f"{sum(one.lstat().st_size for one in folder.rglob('*')) >> 20} MB"


# --- every file of a cluster


def _cluster(folder: Path) -> str:
    folder.mkdir()
    with _curious() as running:
        database = postgres_database(running)
        town = Town(folder, str(database.where))
        world = World(town)
        _, mentee = story.play(town, world.new)
        break_off(world, mentee)
        town.close()
        leaks = [Canaries({"e-mail": _DECLARED}), *asyncio.run(_leaks(database))]
        postgres.run("pg_dump", *_dump(running), database.name)
        postgres.stop(running.folder, "fast")
        found = _found(world.new, running.folder)
        planted = [_sinks(one, running.folder) for one in leaks]
        size = _size(running.folder)
    line = f"PostgreSQL: {len(world.new.words)} canaries, {len(found)} found in {size}"
    assert not found, f"{line}: {', '.join(found)}"
    assert planted[0] == SINKS, f"{line}; what is declared was found only in {planted[0]}"
    assert all(one >= {"pg_wal", "log"} for one in planted[1:]), f"{line}; leaks were missed"
    return f"{line}; planted leaks (stored, deleted, rolled back): all found"


@contextmanager
def _curious() -> Iterator[Cluster]:
    """A cluster that writes down what it is asked; stopped in the block."""
    folder = postgres.new("--wal-segsize=1")
    try:
        postgres.start(folder, *CURIOUS)
        yield Cluster(folder)
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            postgres.stop(folder)
        shutil.rmtree(folder)


def _dump(running: Cluster) -> tuple[str, ...]:
    return ("-h", str(running.folder), "-U", "postgres", "-f", f"{running.folder}/dump")


def _sinks(what: Canaries, folder: Path) -> set[str]:
    """In which parts of a cluster something was found."""
    parts = (hit.path.relative_to(folder).parts for hit in what.hits(folder))
    return {path[path[0] == "data"] for path in parts}


async def _leaks(database: Database) -> tuple[Canaries, Canaries]:
    """Plant one leak that is deleted again, and one that is rolled back."""
    deleted, undone = Canaries(), Canaries()
    connection = await asyncpg.connect(database.owner)
    await connection.execute("CREATE TABLE leak (words text)")
    insert = "INSERT INTO leak SELECT $1"
    await connection.execute(insert, deleted.new("deleted"))
    await connection.execute("DELETE FROM leak")
    transaction = connection.transaction()
    await transaction.start()
    await connection.execute(insert, undone.new("rolled back"))
    await transaction.rollback()
    await connection.close()
    return deleted, undone


# --- the memory of a server


def _memory(folder: Path) -> str:
    folder.mkdir()
    port, new, leak = free_port(), Canaries(), Canaries()
    options = ("--port", str(port), "--public-url", URL)
    data = folder / "data"
    call = [sys.executable, "-m", "quietroom", "init", "--data", str(data), *options]
    link = subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()
    with serving(data, *options) as server:
        town = Abroad(folder, port, link)
        story.play(town, new)
        invitation.mail(town.coordinator.session, To("Declared Sight", _DECLARED))
        held = _hanging(port, leak.new("a body that does not end"))
        image = folder / "memory"
        _read(server.process.pid, image)
        held.close()
    found = _found(new, image)
    line = f"memory of the server: {len(new.words)} canaries, {len(found)} found in {_size(image)}"
    assert not found, f"{line}: {', '.join(found)}"
    assert _found(leak, image), f"{line}; a planted leak was not found: this search is blind"
    assert _found(Canaries({"e-mail": _DECLARED}), image), f"{line}; nor what is declared"
    return f"{line}; a planted leak: found"


class Abroad(Town):
    """A town whose server is a process of its own, at a port of this machine.

    `time`: by how many seconds its people are ahead of the machine's clock, and of the server's.
    """

    def __init__(self, folder: Path, port: int, link: str) -> None:
        self.time = 0
        self.folder, self.helpers, self._port = folder, {}, port
        self.coordinator = self.join(link, "Cora")

    def now(self) -> int:
        """The people's clock."""
        return int(time.time()) + self.time

    def wire(self) -> Wire:
        """A wire to the server, whatever port it says that it has."""
        return Wire(URL, os.urandom, _Detour(self._port))


class _Detour(httpx.HTTPTransport):
    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask at the port that it has."""
        request.url = request.url.copy_with(host="127.0.0.1", port=self._port)
        return super().handle_request(request)


def _hanging(port: int, words: str) -> socket.socket:
    """Somebody who sends words in the clear, and not yet the end of them."""
    asked = socket.create_connection(("127.0.0.1", port))
    head = "POST /api/join HTTP/1.1\r\nHost: localhost:8470\r\nContent-Type: application/cbor\r\n"
    asked.sendall(f"{head}Content-Length: 9000\r\n\r\n{words * 20}".encode())
    time.sleep(0.5)
    return asked


def _read(process: int, image: Path) -> None:
    """Write down all memory that a process may write to, one file for each region."""
    image.mkdir()
    maps = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            where, rights = line.split()[:2]
            if rights.startswith("rw"):
                first, end = (int(one, 16) for one in where.split("-"))
                _copy(memory, first, end, image / where)


def _copy(memory: FileIO, first: int, end: int, to: Path) -> None:
    with to.open("wb") as file:
        memory.seek(first)
        while first < end and (block := memory.read(min(_BLOCK, end - first))):
            first += len(block)
            file.write(block)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
