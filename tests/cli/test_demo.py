"""`quietroom`, run as people run it: the installed script in a process of its own."""

import base64
import json
import signal
import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

import pytest

_SCRIPT = Path(sysconfig.get_path("scripts"), "quietroom")
_CHECKS = 29
"""How many checks the story has at least; the number only grows."""


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


@pytest.mark.timeout(300)
def test_demo_is_ok(tmp_path: Path) -> None:
    """The demo checks every step of the story, and counts its checks in the last line."""
    ended = _quietroom("demo", "--once", "--data", str(tmp_path / "kept"))
    *story, last = ended.stdout.splitlines()
    checks = [line for line in story if line.startswith("check ")]

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [line[:12] for line in checks] == [
        f"check {n:02} ok:" for n in range(1, len(checks) + 1)
    ]
    assert last == f"demo: ok ({len(checks)} checks)"
    assert len(checks) >= _CHECKS


@pytest.mark.timeout(300)
def test_links_carry_kits(tmp_path: Path) -> None:
    """While it serves, a link for each of three people carries the sheet of their kit."""
    data = tmp_path / "kept"
    call = [str(_SCRIPT), "demo", "--json", "--data", str(data)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as demo:
        events = (json.loads(line) for line in demo.stdout or ())
        links = [
            event for event in events if event["event"] == "link" or _asked_to_end(demo, event)
        ]
        ended = demo.wait(timeout=30)

    assert ended == 0
    assert [link["as"] for link in links] == ["mentee", "mentor", "coordinator"]
    for link in links:
        way, _, fragment = link["url"].partition("/unlock#")
        assert way.startswith("http://")
        sheet = base64.urlsafe_b64decode(fragment + "==")
        assert sheet == (data / "people" / _folder(link["name"]) / "kit.txt").read_bytes()


def _folder(name: str) -> str:
    return name.replace(" ", "-").lower()


def _asked_to_end(demo: "subprocess.Popen[str]", event: dict[str, str]) -> bool:
    """Have the demonstration end once it says how to go on; no event is kept by this."""
    if event.get("text", "").startswith("As "):
        demo.send_signal(signal.SIGTERM)
    return False


def test_demo_leaves_a_folder_of_others_alone(tmp_path: Path) -> None:
    """A folder with something in it is refused before anything is written."""
    (tmp_path / "theirs.txt").write_text("keep")
    ended = _quietroom("demo", "--once", "--data", str(tmp_path))

    assert (ended.returncode, ended.stdout) == (3, "")
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.txt"]
