"""Courses as the browser has them: what Python reads of the same files; and what rooms offer."""

import json
import re
import subprocess

from quietroom.guidance.blocks import blocks
from quietroom.guidance.course import Course
from quietroom.guidance.shelf import shipped
from tests.house.tree import ROOT

_OFFERED = re.compile(r"'first-\w+': \['([\w-]+)', '([\w-]+)'\]")


def whole(course: Course) -> dict[str, object]:
    """A course with its texts in blocks."""
    return {
        "name": course.name,
        "version": course.version,
        "language": course.language,
        "readers": list(course.readers),
        "title": course.title,
        "about": course.about,
        "minutes": course.minutes,
        "parts": [
            {
                "key": part.key,
                "title": part.title,
                "promises": list(part.promises or ()),
                "blocks": [
                    {"shape": str(one.shape), "lines": list(one.lines)} for one in blocks(part.text)
                ],
            }
            for part in course.parts
        ],
        "questions": [
            {
                "key": one.key,
                "ask": one.ask,
                "answers": [
                    {"text": each.text, "right": each.right, "feedback": each.feedback}
                    for each in one.answers
                ],
            }
            for one in course.questions
        ],
    }


def test_both_read_the_same() -> None:
    """Every course, word for word, and the list of them in the same order."""
    told = subprocess.run(
        ["node", "build/courses.mjs"], cwd=ROOT / "web", check=True, capture_output=True
    )
    found = json.loads(told.stdout)
    ours = [whole(course) for course in shipped()]

    assert sorted(found["courses"], key=str) == sorted(ours, key=str)
    for language in ("en", "fr"):
        listed = [one["name"] for one in found["list"] if one["language"] == language]
        assert listed == [one["name"] for one in ours if one["language"] == language]


def test_offers_lead_somewhere() -> None:
    """Each part that a room offers is there, in every language."""
    source = (ROOT / "web" / "core" / "guidance" / "taking.ts").read_text()
    offered = set(_OFFERED.findall(source))
    there = [
        {
            (one.name, part.key)
            for one in shipped()
            if one.language == language
            for part in one.parts
        }
        for language in ("en", "fr")
    ]

    assert len(offered) == 3
    assert all(offered <= one for one in there)
