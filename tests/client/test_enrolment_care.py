"""What a list holds beyond six things stays in the list, however badly it was made."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement.words import NAME
from quietroom.client import enrolment, sheet
from quietroom.client.columns import Column, guess
from quietroom.client.enrolment import People, read_people
from quietroom.client.sheet import BadList

MENTORS = "Name,E-mail\nAmina,amina@example.org\n"
MARK = "Zq7-unread-Zq7"
GOOD = f"{MARK},Jonas,jonas@example.org,Analyst,{MARK}\n"
HEADINGS = "Biography,Name,Email,Job title,Characteristics\n"


def people(folder: Path, mentees: str | bytes, mentors: str = MENTORS) -> People:
    """Read two lists."""
    (folder / "mentors.csv").write_text(mentors)
    raw = mentees if isinstance(mentees, bytes) else mentees.encode()
    (folder / "mentees.csv").write_bytes(raw)
    return read_people(folder)


def carried(fault: BaseException | None) -> Iterator[object]:
    """All that an error takes along: its words, what it came of, and the values on its way."""
    while fault is not None:
        yield fault.args
        step = fault.__traceback__
        while step is not None:
            if "quietroom" in step.tb_frame.f_globals["__name__"]:
                yield step.tb_frame.f_locals
            step = step.tb_next
        fault = fault.__context__


@pytest.mark.parametrize(
    "end",
    [
        f'"{MARK},Maya,maya@example.org,,\n',
        f'"{MARK}" {MARK},Maya,maya@example.org,,\n',
        f'{MARK},"Maya" {MARK},maya@example.org,,\n',
        f"{'J' * 200_000},Maya,maya@example.org,,\n",
        f"{MARK}\udcff,Maya,maya@example.org,,\n",
    ],
    ids=["open quotes", "quotes in quotes", "quotes in a name", "huge cell", "not UTF-8"],
)
def test_refusals_take_nothing_along(tmp_path: Path, end: str) -> None:
    """A list that is refused half-way leaves nothing of it in the error or on its way."""
    raw = (HEADINGS + GOOD + end).encode("utf-8", "surrogateescape")
    with pytest.raises(BadList) as refused:
        people(tmp_path, raw)

    assert MARK not in repr(list(carried(refused.value)))
    assert refused.value.__context__ is None


def test_the_search_for_the_mark_can_find_it() -> None:
    """An error that does take a row along is seen."""
    fault = BadList("no")
    fault.__context__ = KeyError(MARK)

    assert MARK in repr(list(carried(fault)))


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (f"A life, {MARK},Maya,maya@example.org,Analyst,{MARK}", [6]),
        (f"A life, {MARK},Maya,maya@example.org,Analyst,", [6]),
        (f"x,Maya\n{MARK},maya@example.org,Analyst,{MARK}", [2, 4]),
        (f"x,maya@example.org,{MARK},,{MARK},,", [7]),
    ],
)
def test_shifted_cells_are_not_read(tmp_path: Path, row: str, cells: list[int]) -> None:
    """A comma or line end without quotation marks moves cells; such rows are told and left."""
    found = people(tmp_path, f"{HEADINGS}{row}\n{GOOD}")

    assert [one.name for one in found.mentees] == ["Jonas"]
    assert [line.partition(" headings")[0] for line in found.complaints] == [
        f"mentees.csv row {number}: it has {count} cells under 5"
        for number, count in enumerate(cells, start=2)
    ]
    assert MARK not in repr(found)


_TEXT = st.text(max_size=30)


@given(
    rows=st.lists(st.tuples(_TEXT, _TEXT, _TEXT, _TEXT), max_size=4),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_nothing_unread_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str, str]],
    delimiter: str,
    encoding: str,
    end: str,
) -> None:
    """No value of a column that is not read comes back, is complained about or goes into errors."""
    made = io.StringIO()
    lines = csv.writer(made, delimiter=delimiter, lineterminator=end)
    lines.writerow(HEADINGS.strip().split(","))
    for life, name, email, more in rows:
        lines.writerow([MARK + life, name, email, "Analyst", more + MARK])
    try:
        found = repr(
            people(tmp_path_factory.mktemp("lists"), made.getvalue().encode(encoding, "replace"))
        )
    except BadList as fault:
        found = repr(list(carried(fault)))

    assert MARK not in found


@given(raw=st.binary(max_size=300), headed=st.booleans())
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes, headed: bool) -> None:
    """Whatever the bytes, people come back or the list is refused by its own error."""
    data = HEADINGS.encode() * headed + raw
    try:
        found = people(tmp_path_factory.mktemp("lists"), data)
    except BadList:
        return

    assert found.mentees
    assert all(one.name and len(one.name) <= NAME for one in found.mentees)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_without_a_mark(tmp_path: Path, encoding: str) -> None:
    """UTF-16 is known without a byte order mark too."""
    found = people(tmp_path, (HEADINGS + "x,Zoë,z@example.org,,\n").encode(encoding))

    assert found.mentees[0].name == "Zoë"


@pytest.mark.parametrize("before", ["\n\r\n", ""])
def test_the_separator_is_that_of_the_headings(tmp_path: Path, before: str) -> None:
    """Commas inside quotation marks count for nothing, and blank rows may stand above."""
    headings = '"Do you agree, yes, or no, or else?";Name;Email'
    found = people(tmp_path, f"{before}{headings}\nyes;Jonas;j@example.org\n")

    assert [one.row for one in found.mentees] == [4 if before else 2]


def test_where_it_is_not_utf8(tmp_path: Path) -> None:
    """The first byte that is none of UTF-8 is named, however far behind it is."""
    rows = "".join(f"é{n:05},P{n},p{n}@example.org,,\n" for n in range(9000))
    raw = (HEADINGS + rows).encode()
    with pytest.raises(BadList, match=rf"\(byte {len(raw) + 3}\)"):
        people(tmp_path, raw + b"x,Z\xffo,z@example.org,,\n")


def test_a_letter_that_is_cut(tmp_path: Path) -> None:
    """A letter that two reads share, and that is wrong, is named by its own place."""
    raw = (HEADINGS + GOOD).encode()
    filled = raw + b"x" * (64 * 1024 - len(raw) - 1) + b"\xe2\x28\xa1"
    with pytest.raises(BadList, match=rf"\(byte {64 * 1024 - 1}\)"):
        people(tmp_path, filled)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Your first name", Column.FIRST),
        ("First Name(s)", Column.FIRST),
        ("WorkFirstName", Column.FIRST),
        ("first_name", Column.FIRST),
        ("\ufeffGiven name", Column.FIRST),
        ("SURNAME ", Column.LAST),
        ("Full name", Column.WHOLE),
        ("Your Civil Service email address", Column.EMAIL),
        ("Work e-mail", Column.EMAIL),
        ("email_address", Column.EMAIL),
        ("Your job title or role", Column.JOB),
        ("Your department or agency", Column.ORGANISATION),
        ("Organization", Column.ORGANISATION),
        ("Your grade", Column.GRADE),
        ("Profession:", Column.PROFESSION),
    ],
)
def test_headings_that_are_known(heading: str, column: Column) -> None:
    """A heading is known by its words, whatever stands between them."""
    headings = ["Email" if column is not Column.EMAIL else "x", "Name", "Life", heading]
    if column is Column.WHOLE:
        headings[1] = "y"

    assert guess(headings, "mentees.csv")[column] == 3


@pytest.mark.parametrize(
    "heading",
    [
        "Line manager's email address",
        "Your manager's name",
        "Which grade should your mentor have?",
        "Do you want to sign up as a mentor?",
        "Both mentor and mentee",
        "Match with similar identity",
        "Identity to match",
        "Characteristics",
        "Biography",
        "Timestamp",
        "Name of your department's counsellor",
        "Nickname",
        "",
    ],
)
def test_headings_that_are_not(heading: str) -> None:
    """A heading that means something else, or nothing known, is not read."""
    assert set(guess([heading, "Name", "Email"], "mentees.csv").values()) == {1, 2}


def test_two_columns_for_one_thing(tmp_path: Path) -> None:
    """Of two likely headings the likelier is read; two alike are refused by what they are."""
    headings = "Department,Name,Organisation,Email\nFinance,Jonas,Ministry,j@example.org\n"

    assert people(tmp_path, headings).mentees[0].organisation == "Ministry"
    with pytest.raises(BadList, match="two columns for the email address"):
        people(tmp_path, "Name,Email,Work email\nJonas,j@example.org,other@example.org\n")


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("First name,Last name", "Jonas,Bauer", "Jonas Bauer"),
        ("First name,Last name", ",Bauer", "Bauer"),
        ("First name,Last name", "Jonas,", "Jonas"),
        ("First name,Last name,Name", ",,Jonas Bauer", "Jonas Bauer"),
        ("Name,Surname", "Jonas,Bauer", "Jonas Bauer"),
        ("First name,Full name", "Jonas,Jonas Bauer", "Jonas Bauer"),
        ("First name,Full name", "Jonas,", "Jonas"),
    ],
)
def test_names_of_parts(tmp_path: Path, headings: str, cells: str, name: str) -> None:
    """A name is what its columns make together."""
    found = people(tmp_path, f"Email,{headings}\nj@example.org,{cells}\n")

    assert [one.name for one in found.mentees] == [name]


def test_long_parts_make_a_long_name(tmp_path: Path) -> None:
    """The limit holds for the name and not for its parts; every fault of a row is told."""
    rows = f"{'J' * 80},{'B' * 80},\nMaya,Bauer,m@example.org\n"
    found = people(tmp_path, "First name,Last name,Email\n" + rows)

    assert found.complaints == (
        (
            "mentees.csv row 2: name has more than 100 characters; shorten it. "
            "email address is missing; add one. Skipped."
        ),
    )


@pytest.mark.parametrize("letter", ["\u3164", "\u2800", "\ufe0f", "\ue000", "\u200f"])
def test_letters_that_nobody_sees(tmp_path: Path, letter: str) -> None:
    """A name that looks like another one is told; letters with marks are letters."""
    rows = f"Jo{letter}nas,j@example.org\nZoë Müller,z@example.org\n"
    found = people(tmp_path, f"Name,Email\n{rows}")

    assert [one.name for one in found.mentees] == ["Zoë Müller"]
    assert found.complaints == (
        "mentees.csv row 2: name holds an invisible character; type it anew. Skipped.",
    )


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-x", "@here", "\t=1"])
def test_formulas_are_text(tmp_path: Path, cell: str) -> None:
    """What a spreadsheet would run is kept as the text it is, and told."""
    found = people(tmp_path, f"Name,Email,Job title\nJonas,j@example.org,{cell}\n")

    assert found.mentees[0].job == cell.strip()
    assert found.complaints == (
        "mentees.csv row 2: job title begins like a formula; kept as plain text.",
    )


def test_a_dash_is_no_formula(tmp_path: Path) -> None:
    """A dash alone says that there is nothing, and is let be."""
    assert people(tmp_path, "Name,Email,Grade\nJonas,j@example.org,-\n").complaints == ()


def test_one_person_on_both_lists(tmp_path: Path) -> None:
    """A mentor may be a mentee too."""
    found = people(tmp_path, MENTORS.replace("amina@", "AMINA@"))

    assert [one.name for one in (*found.mentors, *found.mentees)] == ["Amina", "Amina"]
    assert found.complaints == ()


def test_a_bad_row_takes_no_address(tmp_path: Path) -> None:
    """A row that was skipped does not stand in the way of a good one with its address."""
    found = people(tmp_path, "Name,Email\n,j@example.org\nJonas,j@example.org\n")

    assert [one.row for one in found.mentees] == [3]


def test_names_of_the_files(tmp_path: Path) -> None:
    """Capitals in the names of the lists do not matter; what else is there is named on one line."""
    (tmp_path / "Mentors.CSV").write_text(MENTORS)
    (tmp_path / "mentees.csv").write_text(MENTORS)
    (tmp_path / "MENTEES.csv").write_text("not this one")
    (tmp_path / "old\nlist.csv").write_text(MARK)
    (tmp_path / "folder").mkdir()
    found = read_people(tmp_path)

    assert (len(found.mentors), len(found.mentees)) == (1, 1)
    assert [line.partition(" is ")[0] for line in found.ignored] == [
        "MENTEES.csv",
        "folder",
        "old\\nlist.csv",
    ]


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    """A folder in the place of a list is refused in words."""
    (tmp_path / "mentors.csv").mkdir()
    with pytest.raises(BadList, match=r"mentors\.csv cannot be read"):
        read_people(tmp_path)


def test_the_largest_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of a list itself is good; one byte more is not."""
    monkeypatch.setattr(sheet, "LIMIT", len(HEADINGS + GOOD))

    assert people(tmp_path, HEADINGS + GOOD).complaints == ()
    with pytest.raises(BadList, match="split it"):
        people(tmp_path, HEADINGS + GOOD + "\n")


def test_nobody_left_says_why(tmp_path: Path) -> None:
    """Where every row is bad, the first reason comes along."""
    with pytest.raises(BadList, match=r"all 3 were skipped.*mentees\.csv row 2: the name is"):
        people(tmp_path, "Name,Email\n,j@example.org\n\nJonas,\nMaya,\n")


def test_too_many_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is an end to complaints; blank rows do not count towards it."""
    monkeypatch.setattr(enrolment, "MOST", 3)
    text = "Name,Email\n" + ",\n" * 20 + "x,\n" * 2 + "Jonas,j@example.org\n"

    assert len(people(tmp_path, text).mentees) == 1
    with pytest.raises(BadList, match="more than 3 people"):
        people(tmp_path, text + "x,\n")


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than any list has is refused before it fills the memory."""
    monkeypatch.setattr(sheet, "LINE", 1000)
    with pytest.raises(BadList, match="row 3: "):
        people(tmp_path, HEADINGS + GOOD + "x" * 1000)


def test_memory_grows_with_people_only(tmp_path: Path) -> None:
    """Long lives in columns that are not read cost nothing beyond the row that is being read."""
    life = "My life, " * 150
    rows = "".join(f'"{life}",P{n},p{n}@example.org,,\n' for n in range(8_000))
    (tmp_path / "mentors.csv").write_text(MENTORS)
    (tmp_path / "mentees.csv").write_text(HEADINGS + rows)
    tracemalloc.start()
    found = read_people(tmp_path)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.mentees) == 8_000
    assert len(rows) > 10_000_000
    assert kept < 4_000_000
    assert peak - kept < 2_000_000
