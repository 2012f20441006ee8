"""What Lighthouse says of the pages that somebody meets before they have unlocked anything.

Scores from 0 to 1, the median of some runs, of a telephone with a slow connection as Lighthouse
plays one. The pages come from a real server, packed as it packs them.

Source: Lighthouse's categories performance, accessibility and best practices; its version is fixed
in `_lighthouse/package-lock.json`.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from benchmarks.claim import Claim
from tests.web.house import House

_TOOL = Path(__file__).parent / "_lighthouse"

_PAGES = ("/", "/promises")

_AIMS = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0}

_ROUNDS = 3


def measure() -> list[Claim]:
    """Ask Lighthouse about each page in turn. Raises `AssertionError` where it does not run."""
    npm = shutil.which("npm")
    assert npm, "npm brings Lighthouse: install nodejs and npm"
    install = [npm, "ci", "--ignore-scripts", "--silent"]
    assert subprocess.run(install, cwd=_TOOL, check=False).returncode == 0, "npm brought nothing"
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        try:
            return [claim for page in _PAGES for claim in _page(house.url, page)]
        finally:
            house.close()


def _page(server: str, page: str) -> list[Claim]:
    rounds = [_scores(f"{server}{page}") for _ in range(_ROUNDS)]
    return [
        Claim(f"{what} of {page}", statistics.median(one[what] for one in rounds), aim)
        for what, aim in _AIMS.items()
    ]


def _scores(url: str) -> dict[str, float]:
    call = [
        str(_TOOL / "node_modules" / ".bin" / "lighthouse"),
        url,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox",
        f"--only-categories={','.join(_AIMS)}",
    ]
    where = {"CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium")}
    done = subprocess.run(call, env={**os.environ, **where}, capture_output=True, check=False)
    assert done.returncode == 0, f"Lighthouse ended with {done.returncode}"
    categories = json.loads(done.stdout)["categories"]
    return {what: categories[what]["score"] for what in _AIMS}
