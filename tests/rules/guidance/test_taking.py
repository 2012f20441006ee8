"""How far somebody has come: what is kept, and what is made of it."""

from dataclasses import replace

import pytest

from quietroom.ground.canon import Value
from quietroom.guidance.course import parse
from quietroom.guidance.taking import (
    State,
    Step,
    done_at,
    standing,
    steps,
)
from tests.rules.guidance.courses import text

COURSE = parse("first.en.toml", text())
BEGUN, DONE = (Step("first", 1, state, 100) for state in (State.BEGUN, State.DONE))


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        ([], State.NEW),
        ([BEGUN], State.BEGUN),
        ([BEGUN, DONE], State.DONE),
        ([DONE, BEGUN], State.DONE),
        ([replace(DONE, course="other")], State.NEW),
    ],
)
def test_standing(taken: list[Step], state: State) -> None:
    """A course is new, begun or done; another course's steps count for nothing."""
    assert standing(taken, COURSE) is state


def test_a_newer_version() -> None:
    """Who did an earlier version is told that there is a newer one; when they did it stays."""
    newer = replace(COURSE, version=2)

    assert standing([DONE], newer) is State.AGAIN
    assert standing([DONE, replace(DONE, version=2)], newer) is State.DONE
    assert done_at([DONE], "first") == 100
    assert done_at([BEGUN], "first") is None


@pytest.mark.parametrize(
    "strange",
    [None, "first", [], ["first", 1, "done"], ["first", 1, "new", 1], [1, 1, "done", 1],
     ["first", "1", "done", 1], ["first", 1, "done", None], ["first", 1, ["done"], 1]],
)  # fmt: skip
def test_what_is_kept_in_another_shape(strange: Value) -> None:
    """What has another shape is passed over, and what is whole is read as it was kept."""
    assert steps([strange, DONE.fields()]) == (DONE,)
