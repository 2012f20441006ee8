"""A disk that is really full: said in a sentence, and nothing that was acknowledged is lost.

A server runs on a small file system of its own. Somebody posts until it is full, reads meanwhile,
posts again once there is room, without a new start. Then it is killed on the disk that is full
again, and must hold all of it. Mounting needs root.

Source: docs/promises.md no. 6.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proofs.canaries import Abroad, free_port
from quietroom.client import identity, notebook
from quietroom.client.memory import Memory
from quietroom.client.place import send_all
from quietroom.client.refusal import Refused
from quietroom.client.session import Session
from quietroom.server.refusal import NoSpace
from tests.journeys.town import URL
from tests.server.process import serving

SIZE = "8m"
"""How large the disk is."""

FILLER = 4_000_000
"""How many bytes of it something else takes."""

PATIENCE = 2.0
"""Seconds within which whoever posts is told."""


def prove() -> str:
    """Fill a disk. Raises `AssertionError` with what was lost, or was not said."""
    assert os.geteuid() == 0, "this proof mounts a small disk: run it as root"
    with tempfile.TemporaryDirectory() as made, _small(Path(made, "disk")) as disk:
        port, filler = free_port(), disk / "filler"
        options = ("--port", str(port), "--public-url", URL)
        call = [sys.executable, "-m", "quietroom", "init", "--data", str(disk / "data"), *options]
        link = subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()
        with serving(disk / "data", *options) as server:
            town = Abroad(Path(made), port, link)
            one, other = _device(town, "one"), _device(town, "other")
            filler.write_bytes(bytes(FILLER))
            kept, waited = _until_full(town)
            read = len(notebook.pages(Memory(one)))
            filler.unlink()
            began = time.monotonic()
            _send_what_waits(town)
            again = time.monotonic() - began
            filler.write_bytes(bytes(FILLER // 2))
            kept += 1 + _until_full(town)[0]
            server.process.kill()
        filler.unlink()
        with serving(disk / "data", *options):
            lost = kept - len(notebook.pages(Memory(other)))
    line = (
        f"told in {waited:.1f} s, {read} pages read meanwhile, taken {again:.1f} s after there was"
        f" room; {kept} acknowledged, {lost} lost"
    )
    assert read > 0, f"{line}: reading ended"
    assert waited <= PATIENCE, f"{line}: that was slow"
    assert lost <= 0, line
    return line


@contextmanager
def _small(folder: Path) -> Iterator[Path]:
    """A disk of its own."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def _until_full(town: Abroad) -> tuple[int, float]:
    """Write pages until one is refused. Returns how many were taken, and how long the no took."""
    taken = 0
    while True:
        began = time.monotonic()
        try:
            notebook.add(town.coordinator.memory, os.urandom(10_000).hex())
        except Refused as refused:
            if refused.reason == NoSpace.code:
                return taken, time.monotonic() - began
            raise
        taken += 1


def _send_what_waits(town: Abroad) -> None:
    """What the next run of a client does first: the page that was refused is taken."""
    who = town.coordinator
    send_all(who.session.wire, who.session.edge.home)
    who.memory = Memory(who.session)


def _device(town: Abroad, name: str) -> Session:
    """Another device of the same person, which has read nothing yet."""
    who = town.coordinator
    edge, account = town.edge(name), who.session.vault.account
    return identity.restore(URL, account, who.ways.kit.text(), edge, town.wire())
