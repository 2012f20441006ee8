"""Blind: of a random canary in every place where somebody writes, the server holds none.

One story is played with all of them. Then everything that the server holds, says and was told is
searched, in every spelling that the operator's search knows. Each sink and each spelling is shown
to be searched by a leak planted there.
"""

import base64
import bz2
import gzip
import hashlib
import io
import json
import logging
import lzma
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from quietroom.client import invitation
from quietroom.client.invitation import To
from quietroom.server import faultlog, problem
from quietroom.server.folder import LOG, MAILS
from quietroom.server.postman import Postman
from tests.journeys.town import Citizen, Town
from tests.promises import story
from tests.promises.canaries import Canaries, Recorder

PLACES = 62
"""In how many kinds of places the story writes, at the least."""


class World:
    """A town whose every request, answer and log line is kept."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.new = Canaries()
        self.data = town.folder / "server"
        self.recorder = Recorder(town.app, town.folder / "seen")
        town.front = self.recorder

    def hits(self) -> list[Any]:
        """What is found in all that the server held, said and was told."""
        return [*self.new.hits(self.data), *self.new.hits(self.town.folder / "seen")]


@pytest.fixture
def world(town: Town) -> Iterator[World]:
    """A town with its log file and, beside it, everything that any library logs."""
    made = World(town)
    everything = logging.FileHandler(town.folder / "seen" / "all.log")
    logging.getLogger().addHandler(everything)
    with faultlog.writing(made.data / LOG):
        yield made
    logging.getLogger().removeHandler(everything)
    everything.close()


@contextmanager
def failing(town: Town, canary: str) -> Iterator[None]:
    """A store in which one read fails, with somebody's words in its mouth."""

    async def fail(*_: Any) -> None:
        raise RuntimeError(canary)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(town.store.letters, "list", fail)
        yield


def break_off(world: World, who: Citizen) -> None:
    """An upload is cut short, a read fails, a mail cannot be written."""
    world.recorder.rude = True
    token = who.session.wire.token or ""
    world.town.run(story.hang_up(world.recorder, world.new.new("cut short"), token))
    world.recorder.rude = False
    with failing(world.town, world.new.new("fault")), pytest.raises(Exception, match="Nothing was"):
        who.session.wire.get("/api/letters")
    to = To("Declared Sight", "declared.sight@example.org")
    invitation.mail(world.town.coordinator.session, to)
    shell = world.town.app.state.shell
    post = Postman(shell.store, shell.config, world.data / MAILS, world.town.now)
    world.town.run(post.send())


def test_nothing_of_anybody_is_found(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    """No canary and no key lies in the database, its journal, the log, a mail or any answer."""
    _, mentee = story.play(world.town, world.new)
    refused = story.go_wrong(world.town, world.new, mentee, world.recorder)
    break_off(world, mentee)
    (world.town.folder / "seen" / "printed").write_text("".join(capfd.readouterr()))
    declared = Canaries({"e-mail": "declared.sight@example.org"})
    shown = {hit.path.name for hit in declared.hits(world.data)}
    faces = Canaries({"public face": story.SHOWN}).hits(world.data)

    assert len({place.rpartition(" ")[0] for place in world.new.words}) >= PLACES
    assert refused > 300
    assert "RuntimeError at server/letters.py" in (world.data / LOG).read_text()
    assert "quietroom.db-wal" in shown
    assert any(name.endswith(".eml") for name in shown)
    assert faces
    assert world.hits() == []


def _chatty(fault: BaseException) -> None:
    problem.LOG.error("%s", fault)


def test_a_chatty_log_is_caught(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that quotes what went wrong gives somebody's words away, and is found out."""
    monkeypatch.setattr(problem, "log", _chatty)
    mentee = world.town.invited("Jonas")
    break_off(world, mentee)

    assert {hit.path.name for hit in world.hits()} == {"log"}


def _zipped(data: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", data)
    return whole.getvalue()


Wrap = Callable[[bytes], bytes]


def test_a_name_is_found(world: World) -> None:
    """What somebody is called is declared, and shows that the search sees each place it passes."""
    world.town.invited(world.new.new("name"))

    assert {hit.path.suffix for hit in world.hits()} == {".db-wal", ".request", ".answer"}


def _beginning(encode: Wrap, at: int) -> Wrap:
    """Written where it does not begin with the writing's own groups."""
    return lambda data: encode(b"~" * at + data)


ENCODINGS: dict[str, Wrap] = {
    "raw": bytes,
    "window": lambda data: data[7:19],
    "lower": bytes.lower,
    "upper": bytes.upper,
    "utf-16-le": lambda data: data.decode().encode("utf-16-le"),
    "utf-16-be": lambda data: data.decode().encode("utf-16-be"),
    "reversed": lambda data: data[::-1],
    "hex": lambda data: data.hex().encode(),
    "HEX": lambda data: data.hex().upper().encode(),
    **{f"base64 {skip}": _beginning(base64.b64encode, skip) for skip in range(3)},
    **{f"url64 {skip}": _beginning(base64.urlsafe_b64encode, skip) for skip in range(3)},
    "url": lambda data: quote(data, safe="").encode(),
    "each letter": lambda data: b"".join(b"%%%02x" % byte for byte in data),
    "json": lambda data: json.dumps({"text": data.decode()}).encode(),
    "escapes": lambda data: b"".join(b"\\u%04x" % byte for byte in data),
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zip": _zipped,
    "three deep": lambda data: _zipped(lzma.compress(bz2.compress(data))),
    "sha-256": lambda data: hashlib.sha256(data).digest(),
    "sha-256 in hex": lambda data: hashlib.sha256(data.lower()).hexdigest().encode(),
    "sha-1": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "md5": lambda data: hashlib.md5(data.lower(), usedforsecurity=False).digest(),
}


def _row(folder: Path, data: bytes) -> None:
    with closing(sqlite3.connect(folder / "quietroom.db")) as base:
        base.execute("CREATE TABLE rows (body BLOB)")
        base.execute("INSERT INTO rows VALUES (?)", (data,))
        base.commit()


def _free_page(folder: Path, data: bytes) -> None:
    with closing(sqlite3.connect(folder / "quietroom.db")) as base:
        base.execute("PRAGMA secure_delete = OFF")
        base.execute("CREATE TABLE rows (body BLOB)")
        base.execute("INSERT INTO rows VALUES (?)", (data + bytes(9000),))
        base.execute("DELETE FROM rows")
        base.commit()


def _journal(folder: Path, data: bytes) -> None:
    """What lies in the journal of a server that was killed."""
    with closing(sqlite3.connect(folder / "aside")) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("CREATE TABLE rows (body BLOB)")
        base.execute("INSERT INTO rows VALUES (?)", (data,))
        base.commit()
        journal = (folder / "aside-wal").read_bytes()
    (folder / "aside").unlink()
    (folder / "quietroom.db-wal").write_bytes(journal)


def _log(folder: Path, data: bytes) -> None:
    line = b"2027-01-15 08:00:00,000 RuntimeError at server/rooms.py:12\n"
    (folder / "log").write_bytes(line + data + b"\n" + line)


def _mail(folder: Path, data: bytes) -> None:
    (folder / "1.eml").write_bytes(b"Subject: your link\r\n\r\nHello\r\n" + data + b"\r\n")


def _answer(folder: Path, data: bytes) -> None:
    (folder / "1.answer").write_bytes(b"(404, [(b'content-type', b'x')])" + data)


def _header(folder: Path, data: bytes) -> None:
    (folder / "1.answer").write_bytes(repr((404, [(b"etag", data)])).encode())


SINKS = (_row, _free_page, _journal, _log, _mail, _answer, _header)
"""What makes a leak in each sink."""


@pytest.mark.parametrize("sink", SINKS, ids=lambda sink: sink.__name__.strip("_"))
def test_each_planted_leak_is_found(sink: Callable[[Path, bytes], None], tmp_path: Path) -> None:
    """In each sink each spelling of a canary is found, and nothing where nothing was planted."""
    new = Canaries()
    for name, wrap in ENCODINGS.items():
        (tmp_path / name).mkdir()
        sink(tmp_path / name, wrap(new.new(name).encode()))
    (tmp_path / "honest").mkdir()
    sink(tmp_path / "honest", os.urandom(200))

    found = {hit.path.relative_to(tmp_path).parts[0] for hit in new.hits(tmp_path)}
    assert found == set(ENCODINGS)
