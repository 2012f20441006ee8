"""Every vector of the knock is played, and every file is what its generator writes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quietroom.knock.due import due
from quietroom.knock.manner import Manner, check
from tests.rules.vectors import Vectors, ending, written
from vectors.make.knock import __main__ as generator

VECTORS = Vectors(generator.FOLDER)


def _manner(given: dict[str, Any]) -> Manner:
    quiet = given["quiet"]
    return Manner(**given | {"quiet": None if quiet is None else tuple(quiet)})


def _play_due(manner: dict[str, Any], fresh: str) -> Any:
    wanted = check(_manner(manner))
    moment = due(wanted, ZoneInfo(wanted.zone), int(datetime.fromisoformat(fresh).timestamp()))
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _play_manner(**given: Any) -> Any:
    check(_manner(given))
    return "allowed"


PLAYS: dict[str, Callable[..., Any]] = {"knock/due": _play_due, "knock/manner": _play_manner}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Each rule is played to a good end, and to a refusal where it has one."""
    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == {"knock/manner"}


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.files().items(), generator.text) == VECTORS.by_name()
