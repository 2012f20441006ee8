"""Trust, levels and the hint, typed at a command line."""

import io
import sys

import pytest

from tests.cli.people import Ended, Person, Square
from tests.cli.test_verbs import shown

CALM = "Thank you for today. I will try it."
MOVE = "Please keep it here: I want to leave the department."
DUTY = "He harassed me again."


class _Terminal(io.StringIO):
    """Somebody at a terminal, who types these lines."""

    def isatty(self) -> bool:
        return True


def _types(patch: pytest.MonkeyPatch, lines: str, who: Person, *words: object) -> Ended:
    """One call at a terminal."""
    with patch.context() as now:
        now.setattr(sys, "stdin", _Terminal(lines))
        now.setattr("quietroom.cli.hinting._typing", lambda: True)
        return who(*words)


def _held(who: Person, room: str) -> dict[str, int]:
    """What somebody holds back, with its level."""
    rows = who("trust", room, "--json").objects
    return {row["text"]: row["level"] for row in rows if row["event"] == "held"}


def test_scripts_go_on(here: Square) -> None:
    """Away from a terminal a hint is told beside the result, without the words, and all is sent."""
    calm = here.jonas("say", here.room, "--words", here.jonas.file(CALM))
    told = here.jonas("say", here.room, "--words", here.jonas.file(MOVE))
    stopped = here.jonas("say", here.room, "--words", here.jonas.file(DUTY), "--if-hint", "stop")
    held = here.jonas(
        "say", here.room, "--words", here.jonas.file(DUTY), "--if-hint", "hold", "--json"
    )
    read = shown(here.amina, here.room)

    assert calm.told == ""
    assert "a move to other work" in told.told
    assert "department" not in told.told
    assert told.line != ""
    assert (stopped.code, "(hint-spoke)" in stopped.told) == (4, True)
    assert "“Harassment”" in stopped.told
    assert held.objects[0]["level"] == 1
    assert {CALM, MOVE} <= set(read)
    assert DUTY not in read
    assert _held(here.jonas, here.room)[DUTY] == 1


def test_at_a_terminal(here: Square, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send, hold, soften or ask first: what is chosen is done, and nothing else."""
    held_before = len(_held(here.jonas, here.room))
    texts = {letter: f"{MOVE} {letter}" for letter in "she"}
    ended = {
        letter: _types(
            monkeypatch, f"{letter}\n", here.jonas, "say", here.room, "--words",
            here.jonas.file(text),
        )
        for letter, text in texts.items()
    }  # fmt: skip
    duty = here.jonas.file("He groped me, and I am afraid.")
    asked = _types(monkeypatch, "a\ny\n", here.jonas, "say", here.room, "--words", duty)
    left = _types(monkeypatch, "a\nn\n", here.jonas, "say", here.room, "--words", duty)
    read = shown(here.amina, here.room)

    assert [text for text in texts.values() if text in read] == [texts["s"]]
    assert "You have not met Amina yet" in ended["s"].told
    assert "leave the department" in ended["s"].told
    assert "Nothing was sent." in ended["e"].told
    assert ended["e"].out == ""
    assert len(_held(here.jonas, here.room)) == held_before + 2
    assert "Amina must report" in asked.told
    assert "what would you have to do under exception 2, “Harassment”?" in read[-1]
    assert "groped" not in " ".join(read)
    assert "Nothing was sent." in left.told


def test_levels(here: Square) -> None:
    """Named, met, raised with one excepted, lowered, asked once, and never again."""
    name = here.jonas.file("on good days")
    here.jonas("name-level", here.room, 2, "--words", name)
    first, kept = (
        here.jonas("hold", here.room, 2, "--words", here.jonas.file(text)).line
        for text in ("tell this one", "leave this one")
    )
    here.jonas("trust", here.room, "--met", 3)
    question = here.jonas("read", here.room).told
    listed = here.jonas("raise", here.room, 2, "--show", "--except", kept[:12], "--json").objects
    before = shown(here.amina, here.room)
    here.jonas("raise", here.room, 2, "--except", kept[:12])
    after = shown(here.amina, here.room)
    lowered = here.jonas("lower", here.room, 0).told
    rows = here.jonas("trust", here.room, "--met", 9, "--never-ask", "--json").objects
    quiet = here.jonas("read", here.room).told

    assert "Has your trust grown?" in question
    assert first in [row.get("entry") for row in listed]
    assert kept not in [row.get("entry") for row in listed]
    assert "tell this one" not in before
    assert "tell this one" in after
    assert "leave this one" not in after
    assert "stays read" in lowered
    assert [row["name"] for row in rows if row["event"] == "level"][1] == "on good days"
    assert not any(row.get("now") for row in rows)
    assert "Has your trust grown?" not in quiet
    assert "on good days" not in here.amina("trust", here.room).out


def test_hints_off(here: Square) -> None:
    """Turned off, nothing is looked at; turned on, it is again."""
    words = here.amina.file(MOVE)
    off = here.amina("hints", "off").line
    quiet = here.amina("say", here.room, "--words", words, "--if-hint", "stop")
    on = here.amina("hints", "on").line
    loud = here.amina("say", here.room, "--words", words, "--if-hint", "stop")

    assert (off, on) == ("off", "on")
    assert (quiet.code, loud.code) == (0, 4)
