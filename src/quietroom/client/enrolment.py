"""The people of a programme, from a folder with mentors.csv and mentees.csv.

Six things are read of each person; no other column is kept, not even in an error: lists of people
hold what their owners never meant for a mentoring programme. Every bad row is told by file and row
number, as a spreadsheet counts them, and the good ones are kept.

Source: docs/guides/demo.md, "Your own people"; RFC 4180.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..ground.errors import Malformed

LIMIT = 50 * 1024 * 1024
"""The most bytes of one list."""

LONGEST = 200
"""The most characters of one cell that is read."""

INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of what nobody sees: no cell that is read may hold it."""

COLUMNS = {
    "first": ("firstname", "yourfirstname", "givenname", "forename"),
    "last": ("lastname", "yourlastname", "familyname", "surname"),
    "whole": ("name", "fullname", "yourname"),
    "email": ("emailaddress", "email", "yourcivilserviceemailaddress", "youremailaddress", "mail"),
    "job": ("jobtitle", "yourjobtitleorrole", "role", "job"),
    "organisation": ("organisation", "organization", "yourdepartmentoragency", "department"),
    "grade": ("grade", "yourgrade"),
    "profession": ("profession", "yourprofession"),
}
"""What is read, and how its column may be called once spaces and signs are left out."""

_ADDRESS = re.compile(r"[^\W_][^@\s<>\"(),:;\[\]\\]*@[\w-]+(?:\.[\w-]+)+")


class BadList(Malformed):
    """This list of people cannot be read."""

    code = "bad-list"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One person of a list; `row` as a spreadsheet counts it, the header being 1."""

    name: str
    email: str
    job: str
    organisation: str
    grade: str
    profession: str
    row: int


@dataclass(frozen=True, slots=True)
class People:
    """Who can be invited, what was skipped and why, and which files were left alone."""

    mentors: tuple[Enrolled, ...]
    mentees: tuple[Enrolled, ...]
    complaints: tuple[str, ...]
    ignored: tuple[str, ...]


def read_people(folder: Path) -> People:
    """Read both lists of a folder.

    Raises `BadList` for a folder or list that cannot be used at all, naming the remedy.
    """
    if not folder.is_dir():
        raise BadList(f"{folder} is not a folder: name one with mentors.csv and mentees.csv")
    mentors, bad_mentors = _list(folder / "mentors.csv")
    mentees, bad_mentees = _list(folder / "mentees.csv")
    others = sorted(path.name for path in folder.iterdir())
    ignored = [name for name in others if name not in ("mentors.csv", "mentees.csv")]
    return People(
        mentors,
        mentees,
        (*bad_mentors, *bad_mentees),
        tuple(f"{name} is neither of the two lists. Left alone." for name in ignored),
    )


def _list(path: Path) -> tuple[tuple[Enrolled, ...], list[str]]:
    good: list[Enrolled] = []
    bad: list[str] = []
    seen: dict[str, int] = {}
    for number, cells in _rows(path):
        try:
            one = _person(cells, number)
        except BadList as fault:
            bad.append(f"{path.name} row {number}: {fault} Skipped.")
            continue
        first = seen.setdefault(one.email.casefold(), number)
        if first != number:
            bad.append(
                f"{path.name} row {number}: this e-mail address is that of row {first}; "
                "each person stands here once. Skipped."
            )
        else:
            good.append(one)
    if not good:
        raise BadList(f"{path.name} has no row that can be used: {len(bad)} rows were skipped")
    return tuple(good), bad


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that hold something, with their numbers: only the cells that are read."""
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    # Only a line feed ends a row: other separators may stand in a cell, and rows keep their number.
    rows = io.StringIO(text, newline="\n")
    lines = csv.reader(rows, delimiter=delimiter, strict=False)
    wanted: dict[int, str] | None = None
    try:
        for number, cells in enumerate(lines, start=1):
            if wanted is None:
                wanted = _header(cells, path.name)
            elif any(cell.strip() for cell in cells):
                yield (
                    number,
                    {
                        wanted[place]: cell.strip()
                        for place, cell in enumerate(cells)
                        if place in wanted
                    },
                )
    except csv.Error as fault:
        near = f"near row {lines.line_num}"
        raise BadList(f"{path.name} is not a list that can be read {near}") from fault


def _header(cells: list[str], name: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        plain = "".join(letter for letter in cell.casefold() if letter.isalnum())
        for what, names in COLUMNS.items():
            if plain in names and what not in found.values():
                found[place] = what
    known = set(found.values())
    if "email" not in known or not known & {"first", "last", "whole"}:
        raise BadList(f"{name} needs columns for a name and an e-mail address in its first row")
    return found


def _person(cells: dict[str, str], number: int) -> Enrolled:
    for what, cell in cells.items():
        if len(cell) > LONGEST:
            raise BadList(f"{_called(what)} has more than {LONGEST} characters; shorten it.")
        if any(unicodedata.category(letter) in INVISIBLE for letter in cell):
            raise BadList(f"{_called(what)} holds an invisible character; type it anew.")
    name = cells.get("whole") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    if not name:
        raise BadList("the name is missing; add one.")
    email = cells.get("email", "")
    if not email:
        raise BadList("email address is missing; add one.")
    if not _ADDRESS.fullmatch(email):
        raise BadList("email address is not one; correct it.")
    wanted = ("job", "organisation", "grade", "profession")
    job, organisation, grade, profession = (cells.get(what, "") for what in wanted)
    return Enrolled(name, email, job, organisation, grade, profession, number)


def _called(what: str) -> str:
    named = {"first": "first name", "last": "last name", "whole": "name", "email": "email address"}
    return named.get(what, "job title" if what == "job" else what)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LIMIT:
            raise BadList(f"{path.name} is larger than 50 MB: split it")
        raw = path.read_bytes()
    except OSError as fault:
        raise BadList(f"{path.name} cannot be read: put it into the folder") from fault
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start}"
        raise BadList(f"{path.name} is not UTF-8 or UTF-16 ({where}): save it as UTF-8") from fault
    if not text.strip():
        raise BadList(f"{path.name} is empty: put the people into it")
    return text.replace("\r\n", "\n").replace("\r", "\n")
