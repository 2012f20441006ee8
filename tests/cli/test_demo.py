"""`quietroom`, run as people run it: the installed script in a process of its own."""

import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

import pytest

from quietroom.cli import main
from quietroom.ground.close import content

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


def test_demo_is_ok() -> None:
    """The demo checks something and says so in its last line."""
    ended = _quietroom("demo", "--once")

    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-1] == "demo: ok (1 checks)"


def test_demo_fails_when_nothing_is_sealed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A seal that leaves the words as they are turns the demo red."""
    monkeypatch.setattr(content, "seal", lambda _key, _context, words: words)
    monkeypatch.setattr(
        "quietroom.ground.open.content.unseal", lambda _key, _context, sealed: sealed
    )

    assert main.main(["demo", "--once"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("demo: FAILED (1 of 1): ")
