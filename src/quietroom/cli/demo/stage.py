"""The stage: a real server in a process of its own, on a port of this machine.

Source: docs/guides/demo.md.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...ground.errors import QuietroomError

READY = "Quietroom is at "


class NoServer(QuietroomError):
    """The demonstration's server did not start: what it said stands above."""

    code = "no-server"


@dataclass(frozen=True)
class Stage:
    """Where the play is: folders of the server and of each person, and the server's address."""

    data: Path
    url: str
    coordinator: str
    process: subprocess.Popen[str]

    @property
    def server(self) -> Path:
        """All that the server holds."""
        return self.data / "server"

    def home(self, name: str) -> Path:
        """One person's folder."""
        return self.data / "people" / name


@contextmanager
def on_stage(data: Path, port: int) -> Iterator[Stage]:
    """Start a server in `data`/server and stop it at the end."""
    server, port = data / "server", port or _free_port()
    link = _first_link(server, port)
    command = [*_quietroom("serve"), "--data", str(server), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - this very program
        try:
            yield Stage(data, _url(process), link, process)
        finally:
            process.terminate()
            process.wait(timeout=15)


def _first_link(server: Path, port: int) -> str:
    command = [*_quietroom("init"), "--data", str(server), "--port", str(port)]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - this very program
    if made.returncode or not made.stdout:
        raise NoServer
    return made.stdout.strip().splitlines()[-1]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _url(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line.startswith(READY):
        raise NoServer
    return line.removeprefix(READY).strip()


def _quietroom(verb: str) -> list[str]:
    return [sys.executable, "-m", "quietroom", verb]
