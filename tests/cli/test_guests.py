"""A mentor from outside and a room that the programme did not make, typed at a command line."""

from pathlib import Path

from tests.cli.people import Square, agree, joins


def test_a_guest_and_who_sees_them(here: Square, tmp_path: Path) -> None:
    """Brought by one member, then into another's room with the same keys; seen once both say so."""
    jonas, sam = here.jonas, here.sam
    nora = joins(tmp_path, jonas("invite", "--room", "mentor", "--name", "Nora").line, "Nora")
    further = sam("invite", "--room", "mentor", "--name", "Nora").line
    room = nora("accept", further).line
    agree(room, nora, sam)
    listed = here.cora("people").out
    told = [
        who("visible", room, *said).line
        for who, said in ((sam, ()), (sam, ("--yes",)), (nora, ()), (nora, ("--yes",)))
    ]
    seen = here.cora("pairs").out
    hidden = sam("visible", room, "--no", "--json").objects[0]
    pair = here.cora("pair", "Amina", "Jonas").line
    made = jonas("visible", pair, "--yes").line

    assert "Nora" not in listed
    assert room in nora("rooms").out
    assert nora("roles").code == 4
    assert told == [
        "The programme does not see this room.",
        "The programme does not see this room: the other has not said yes.",
        "The programme does not see this room. The other would let it: --yes, if you will.",
        "You both let the programme see who is in this room, and its state.",
    ]
    assert "Nora" in seen
    assert "Nora" not in here.cora("pairs").out
    assert (hidden["me"], hidden["other"], hidden["seen"]) == (False, True, False)
    assert made == "The programme made this room, and sees who is in it and its state."
    assert nora("accept", further).line == room
