"""Every vector of room, entry and grant is played, and every file is what its generator writes."""

from pathlib import Path
from typing import Any

import pytest

from tests.rules.room.plays import PLAYS
from tests.rules.vectors import Vectors, ending, written
from vectors.make.room import __main__ as generator

_PAGES = ("room", "entry", "grant")
VECTORS = Vectors(*(generator.FOLDER / page for page in _PAGES))
_INFALLIBLE = {"room/chain", "grant/stamp"}
_FAULTS = {"room/reader", "room/stream"}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal where it has one."""
    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == PLAYS.keys() - _INFALLIBLE - _FAULTS


def test_all_faults_have_vectors() -> None:
    """Every fault that a reader can find is found in some vector."""
    read = [one["expect"] for one in VECTORS.all if one["format"] in _FAULTS]
    lines = [line for shown in read for line in shown["lines"]]

    assert {fault for line in lines for fault in line["faults"]} == {
        "bad-room-key",
        "cannot-open",
        "chain-differs",
        "log-differs",
        "mislabelled",
        "not-agreed-yet",
        "not-mine",
        "log-not-mirrored",
        "repeated",
        "void-entry",
        "void-record",
        "withheld",
    }


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.pages().items(), generator.text) == VECTORS.by_name(_named)
