"""Programs that a proof leans on and that no wheel holds: they come from Debian's packages."""

import os
import shutil
import subprocess
from pathlib import Path


def program(name: str, package: str, below: Path | None = None) -> str:
    """Where a program is, on the path or in the folder `below`.

    Where it is not, and that is allowed, its package is installed first. Raises `AssertionError`
    with the remedy.
    """
    where = None if below is None else str(below)
    if shutil.which(name, path=where) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(package)
    found = shutil.which(name, path=where)
    assert found, f"{name} is not here: install Debian's package {package} (as root: apt install)"
    return found


def _install(package: str) -> None:
    """Install a package; the lists of packages are fetched only when it is not known without."""
    install = ("apt-get", "install", "-qq", "--no-install-recommends", package)
    if not _ran(*install):
        _ran("apt-get", "update", "-qq")
        _ran(*install)


def _ran(*words: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(words, capture_output=True, env=quiet, check=False).returncode == 0
