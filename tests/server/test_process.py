"""The server as a process: how it begins, what keeps it from beginning, how it ends."""

import socket
import threading
from pathlib import Path

import httpx
import pytest

from tests.server.client import entered
from tests.server.process import call, serving

pytestmark = pytest.mark.slow


def test_it_begins_and_ends(tmp_path: Path) -> None:
    """The first line tells the address, which answers; told to end, it ends with 0."""
    with serving(tmp_path / "data") as server:
        alive = httpx.get(f"{server.url}/healthz")
        code, seconds = server.stop()

    assert (alive.status_code, code) == (200, 0)
    assert seconds < 10


def test_it_ends_with_open_streams(tmp_path: Path) -> None:
    """An open stream is told `bye` and when to come back; the process ends within ten seconds."""
    link = call("init", tmp_path / "data").stdout.strip()
    with serving(tmp_path / "data") as server:
        with entered(link, server.url) as http, http.stream("GET", "/api/events") as stream:
            lines = stream.iter_lines()
            first = next(lines)
            ended = threading.Thread(target=server.stop)
            ended.start()
            rest = "\n".join(lines)
        ended.join()
        code = server.process.returncode

    assert first == "event: hb"
    assert "event: bye\nretry: " in rest
    assert code == 0


def test_what_is_acknowledged_is_there_again(tmp_path: Path) -> None:
    """A server that is killed and begun anew knows who had joined."""
    link = call("init", tmp_path / "data").stdout.strip()
    with serving(tmp_path / "data") as server:
        with entered(link, server.url):
            server.process.kill()
        server.process.wait()
    with serving(tmp_path / "data") as server:
        head = httpx.get(f"{server.url}/log/checkpoint").text

    assert head.splitlines()[1] == "1"


def test_one_server_a_folder(tmp_path: Path) -> None:
    """A second server on the same folder ends with 5 and says why; so do init and check."""
    with serving(tmp_path / "data"):
        second = call("serve", tmp_path / "data", "--port", "0")

    assert (second.returncode, second.stdout) == (5, "")
    assert second.stderr.startswith("Another server holds this data folder")


def test_a_taken_port(tmp_path: Path) -> None:
    """A port that somebody listens on ends it with 5, and makes no folder."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = call("serve", tmp_path / "data", "--port", port)

    assert (refused.returncode, refused.stdout) == (5, "")
    assert refused.stderr.startswith("Another program listens on this port")
    assert not (tmp_path / "data").exists()


def test_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    """A folder with anything else in it is left as it was."""
    (tmp_path / "photo.jpg").write_bytes(b"a face")
    refused = call("serve", tmp_path, "--port", "0")

    assert (refused.returncode, refused.stdout) == (5, "")
    assert refused.stderr.startswith("This folder holds something that is not Quietroom's")
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


@pytest.mark.parametrize(
    "unsafe",
    [
        ["--host", "0.0.0.0"],
        ["--host", "0.0.0.0", "--public-url", "http://rooms.example"],
        ["--public-url", "http://rooms.example"],
    ],
)
def test_nobody_listens_in(tmp_path: Path, unsafe: list[str]) -> None:
    """Without https a server for others does not begin, and `check` says the same."""
    refused = call("serve", tmp_path / "data", "--port", "0", *unsafe)
    checked = call("check", tmp_path / "data", "--port", "0", *unsafe)

    assert (refused.returncode, refused.stdout) == (5, "")
    assert (checked.returncode, checked.stdout) == (5, refused.stderr)
    assert "https" in checked.stdout
    assert not (tmp_path / "data").exists()


def test_check_finds_an_open_key(tmp_path: Path) -> None:
    """A key that others can read is said with its remedy; put right, all is well."""
    data = tmp_path / "data"
    call("init", data)
    (data / "server.key").chmod(0o644)
    found = call("check", data, "--port", "0")
    (data / "server.key").chmod(0o600)
    fine = call("check", data, "--port", "0")

    assert (found.returncode, found.stdout.count("\n")) == (5, 1)
    assert "chmod 600" in found.stdout
    assert (fine.returncode, fine.stdout) == (0, "")
