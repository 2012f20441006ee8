"""Courses at a command line: listed, read, taken, checked."""

import io
from pathlib import Path

import pytest

from quietroom.guidance.course import Course
from quietroom.guidance.shelf import COURSES, shipped
from tests.cli.people import Ended, Person, Square, quietroom
from tests.rules.guidance.courses import instead, text

COURSE = next(one for one in shipped() if one.file == "confidentiality.en.toml")


def right(course: Course) -> list[str]:
    """The number of the right answer to each question."""
    return [
        str(1 + [answer.right for answer in question.answers].index(True))
        for question in course.questions
    ]


def takes(person: Person, typed: list[str], patch: pytest.MonkeyPatch, *more: str) -> Ended:
    """Take the course, typing these lines."""
    patch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    return person("guidance", "take", COURSE.name, *more)


def state(person: Person, name: str = COURSE.name) -> str:
    """How far somebody is with a course."""
    rows = person("guidance", "--json").objects
    return next(str(row["state"]) for row in rows if row.get("course") == name)


def test_a_course_is_taken(here: Square, monkeypatch: pytest.MonkeyPatch) -> None:
    """New, begun when left midway, done when each was answered; a wrong answer is met with why."""
    answers = right(COURSE)
    wrong = next(str(n) for n in (1, 2, 3) if str(n) != answers[0])
    before = state(here.jonas)
    left = takes(here.jonas, answers[:2], monkeypatch, "--questions")
    midway = state(here.jonas)
    done = takes(here.jonas, ["nine", wrong, *answers], monkeypatch)
    again = takes(here.jonas, answers, monkeypatch, "--json")

    assert (before, midway, state(here.jonas)) == ("new", "begun", "done")
    assert (left.code, "kept nowhere" in left.told) == (0, True)
    assert "Type a number from 1 to 3." in done.told
    assert COURSE.questions[0].answers[int(wrong) - 1].feedback in done.out
    assert done.out.endswith(f"done: {COURSE.title}\n")
    assert again.objects[-2] == {"event": "done", "course": COURSE.name, "version": 1}
    assert state(here.amina) == "new"


def test_a_record(here: Square, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file holds what was chosen and nothing else, and is not written over."""
    takes(here.sam, right(COURSE), monkeypatch, "--questions")
    hours = here.sam.file("2026-11-20 45\n\n2026-10-02 60\n")
    out, bare = tmp_path / "record.txt", tmp_path / "bare.txt"
    made = here.sam("guidance", "record", "--out", out, "--hours", hours)
    again = here.sam("guidance", "record", "--out", out)
    here.sam("guidance", "record", "--out", bare, "--nameless", "--without", COURSE.name)
    late = here.sam("guidance", "record", "--out", tmp_path / "x", "--hours", here.sam.file("x 1"))
    lines = out.read_text().splitlines()

    assert made.code == 0
    assert lines[1] == "Sam"
    assert f"- {COURSE.title}, 20" in out.read_text()
    assert lines.index("- 2026-10-02, 1 h 0 min") < lines.index("- 2026-11-20, 0 h 45 min")
    assert "Together: 1 h 45 min" in lines
    assert (again.code, late.code, "line 1" in late.told) == (3, 3, True)
    assert [line for line in bare.read_text().splitlines() if line][1:] == lines[-1:]


def test_read_in_both_languages() -> None:
    """A course is read without an account, in the language asked for."""
    english = quietroom("guidance", "read", "asking")
    french = quietroom("guidance", "read", "asking", "--language", "fr", "--json").objects
    none = quietroom("guidance", "read", "asking-too")

    assert "Asking before telling" in english.line
    assert french[0]["title"] == "Demander avant de dire"
    assert (none.code, "`quietroom guidance` lists them" in none.told) == (3, True)


def test_check_prints_and_names_faults(tmp_path: Path) -> None:
    """Ours pass, with the numbers of each; a planted wrong course is refused by each fault."""
    ours = quietroom("guidance", "check", "--json").objects
    (tmp_path / "first.en.toml").write_text(text(words=300, questions=5))
    (tmp_path / "first.fr.toml").write_text(instead('title = "First"\n', "")(text("fr")))
    (tmp_path / "second.en.toml").write_text(text())
    wrong = quietroom("guidance", "check", tmp_path)

    assert [row["course"] for row in ours[:-2:2]] == list(COURSES)
    assert all(row["words"] >= 900 and row["questions"] >= 6 for row in ours[:-2])
    assert all(row["grade"] <= 8 for row in ours[:-2] if row["language"] == "en")
    assert ours[-2] == {"event": "checked", "courses": 14, "faults": 0}
    assert (wrong.code, wrong.out.splitlines()[-1]) == (1, "guidance: 4 faults")
    assert "first.en.toml: part: 300 words; write at least 900" in wrong.out
    assert "first.en.toml: question: there are 5; ask at least 6" in wrong.out
    assert "first.fr.toml: title: it is missing; write it" in wrong.out
    assert 'second.en.toml: course: write course = "second"' in wrong.out
    assert quietroom("guidance", "check", tmp_path / "none").code == 3


def test_a_server_asks_for_courses_that_there_are(tmp_path: Path) -> None:
    """A name that is none would shut every room: it is told, and nothing is started or made."""
    data = tmp_path / "server"
    ended = quietroom("serve", "--data", data, "--require-guidance", "asking,listning")

    assert (ended.code, "(no-such-course)" in ended.told) == (3, True)
    assert not data.exists()


def test_a_folder_of_the_programme(here: Square, tmp_path: Path) -> None:
    """Courses of a programme stand behind ours; a faulty one is told and nothing is listed."""
    own = tmp_path / "first.en.toml"
    own.write_text(text())
    listed = here.amina("guidance", "--courses", tmp_path, "--json").objects
    own.write_text(text() + "[[x]]\n")
    refused = here.amina("guidance", "--courses", tmp_path)

    assert [row["course"] for row in listed[:-1]] == [*COURSES, "first"]
    assert (refused.code, refused.out, "(bad-course)" in refused.told) == (3, "", True)
