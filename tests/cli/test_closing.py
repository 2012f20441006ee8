"""The verbs of closing, moving on and erasing, as somebody types them."""

from pathlib import Path

from tests.cli.people import Square, quietroom


def test_closed_and_moved_on(here: Square, tmp_path: Path) -> None:
    """What there is to know, thanks, own words taken along, a sealed export, an end, an erasure."""
    jonas, room = here.jonas, here.room
    said = jonas.says(room, "mine to take along")
    shown = jonas("close", room)
    thanked = jonas("close", room, "--thanks", jonas.file("thank you for the year"))
    listed = jonas("move-on", room, "--list")
    page = jonas("move-on", room, "--take", said[:12])
    sealed, opened = tmp_path / "mine.sealed", tmp_path / "mine.zip"
    made = jonas("export", "--sealed", "--out", sealed)
    other = quietroom("export", "open", sealed, "--out", opened, "--unlock-from", here.sam.kit)
    mine = quietroom("export", "open", sealed, "--out", opened, "--unlock-from", jonas.kit)
    ended = jonas("close", room, "--end")

    assert "next meeting: none" in shown.line
    assert "then destroyed" in shown.line
    assert (thanked.code, ended.code, made.code) == (0, 0, 0)
    assert "mine to take along" in listed.line
    assert "thank you for the year" in jonas("read", room).out
    assert "mine to take along" in jonas("notebook", "read").out
    assert page.line != said
    assert (other.code, mine.code) == (4, 0)
    assert quietroom("export", "check", opened).code == 0
    assert "the room has ended" in ended.line

    asked = jonas("erase")
    done = jonas("erase", "--for-good", "--json")
    status = quietroom("erase", "--status", "--home", jonas.home)
    assert "Every room of yours ends" in asked.line
    assert done.objects[0]["done"] is False
    assert "the last backup ends on" in status.line
    assert jonas("rooms").code != 0
    assert quietroom("erase", "--status", "--home", here.sam.home).code != 0
