"""The tests speak about the built wheel, the thing that people install."""

import sysconfig
from pathlib import Path

import quietroom
from tests.house.tree import ROOT


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_imported_from_site_packages() -> None:
    """The package under test is the installed one, not the folder of sources beside it."""
    found = Path(quietroom.__file__).parent

    assert found == Path(sysconfig.get_path("purelib"), "quietroom")


def test_wheel_holds_the_sources() -> None:
    """What is installed was built from the sources as they stand, data and web client included."""
    installed = _files(Path(quietroom.__file__).parent)
    site = {f"site/{name}": raw for name, raw in _files(ROOT / "web" / "dist").items()}

    assert site
    assert installed == _files(ROOT / "src" / "quietroom") | site


def test_wheel_is_typed() -> None:
    """Whoever builds on Quietroom gets its types."""
    assert "py.typed" in _files(Path(quietroom.__file__).parent)
