"""Every command and path in the documents can be used as it stands there."""

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from quietroom.agreement.answers import from_toml
from quietroom.agreement.people import Party
from quietroom.agreement.questions import starter
from quietroom.cli import ending
from quietroom.cli.main import WORDS
from quietroom.cli.parser import parser
from tests.docs.pages import PAGES, blocks, calls, code_words, named, rows, section
from tests.house.tree import ROOT, written

GUIDE = ROOT / "docs" / "guides" / "command-line.md"

_TOOLS = {
    *("apt", "chown", "cp", "echo", "install", "mv", "systemctl", "useradd"),
    *("createdb", "createuser", "pg_dump", "pg_restore", "psql"),
    *(".venv/bin/pytest", ".venv/bin/lint-imports"),
}
"""Commands that are not ours: a name that is not here is a slip, or comes to the list."""

_FOLDERS = "benchmarks|deploy|docs|proofs|spec|src|tests|vectors|.ci"
_POINTER = re.compile(r'(docs/[\w./-]+\.md)(?:, "([^"]+)")?')
_PATH = re.compile(
    rf"(?:(?:{_FOLDERS})/[\w./*-]*|[A-Z]+\.md|LICENSE|Makefile|pyproject\.toml|requirements\.lock)"
)


def quietroom() -> argparse.ArgumentParser:
    """The parser of the command line, with all of its verbs."""
    made, verbs = parser()
    for word in WORDS:
        word.add(verbs)
    return made


def verbs(made: argparse.ArgumentParser) -> Iterator[tuple[str, ...]]:
    """Every verb of a parser, and under a verb with verbs of its own each of these."""
    below = [found for found in made._actions if isinstance(found, argparse._SubParsersAction)]
    if not below:
        yield ()
    for action in below:
        for name, sub in action.choices.items():
            yield from ((name, *rest) for rest in verbs(sub))


def wrong(call: list[str]) -> str | None:
    """What is wrong with a command in a document, or none."""
    words = call[3:] if call[:2] == ["sudo", "-u"] else call
    while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
        words = words[1:]
    if words[0].rpartition("/")[2] == "quietroom":
        return _refused(words[1:])
    if words[0] == "make":
        return _no_target(words[1:])
    return None if words[0] in _TOOLS else f"{words[0]}: no such command"


def _refused(args: list[str]) -> str | None:
    try:
        quietroom().parse_args(args)
    except SystemExit as fault:
        return f"quietroom {' '.join(args)}: refused" if fault.code else None
    return None


def _no_target(args: list[str]) -> str | None:
    known = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    if args[:1] == ["-C"]:
        args = args[2:]
    folder = ROOT / {"bench": "benchmarks"}.get(args[0], "proofs")
    only = [word.removeprefix("ONLY=") for word in args if word.startswith("ONLY=")]
    unknown = [word for word in args if "=" not in word and word not in known]
    unknown += [name for name in only if not (folder / f"{name.replace('-', '_')}.py").is_file()]
    return f"make: there is no {' '.join(unknown)}" if unknown else None


def missing(text: str) -> Iterator[str]:
    """The repository paths in a text's backticks that do not exist."""
    for word in code_words(text):
        if _PATH.fullmatch(word) and not list(ROOT.glob(word.rstrip("/"))):
            yield word


def unpointed(text: str) -> Iterator[str]:
    """The documents, or quoted headings of them, that a text names and that are not there."""
    for page, heading in _POINTER.findall(text):
        path = ROOT / page
        lines = path.read_text().splitlines() if path.is_file() else []
        if not lines:
            yield page
        elif heading and f"## {heading}" not in lines:
            yield f"{page}, {heading}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_are_accepted(page: Path) -> None:
    """Every command in a block of a document is one that its program takes."""
    text = page.read_text()
    said = [word for word in code_words(text) if word.startswith("make ")]
    found = [wrong(call) for block in [*blocks(text), *said] for call in calls(block)]

    assert [fault for fault in found if fault] == []


@pytest.mark.parametrize(
    "command",
    [
        "quietroom whisper ROOM",
        "cat words.txt | quietroom say",
        "quietroom raise ROOM high",
        "sudo -u quietroom /opt/quietroom serve --chekc",
        "make prowl",
        "make prove ONLY=nothing",
        "systemclt start quietroom",
    ],
)
def test_planted_command_is_caught(command: str) -> None:
    """A verb, option, value or program that does not exist is seen."""
    assert [fault for call in calls(command) if (fault := wrong(call))]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_paths_exist(page: Path) -> None:
    """Every path of this repository that a document names is there."""
    assert list(missing(page.read_text())) == []


def test_planted_path_is_caught() -> None:
    """A path that is not there is seen."""
    assert list(missing("See `tests/nowhere/*.py`.")) == ["tests/nowhere/*.py"]


def test_code_points_at_documents() -> None:
    """A document that code names exists, and so does the heading that it quotes."""
    sources = [path for path in written(".py") if "tests" not in path.parts]
    lost = {named(path): list(unpointed(path.read_text())) for path in sources}

    assert {path: found for path, found in lost.items() if found} == {}
    assert list(unpointed('docs/guides/demo.md, "Nowhere"')) == ["docs/guides/demo.md, Nowhere"]
    assert list(unpointed("see docs/nowhere.md.")) == ["docs/nowhere.md"]


def test_every_verb_has_an_example() -> None:
    """The guide to the command line shows every verb at work, and no other."""
    shown = {
        tuple(word for word in call[1:] if not word.startswith("-"))
        for block in blocks(GUIDE.read_text())
        for call in calls(block)
        if call[0] == "quietroom"
    }
    unshown = {
        verb for verb in verbs(quietroom()) if not any(call[: len(verb)] == verb for call in shown)
    }

    assert unshown == set()


def test_exit_codes_are_told() -> None:
    """The guide's table of exit codes has the codes with which calls end."""
    told = [int(row[0]) for row in rows(section(GUIDE.read_text(), "Exit codes"))]

    assert told == [*range(ending.LIED + 1), 130, 143]


def test_choices_are_accepted() -> None:
    """The file of choices in the guide is one that an agreement can be proposed from."""
    two = Party(bytes(32), "Amina", "mentor"), Party(bytes([1]) * 32, "Jonas", "mentee")
    (choices,) = blocks(GUIDE.read_text(), "toml")
    chosen = from_toml(choices, starter("generic", "en", two, date(2027, 1, 15)))

    assert chosen.parties[1].undertakings
    assert [limit.id for limit in chosen.limits if limit.id == "substance-abuse" and not limit.on]
