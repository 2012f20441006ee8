"""The text of a part, in blocks: paragraphs, lists, and what people say to each other.

Format: spec/guidance.md section 2.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a block is. The tokens are those of the browser's files."""

    WORDS = "words"
    LIST = "list"
    SAID = "said"


_MARKS = {"- ": Shape.LIST, "> ": Shape.SAID}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as one line, the items of a list, or the lines of a talk."""

    shape: Shape
    lines: tuple[str, ...]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text without faults."""
    return tuple(_block(lines) for lines in _groups(text))


def faults_in(text: str) -> Iterator[str]:
    """What is wrong with a text, each with its remedy."""
    for lines in _groups(text):
        if len({line[:2] if line[:2] in _MARKS else "" for line in lines}) > 1:
            yield "leave a line empty before and after a list or a talk"
        if any(line.count("*") % 2 for line in _block(lines).lines):
            yield "an asterisk is open: put one on each side of a name on a screen"


def plain(text: str) -> str:
    """A text as it is read aloud: without marks."""
    return "\n".join(line for block in blocks(text) for line in block.lines).replace("*", "")


def _groups(text: str) -> Iterator[list[str]]:
    group: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            group.append(line.strip())
        elif group:
            yield group
            group = []


def _block(lines: list[str]) -> Block:
    shape = _MARKS.get(lines[0][:2], Shape.WORDS)
    if shape is Shape.WORDS:
        return Block(shape, (" ".join(lines),))
    return Block(shape, tuple(line[2:].strip() for line in lines))
