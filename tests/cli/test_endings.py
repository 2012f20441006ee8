"""How a call ends when it cannot do what was asked: one exit code each, and nothing changed."""

import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.people import Ended, Square, quietroom
from tests.cli.test_verbs import WISH


def ends(ended: Ended, code: int, *told: str) -> None:
    """It ended so, said all of this beside the results, and gave no result."""
    assert (ended.code, ended.out) == (code, "")
    assert [part for part in told if part not in ended.told] == []


@pytest.mark.parametrize(
    "words",
    [(), ("gossip",), ("say",), ("agreement",), ("read", "aa", "--since", "x"), ("demo", "--x")],
)
def test_a_wrong_call(words: tuple[str, ...]) -> None:
    """A verb, option or number that is none ends with 2."""
    ends(quietroom(*words), 2, "usage: quietroom")


def test_an_unlock_file_that_others_can_read(here: Square) -> None:
    """A kit that lies open is refused, and nobody signs in by it."""
    here.jonas.kit.chmod(0o640)
    ended = here.jonas("card")
    here.jonas.kit.chmod(0o600)

    ends(ended, 3, "chmod 600", "(bad-input)")


def test_a_wrong_kit(here: Square) -> None:
    """Another person's kit opens nothing."""
    ends(quietroom("card", "--home", here.jonas.home, "--unlock-from", here.sam.kit), 3, "unlock")


@pytest.mark.parametrize("text", [b"", b"kit: AAAA-BBBB\n", b"no words of ours", b"\xff\xfe\x00"])
def test_what_is_no_kit(here: Square, tmp_path: Path, text: bytes) -> None:
    """What is neither kit nor passphrase ends with 3, and is not repeated."""
    kit = tmp_path / "kit"
    kit.write_bytes(text)
    kit.chmod(0o600)

    ends(quietroom("card", "--home", here.jonas.home, "--unlock-from", kit), 3, "quietroom: ")


def test_no_kit_named(here: Square, tmp_path: Path) -> None:
    """Without a way to unlock, or with one that is not there, the remedy is said."""
    home = ("--home", here.jonas.home)

    ends(quietroom("card", *home), 3, "--unlock-from")
    ends(quietroom("card", *home, "--unlock-from", tmp_path / "none"), 3, "name another file")


def test_nobody_here(tmp_path: Path) -> None:
    """A folder from which nobody joined ends with 3 and stays as it was."""
    kit = tmp_path / "kit"
    kit.touch(mode=0o600)
    home = tmp_path / "home"

    ends(quietroom("rooms", "--home", home, "--unlock-from", kit), 3, "(no-home)")
    assert not home.exists()


def test_somebody_is_here_already(here: Square, tmp_path: Path) -> None:
    """Joining twice from one folder ends with 3, and the kit that was asked for is not written."""
    link, kit = here.cora("invite").line, tmp_path / "kit"
    ended = quietroom("join", link, "--home", here.jonas.home, "--kit-out", kit)

    ends(ended, 3, "(already-here)")
    assert not kit.exists()


def test_joining_by_what_is_no_link(tmp_path: Path) -> None:
    """A link cut short ends with 3."""
    home, kit = tmp_path / "home", tmp_path / "kit"
    link = "http://localhost:8470/join#hQ"

    ends(quietroom("join", link, "--home", home, "--kit-out", kit), 3, "(bad-link)")
    assert list(tmp_path.iterdir()) == []


def test_a_link_works_once(here: Square, tmp_path: Path) -> None:
    """A link that was used is refused by its rule."""
    link = here.cora("invite").line
    homes = [tmp_path / name for name in ("first", "second")]
    first, second = (
        quietroom("join", link, "--name", "X", "--home", home, "--kit-out", f"{home}.kit")
        for home in homes
    )

    assert first.code == 0
    ends(second, 4, "(")


def test_a_kit_is_not_written_over(here: Square) -> None:
    """A file that is there stays as it is."""
    before = here.jonas.kit.read_bytes()

    ends(here.jonas("rotate", "--kit-out", here.jonas.kit), 3, "there already")
    assert here.jonas.kit.read_bytes() == before


@pytest.mark.parametrize("label", ["me", "everybody", "PAIR"])
def test_a_bad_label(here: Square, label: str) -> None:
    """A label that is none ends with 3, and nothing is said."""
    words = here.jonas.file("never said so")

    ends(here.jonas("say", here.room, "--label", label, "--words", words), 3, "named", "may-tell")
    assert "never said so" not in here.amina("read", here.room).out


def test_words_that_are_not_utf_8(here: Square, tmp_path: Path) -> None:
    """The place of the bad byte is named, and none of the words."""
    (tmp_path / "w").write_bytes("Grüße".encode("latin-1"))
    ended = here.jonas("say", here.room, "--words", tmp_path / "w")

    ends(ended, 3, "UTF-8", "byte 2")
    assert "Gr" not in ended.told


@pytest.mark.parametrize(
    "words",
    [
        ("say", "ROOM", "--words", "none"),
        ("agreement", "propose", "ROOM", "--from", "none"),
        ("agreement", "propose", "ROOM", "--undertake", "none"),
        ("attach", "ROOM", "none", "--words", "none"),
        ("read", "ffffffffffff"),
        ("who", "ffffffffffff"),
        ("release", "ffffffffffff"),
        ("ask", "ENTRY", "--words", "WORDS", "--to", "xyz", *WISH),
        ("ask", "ENTRY", "--words", "WORDS", "--to", "CARD"),
        ("release", "ENTRY", "--to", "CARD", "--purpose", "x", "--until", "31.1.2035"),
        ("release", "ENTRY", "--to", "CARD", *WISH, "--edited", "none"),
        ("words", "not-hexadecimal"),
        ("share", "ffff", "ROOM"),
    ],
)
def test_what_is_not_there(here: Square, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A file, room, entry, card or date that is none ends with 3, and nothing was said."""
    entry = here.jonas.says(here.room, "an entry")
    meant = {"ROOM": here.room, "ENTRY": entry, "CARD": here.sam.card, "none": tmp_path / "none"}
    meant["WORDS"] = here.jonas.file("an entry")
    before = here.jonas("read", here.room).out

    ends(here.jonas(*(meant.get(word, word) for word in words)), 3, "quietroom: ")
    assert here.jonas("read", here.room).out == before


def test_a_room_and_a_card_of_nobody(here: Square) -> None:
    """A card that nobody has is refused by the server's rule."""
    ended = here.jonas("words", "00" * 32)

    assert (ended.code, ended.out) == (4, "")


@pytest.mark.parametrize("path", ["none", "none.zip"])
def test_an_export_that_is_not_there(tmp_path: Path, path: str) -> None:
    """Checking nothing ends with 3, not with a damaged export."""
    ends(quietroom("export", "check", tmp_path / path), 3, "no export")


def test_a_log_that_is_not_there(tmp_path: Path) -> None:
    """No folder is bad input; one without a key asks for it; an address without a server is 5."""
    ends(quietroom("log", "verify", tmp_path / "none"), 3, "no folder")
    ends(quietroom("log", "verify", tmp_path), 3, "--vkey")
    ends(quietroom("log", "verify", "http://127.0.0.1:1"), 5, "(server-away)")
    ends(quietroom("log", "verify", "http://a:port"), 3, "address")


@pytest.mark.parametrize(
    "options",
    [("--people", "none"), ("--people", "empty"), ("--words", "none"), ("--data", "full")],
)
def test_a_demo_of_what_is_not_there(tmp_path: Path, options: tuple[str, str]) -> None:
    """People, words or a folder that cannot be used end with 3 before a server starts."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "theirs").touch()
    name, value = options

    ends(quietroom("demo", "--once", name, tmp_path / value), 3, "quietroom: ")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["empty", "full", "theirs"]


def test_server_away(here: Square) -> None:
    """A server that is away ends with 5, with --json as with words."""
    ended = here.jonas("rooms", "--server", "http://127.0.0.1:1", "--json")

    assert ended.code == 5
    assert ended.objects == [{"event": "end", "ok": False}]
    assert "(server-away)" in ended.told


def test_serve_where_it_cannot(here: Square, tmp_path: Path) -> None:
    """A taken port, a folder of others, and one in use end with 5."""
    (tmp_path / "photo").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ends(quietroom("serve", "--data", tmp_path / "new", "--port", port), 5, "port")
    ends(quietroom("serve", "--data", tmp_path, "--port", 0), 5, "not Quietroom's")
    ends(quietroom("serve", "--data", here.data, "--port", 0), 5, "Another server")
    assert [path.name for path in tmp_path.iterdir()] == ["photo"]


def test_two_calls_at_once(here: Square) -> None:
    """Two calls from one folder wait for each other: none sees a room that the other half read."""
    ended = list[int]()

    def read() -> None:
        command = [sys.executable, "-m", "quietroom", "read", here.room]
        command += ["--home", str(here.sam.home / "two"), "--unlock-from", str(here.jonas.kit)]
        ended.append(subprocess.run(command, capture_output=True, check=False).returncode)

    subprocess.run(["cp", "-r", here.jonas.home, here.sam.home / "two"], check=True)
    for number in range(5):
        here.amina.says(here.room, f"news {number}")
    both = [threading.Thread(target=read) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    read()

    assert ended == [0, 0, 0]


def test_every_verb_has_help() -> None:
    """A newcomer sees every verb with a line of what it does, and what each needs."""
    told = quietroom("--help").out
    verbs = told.partition("verbs:")[2].partition("\n\nBegin")[0]
    joined = re.sub(r"\n {8,}", " ", verbs)
    rows = [line for line in joined.splitlines() if line.startswith("    ")]
    silent = [row for row in rows[1:] if len(row.split(maxsplit=1)) < 2]
    names = [row.split()[0] for row in rows if row.split()[0] != "VERB"]

    assert {"demo", "join", "say", "read", "release", "log", "serve", "scan"} <= set(names)
    assert silent == []
    assert max(map(len, told.splitlines())) <= 100
    for name in names:
        assert quietroom(name, "--help").code == 0


@pytest.mark.timeout(300)
def test_a_demo_is_told_to_end(tmp_path: Path) -> None:
    """After its last check it serves until SIGTERM, ends with 0, and leaves no server behind."""
    command = [sys.executable, "-m", "quietroom", "demo", "--data", str(tmp_path / "kept")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        url = next(line.split()[-1] for line in lines if line.startswith("Quietroom is at "))
        process.send_signal(signal.SIGTERM)
        process.stdout.read()
        code = process.wait(30)

    assert code == 0
    ends(quietroom("log", "verify", url), 5, "(server-away)")
