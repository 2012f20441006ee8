"""The documents, and what stands in them: blocks, commands, code words, tables."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT

PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
        *(ROOT / "docs").rglob("*.md"),
    ]
)
"""What people read before and beside the specification."""

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)
_OPERATORS = {"|", "||", "&&", ";", "&"}
_REDIRECTIONS = {"<", ">", ">>"}


def blocks(text: str, language: str = "") -> list[str]:
    """The fenced blocks of a page that are marked with a language, or with none."""
    return [body for marked, body in _BLOCK.findall(text) if marked == language]


def code_words(text: str) -> list[str]:
    """What stands in backticks outside of blocks."""
    return [str(word) for word in _CODE.findall(_BLOCK.sub("", text))]


def section(text: str, heading: str) -> str:
    """The part of a page under one heading. Raises `ValueError` where there is none."""
    for part in _HEADING.split(text):
        if part.partition("\n")[0].lstrip("# ") == heading:
            return part
    raise ValueError(heading)


def rows(text: str) -> list[list[str]]:
    """The rows of the tables of a text, without their heads."""
    lines = [line.strip() for line in text.splitlines() if line.lstrip().startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    heads = {place - 1 for place, row in enumerate(cells) if set("".join(row)) <= set("-| ")}
    return [row for place, row in enumerate(cells) if place not in heads | {h + 1 for h in heads}]


def calls(block: str) -> Iterator[list[str]]:
    """The commands of a shell block, each as its words; what they read and write is left out."""
    for line in block.replace("\\\n", " ").splitlines():
        yield from _of_line(line)


def _of_line(line: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split, lexer.commenters = True, ""
    words, skip = list[str](), False
    for word in lexer:
        if word.startswith("#"):
            break
        if word in _OPERATORS:
            yield words
            words = []
        elif word in _REDIRECTIONS:
            skip = True
        elif skip:
            skip = False
        else:
            words.append(word)
    if words:
        yield words


def named(page: Path) -> str:
    """How a page is called in the report of a test."""
    return page.relative_to(ROOT).as_posix()
