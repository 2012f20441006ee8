"""Courses as files: what is read, and each fault told with file, field and remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.guidance.blocks import Block, Shape, blocks, plain
from quietroom.guidance.course import BadCourse, parse
from quietroom.guidance.shelf import COURSES, read, shipped
from tests.rules.guidance.courses import ANSWERS, Bend, instead, text

FAULTS = [
    (instead("format = 1", "format = 2"), "format: write format = 1"),
    (instead('course = "first"', 'course = "other"'), 'course: write course = "first"'),
    (instead('language = "en"', 'language = "fr"'), 'language: write language = "en"'),
    (instead("version = 1", "version = 0"), "version: write a whole number from 1"),
    (instead('["mentee", "mentor"]', '["boss"]'), "for: list whom it is for"),
    (instead('title = "First"\n', ""), "title: it is missing"),
    (instead('"A course."', '"A *course."'), "about: an asterisk is open"),
    (instead('"A course."', '"A\\ncourse."'), "about: write it in one line"),
    (instead('"A course."', '"\\u001b[31mred"'), "about: it has characters that do not print"),
    (instead("about =", "abuot ="), "abuot: is not known"),
    (instead('key = "one"', 'key = "One Two"'), "part 1, key: give it a short name"),
    (instead('title = "One"', 'title = "One"\npromises = [13]'), "part 1, promises: list"),
    (instead("We go on. ", "We go *on. "), "part 1, text: an asterisk is open"),
    (instead("We go on. ", "- a\nb\n"), "part 1, text: leave a line empty"),
    (instead('key = "q1"', 'key = "q0"'), 'question: two of them have the key "q0"'),
    (instead(', feedback = "It is not."', ""), "question 1, answer 1, feedback: say why"),
    (instead(", right = true", ', feedback = "No."'), "question 1, answers: give at least two"),
    (instead("right = true", 'right = "yes"'), "question 1, answer 2, right: write true"),
    (instead(ANSWERS, "answers = []\n"), "question 1, answers: there is none"),
    (instead(ANSWERS, "answers = [1]\n"), "question 1, answer 1: write it as a table"),
    (instead("[[part]]", "[part"), "it is not TOML"),
]


def faults_of(whole: str, file: str = "first.en.toml") -> tuple[str, ...]:
    """What is wrong with a file."""
    with pytest.raises(BadCourse) as refused:
        parse(file, whole)
    return refused.value.faults


def test_a_course_is_read() -> None:
    """What stands in the file is what the course says."""
    course = parse("first.en.toml", text())

    assert (course.name, course.version, course.language) == ("first", 1, "en")
    assert (course.words, len(course.questions), course.minutes) == (900, 6, 9)
    assert [answer.right for answer in course.questions[0].answers] == [False, True]
    assert course.file == "first.en.toml"


@pytest.mark.parametrize(("bend", "told"), FAULTS)
def test_each_fault_is_told(bend: Bend, told: str) -> None:
    """A fault is told by file, field and remedy."""
    found = faults_of(bend(text()))

    assert [fault for fault in found if fault.startswith(f"first.en.toml: {told}")] != []


def test_all_faults_are_told_at_once() -> None:
    """Two faults in one file are both named, in the order of the file."""
    bent = instead('title = "First"\n', "")(instead('key = "q5"', 'key = ""')(text()))

    assert [fault.split(": ")[1] for fault in faults_of(bent)] == ["title", "question 6, key"]


@pytest.mark.parametrize("file", ["first.toml", "First.en.toml", "../first.en.toml", "a.eng.toml"])
def test_a_file_is_called_by_course_and_language(file: str) -> None:
    """Any other name is refused, and the remedy is the pattern."""
    assert "NAME.LANGUAGE.toml" in faults_of(text(), file)[0]


def test_a_language_of_ours() -> None:
    """A course is written in a language that there is."""
    assert "a course is written in one of: en, fr" in faults_of(text("de"), "first.de.toml")[0]


def test_a_file_too_long() -> None:
    """A file without end is not read."""
    assert "more than 100000 characters" in faults_of(text() + "#" * 100_000)[0]


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_whatever_the_text(raw: str) -> None:
    """No text raises anything but a list of faults."""
    assert faults_of(raw)


def test_blocks() -> None:
    """Paragraphs are joined, lists and talks keep their lines."""
    whole = "One\ntwo.\n\n- a\n- b\n\n> Ann: Hm?\n> Bo: *Yes*.\n"

    assert blocks(whole) == (
        Block(Shape.WORDS, ("One two.",)),
        Block(Shape.LIST, ("a", "b")),
        Block(Shape.SAID, ("Ann: Hm?", "Bo: *Yes*.")),
    )
    assert plain(whole) == "One two.\na\nb\nAnn: Hm?\nBo: Yes."


def test_seven_courses_in_two_languages() -> None:
    """Every course of ours is there in each language, in the order of the list."""
    found = [(course.name, course.language) for course in shipped()]

    assert found == [(name, language) for name in COURSES for language in ("en", "fr")]
    assert len(COURSES) == 7


def test_a_folder_of_courses() -> None:
    """Of several files those that are courses are read, and the others told."""
    found, faults = read({"first.fr.toml": text("fr"), "first.en.toml": "x", "no": ""})

    assert [course.file for course in found] == ["first.fr.toml"]
    assert [fault.split(":")[0] for fault in faults] == ["first.en.toml", "no"]
