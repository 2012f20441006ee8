"""Every vector of concerns is played, and every file is what its generator writes."""

from typing import Any

import pytest

from tests.rules.concern.plays import PLAYS
from tests.rules.vectors import Vectors, ending, written
from vectors.make.concern import __main__ as generator

VECTORS = Vectors(generator.FOLDER)


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal."""
    assert VECTORS.good == VECTORS.refused == PLAYS.keys()


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.pages().items(), generator.text) == VECTORS.by_name()
