"""The table that ends `make test` is red where it must be."""

from pathlib import Path

import pytest

pytest_plugins = ("pytester",)

_PASSES = "def test_one() -> None:\n    assert True\n"
_SKIPS = "import pytest\ndef test_two() -> None:\n    pytest.skip('later')\n"
_SKIPPED_FILE = "import pytest\npytest.skip('later', allow_module_level=True)\n"
_XFAILS = "import pytest\n@pytest.mark.xfail\ndef test_three() -> None:\n    assert False\n"


def _play(pytester: pytest.Pytester, floor: int, workers: int = 0, *bodies: str) -> list[str]:
    folder = pytester.path / "tests" / "small"
    folder.mkdir(parents=True)
    for place, body in enumerate((_PASSES, *bodies)):
        (folder / f"test_{place}.py").write_text(body)
    Path(pytester.path, "minimum.toml").write_text(f"small = {floor}\n")
    call = [
        *(
            "-p",
            "tests.house.table",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:schemathesis",
            "-pno:faker",
        ),
        *("-n", str(workers), "--minima", "minimum.toml", "tests"),
    ]
    run = pytester.runpytest_subprocess if workers else pytester.runpytest_inprocess
    ended = run(*call)
    return [f"exit {ended.ret:d}", *ended.outlines]


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    monkeypatch.delenv("FOREIGN_VECTORS", raising=False)


def test_enough_is_green(pytester: pytest.Pytester) -> None:
    """A suite that reaches its floor passes, counted once though a worker ran it."""
    lines = _play(pytester, 1, 1)

    assert lines[0] == "exit 0"
    assert "small            1        1" in lines
    assert "foreign vectors: not run" in lines


def test_too_few_is_red(pytester: pytest.Pytester) -> None:
    """A suite below its floor fails a run in which every test passed."""
    lines = _play(pytester, 2)

    assert lines[0] == "exit 1"
    assert "FAILED small: 1 cases run where the minimum is 2" in lines


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (_SKIPS, "tests/small/test_1.py::test_two"),
        (_SKIPPED_FILE, "tests/small/test_1.py"),
        (_XFAILS, "tests/small/test_1.py::test_three"),
    ],
    ids=["skip", "skipped file", "xfail"],
)
def test_unrun_is_red(pytester: pytest.Pytester, body: str, name: str) -> None:
    """A test that is skipped or expected to fail fails the run, by its name."""
    lines = _play(pytester, 1, 0, body)

    assert lines[0] == "exit 1"
    assert f"FAILED {name}: was not run" in lines


def test_foreign_vectors_must_run(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of foreign vectors that no test reads fails the run."""
    monkeypatch.setenv("FOREIGN_VECTORS", "here")

    lines = _play(pytester, 1)

    assert lines[0] == "exit 1"
    assert "FAILED foreign vectors: none ran" in lines
