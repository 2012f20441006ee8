"""What the server is told of courses: those that it asks for, and who finished one."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quietroom.server.folder import DATABASE
from tests.server.world import World

PATH, DONE = "/api/guidance", "/api/guidance/completed"
COURSE = {"course": "confidentiality", "version": 1}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A server that asks for two courses."""
    made = World(tmp_path)
    shell = made.app.state.shell
    asked = replace(made.config, guidance=("confidentiality", "reporting"))
    made.app.state.shell = replace(shell, config=asked)
    yield made
    made.close()


def test_what_is_asked_for_is_noted(world: World, tmp_path: Path) -> None:
    """A course that is asked for is noted once, on its first day; each is told their own alone."""
    boss = world.coordinator()
    one, other = world.person(boss, "One"), world.person(boss, "Other")
    before = world.get(PATH, one).json()
    day = world.clock() // 86_400
    for version in (1, 2):
        told = world.post(DONE, one, {**COURSE, "version": version})
        assert told.status_code == 204
    with sqlite3.connect(tmp_path / DATABASE) as database:
        rows = database.execute("SELECT course, version, day FROM completed").fetchall()

    assert before == {"required": ["confidentiality", "reporting"], "completed": []}
    assert world.get(PATH, one).json()["completed"] == ["confidentiality"]
    assert world.get(PATH, other).json() == before
    assert rows == [("confidentiality", 1, day)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({**COURSE, "course": "ending"}, "not-asked"),
        ({**COURSE, "course": "Confidentiality"}, "malformed"),
        ({**COURSE, "version": 0}, "malformed"),
        ({**COURSE, "answers": [1, 2]}, "malformed"),
        ({"course": "confidentiality"}, "malformed"),
    ],
)
def test_what_is_not_noted(world: World, body: dict[str, object], code: str) -> None:
    """A course that nobody asks for, and anything beside course and version, is refused."""
    one = world.coordinator()
    refused = world.post(DONE, one, body)

    assert refused.json()["code"] == code
    assert world.get(PATH, one).json()["completed"] == []
