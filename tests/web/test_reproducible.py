"""The site can be built again: two builds in two folders give the same bytes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SOURCES = ("messages", "web", "src/quietroom")
"""What the build reads."""

MADE = shutil.ignore_patterns("node_modules", "dist", "dist-gallery", ".tsc", "__pycache__")


def built(folder: Path) -> dict[str, bytes]:
    """The files of a build of a copy of the sources in `folder`, by path."""
    for source in SOURCES:
        shutil.copytree(ROOT / source, folder / source, ignore=MADE)
    # Each file and not the folder: a link to that would lead both builds back to one place.
    bought = Path("web", "node_modules")
    shutil.copytree(ROOT / bought, folder / bought, symlinks=True, copy_function=_linked)
    subprocess.run(
        ["node", "build/build.mjs"],
        cwd=folder / "web",
        env={**os.environ, "NODE_ENV": "production"},
        check=True,
        capture_output=True,
    )
    dist = folder / "web" / "dist"
    return {
        path.relative_to(dist).as_posix(): path.read_bytes()
        for path in sorted(dist.rglob("*"))
        if path.is_file()
    }


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another disk
        shutil.copy2(source, target)


@pytest.mark.timeout(400)
def test_two_builds_are_one(tmp_path: Path) -> None:
    """Folder, hour and machine leave no trace: both builds, and the one served here, are alike."""
    first, second = (built(tmp_path / name) for name in ("here", "elsewhere/and deeper"))
    served = ROOT / "web" / "dist"

    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    assert {path: (served / path).read_bytes() for path in first} == first
    assert len(first) > 20
    assert not any(str(tmp_path).encode() in body for body in first.values())
