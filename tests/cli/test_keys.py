"""The verbs of keys: safety words, new keys, another kit, another device."""

from pathlib import Path
from typing import Any

import pytest

from quietroom.client import succession
from quietroom.client.refusal import Refused, ServerAway
from quietroom.client.session import Session
from tests.cli.people import Square, agree, joins, quietroom
from tests.cli.test_verbs import shown


def test_words_heard(here: Square) -> None:
    """Both see the same four words of a person; hearing them is remembered."""
    mine = here.jonas("words", here.jonas.card).line
    heard = here.amina("words", here.jonas.card, "--heard")

    assert heard.line == mine
    assert len(mine.split()) == 4
    assert here.amina.says(here.room, "I heard your words.")


def test_rotate(here: Square) -> None:
    """New keys: the old kit opens nothing, the new one does, and the room goes on."""
    kim = joins(here.folder, here.cora("invite").line, "Rotor")
    lee = joins(here.folder, kim("invite", "--room", "mentor").line, "Stator")
    room = kim("rooms").line.split()[0]
    agree(room, kim, lee)
    kim.says(room, "before")
    new = here.folder / "Rotor-2.kit"
    rotated = kim("rotate", "--kit-out", new)
    old = kim("card")
    new.replace(kim.kit)

    assert rotated.line == kim.card
    assert (old.code, "(wrong-unlock)" in old.told) == (3, True)
    assert kim.says(room, "after")
    assert shown(lee, room) == ["before", "after"]


def test_another_kit(here: Square) -> None:
    """A second kit opens beside the first, on another device too; new keys end both."""
    lou = joins(here.folder, here.cora("invite").line, "Spare")
    second = here.folder / "Spare-2.kit"
    made = lou("kit", "--kit-out", second)
    again = lou("kit", "--kit-out", second)
    there = quietroom("card", "--home", here.folder / "Spare there", "--unlock-from", second)
    lou("rotate", "--kit-out", here.folder / "Spare-3.kit")
    ended = quietroom("card", "--home", lou.home, "--unlock-from", second)

    assert (made.code, made.line) == (0, str(second))
    assert second.stat().st_mode & 0o077 == 0
    assert again.code == 3
    assert there.line == lou.card
    assert (ended.code, "(wrong-unlock)" in ended.told) == (3, True)


def test_rotate_cut_off(here: Square, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is lost leaves the new kit written; keys that were refused leave none."""
    ray = joins(here.folder, here.cora("invite").line, "Ray")
    lost, refused = here.folder / "Ray-2.kit", here.folder / "Ray-3.kit"
    rotate = succession.rotate

    def cut(*given: Any) -> Session:
        rotate(*given)
        raise ServerAway

    monkeypatch.setattr(succession, "rotate", cut)
    told = ray("rotate", "--kit-out", lost)
    monkeypatch.setattr(succession, "rotate", _refuse)
    gone = quietroom("rotate", "--home", ray.home, "--unlock-from", lost, "--kit-out", refused)
    monkeypatch.undo()
    elsewhere = quietroom("card", "--home", here.folder / "Ray there", "--unlock-from", lost)

    assert (told.code, "may count already" in told.told) == (5, True)
    assert (gone.code, refused.exists()) == (4, False)
    assert elsewhere.line == ray.card


def _refuse(*_: object) -> Session:
    raise Refused("somebody was faster", "card-not-current", 409)


def test_new_device_by_the_kit(here: Square, tmp_path: Path) -> None:
    """The sheet with the kit is all that somebody needs on a new device."""
    entry = here.jonas.says(here.room, "before the new device")
    new = quietroom("read", here.room, "--home", tmp_path / "new", "--unlock-from", here.jonas.kit)

    assert new.code == 0, new.told
    assert entry[:12] in new.out
