"""Every import contract is broken by a planted fault and kept without it.

The installed package is copied, one import is written into the copy, and the linter must name the
contract. A word or an opening module that comes later is covered without a change here.
"""

import os
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import pytest

import quietroom
from tests.house.tree import ROOT

_PACKAGE = Path(quietroom.__file__).parent
_CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
_STOREYS, _NO_IO, _NO_OPENING = (contract["name"] for contract in _CONFIG["contracts"])
_SHELLS = {"cli", "client", "server"}
_WORDS = sorted(path.parent.name for path in _PACKAGE.glob("*/__init__.py"))
_KEPT_FROM_SERVER = sorted(
    ".".join(("quietroom", *path.relative_to(_PACKAGE).with_suffix("").parts))
    for name in ("open", "seal", "unlock", "vault", "notebook")
    for path in (*_PACKAGE.rglob(f"{name}.py"), *_PACKAGE.rglob(f"{name}/"))
    if "__pycache__" not in path.parts and not {"client", "cli"} & set(path.parts)
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package, with both shells there to plant in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "quietroom"
    shutil.copytree(_PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for shell in ("client", "server"):
        _write(package / shell / "__init__.py", '"""A shell."""\n')
    return package


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def _lint(package: Path) -> dict[str, bool]:
    linter = Path(sysconfig.get_path("scripts"), "lint-imports")
    ended = subprocess.run(
        [linter, "--no-cache", "--no-logo"],
        cwd=package.parent,
        env=os.environ | {"PYTHONPATH": str(package.parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.rsplit(" ", 1) for line in ended.stdout.splitlines()]
    found = {line[0]: line[1] == "KEPT" for line in lines if line[-1] in ("KEPT", "BROKEN")}

    assert ended.returncode == (0 if all(found.values()) else 1), ended.stdout
    return found


def _plant(package: Path, module: str, imports: str) -> list[str]:
    _write(package / module, f'"""Planted."""\n\n{imports}\n')
    return [name for name, kept in _lint(package).items() if not kept]


def test_kept_as_it_stands(copy: Path) -> None:
    """The honest twin: the package as it is keeps every contract."""
    assert _lint(copy) == {contract["name"]: True for contract in _CONFIG["contracts"]}


@pytest.mark.parametrize("word", [word for word in _WORDS if word != "cli"])
def test_no_word_leans_upwards(copy: Path, word: str) -> None:
    """No word below the command line may import it."""
    assert _STOREYS in _plant(copy, f"{word}/planted.py", "import quietroom.cli.main")


@pytest.mark.parametrize(("from_shell", "to_shell"), [("client", "server"), ("server", "client")])
def test_shells_meet_over_http_alone(copy: Path, from_shell: str, to_shell: str) -> None:
    """Client and server never import each other."""
    assert _STOREYS in _plant(copy, f"{from_shell}/planted.py", f"import quietroom.{to_shell}")


def test_every_word_has_its_storey(copy: Path) -> None:
    """A package that no storey lists breaks the contract, so none escapes it."""
    assert _plant(copy, "gossip/__init__.py", "") == [_STOREYS]


@pytest.mark.parametrize("word", sorted(set(_WORDS) - _SHELLS))
def test_no_word_of_the_rules_does_io(copy: Path, word: str) -> None:
    """A rule that reads the clock breaks the contract, in whichever word it stands."""
    assert _plant(copy, f"{word}/planted.py", "import time") == [_NO_IO]


@pytest.mark.parametrize("module", _KEPT_FROM_SERVER)
def test_server_opens_nothing(copy: Path, module: str) -> None:
    """The server may import nothing that seals, opens or unlocks."""
    assert _plant(copy, "server/planted.py", f"import {module}") == [_NO_OPENING]


def test_server_opens_nothing_by_a_detour(copy: Path) -> None:
    """Nor may it by way of a module that does."""
    _write(
        copy / "ground" / "detour.py", '"""A detour."""\n\nimport quietroom.ground.open.content\n'
    )

    assert _plant(copy, "server/planted.py", "import quietroom.ground.detour") == [_NO_OPENING]
