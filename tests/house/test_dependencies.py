"""The package asks for what it imports, and the lock names files and no places."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from tests.house.tree import ROOT

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
_LOCK = (ROOT / "requirements.lock").read_text()


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_-]", requirement, maxsplit=1)[0].lower()


def _imported() -> Iterator[str]:
    for path in (ROOT / "src").rglob("*.py"):
        for part in ast.walk(ast.parse(path.read_text())):
            if isinstance(part, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in part.names)
            elif isinstance(part, ast.ImportFrom) and not part.level and part.module:
                yield part.module.partition(".")[0]


def test_what_is_imported_is_asked_for() -> None:
    """Every package that the sources import is a dependency that pyproject.toml states itself."""
    asked = {_name(requirement) for requirement in _PROJECT["dependencies"]}
    foreign = set(_imported()) - sys.stdlib_module_names - {"quietroom"}
    providers = packages_distributions()
    unasked = {name for name in foreign if not asked & {_name(by) for by in providers[name]}}

    assert foreign >= {"cryptography", "msgspec"}
    assert unasked == set()


def test_cryptography_is_pinned() -> None:
    """The library under every seal is one exact version."""
    assert "cryptography==50.0.2" in _PROJECT["dependencies"]


def test_lock_is_whole() -> None:
    """Each line of the lock is an exact version with hashes, and none is an address."""
    pins = re.split(r"\n(?=\S)", _LOCK.strip())

    assert len(pins) > 50
    assert all(re.match(r"[a-z0-9-]+==\S+ ", pin) and "--hash=sha256:" in pin for pin in pins)
    assert "://" not in _LOCK
