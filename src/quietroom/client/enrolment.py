"""The people of a programme, from a folder with mentors.csv and mentees.csv.

Six things are read of each person; no other column is kept, not even in an error: lists of people
hold what their owners never meant for a mentoring programme. Every bad row is told by file and row
number, as a spreadsheet counts them, and the good ones are kept.

Source: docs/guides/demo.md, "Your own people". Threat: what a list says of people beyond a name.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..agreement.words import NAME, InvisibleCharacters, words
from .columns import Column, guess
from .sheet import BadList, rows

LISTS = ("mentors.csv", "mentees.csv")
"""The two files that are read."""

LONGEST = 200
"""The most characters of one cell that is read; a name has as many as in an agreement."""

MOST = 250_000
"""The most people, good rows and bad, of one list."""

_NAME, _EMAIL = str(Column.WHOLE), str(Column.EMAIL)
_ABOUT = (Column.JOB, Column.ORGANISATION, Column.GRADE, Column.PROFESSION)
_QUOTE = "put cells that hold commas or line ends in quotation marks."
_ADDRESS = re.compile(r"[^\W_][^@\s<>\"(),:;\[\]\\]*@[\w-]+(?:\.[\w-]+)+")
_FORMULA = re.compile(r"[=+\-@].")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One person of a list; `row` as a spreadsheet counts it, the header being 1.

    What begins like a formula is kept as the text it is: whoever writes it into a spreadsheet again
    must write it as text.
    """

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
    """Read both lists of a folder, in memory that grows with the people and not with the files.

    One person may stand in both lists. Raises `BadList` for a folder or list that cannot be used
    at all, naming the remedy.
    """
    names = _names(folder)
    found = [_named(names, wanted) for wanted in LISTS]
    mentors, mentees = (_List(folder / name) for name in found)
    return People(
        tuple(mentors.good),
        tuple(mentees.good),
        (*mentors.complaints, *mentees.complaints),
        tuple(
            f"{_shown(name)} is neither of the two lists. Left alone."
            for name in names
            if name not in found
        ),
    )


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as fault:
        reason = fault.strerror or "it is none"
    raise BadList(
        f"this folder cannot be read ({reason}): name one with mentors.csv and mentees.csv"
    )


def _named(names: list[str], wanted: str) -> str:
    """The file of that name, else one that differs from it by case only."""
    alike = [name for name in names if name.casefold() == wanted]
    return wanted if wanted in alike or not alike else alike[0]


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]


class _List:
    """One list as it is read."""

    def __init__(self, path: Path) -> None:
        self.good: list[Enrolled] = []
        self.complaints: list[str] = []
        self._name = path.name
        self._rows: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        people = 0
        for people, (number, told) in enumerate(_told(path), start=1):
            if people > MOST:
                raise BadList(f"{path.name} holds more than {MOST} people: split it")
            self._take(number, told)
        if not self.good:
            raise BadList(f"{path.name} has no row that can be used: {self._why(people)}")

    def _take(self, number: int, told: dict[str, str] | str) -> None:
        faults = [told] if isinstance(told, str) else list(_faults(told))
        if isinstance(told, str) or faults:
            self._complain(number, *faults, "Skipped.")
            return
        first = self._rows.setdefault(_alike(told[_EMAIL]), number)
        if first != number:
            twice = f"this email address is that of row {first}; each person stands here once."
            self._complain(number, twice, "Skipped.")
            return
        for field, text in told.items():
            if _FORMULA.match(text):
                self._complain(number, f"{field} begins like a formula; kept as plain text.")
        self.good.append(self._person(number, told))

    def _person(self, number: int, told: dict[str, str]) -> Enrolled:
        # The same few departments and grades stand in many rows.
        job, organisation, grade, profession = (
            self._texts.setdefault(told[column], told[column]) for column in _ABOUT
        )
        return Enrolled(told[_NAME], told[_EMAIL], job, organisation, grade, profession, number)

    def _complain(self, number: int, *sentences: str) -> None:
        self.complaints.append(f"{self._name} row {number}: {' '.join(sentences)}")

    def _why(self, people: int) -> str:
        if not people:
            return "put people below its headings"
        return f"all {people} were skipped, the first because of {self.complaints[0]}"


def _told(path: Path) -> Iterator[tuple[int, dict[str, str] | str]]:
    """What each row below the headings tells, by field, or why that cannot be known.

    A comma or line end without quotation marks around it moves what follows to other columns, so
    that a life would be read as a name: only a row with just as many cells as headings is read.
    """
    wanted: dict[Column, int] | None = None
    width = 0
    for number, cells in rows(path):
        if wanted is None:
            wanted, width = guess(cells, path.name), len(cells)
        elif len(cells) == width:
            yield number, _fields({column: cells[at].strip() for column, at in wanted.items()})
        else:
            yield number, f"it has {len(cells)} cells under {width} headings; {_QUOTE}"
        del cells
    if wanted is None:
        raise BadList(f"{path.name} is empty: put the people into it")


def _fields(cells: dict[Column, str]) -> dict[str, str]:
    others = {str(column): cells.get(column, "") for column in (Column.EMAIL, *_ABOUT)}
    return {_NAME: _full_name(cells), **others}


def _full_name(cells: dict[Column, str]) -> str:
    whole, first, last = (
        cells.get(column, "") for column in (Column.WHOLE, Column.FIRST, Column.LAST)
    )
    if Column.FIRST not in cells:  # "Name" beside "Surname" is a first name
        first = whole
    if whole and Column.LAST not in cells:
        return whole
    return f"{first} {last}".strip() or whole


def _faults(told: dict[str, str]) -> Iterator[str]:
    for field, text in told.items():
        most = NAME if field == _NAME else LONGEST
        if len(text) > most:
            yield f"{field} has more than {most} characters; shorten it."
        elif _hides(text):
            yield f"{field} holds an invisible character; type it anew."
        elif field == _NAME and not text:
            yield "the name is missing; add one."
        elif field == _EMAIL and not text:
            yield "email address is missing; add one."
        elif field == _EMAIL and not _ADDRESS.fullmatch(text):
            yield "email address is not one; correct it."


def _hides(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    try:
        words(text, "cell", LONGEST)
    except InvisibleCharacters:
        return True
    return False


def _alike(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()
