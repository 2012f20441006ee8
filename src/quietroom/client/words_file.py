"""Words from a file: text in UTF-8, read whole, and cut into paragraphs that fit an entry.

Source: spec/entry.md section 3 for the most bytes of words in one entry.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..ground.errors import Malformed, TooLarge
from ..room.entry import WORDS

LIMIT = 64 * 1024 * 1024
"""The most bytes of a file of words."""

_BLANK = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？][”’」』）]*\s*")
_GAP = re.compile(r"\s+")


class BadWords(Malformed):
    """The file of words cannot be used."""

    code = "bad-words-file"


class WordsTooLarge(TooLarge):
    """The file of words is larger than 64 MB: take a part of it."""

    code = "words-file-too-large"


def read_text(path: Path) -> str:
    """All text of a file in UTF-8; a byte order mark at its beginning is left out.

    Raises `BadWords` when it cannot be read, is not UTF-8, or holds white space only, and
    `WordsTooLarge`. The message names the place of what is wrong and none of the words.
    """
    raw = _read(path)
    text, bad = _decode(raw)
    if bad is not None:
        raise BadWords(f"the file of words is not UTF-8 (byte {bad}): save it as UTF-8")
    if not text.strip():
        raise BadWords("the file of words is empty: write something into it")
    return text


def read_words(path: Path) -> list[str]:
    """The paragraphs of a file, each fit for one entry: 1 to 50 KB of UTF-8.

    Blank lines part paragraphs. A longer paragraph is cut after its last sentence that fits, else
    between two words, else between two characters; nothing but white space is left out. Raises as
    `read_text`.
    """
    parts = (part.strip() for part in _BLANK.split(read_text(path)))
    return [piece for part in parts if part for piece in _fitting(part)]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as fault:
        reason = fault.strerror or "it is no file"
        raise BadWords(f"the file of words cannot be read ({reason}): name another") from None
    if len(raw) > LIMIT:
        raise WordsTooLarge
    return raw


def _decode(raw: bytes) -> tuple[str, int | None]:
    # The fault holds all bytes of the file, so it must not become the context of the error raised.
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as fault:
        return "", fault.start


def _fitting(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        fits = text[at : at + WORDS].encode()[:WORDS].decode("utf-8", "ignore")
        end = len(fits) if at + len(fits) == len(text) else _cut(fits)
        if piece := fits[:end].strip():
            yield piece
        at += end


def _cut(fits: str) -> int:
    for pattern in (_SENTENCE_END, _GAP):
        ends = [match.end() for match in pattern.finditer(fits)]
        if ends:
            return ends[-1]
    return len(fits)
