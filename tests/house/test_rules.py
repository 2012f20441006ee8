"""House rules that no linter knows: small files, plain names, one meaning for each code."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import quietroom
from quietroom.ground.errors import QuietroomError
from tests.house.tree import ROOT, written

_SOURCES = sorted((ROOT / "src").rglob("*.py"))
_TEXT = (
    ".py",
    ".md",
    ".toml",
    ".json",
    ".yaml",
    ".ftl",
    ".txt",
    ".csv",
    "Makefile",
    "run",
    ".lock",
)
_LOOSE_NAMES = {"models", "services", "utils", "helpers", "common", "manager"}
_MEANT = {"proofs/models.py"}
"""A name of that list which says what it holds: what Spin explores is a model."""
_LONGEST = 400
_UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|Not[I]mplementedError)\b")
_MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9_.-])/(work|home|root)/[a-z.]")


def _named(paths: Iterator[Path] | list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def _holding(pattern: re.Pattern[str]) -> list[str]:
    return _named([path for path in written(*_TEXT) if pattern.search(path.read_text())])


def test_files_are_small() -> None:
    """No file of code is longer than 400 lines."""
    long = [path for path in written(".py") if path.read_text().count("\n") > _LONGEST]

    assert _named(long) == []


def test_files_are_named_by_their_words() -> None:
    """No file or folder has a name that could hold anything."""
    loose = [
        path for path in written(".py") if _LOOSE_NAMES & {path.stem, *path.relative_to(ROOT).parts}
    ]

    assert set(_named(loose)) == _MEANT


def test_tests_say_what_they_show() -> None:
    """Every test has its sentence."""
    silent = [
        f"{path.relative_to(ROOT).as_posix()}::{part.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for part in ast.walk(ast.parse(path.read_text()))
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
        and part.name.startswith("test_")
        and not ast.get_docstring(part)
    ]

    assert silent == []


def test_words_import_nothing() -> None:
    """A package's own file is a docstring, so that importing one module imports no other."""
    wordy = [
        path
        for path in _SOURCES
        if path.name == "__init__.py"
        and [type(part) for part in ast.parse(path.read_text()).body] != [ast.Expr]
    ]

    assert _named(wordy) == []


def test_nothing_unfinished() -> None:
    """Nothing is left for later in the midst of code or documents."""
    assert _holding(_UNFINISHED) == []


def test_no_path_of_one_machine() -> None:
    """No file names a folder that exists on one machine only."""
    assert _holding(_MACHINE_PATH) == []


def test_planted_faults_are_seen() -> None:
    """The two searches above find what they look for."""
    assert _UNFINISHED.search("# " + "todo: later".upper())
    assert _MACHINE_PATH.search("/".join(("see ", "home", "ada")))


def _errors(base: type[QuietroomError]) -> Iterator[type[QuietroomError]]:
    for below in base.__subclasses__():
        yield below
        yield from _errors(below)


def test_error_codes_are_unique() -> None:
    """Every error has a code of its own, in the one spelling, and says what happened."""
    for found in pkgutil.walk_packages(quietroom.__path__, "quietroom."):
        if not found.name.endswith(".__main__"):
            importlib.import_module(found.name)
    codes = Counter(error.__dict__.get("code", "inherited") for error in _errors(QuietroomError))

    assert {code for code, times in codes.items() if times > 1} == set()
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code) for code in codes)
    assert all((error.__doc__ or "").strip() for error in _errors(QuietroomError))
