"""Words from a file: every paragraph of it, in pieces that fit an entry, or a clear refusal."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.client import words_file
from quietroom.client.words_file import BadWords, WordsTooLarge, read_text, read_words
from quietroom.ground.errors import Malformed, TooLarge
from quietroom.room.entry import WORDS, Words, parse_words


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "words.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_paragraphs(tmp_path: Path, end: str) -> None:
    """Blank lines part paragraphs; a single line end stays where it is."""
    text = end.join(
        ["", "One line,", "and its second.", "", "  Then this.", " \t", "", "Last.", ""]
    )
    path = _file(tmp_path, b"\xef\xbb\xbf" + text.encode())

    assert read_words(path) == [f"One line,{end}and its second.", "Then this.", "Last."]


def test_text_is_as_it_stands(tmp_path: Path) -> None:
    """The text comes without its byte order mark, and is otherwise not touched."""
    path = _file(tmp_path, "\ufeff a\r\n\u2028b ".encode())

    assert read_text(path) == " a\r\n\u2028b "


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n\n "])
def test_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file without words is refused."""
    with pytest.raises(BadWords, match="is empty"):
        read_words(_file(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("café".encode("latin-1"), 3),
        (b"fine " * 1000 + b"\xed\xa0\x80", 5000),
        ("wide".encode("utf-16"), 0),
        ("cut …".encode()[:-1], 4),
    ],
)
def test_other_encodings_are_refused(tmp_path: Path, data: bytes, place: int) -> None:
    """Bytes that are not UTF-8 are refused by their place; nothing of the words comes along."""
    with pytest.raises(BadWords) as refused:
        read_words(_file(tmp_path, data))

    assert f"(byte {place})" in str(refused.value)
    assert refused.value.__context__ is None


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_no_file(tmp_path: Path, name: str) -> None:
    """A file that is not there, or is a folder, is refused without its name."""
    with pytest.raises(BadWords, match="cannot be read") as refused:
        read_words(tmp_path / name)

    assert str(tmp_path) not in str(refused.value)


def test_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused; one at the limit is read."""
    monkeypatch.setattr(words_file, "LIMIT", 10)

    assert read_words(_file(tmp_path, b"ten bytes!")) == ["ten bytes!"]
    with pytest.raises(WordsTooLarge):
        read_words(_file(tmp_path, b"eleven byte"))


def test_ten_megabytes(tmp_path: Path) -> None:
    """A file of 10 MB in one paragraph is read whole, and cut after sentences that fit."""
    text = "I have thought about it, and it is so. " * 260_000
    pieces = read_words(_file(tmp_path, text.encode()))

    assert " ".join(pieces) == text.strip()
    assert all(len(piece.encode()) <= WORDS and piece.endswith("so.") for piece in pieces)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("A word. " * 5000 + "and then no end " * 3000, "A word."),
        ("“Is it?” " * 8000, "“Is it?”"),
        ("一句话。" * 9000, "一句话。"),
        ("no sentence ends here " * 5000, ("no", "sentence", "ends", "here")),
    ],
)
def test_where_a_paragraph_is_cut(tmp_path: Path, text: str, cut: str | tuple[str, ...]) -> None:
    """A long paragraph is cut after a sentence if it has one, else after a word."""
    pieces = read_words(_file(tmp_path, text.encode()))

    assert len(pieces) > 1
    assert pieces[0].endswith(cut)


_LETTERS = st.text(st.sampled_from("ab .!?\n\r\t”。é漢🌄\u200b"), min_size=1)


@given(text=_LETTERS, limit=st.integers(4, 40))
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, text: str, limit: int) -> None:
    """All but white space comes back, in order, in pieces that are an entry's words."""
    path = _file(tmp_path_factory.getbasetemp(), ("x" + text).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_file, "WORDS", limit)
        pieces = read_words(path)

    assert "".join("".join(pieces).split()) == "x" + "".join(text.split())
    assert all(0 < len(piece.encode()) <= limit for piece in pieces)


@given(data=st.binary(max_size=200))
def test_any_file(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever the bytes, words come back or the file is refused by its own errors."""
    path = _file(tmp_path_factory.getbasetemp(), data)
    try:
        pieces = read_words(path)
    except BadWords:
        return

    assert pieces
    assert all(parse_words(Words(piece).fields()).text == piece for piece in pieces)


def test_errors_are_of_the_tree() -> None:
    """Whoever asks for bad input in general gets these."""
    assert issubclass(BadWords, Malformed)
    assert issubclass(WordsTooLarge, TooLarge)


def test_pipe_is_read(tmp_path: Path) -> None:
    """Words may come from a pipe, which has no size."""
    reading, writing = os.pipe()
    os.write(writing, b"from a pipe")
    os.close(writing)

    assert read_words(Path(f"/dev/fd/{reading}")) == ["from a pipe"]
    os.close(reading)
