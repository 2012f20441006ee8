"""Vectors belong to no language: every scenario is whole, and says which end it wants and why."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.docs.test_links import broken_pointers
from tests.house.tree import ROOT

_FIELDS = ["format", "about", "spec", "made_by", "input", "expect", "because"]
_FILES = sorted((ROOT / "vectors").glob("*/*.json"))
_WORDS = sorted({path.parent for path in _FILES})


def _read(path: Path) -> list[dict[str, Any]]:
    scenarios: list[dict[str, Any]] = json.loads(path.read_text())
    return scenarios


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_scenarios_are_whole(path: Path) -> None:
    """Each scenario has its seven fields; its word, its section and its generator exist."""
    for scenario in _read(path):
        assert list(scenario) == _FIELDS
        assert scenario["format"].startswith(f"{path.parent.name}/")
        assert list(broken_pointers(scenario["spec"])) == []
        assert (ROOT / scenario["made_by"]).exists()
        assert all(scenario[field] for field in ("about", "input", "because"))


@pytest.mark.parametrize("word", _WORDS, ids=lambda word: word.name)
def test_words_have_refusals(word: Path) -> None:
    """The vectors of every word hold good ends and refusals, each refusal with its code."""
    ends = [scenario["expect"] for path in word.glob("*.json") for scenario in _read(path)]
    refusals = [end["refused"] for end in ends if isinstance(end, dict) and set(end) == {"refused"}]

    assert 0 < len(refusals) < len(ends)
    assert all(isinstance(code, str) and code for code in refusals)
