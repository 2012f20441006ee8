"""Playing vectors: a folder of them is read, and each ends as the rules do, alike for all words."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from quietroom.ground.errors import QuietroomError

Vector = dict[str, Any]
"""One scenario, as it stands in its file."""


class Vectors:
    """The vectors of one word: all `*.json` in its folders."""

    def __init__(self, *folders: Path) -> None:
        paths = sorted(path for folder in folders for path in folder.glob("*.json"))
        self.kept = {path: path.read_text() for path in paths}
        self.read: dict[Path, list[Vector]] = {
            path: json.loads(text) for path, text in self.kept.items()
        }

    @property
    def all(self) -> list[Vector]:
        """Every scenario, file by file."""
        return [vector for scenarios in self.read.values() for vector in scenarios]

    @property
    def cases(self) -> list[Any]:
        """Every scenario as a case of one test, by its file and what it is about."""
        return [
            pytest.param(vector, id=f"{path.stem}: {vector['format']}: {vector['about']}")
            for path, scenarios in self.read.items()
            for vector in scenarios
        ]

    @property
    def good(self) -> set[str]:
        """The formats that have a scenario with a good end."""
        return {one["format"] for one in self.all if not is_refused(one)}

    @property
    def refused(self) -> set[str]:
        """The formats that have a scenario which is refused."""
        return {one["format"] for one in self.all if is_refused(one)}

    def by_name(self, name: Callable[[Path], str] = lambda path: path.stem) -> dict[str, str]:
        """The text of each file, as the generator names it."""
        return {name(path): text for path, text in self.kept.items()}


def is_refused(vector: Vector) -> bool:
    """Whether a scenario ends in a refusal: an ending may have a field of that name and no code."""
    expected = vector["expect"]
    return isinstance(expected, dict) and expected.keys() == {"refused"}


def ending(play: Callable[..., Any], given: Vector) -> Any:
    """What the rules make of a vector's input."""
    try:
        return play(**given)
    except QuietroomError as refusal:
        return {"refused": refusal.code}


def written(files: Iterable[tuple[str, Any]], text: Callable[[Any], str]) -> dict[str, str]:
    """What a generator writes, file by file."""
    return {name: text(scenarios) for name, scenarios in files}
