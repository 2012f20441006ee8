"""Every vector of meeting is played, and every file is what its generator writes."""

from typing import Any

import pytest

from tests.rules.meeting.plays import PLAYS
from tests.rules.vectors import Vectors, ending, written
from vectors.make.meeting import __main__ as generator
from vectors.make.meeting.cast import text

VECTORS = Vectors(generator.FOLDER)
_NEVER_REFUSED = {
    "meeting/instant",
    "meeting/diary",
    "meeting/times",
    "meeting/free",
    "meeting/late",
    "meeting/feed",
    "meeting/feed-address",
}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal where it has one."""
    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == PLAYS.keys() - _NEVER_REFUSED


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.pages().items(), text) == VECTORS.by_name()
