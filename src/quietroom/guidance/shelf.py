"""The courses that Quietroom brings, in the order in which they are best taken.

Source: spec/guidance.md section 3.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .course import LANGUAGES, BadCourse, Course, parse

COURSES = (
    "mentoring",
    "first-meeting",
    "confidentiality",
    "asking",
    "reporting",
    "listening",
    "ending",
)
"""The seven courses, by name."""


@cache
def shipped() -> tuple[Course, ...]:
    """Every course of ours in every language, in their order."""
    folder = files("quietroom.guidance") / "courses"
    names = [f"{name}.{language}.toml" for name in COURSES for language in LANGUAGES]
    return tuple(parse(name, folder.joinpath(name).read_text("utf-8")) for name in names)


def read(texts: Mapping[str, str]) -> tuple[tuple[Course, ...], tuple[str, ...]]:
    """The courses in files of these names, and what is wrong with those that are none."""
    found: list[Course] = []
    faults: list[str] = []
    for name, text in sorted(texts.items()):
        try:
            found.append(parse(name, text))
        except BadCourse as fault:
            faults += fault.faults
    return tuple(found), tuple(faults)
