"""Objectives with two faces, typed at a command line by the two and by their coordinator."""

import pytest

from tests.cli.people import Person, Square, agree, quietroom

PRIVATE = "I want to leave accounting for the team in Halifax."
FACE = "Explain numbers to people who do not use them"


@pytest.fixture(scope="module")
def room(here: Square) -> str:
    """The room of a pair that the programme made, agreed."""
    made = here.cora("pair", "Amina", "Jonas").line
    agree(made, here.amina, here.jonas)
    return made


def _listed(who: Person, room: str) -> list[dict[str, object]]:
    return who("objective", "list", room, "--json").objects[:-1]


def test_two_faces(here: Square, room: str) -> None:
    """Set for oneself, shared, worded by the other, agreed to, seen outside, and withdrawn."""
    amina, jonas = here.amina, here.jonas
    own = jonas(
        *("objective", "add", "--words", jonas.file(PRIVATE)),
        *("--known", jonas.file("Two talks held."), "--by", "2027-03-31"),
    ).line
    jonas("objective", "progress", own[:8], "--note", jonas.file("One talk held."))
    alone = jonas("objective", "list").out
    one = jonas("objective", "share", own[:8], room).line
    found = amina("objective", "check", one[:8], "--words", amina.file("Leave accounting for good"))
    refused = amina("objective", "face", one[:8], "--words", amina.file("A talk in Halifax"))
    face = amina.file(FACE)
    amina("objective", "face", one[:8], "--words", face)
    waiting = _listed(jonas, room)[0]
    agreed = jonas("objective", "agree", one[:8])
    pairs = here.cora("pairs", "--json").objects
    shown = jonas("objective", "list", room).out
    amina("objective", "done", one[:8])
    jonas("objective", "withdraw", one[:8])
    after = _listed(amina, room)[0]

    assert one != own
    assert "we will know: Two talks held." in alone
    assert "progress: One talk held." in alone
    assert (found.code, "“accounting”" in found.out) == (1, True)
    assert (refused.code, "“Halifax”" in refused.out) == (4, True)
    assert "(face-gives-away)" in refused.told
    assert waiting["by"] == "2027-03-31"
    assert waiting["asked"] == {"words": FACE, "state": "open", "mine": False}
    assert waiting["face"] is None
    assert f"The programme now sees: {FACE} (open)" in agreed.told
    assert [row["faces"] for row in pairs if row["event"] == "pair"] == [
        [{"words": FACE, "state": "open"}]
    ]
    assert f"the programme sees: {FACE} (open)" in shown
    assert (after["state"], after["face"]) == ("done", None)
    assert here.cora("pairs").out.count(FACE) == 0


def test_changed_and_dropped(here: Square) -> None:
    """It goes on as another, in a room and for oneself; what is dropped stays to be read."""
    jonas, room = here.jonas, here.room
    one = jonas("objective", "add", room, "--words", jonas.file("Lead a group.")).line
    after = jonas("objective", "change", one[:8], "--words", jonas.file("Lead two.")).line
    jonas("objective", "drop", after[:8])
    late = jonas("objective", "progress", one[:8])
    own = jonas("objective", "add", "--words", jonas.file("Sleep on Sundays.")).line
    later = jonas("objective", "change", own[:8], "--words", jonas.file("Sleep.")).line
    nowhere = jonas("objective", "face", later[:8], "--words", jonas.file("Sleep well"))
    rows = {str(row["objective"]): row for row in _listed(jonas, room)}

    assert (rows[one]["state"], rows[one]["next"]) == ("changed", after)
    assert rows[after]["state"] == "dropped"
    assert (late.code, "(objective-changed)" in late.told) == (4, True)
    assert "(no-objective)" in nowhere.told


def test_what_cannot_be(here: Square) -> None:
    """No such day, objective or proposal, and no programme that would see it: each says so."""
    jonas, words = here.jonas, here.jonas.file("Words.")
    one = jonas("objective", "add", here.room, "--words", words).line
    day = jonas("objective", "add", "--words", words, "--by", "soon")
    unknown = jonas("objective", "done", "ffff")
    nothing = jonas("objective", "agree", one[:8])
    nobody = jonas("objective", "face", one[:8], "--words", jonas.file("In plain sight"))

    assert (day.code, unknown.code, nothing.code) == (3, 3, 3)
    assert "YYYY-MM-DD" in day.told
    assert "`objective list` shows them" in unknown.told
    assert "has proposed nothing" in nothing.told
    assert (nobody.code, "(no-programme)" in nobody.told) == (4, True)


def test_examples() -> None:
    """The examples are there in both languages."""
    english = quietroom("objective", "examples").out
    french = quietroom("objective", "examples", "--language", "fr").out

    assert "Two goats with one crook" in english
    assert "Deux chèvres" in french
