"""A spreadsheet saved as text, row by row, whatever program and country it comes from.

Commas, semicolons or tabs; UTF-8 or UTF-16, with a byte order mark or without; any line end. Rows
are counted as the spreadsheet shows them: a cell of many lines lies in one row, a blank row is a
row. A file whose quotation marks do not pair is refused whole, because from there on nobody can
tell which cell belongs to which column.

Source: docs/guides/demo.md, "Your own people"; RFC 4180.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import IO, Final

from ..ground.errors import Malformed

LIMIT = 50 * 1024 * 1024
"""The most bytes of one file."""

LINE = 1024 * 1024
"""The most characters of one line."""

_HEAD = 64 * 1024
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_QUOTED = re.compile(r'"[^"]*"')
_UNPAIRED: Final = "unpaired"
_NO_TEXT: Final = "no text"


class BadList(Malformed):
    """This list of people cannot be read."""

    code = "bad-list"


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number; the first row of a spreadsheet is 1.

    Raises `BadList`, which names the file, the place and the remedy, and holds nothing of what
    stands in the file.
    """
    encoding, delimiter = _kind(path)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(_lines(file), delimiter=delimiter, strict=True)
        for number in count(1):
            cells = _next(reader)
            if cells is None:
                return
            if isinstance(cells, str):
                raise _fault(path, encoding, number, cells)
            if any(cell.strip() for cell in cells):
                yield number, cells


def _next(reader: Iterator[list[str]]) -> list[str] | str | None:
    # Faults of the reader hold bytes of the file, so they end here and become no error's context.
    try:
        return next(reader)
    except StopIteration:
        return None
    except UnicodeDecodeError:
        return _NO_TEXT
    except csv.Error:
        return _UNPAIRED


def _fault(path: Path, encoding: str, number: int, what: str) -> BadList:
    if what == _UNPAIRED:
        return BadList(
            f"{path.name} row {number}: a quotation mark is not closed or stands alone, or a cell "
            "is too long, so columns cannot be told apart from there on; correct the row"
        )
    place = _bad_byte(path, encoding)
    return BadList(f"{path.name} is not UTF-8 or UTF-16 (byte {place}): save it as UTF-8")


def _kind(path: Path) -> tuple[str, str]:
    head = _head(path)
    encoding = _encoding(head)
    return encoding, _delimiter(head.decode(encoding, "ignore"))


def _head(path: Path) -> bytes:
    reason = ""
    try:
        with path.open("rb") as file:
            head, size = file.read(_HEAD), file.seek(0, 2)
    except OSError as fault:
        reason, head, size = fault.strerror or "it is no file", b"", 0
    if reason:
        raise BadList(f"{path.name} cannot be read ({reason}): put it into the folder")
    if size > LIMIT:
        raise BadList(f"{path.name} is larger than 50 MB: split it")
    return head


def _encoding(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if head[1:2] == b"\0":  # headings are ASCII wherever people name columns as we know them
        return "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" else "utf-8"


def _delimiter(head: str) -> str:
    heading = _QUOTED.sub("", head.lstrip()).partition("\n")[0]
    return max(",;\t", key=heading.count)


def _lines(file: IO[str]) -> Iterator[str]:
    while line := file.readline(LINE):
        if len(line) == LINE:
            raise csv.Error
        yield line


def _bad_byte(path: Path, encoding: str) -> int:
    decoder, done = codecs.getincrementaldecoder(encoding)(), 0
    with path.open("rb") as file:
        while chunk := file.read(_HEAD):
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as fault:
                return done - waiting + fault.start
            done += len(chunk)
    return done
