"""What a file of 25 MB takes of memory on its way: at its sender, its server and its recipient.

Each of them is a process of its own. The peak of its resident memory is set back to what it holds
at rest and read again afterwards; the bound is 64 MB between the two. The server rests once, before
the first file, so that what it keeps of one counts with the next.
"""

import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

from benchmarks.claim import ROUNDS, Claim
from quietroom.client import attachment
from quietroom.client.home import Home
from quietroom.client.identity import enter
from quietroom.client.members import rooms
from quietroom.client.memory import Memory
from quietroom.client.room import Room
from quietroom.client.session import Edge
from quietroom.room.attachment import LARGEST
from quietroom.room.entry import Attachment
from tests.cli.people import Person, free_port, joins, quietroom
from tests.server.process import serving

BOUND = 64 * 1024 * 1024

_SPAWN = multiprocessing.get_context("spawn")
_ENDS = ("its sender", "the server that takes it", "its recipient", "the server that hands it out")


def measure() -> list[Claim]:
    """One file there and back, five times; the median for every end."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        link = quietroom("init", "--data", folder / "server", "--port", port).line
        with serving(folder / "server", "--port", str(port)) as server:
            one = joins(folder, link, "Amina")
            other = joins(folder, one("invite", "--room", "mentee").line, "Jonas")
            process = server.process.pid
            idle = at_rest(process)
            grown = [_round(folder, process, idle, (one, other)) for _ in range(ROUNDS)]
    return [
        Claim(f"64 MB to what a file of 25 MB adds to the memory of {end}", BOUND / taken, 1.0)
        for end, taken in zip(_ENDS, map(median, zip(*grown, strict=True)), strict=True)
    ]


def _round(
    folder: Path, server: int, idle: int, two: tuple[Person, Person]
) -> tuple[int, int, int, int]:
    """What the sender, the server, the recipient and the server held at most, above idle."""
    one, other = two
    path = folder / "plan.bin"
    path.write_bytes(os.urandom(LARGEST))
    at_rest(server)
    with ProcessPoolExecutor(1, _SPAWN) as apart:
        about, sender = apart.submit(_send, one, path).result()
    taking = peak(server) - idle
    at_rest(server)
    (folder / "got").mkdir()
    with ProcessPoolExecutor(1, _SPAWN) as apart:
        got, recipient = apart.submit(_receive, other, about, folder / "got").result()
    handing = peak(server) - idle
    assert got.read_bytes() == path.read_bytes()
    got.unlink()
    (folder / "got").rmdir()
    return sender, taking, recipient, handing


def at_rest(process: int) -> int:
    """Set back the peak of a process; the bytes of memory that it holds now."""
    Path(f"/proc/{process}/clear_refs").write_text("5")
    return peak(process)


def peak(process: int) -> int:
    """The most bytes of memory that a process held since it was set back (Linux: VmHWM)."""
    status = Path(f"/proc/{process}/status").read_text()
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


def _send(person: Person, path: Path) -> tuple[Attachment, int]:
    room = _room(person)
    before = at_rest(os.getpid())
    about = attachment.upload(room, path)
    return about, peak(os.getpid()) - before


def _receive(person: Person, about: Attachment, folder: Path) -> tuple[Path, int]:
    room = _room(person)
    before = at_rest(os.getpid())
    got = attachment.fetch(room, about, folder)
    return got, peak(os.getpid()) - before


def _room(person: Person) -> Room:
    kit = person.kit.read_text().partition("kit: ")[2].strip()
    session = enter(Edge(Home(person.home), lambda: int(time.time()), os.urandom), kit)
    return Room(session, Memory(session), rooms(session)[0][0])
