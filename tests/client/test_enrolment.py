"""Lists of people as they come: read what is needed, say what is wrong, keep nothing else."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement.words import NAME
from quietroom.client.enrolment import People, read_people
from quietroom.client.sheet import LIMIT, BadList

MENTOR = "Name,E-mail\nAmina,amina@example.org\n"
FORM = (
    "Timestamp,Your First Name,Your Last Name,Your Civil Service email address,"
    "Your job title or role,Your department or agency,Your grade,Your profession,Gender identity\n"
)


def people(folder: Path, mentees: str | bytes, mentors: str | bytes = MENTOR) -> People:
    """Read two lists."""
    for name, text in (("mentors.csv", mentors), ("mentees.csv", mentees)):
        raw = text.encode() if isinstance(text, str) else text
        (folder / name).write_bytes(raw)
    return read_people(folder)


def names(found: People) -> list[tuple[str, str, int]]:
    """Who is among the mentees: name, address, row."""
    return [(one.name, one.email, one.row) for one in found.mentees]


JONAS = [("Jonas", "jonas@example.org", 2)]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbfName,Email\nJonas,jonas@example.org\n",
        "Name,Email\nJonas,jonas@example.org\n".encode("utf-16"),
        b"\xfe\xff" + "Name,Email\r\nJonas,jonas@example.org".encode("utf-16-be"),
        b"Name;Email\nJonas;jonas@example.org\n",
        b"Name\tEmail\nJonas\tjonas@example.org\n",
        b"Name,Email\r\nJonas,jonas@example.org\r\n",
        b"Name,Email\rJonas,jonas@example.org\r",
        b'"Name","Email"\n"Jonas","jonas@example.org"\n',
        b" NAME , E-Mail address \n Jonas , jonas@example.org \n",
    ],
    ids=["bom", "utf-16", "utf-16-be", "semicolons", "tabs", "crlf", "cr", "quoted", "spaces"],
)
def test_however_it_was_saved(tmp_path: Path, raw: bytes) -> None:
    """Encoding, separator and line ends do not matter."""
    assert names(people(tmp_path, raw)) == JONAS


def test_headings_of_a_form_and_its_blank_rows(tmp_path: Path) -> None:
    """A form's own headings are known; blank rows are counted and not told."""
    row = "2026-01-01,Jonas,Bauer,jonas@example.org,Analyst,Treasury,HEO,Policy,{}\n"
    found = people(tmp_path, FORM + ",,,,,,,,\n" * 48 + row.format("kept from us"))
    one = found.mentees[0]

    assert (one.name, one.row) == ("Jonas Bauer", 50)
    assert (one.job, one.organisation, one.grade, one.profession) == (
        "Analyst",
        "Treasury",
        "HEO",
        "Policy",
    )
    assert found.complaints == ()


def test_rows_are_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    """A cell of many lines is one row, so the row behind it keeps its number."""
    text = 'Name,Note,Email\nJonas,"one\ntwo\nthree",jonas@example.org\nMaya,,\n'
    found = people(tmp_path, text)

    assert names(found) == JONAS
    assert found.complaints == ("mentees.csv row 3: email address is missing; add one. Skipped.",)


@pytest.mark.parametrize("email", ["jonas@example.org", "JONAS@Example.org"])
def test_the_same_address_twice(tmp_path: Path, email: str) -> None:
    """The first stays; the second is told by its row and that of the first."""
    found = people(tmp_path, f"Name,Email\nJonas,jonas@example.org\nOther,{email}\n")

    assert names(found) == JONAS
    assert len(found.complaints) == 1
    assert found.complaints[0].startswith("mentees.csv row 3: ")
    assert "row 2" in found.complaints[0]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"{'J' * 500},j@example.org", f"name has more than {NAME} characters"),
        (f"{'J' * (NAME + 1)},j@example.org", f"name has more than {NAME} characters"),
        ("Jo\u200bnas,j@example.org", "name holds an invisible character"),
        ("Jo\u202enas,j@example.org", "name holds an invisible character"),
        ("Jo\x00nas,j@example.org", "name holds an invisible character"),
        ("Jo\x0bnas,j@example.org", "name holds an invisible character"),
        ("Jo\u2028nas,j@example.org", "name holds an invisible character"),
        ("Jo\x85nas,j@example.org", "name holds an invisible character"),
        ("Jonas,j\u00ad@example.org", "email address holds an invisible character"),
        ('Jonas,"=HYPERLINK(""http://x"")"', "email address is not one"),
        ("Jonas,+j@example.org", "email address is not one"),
        ("Jonas,@example.org", "email address is not one"),
        ("Jonas,j@example", "email address is not one"),
        ('Jonas,"a@b.org, c@d.org"', "email address is not one"),
        ("Jonas,", "email address is missing"),
        (",j@example.org", "the name is missing"),
    ],
)
def test_a_bad_row(tmp_path: Path, row: str, told: str) -> None:
    """A bad row is told by file and number, without its words; the others are kept."""
    found = people(tmp_path, f"Name,Email\n{row}\nMaya,maya@example.org\n")

    assert names(found) == [("Maya", "maya@example.org", 3)]
    assert [line.partition(": ")[0] for line in found.complaints] == ["mentees.csv row 2"]
    assert told in found.complaints[0]
    assert found.complaints[0].endswith(" Skipped.")


def test_a_name_as_long_as_it_may_be(tmp_path: Path) -> None:
    """The limit itself is good."""
    assert people(tmp_path, f"Name,Email\n{'J' * NAME},j@example.org\n").complaints == ()


def test_a_third_file(tmp_path: Path) -> None:
    """Another file is named and left alone."""
    (tmp_path / "pairs.csv").write_text("Name,Email\nSecret,s@example.org\n")
    found = people(tmp_path, "Name,Email\nJonas,jonas@example.org\n")

    assert found.ignored == ("pairs.csv is neither of the two lists. Left alone.",)
    assert names(found) == JONAS


@pytest.mark.parametrize(
    ("mentees", "remedy"),
    [
        (b"", "put the people into it"),
        (b" \r\n\r\n", "put the people into it"),
        (b"Name,Email\n", "no row that can be used"),
        (b"Name,Email\nJonas,\n", "no row that can be used"),
        (b"Who,Where\nJonas,here\n", "needs columns"),
        (b"Email\njonas@example.org\n", "needs columns"),
        (b"Name,Email\nJos\xe9,j@example.org\n", "save it as UTF-8"),
        (b"\xff\xfeN", "save it as UTF-8"),
        (b'Name,Email\n"' + b"J" * 200_000 + b'",j@example.org\n', "row 2: a quotation mark"),
    ],
)
def test_a_list_that_cannot_be_used(tmp_path: Path, mentees: bytes, remedy: str) -> None:
    """What cannot be used at all names its file and the remedy."""
    with pytest.raises(BadList, match=remedy) as refused:
        people(tmp_path, mentees)
    assert "mentees.csv" in str(refused.value)


def test_what_is_not_there(tmp_path: Path) -> None:
    """No folder, a file in its place, a missing list, a list too large: each says what to do."""
    (tmp_path / "mentors.csv").write_text(MENTOR)

    with pytest.raises(BadList, match=r"name one with mentors\.csv"):
        read_people(tmp_path / "none")
    with pytest.raises(BadList, match=r"name one with mentors\.csv"):
        read_people(tmp_path / "mentors.csv")
    with pytest.raises(BadList, match="put it into the folder"):
        read_people(tmp_path)
    with (tmp_path / "mentees.csv").open("wb") as sparse:
        sparse.truncate(LIMIT + 1)
    with pytest.raises(BadList, match="split it"):
        read_people(tmp_path)


CELL = st.text(max_size=12)


@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=4),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_no_other_column_is_kept(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    delimiter: str,
    encoding: str,
) -> None:
    """Nothing of a column that is not read stands in what comes back or is complained about."""
    mark = "Zq7-unread-Zq7"
    made = io.StringIO()
    lines = csv.writer(made, delimiter=delimiter, lineterminator="\n")
    lines.writerow(["Biography", "Name", "Email", "Gender identity"])
    for name, email in [*rows, ("Jonas", "jonas@example.org")]:
        lines.writerow([mark, name, email, mark])
    raw = made.getvalue().encode(encoding, "replace")
    try:
        told = repr(people(tmp_path_factory.mktemp("lists"), raw))
    except BadList as fault:
        told = f"{fault}{fault.__cause__}"

    assert mark not in told


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"Name,Email\n{text}"))
def test_any_list(tmp_path_factory: pytest.TempPathFactory, raw: bytes | str) -> None:
    """Whatever stands in a list, it is read or refused."""
    body = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    try:
        found = people(tmp_path_factory.mktemp("lists"), body)
    except BadList:
        return

    assert found.mentees


def test_what_is_not_read_is_not_gathered(tmp_path: Path) -> None:
    """Cells that nobody reads cost what the file costs, and no more for each row."""
    rows = "".join(f"P{n},p{n}@example.org{',other' * 20}\n" for n in range(5_000))
    size = len(rows)
    (tmp_path / "mentors.csv").write_text(MENTOR)
    (tmp_path / "mentees.csv").write_text(f"Name,Email{',Life' * 20}\n" + rows)
    tracemalloc.start()
    found = read_people(tmp_path)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.mentees) == 5_000
    assert peak - kept < 8 * size
