"""`quietroom`, run as people run it: the installed script in a process of its own."""

import io
import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

import pytest

from quietroom.cli import main
from quietroom.cli.demo.checks import Checks

_SCRIPT = Path(sysconfig.get_path("scripts"), "quietroom")


def _quietroom(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([_SCRIPT, *words], capture_output=True, text=True, check=False)


def test_help_lists_the_verbs() -> None:
    """A newcomer sees what can be said."""
    ended = _quietroom("--help")

    assert ended.returncode == 0
    assert "demo" in ended.stdout


def test_version_is_the_installed_one() -> None:
    """The version printed is the package's."""
    assert _quietroom("--version").stdout == f"quietroom {version('quietroom')}\n"


@pytest.mark.parametrize("words", [(), ("gossip",), ("demo", "--nonsense")])
def test_wrong_call(words: tuple[str, ...]) -> None:
    """A call that is none ends with 2 and says on the other stream what was wrong."""
    ended = _quietroom(*words)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr


@pytest.mark.slow
def test_demo_is_ok(tmp_path: Path) -> None:
    """The demo checks something, says so in its last line, and keeps what it made."""
    ended = _quietroom("demo", "--once", "--data", str(tmp_path / "data"))

    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-1] == "demo: ok (29 checks)"
    assert (tmp_path / "data" / "server").is_dir()
    assert len(list((tmp_path / "data" / "people").iterdir())) == 8


@pytest.mark.slow
def test_demo_fails_without_the_owners_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the rule about owners taken out, the demo turns red."""
    monkeypatch.setattr("quietroom.release.basis.check", lambda _owners, _signers: None)

    assert main.main(["demo", "--once"]) == 1
    assert ": the mentor cannot release" in capsys.readouterr().out.splitlines()[-1]


def test_demo_wants_an_empty_folder(tmp_path: Path) -> None:
    """A folder that holds something is left alone."""
    (tmp_path / "mine").write_text("keep")
    ended = _quietroom("demo", "--once", "--data", str(tmp_path))

    assert ended.returncode == 3
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_checks_fail() -> None:
    """One check that is not so decides the last line and the exit code."""
    out = io.StringIO()
    checks = Checks(out=out)
    checks.that("water is wet", True)
    checks.that("the moon is a cheese", False)

    assert checks.end() == 1
    assert out.getvalue().splitlines()[-1] == "demo: FAILED (1 of 2): the moon is a cheese"
