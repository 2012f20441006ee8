"""Whether courses are ready: length, questions, reading grade, the same in every language."""

import pytest

from quietroom.cli.grade import grade
from quietroom.guidance import check
from quietroom.guidance.course import Course, parse
from quietroom.guidance.shelf import shipped
from tests.rules.guidance.courses import instead, text

HARD = "Organisational confidentiality considerations necessitate comprehensive deliberation."


def course(language: str = "en", words: int = 900, questions: int = 6) -> Course:
    """A course with that many words and questions."""
    return parse(f"first.{language}.toml", text(language, words, questions))


def found(*courses: Course, level: float = 1.0) -> list[str]:
    """What is wrong with some courses whose English has this grade."""
    return list(check.faults(courses, lambda _: level))


def test_ours_are_ready() -> None:
    """Every course that we bring passes, its English by the measure that the check prints."""
    assert list(check.faults(shipped(), grade)) == []


def test_a_good_one_passes() -> None:
    """A course that is long enough, in two languages, has no fault."""
    assert found(course(), course("fr")) == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (course(words=897), "first.en.toml: part: 897 words"),
        (course(questions=5), "first.en.toml: question: there are 5"),
    ],
)
def test_what_is_thin_is_told(bad: Course, told: str) -> None:
    """Too few words or questions are told, with how many are wanted."""
    (fault,) = found(bad)

    assert fault.startswith(told)
    assert "at least" in fault


def test_what_is_hard_is_told() -> None:
    """A grade above eight is told for English; other languages have none."""
    assert found(course("fr"), level=9.0) == []
    assert found(course(), level=8.0) == []
    (fault,) = found(course(), level=8.1)
    assert fault.startswith("first.en.toml: reading grade 8.1")


@pytest.mark.parametrize(
    ("bend", "field"),
    [
        (instead("version = 1", "version = 2"), "version"),
        (instead('"mentee", "mentor"', '"mentor"'), "for"),
        (instead('key = "one"', 'key = "two"'), "part"),
        (instead('key = "q3"', 'key = "q9"'), "question"),
    ],
)
def test_languages_are_alike(bend: object, field: str) -> None:
    """Where one language has another version, readers, parts or questions, it is told."""
    assert callable(bend)
    other = parse("first.fr.toml", bend(text("fr")))
    (fault,) = found(course(), other)

    assert fault.startswith(f"first.fr.toml: {field}: it is not as in first.en.toml")


def test_the_grade_is_one() -> None:
    """Plain words have a low grade, long ones a high one, and a line ends a sentence."""
    assert grade("We meet. We talk. It stays here with us.") < 3
    assert grade(HARD) > 12
    assert grade("One line of few words\n" * 9) < 4
