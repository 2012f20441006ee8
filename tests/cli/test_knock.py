"""Being told while away, typed at a command line, against a real server with a real mail server."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.people import Person, Square, cheap, free_port, joins, quietroom
from tests.server.process import serving
from tests.server.sink import Sink, sink


@pytest.fixture
def post() -> Iterator[Sink]:
    """A mail server."""
    with sink(host="127.0.0.1") as made:
        yield made


@pytest.fixture
def cora(tmp_path: Path, post: Sink, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """The first coordinator of a server that sends mails by it."""
    monkeypatch.setattr("quietroom.identity.unlock.stretch", cheap)
    data, port = tmp_path / "server", str(free_port())
    smtp = ("--smtp", f"smtp://127.0.0.1:{post.port}", "--sender", "quietroom@rooms.example")
    link = quietroom("init", "--data", data, "--port", port).line
    with serving(data, "--port", port, *smtp):
        yield joins(tmp_path, link, "Cora")


def arrived(post: Sink) -> str:
    """The code in the first mail that comes."""
    for _ in range(200):
        if post.raw:
            break
        time.sleep(0.1)
    lines: list[str] = post.mails[0].get_content().splitlines()
    return next(line for line in lines if line[:3].isdecimal())


def test_an_address_is_confirmed_by_its_code(cora: Person, post: Sink) -> None:
    """The code that comes by mail confirms the address, a wrong one does not; stop forgets it."""
    asked = cora("knock", "mail", "cora@example.org")
    code = arrived(post)
    other = "000000" if code.replace(" ", "") != "000000" else "111111"
    wrong = cora("knock", "confirm", other)
    right = cora("knock", "confirm", code, "--json").objects[0]
    stopped = cora("knock", "stop").line

    assert asked.code == 0
    assert (wrong.code, "(wrong-code)" in wrong.told) == (4, True)
    assert (right["address"], right["asked"]) == ("cora@example.org", None)
    assert post.recipients == ["cora@example.org"]
    assert stopped.startswith("mails to nobody;")


def test_how_and_when(here: Square) -> None:
    """What is said stays, and what is not said stays as it was."""
    jonas = here.jonas
    first = jonas("knock", "how", "--rhythm", "daily", "--hour", "9", "--zone", "Asia/Kolkata")
    jonas("knock", "how", "--quiet", "22-6", "--language", "fr")
    shown = jonas("knock", "show", "--json").objects[0]
    never = jonas("knock", "how", "--quiet", "none").line

    assert "daily at 9:00" in first.line
    assert [shown[name] for name in ("rhythm", "hour", "quiet", "zone", "language")] == [
        *("daily", 9, [22, 6], "Asia/Kolkata", "fr")
    ]
    assert never == "this server sends no mails; daily at 9:00, Asia/Kolkata; browsers: 0"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("how", "--zone", "Europe/Quietroom"), 4, "no-such-zone"),
        (("how", "--hour", "24"), 3, "hour"),
        (("how", "--quiet", "7-7"), 3, "quiet hours"),
        (("how", "--quiet", "late"), 2, "21-7"),
        (("mail", "jonas@example.org"), 4, "no-mail"),
    ],
)
def test_what_cannot_be(here: Square, words: tuple[str, ...], code: int, said: str) -> None:
    """What makes no sense is said in words, and ends as the guide has it."""
    ended = here.jonas("knock", *words)

    assert (ended.code, said in ended.told) == (code, True)
