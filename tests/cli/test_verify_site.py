"""The served browser client, looked at from outside: each thing planted on the way is told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from quietroom.cli.main import main
from quietroom.ground.errors import Malformed
from quietroom.server.config import Beginning, Config
from quietroom.server.run import init
from quietroom.tlog import build as builds
from quietroom.tlog.build import Build, File
from tests.server.process import serving


@dataclass
class Passed:
    """An answer on its way: what is planted in it is handed on."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


Bend = Callable[[str, Passed], None]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose programme has begun."""
    data = tmp_path_factory.mktemp("served") / "data"
    init(Config(data), Beginning())
    with serving(data) as server:
        yield server.url


@contextmanager
def between(url: str, bend: Bend) -> Iterator[str]:
    """A proxy before the server. Its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = httpx.get(url + self.path, headers={"accept-encoding": "identity"})
            passed = Passed(found.status_code, found.content, dict(found.headers))
            bend(self.path, passed)
            self.send_response(passed.status)
            for name, value in passed.headers.items():
                if name != "content-length":
                    self.send_header(name, value)
            self.send_header("content-length", str(len(passed.body)))
            self.end_headers()
            self.wfile.write(passed.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_port}"
        proxy.shutdown()


def _nothing(path: str, passed: Passed) -> None:
    """An honest proxy."""


def _byte(path: str, passed: Passed) -> None:
    if path == "/keys.js":
        passed.body = passed.body[:-1] + bytes([passed.body[-1] ^ 1])


def _screen(path: str, passed: Passed) -> None:
    if path == "/join":
        passed.body += b"<!-- -->"


def _header(path: str, passed: Passed) -> None:
    if path == "/keys.js":
        passed.headers["content-security-policy"] += "; connect-src *"


def _another_header(path: str, passed: Passed) -> None:
    if path == "/":
        passed.headers["link"] = "</other.js>; rel=preload; as=script"


def _missing(path: str, passed: Passed) -> None:
    if path == "/sw.js":
        passed.status = 404


def _unlogged(path: str, passed: Passed) -> None:
    if path == "/log/build":
        found = builds.parse_published(passed.body)
        passed.body = replace(found, r=bytes(32)).encode()


def _no_list(path: str, passed: Passed) -> None:
    if path == "/log/build":
        passed.status = 404


def _torn_list(path: str, passed: Passed) -> None:
    if path == "/log/build":
        found = builds.parse_published(passed.body)
        passed.body = replace(found, document=found.document[:-1]).encode()


@pytest.mark.parametrize(
    ("bend", "told"),
    [
        (_byte, "/keys.js: other bytes"),
        (_screen, "/join: other bytes"),
        (_header, "/keys.js: other headers"),
        (_another_header, "/: other headers"),
        (_missing, "/sw.js: missing (status 404)"),
        (_unlogged, "/log/build: the list of files is not in the log"),
        (_no_list, "/log/build: there is no list of files"),
        (_torn_list, "/log/build: the list of files cannot be read"),
    ],
)
def test_planted_difference_is_told(
    url: str, bend: Bend, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each difference ends with 1, and is told in a line of its own."""
    with between(url, bend) as there:
        code = main(["verify-site", there])

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [told, "site: 1 difference"]


def test_honest_site_is_ok(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the log commits to is what is served, also behind an honest proxy."""
    files = len(builds.parse(_published(url).document).files)
    with between(url, _nothing) as there:
        codes = [main(["verify-site", each]) for each in (url, there)]

    assert codes == [0, 0]
    line = f"site: ok ({files} files, build 0, log size 1)"
    assert capsys.readouterr().out.splitlines() == [line, line]
    assert files > 20


def test_lying_log_is_told(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A log whose head is not signed by its key ends with 6."""

    def bend(path: str, passed: Passed) -> None:
        if path == "/log/checkpoint":
            passed.body = passed.body[:-10] + bytes([passed.body[-10] ^ 1]) + passed.body[-9:]

    with between(url, bend) as there:
        code = main(["verify-site", there])

    assert code == 6
    assert capsys.readouterr().out.startswith("site: REFUSED (")


def test_away(capsys: pytest.CaptureFixture[str]) -> None:
    """A server that is away ends with 5."""
    assert main(["verify-site", "http://127.0.0.1:9"]) == 5
    assert capsys.readouterr().out == ""


def test_same_build_is_logged_once(tmp_path: Path) -> None:
    """A server that begins again with the same files shows the same leaf."""
    data = tmp_path / "data"
    init(Config(data), Beginning())
    shown = []
    for _ in range(2):
        with serving(data) as server:
            shown.append(httpx.get(server.url + "/log/build").content)
            assert main(["verify-site", server.url]) == 0
            server.stop()

    assert shown[0] == shown[1]


def _published(url: str) -> builds.Published:
    return builds.parse_published(httpx.get(url + "/log/build").content)


def test_list_has_one_spelling() -> None:
    """Paths stand in order and once; of another host or folder there are none."""
    here, there = (File(path, bytes(32), bytes(32)) for path in ("/a", "/b"))

    assert builds.parse(Build((here, there)).encode()) == Build((here, there))
    for wrong in ((there, here), (here, here), (replace(here, path="//x/a"),)):
        with pytest.raises(Malformed):
            builds.parse(Build(wrong).encode())
