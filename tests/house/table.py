"""The table at the end of `make test`: suite, cases run, minimum. Below a minimum is red.

A suite is a folder under tests/. With `--minima FILE` a suite below its floor fails the run, and
so does a test that was skipped or expected to fail: what does not run keeps no promise. Published
vectors that cannot be part of the project come from a folder named by FOREIGN_VECTORS.
"""

import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest

FOREIGN = "foreign"
"""Files named test_foreign*.py are collected only when FOREIGN_VECTORS names a folder."""

_HERE = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--minima FILE`."""
    parser.addoption("--minima", type=Path, help="print the table and hold each suite to its floor")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what has no vectors to read; the table says so."""
    unheard = collection_path.name.startswith("test_" + FOREIGN) and not _foreign_folder()
    return True if unheard else None


def pytest_configure(config: pytest.Config) -> None:
    """Count in the process that prints, not in its workers."""
    minima: Path | None = config.getoption("--minima")
    if minima and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Table(minima), "quietroom-table")


class Table:
    """Counts what ran, prints it, and turns the run red where it is not enough."""

    def __init__(self, minima: Path) -> None:
        self.minima: dict[str, int] = tomllib.loads(minima.read_text())
        self.ran: Counter[str] = Counter()
        self.foreign = 0
        self.unrun: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one test when its body has passed; note one that was not run in earnest."""
        if report.skipped or hasattr(report, "wasxfail"):
            self.unrun.append(report.nodeid)
        elif report.when == "call" and report.passed:
            self.ran[report.nodeid.split("/")[1]] += 1
            self.foreign += f"/test_{FOREIGN}" in report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a whole file that was skipped."""
        if report.skipped:
            self.unrun.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail a run that would else have passed."""
        if exitstatus == pytest.ExitCode.OK and self.faults():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table, and what is wrong with it."""
        terminalreporter.section("suites")
        for line in self.lines():
            terminalreporter.write_line(line)
        for fault in self.faults():
            terminalreporter.write_line(f"FAILED {fault}", red=True)

    def lines(self) -> list[str]:
        """The table's lines."""
        rows = [
            f"{suite:<12}{self.ran[suite]:>6}{self.minima.get(suite, 0):>9}"
            for suite in sorted(self.minima.keys() | self.ran.keys())
        ]
        told = f"{self.foreign} cases run" if _foreign_folder() else "not run"
        return [f"{'suite':<12}{'run':>6}{'minimum':>9}", *rows, f"foreign vectors: {told}"]

    def faults(self) -> list[str]:
        """What keeps this run from being green, in words."""
        short = [
            f"{suite}: {self.ran[suite]} cases run where the minimum is {least}"
            for suite, least in self.minima.items()
            if self.ran[suite] < least
        ]
        unlisted = [
            f"{suite}: has no minimum" for suite in sorted(self.ran.keys() - self.minima.keys())
        ]
        unheard = ["foreign vectors: none ran"] if _foreign_folder() and not self.foreign else []
        return [*short, *unlisted, *unheard, *(f"{name}: was not run" for name in self.unrun)]


def _foreign_folder() -> Path | None:
    folder = os.environ.get("FOREIGN_VECTORS")
    return Path(folder) if folder else None
