"""Every vector of room, entry and grant is played, and every file is what its generator writes."""

import json
from typing import Any

import pytest

from quietroom.ground.errors import QuietroomError
from tests.rules.room.plays import PLAYS
from vectors.make.room import __main__ as generator

_PAGES = ("room", "entry", "grant")
_FILES = sorted(path for page in _PAGES for path in (generator.FOLDER / page).glob("*.json"))
_INFALLIBLE = {"room/chain", "grant/stamp"}
_FAULTS = {"room/reader", "room/stream"}


def _ending(vector: dict[str, Any]) -> Any:
    try:
        return PLAYS[vector["format"]](**vector["input"])
    except QuietroomError as refusal:
        return {"refused": refusal.code}


_ALL: list[dict[str, Any]] = [one for path in _FILES for one in json.loads(path.read_text())]


@pytest.mark.parametrize(
    "vector", [pytest.param(one, id=f"{one['format']}: {one['about']}") for one in _ALL]
)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = _ending(vector)

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal where it has one."""
    good = {one["format"] for one in _ALL if "refused" not in one["expect"]}
    refused = {one["format"] for one in _ALL if "refused" in one["expect"]}

    assert good == PLAYS.keys()
    assert refused == PLAYS.keys() - _INFALLIBLE - _FAULTS


def test_all_faults_have_vectors() -> None:
    """Every fault that a reader can find is found in some vector."""
    lines = [line for one in _ALL if one["format"] in _FAULTS for line in one["expect"]["lines"]]

    assert {fault for line in lines for fault in line["faults"]} == {
        "bad-room-key",
        "cannot-open",
        "chain-differs",
        "log-differs",
        "mislabelled",
        "not-agreed-yet",
        "not-mine",
        "repeated",
        "void-entry",
        "void-record",
        "withheld",
    }


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    written = {name: generator.text(scenarios) for name, scenarios in generator.pages().items()}
    kept = {f"{path.parent.name}/{path.stem}": path.read_text() for path in _FILES}

    assert written == kept
