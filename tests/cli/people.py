"""People at their command lines: the installed verbs, played in this process against one server."""

import io
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quietroom.cli.main import main
from quietroom.ground.digest import sha256
from tests.server.process import serving


@dataclass(frozen=True)
class Ended:
    """How a call ended: its exit code, what it printed, what it told beside that."""

    code: int
    out: str
    told: str

    @property
    def line(self) -> str:
        """The one result of a call that went well."""
        assert self.code == 0, self.told
        return self.out.strip()

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What a call with --json printed."""
        return [json.loads(line) for line in self.out.splitlines()]


def quietroom(*words: object) -> Ended:
    """One call of the command line."""
    out, told = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(told):
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
    return Ended(code, out.getvalue(), told.getvalue())


@dataclass
class Person:
    """One person: where their client's folder and their kit are, and their card."""

    name: str
    folder: Path
    card: str = ""

    @property
    def home(self) -> Path:
        """Their client's folder."""
        return self.folder / self.name

    @property
    def kit(self) -> Path:
        """The file with their kit."""
        return self.folder / f"{self.name}.kit"

    def __call__(self, *words: object) -> Ended:
        """What they type, with the options that say who they are."""
        return quietroom(*words, "--home", self.home, "--unlock-from", self.kit)

    def file(self, text: str) -> Path:
        """A file with these words."""
        path = self.folder / f"{sha256(text.encode()).hex()[:16]}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def says(self, room: str, text: str, *more: object) -> str:
        """Say something; the entry's id."""
        return self("say", room, "--words", self.file(text), *more).line


@dataclass(frozen=True)
class Square:
    """One server, a pair that has agreed, a third person, and who invited them."""

    folder: Path
    data: Path
    url: str
    cora: Person
    amina: Person
    jonas: Person
    sam: Person
    room: str


def joins(folder: Path, link: str, name: str) -> Person:
    """Somebody joins by a link."""
    person = Person(name, folder)
    ended = quietroom("join", link, "--name", name, "--home", person.home, "--kit-out", person.kit)
    person.card = ended.line
    return person


def agree(room: str, *two: Person) -> None:
    """Each proposes with an undertaking of their own; both sign."""
    for person in two:
        mine = person.file(f"I, {person.name}, ask before I repeat a word.")
        assert person("agreement", "propose", room, "--undertake", mine).code == 0
    for person in two:
        assert person("agreement", "sign", room).code == 0


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def cheap(secret: bytes, salt: bytes) -> bytes:
    """Stretching at no cost: what it costs is tested where it is the point."""
    return sha256(salt + secret)


@contextmanager
def square(folder: Path) -> Iterator[Square]:
    """A square until the end of the block."""
    port, data = free_port(), folder / "server"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quietroom.identity.unlock.stretch", cheap)
        link = quietroom("init", "--data", data, "--port", port).line
        with serving(data, "--port", str(port)) as server:
            cora = joins(folder, link, "Cora")
            amina = joins(folder, cora("invite", "--name", "Amina").line, "Amina")
            jonas = joins(folder, cora("invite", "--name", "Jonas").line, "Jonas")
            jonas("accept", amina("invite", "--room", "mentee").line)
            sam = joins(folder, cora("invite", "--name", "Sam").line, "Sam")
            room = amina("rooms").line.split()[0]
            agree(room, amina, jonas)
            yield Square(folder, data, server.url, cora, amina, jonas, sam, room)
