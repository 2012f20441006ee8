"""Every promise says what keeps it, and what it names is there: promise 12, honest."""

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.docs.pages import code_words, section
from tests.house.tree import ROOT
from tests.promises.lies import LIES

PROMISES = ROOT / "docs" / "promises.md"

_TEST = re.compile(r"(tests/\S+\.py)(?:::(\w+))?(?:\[(\w+)\])?")
_HEADING = re.compile(r"^## (\d+\. .+)$", re.MULTILINE)
_CONTRACT = re.compile(r"Import contract: '([^']+)'")


def lost(text: str) -> Iterator[str]:
    """The tests named in a text that do not exist."""
    for word in code_words(text):
        found = _TEST.fullmatch(word)
        if found and not (_exists(found[1], found[2]) and _is_told(found[3])):
            yield word


def _exists(path: str, name: str | None) -> bool:
    file = ROOT / path
    if not file.is_file() or not file.name.startswith("test_"):
        return False
    functions = [node for node in ast.parse(file.read_text()).body if hasattr(node, "name")]
    return any(name is None or node.name == name for node in functions)


def _is_told(lie: str | None) -> bool:
    return lie is None or lie in LIES


def unkept(text: str) -> Iterator[str]:
    """The promises of a text that name no test and do not say that they are not built."""
    for heading in _HEADING.findall(text):
        said = section(text, heading)
        if not any(_TEST.fullmatch(word) for word in code_words(said)) and "Not built" not in said:
            yield heading


def test_every_test_exists() -> None:
    """Each test that the page names can be run."""
    assert list(lost(PROMISES.read_text())) == []


@pytest.mark.parametrize(
    "name",
    [
        "tests/docs/test_promises.py::test_of_nothing",
        "tests/docs/test_nowhere.py",
        "tests/docs/pages.py::blocks",
        "tests/promises/test_lies.py::test_lie[of_nobody]",
    ],
)
def test_planted_name_is_caught(name: str) -> None:
    """A test that is not there, or is none, is seen."""
    assert list(
        lost(f"Kept: `tests/docs/test_promises.py::test_every_test_exists`, `{name}`.")
    ) == [name]


def test_every_promise_is_accounted_for() -> None:
    """Twelve promises, and each names a test or says that it is not built."""
    text = PROMISES.read_text()

    assert [int(heading.partition(".")[0]) for heading in _HEADING.findall(text)] == [*range(1, 13)]
    assert list(unkept(text)) == []
    assert list(unkept("## 1. Blind\n\nTrust us.\n")) == ["1. Blind"]


def test_contracts_are_there() -> None:
    """The import contracts that promises name are those that the linter holds."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    named = _CONTRACT.findall(" ".join(PROMISES.read_text().split()))

    assert set(named) == {contract["name"] for contract in known}
