"""Every vector of duty is played, and every file is what its generator writes."""

from typing import Any

import pytest

from tests.rules.duty.plays import PLAYS
from tests.rules.vectors import Vectors, ending, written
from vectors.make.duty import __main__ as generator

VECTORS = Vectors(generator.FOLDER)
_INFALLIBLE = {"duty/watch"}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal where it has one."""
    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == PLAYS.keys() - _INFALLIBLE


def test_all_refusals_have_vectors() -> None:
    """Every way in which signed limits refuse is met by the rule, and by the officer's check."""
    codes = {one["format"]: set[str]() for one in VECTORS.all}
    for one in VECTORS.all:
        if isinstance(one["expect"], dict) and "refused" in one["expect"]:
            codes[one["format"]].add(one["expect"]["refused"])

    assert codes["duty/covers"] == {
        "no-such-limit",
        "not-yours-to-act",
        "nobody-to-report-to",
        "wrong-officer",
        "notice-too-late",
        "reason-missing",
    }
    assert codes["duty/check"] == {
        "agreement-text-differs",
        "bad-signature",
        "cannot-open",
        "false-report",
        "no-such-limit",
        "not-for-you",
        "not-logged",
        "not-your-agreement",
    }


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.pages().items(), generator.text) == VECTORS.by_name()
