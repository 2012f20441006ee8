"""Every import contract is broken by a planted fault and kept without it.

The installed package is copied, one import is written into the copy, and the linter must name the
contract. A word or an opening module that comes later is covered without a change here.
"""

import os
import re
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
_NAMES = [contract["name"] for contract in _CONFIG["contracts"]]
_STOREYS, _NO_IO, _NO_OPENING, _OUTSIDE, _PAST, _APART = _NAMES
_WORDS = sorted(path.parent.name for path in _PACKAGE.glob("*/__init__.py"))
_BELOW_CLI = [word for word in _WORDS if word != "cli"]
_RULES = [word for word in _BELOW_CLI if word not in ("client", "server")]
_KEPT_FROM_SERVER = sorted(
    ".".join(("quietroom", *path.relative_to(_PACKAGE).with_suffix("").parts))
    for name in ("open", "seal", "unlock", "vault", "notebook")
    for path in (*_PACKAGE.rglob(f"{name}.py"), *_PACKAGE.rglob(f"{name}/"))
    if "__pycache__" not in path.parts and not {"client", "cli"} & set(path.parts)
)
_TOLD = re.compile(r"^(.+) (KEPT|BROKEN)(?: \(.+\))?$", re.MULTILINE)
"""How the linter tells of a contract, and how many imports it was told to leave alone."""


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


def _lint(package: Path) -> tuple[dict[str, bool], str]:
    linter = Path(sysconfig.get_path("scripts"), "lint-imports")
    ended = subprocess.run(
        [linter, "--no-cache", "--no-logo"],
        cwd=package.parent,
        env=os.environ | {"PYTHONPATH": str(package.parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    kept = {name: word == "KEPT" for name, word in _TOLD.findall(ended.stdout)}

    assert ended.returncode == (0 if all(kept.values()) else 1), ended.stdout
    return kept, ended.stdout


def _plant(package: Path, plants: dict[str, str]) -> tuple[list[str], set[str]]:
    """The contracts broken by imports planted in modules, and the modules that are blamed."""
    for module, imports in plants.items():
        path = package.joinpath(*module.split(".")[1:]).with_suffix(".py")
        _write(path, f'"""Planted."""\n\n{imports}\n')
    kept, report = _lint(package)
    blamed = {module for module in plants if f"{module} -> " in report}
    return [name for name, holds in kept.items() if not holds], blamed


def test_kept_as_it_stands(copy: Path) -> None:
    """The honest twin: the package as it is keeps every contract."""
    assert _lint(copy)[0] == {contract["name"]: True for contract in _CONFIG["contracts"]}


def test_no_word_leans_upwards(copy: Path) -> None:
    """No word below the command line may import it."""
    plants = {f"quietroom.{word}.planted": "import quietroom.cli.main" for word in _BELOW_CLI}

    broken, blamed = _plant(copy, plants)

    assert _STOREYS in broken
    assert blamed == set(plants)


@pytest.mark.parametrize(("shell", "other"), [("client", "server"), ("server", "client")])
def test_shells_meet_over_http_alone(copy: Path, shell: str, other: str) -> None:
    """Client and server never import each other."""
    broken, _ = _plant(copy, {f"quietroom.{shell}.planted": f"import quietroom.{other}"})

    assert _STOREYS in broken


def test_every_word_has_its_storey(copy: Path) -> None:
    """A package that no storey lists breaks the contract, so none escapes it."""
    _write(copy / "gossip" / "__init__.py", '"""A word without a place."""\n')

    assert _plant(copy, {})[0] == [_STOREYS]


def test_no_word_of_the_rules_does_io(copy: Path) -> None:
    """A rule that reads the clock breaks the contract, in whichever word it stands."""
    plants = {f"quietroom.{word}.planted": "import time" for word in _RULES}

    assert _plant(copy, plants) == ([_NO_IO], set(plants))


def test_no_io_is_allowed(copy: Path) -> None:
    """Every way to reach the world that the contract lists is seen."""
    listed = _CONFIG["contracts"][1]["forbidden_modules"]
    plants = {f"quietroom.ground.planted_{name}": f"import {name}" for name in listed}

    assert _plant(copy, plants) == ([_NO_IO], set(plants))


def test_server_opens_nothing(copy: Path) -> None:
    """The server may import nothing that seals, opens or unlocks."""
    plants = {
        f"quietroom.server.planted_{place}": f"import {module}"
        for place, module in enumerate(_KEPT_FROM_SERVER)
    }

    assert len(plants) > 0
    assert _plant(copy, plants) == ([_NO_OPENING], set(plants))


def test_server_opens_nothing_by_a_detour(copy: Path) -> None:
    """Nor may it by way of a module that does."""
    plants = {
        "quietroom.ground.detour": "import quietroom.ground.open.content",
        "quietroom.server.planted": "import quietroom.ground.detour",
    }

    assert _plant(copy, plants)[0] == [_NO_OPENING]


@pytest.mark.parametrize("word", ["room", "release", "identity"])
def test_the_programme_stays_outside(copy: Path, word: str) -> None:
    """Who holds which role is decided without a room, a release or anybody's vault."""
    plants = {"quietroom.programme.planted": f"import quietroom.{word}.planted"}
    _write(copy / word / "planted.py", '"""Planted."""\n')

    assert _plant(copy, plants) == ([_OUTSIDE], set(plants))


_APART_FROM = _CONFIG["contracts"][4]
_PROGRAMMES, _CONCERNS = _APART_FROM["source_modules"], _APART_FROM["forbidden_modules"]


def _as_module(name: str, stem: str) -> str:
    """The module itself, or one that is planted in a package whose every module is meant."""
    return name.replace(".**", f".{stem}")


def test_a_concern_stays_past_the_programme(copy: Path) -> None:
    """Whatever answers a coordinator, mails or tells may import nothing that is for concerns."""
    plants = {}
    for place, name in enumerate(_PROGRAMMES):
        there = _as_module(_CONCERNS[place % len(_CONCERNS)], "turn")
        plants[_as_module(name, "planted")] = f"import {there}"

    broken, blamed = _plant(copy, plants)

    assert _PAST in broken
    assert blamed == set(plants)


@pytest.mark.parametrize("module", ["concern.planted", "server.concerns", "client.concern"])
def test_concerns_know_no_programme(copy: Path, module: str) -> None:
    """Nor does what is for concerns import what is the programme's."""
    broken, blamed = _plant(copy, {f"quietroom.{module}": "import quietroom.programme.roles"})

    assert _APART in broken
    assert blamed == {f"quietroom.{module}"}
