"""The verb `quietroom scan`: what it says, and the code it ends with."""

import base64
import io
import json
import os
from pathlib import Path

import pytest

from quietroom.cli.scan import verb
from quietroom.cli.scan.needles import BATCH
from tests.cli.leaks import OTHER, WORDS


def _run(folder: Path, words: Path, as_json: bool = False) -> tuple[int, list[str]]:
    out = io.StringIO()
    return verb.run(folder, words, as_json, out), out.getvalue().splitlines()


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file with the words."""
    path = tmp_path / "words.txt"
    path.write_text(WORDS)
    return path


@pytest.fixture
def hay(tmp_path: Path) -> Path:
    """A folder with a file that holds none of the words."""
    (tmp_path / "hay" / "below").mkdir(parents=True)
    (tmp_path / "hay" / "clean").write_text(OTHER)
    return tmp_path / "hay"


def test_verb_finds_nothing(hay: Path, words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found: nothing on standard output, a summary beside it, 0."""
    assert _run(hay, words) == (0, [])
    assert (
        capsys.readouterr().err == f"scan: nothing found (1 files, {len(OTHER.encode())} bytes)\n"
    )


def test_verb_says_where(hay: Path, words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A planted copy is one line, with 1; the words are not repeated."""
    planted = hay / "below" / "journal\n"
    planted.write_bytes(b"12345" + base64.b64encode(WORDS.encode()))
    code, lines = _run(hay, words)

    assert (code, lines) == (1, [f"{hay}/below/journal\\n offset 5 encoding base64"])
    assert "found in 1 places" in capsys.readouterr().err


def test_verb_in_json(hay: Path, words: Path) -> None:
    """One object a line, the last one says how it ended."""
    ends = [json.loads(line) for line in _run(hay, words, as_json=True)[1]]
    (hay / "clean").write_text(WORDS)
    code, lines = _run(hay, words, as_json=True)
    hit, end = map(json.loads, lines)

    assert [(end["event"], end["ok"]) for end in ends] == [("end", True)]
    assert hit == {"event": "hit", "path": f"{hay}/clean", "offset": 0, "encoding": "raw"}
    assert (code, end["event"], end["ok"]) == (1, "end", False)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n" * 30, "empty"),
        (b"too few letters", "fewer than 20"),
        (b"a good beginning, but \xff then", "not UTF-8 (byte 22)"),
        ("wide words are not UTF-8 either".encode("utf-16"), "not UTF-8 (byte 0)"),
        (None, "cannot be read"),
    ],
)
def test_verb_refuses_bad_words(
    hay: Path, words: Path, data: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that cannot be used end with 3 and a sentence, not with 'nothing found'."""
    words.unlink() if data is None else words.write_bytes(data)

    assert _run(hay, words) == (3, [])
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere", "words.txt"])
def test_verb_needs_a_folder(tmp_path: Path, words: Path, name: str) -> None:
    """A folder that is not there, or is none, ends with 5."""
    assert _run(tmp_path / name, words) == (5, [])


def test_verb_admits_what_it_could_not_search(
    hay: Path, words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that cannot be read is named and keeps the end from being 0; a find is still 1."""
    (hay / "locked").write_text(WORDS)
    really = os.open

    def guarded(path: Path, flags: int) -> int:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, flags)

    monkeypatch.setattr(os, "open", guarded)

    assert _run(hay, words) == (5, [])
    assert f"{hay}/locked was not wholly searched: Permission denied" in capsys.readouterr().err
    (hay / "open").write_text(WORDS)
    assert _run(hay, words)[0] == 1


def test_verb_searches_long_words(hay: Path, words: Path) -> None:
    """A long file of words is looked for to its end."""
    words.write_text("".join(f"{number:x} a stretch of words\n" for number in range(20_000)))
    (hay / "clean").write_text("4e1f a stretch of words")

    assert words.stat().st_size > BATCH
    assert _run(hay, words)[0] == 1
