"""The server as a process: its first line, its end with open streams, and being killed."""

import threading
from pathlib import Path

import httpx

from quietroom.server import run
from quietroom.server.config import Config
from tests.server.client import entered
from tests.server.process import serving


def test_it_ends_with_open_streams(tmp_path: Path) -> None:
    """An open stream is told `bye` and when to come back; the process ends within ten seconds."""
    link, ended = run.init(Config(tmp_path / "data")), list[tuple[int, float]]()
    with serving(tmp_path / "data") as server:
        with entered(link, server.url) as http, http.stream("GET", "/api/events") as stream:
            lines = stream.iter_lines()
            first = next(lines)
            stopping = threading.Thread(target=lambda: ended.append(server.stop()))
            stopping.start()
            rest = "\n".join(lines)
        stopping.join()

    assert first == "event: hb"
    assert "event: bye\nretry: " in rest
    assert ended[0][0] == 0
    assert ended[0][1] < 10


def test_what_is_acknowledged_is_there_again(tmp_path: Path) -> None:
    """A server that is killed and begun anew knows who had joined."""
    link = run.init(Config(tmp_path / "data"))
    with serving(tmp_path / "data") as server:
        with entered(link, server.url):
            server.process.kill()
        server.process.wait()
    with serving(tmp_path / "data") as server:
        head = httpx.get(f"{server.url}/log/checkpoint").text

    assert head.splitlines()[1] == "2"
