"""The table that ends `make test` is red where it must be."""

from pathlib import Path

import pytest

pytest_plugins = ("pytester",)

_PASSES = "def test_one() -> None:\n    assert True\n"


def _play(
    pytester: pytest.Pytester, body: str, floor: int, *, workers: int = 0, foreign: str = ""
) -> list[str]:
    folder = pytester.path / "tests" / "small"
    folder.mkdir(parents=True)
    (folder / "test_small.py").write_text(body)
    Path(pytester.path, "minimum.toml").write_text(f"small = {floor}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOREIGN_VECTORS", foreign)
        ended = pytester.runpytest_subprocess(
            *("-p", "tests.house.table", "-p", "no:cacheprovider", "-p", "no:schemathesis"),
            *("-n", str(workers), "--minima", "minimum.toml", "tests"),
        )
    return [f"exit {ended.ret:d}", *ended.outlines]


@pytest.fixture(autouse=True)
def _seen(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))


def test_enough_is_green(pytester: pytest.Pytester) -> None:
    """A suite that reaches its floor passes, counted once over two workers."""
    lines = _play(pytester, _PASSES, 1, workers=2)

    assert lines[0] == "exit 0"
    assert "small            1        1" in lines
    assert "foreign vectors: not run" in lines


def test_too_few_is_red(pytester: pytest.Pytester) -> None:
    """A suite below its floor fails a run in which every test passed."""
    lines = _play(pytester, _PASSES, 2)

    assert lines[0] == "exit 1"
    assert "FAILED small: 1 cases run where the minimum is 2" in lines


@pytest.mark.parametrize(
    "body",
    [
        "import pytest\ndef test_one() -> None:\n    pytest.skip('later')\n",
        "import pytest\npytest.skip('later', allow_module_level=True)\n",
        "import pytest\n@pytest.mark.xfail\ndef test_one() -> None:\n    assert False\n",
    ],
    ids=["skip", "skipped file", "xfail"],
)
def test_unrun_is_red(pytester: pytest.Pytester, body: str) -> None:
    """A test that is skipped or expected to fail fails the run."""
    lines = _play(pytester, _PASSES.replace("_one", "_two") + body, 1)

    assert lines[0] != "exit 0"
    assert any("was not run" in line for line in lines)


def test_foreign_vectors_must_run(pytester: pytest.Pytester) -> None:
    """A folder of foreign vectors that no test reads fails the run."""
    lines = _play(pytester, _PASSES, 1, foreign="here")

    assert lines[0] == "exit 1"
    assert "FAILED foreign vectors: none ran" in lines
