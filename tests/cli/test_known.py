"""What was spoken, beginning anew, and who could have known, typed at a command line."""

from tests.cli.people import Square

WISH = ("--purpose", "an opening", "--until", "2099-01-01")


def test_on_record_and_answered(here: Square) -> None:
    """One puts it on record, the other answers; a list shows how it stands."""
    line = here.jonas.file("I may move to Halifax.")
    made = here.jonas("on-record", here.room, "--when", "2026-11-20", "--words", line).line
    other = here.amina.file("That it may be told.")
    here.amina("heard", made[:12], "--words", other)
    differently = here.jonas("spoken", here.room, "--json").objects[0]
    here.amina("understood", made[:12])
    understood = here.jonas("spoken", here.room, "--json").objects[0]

    assert (differently["text"], differently["answer"]) == (
        "I may move to Halifax.",
        {"heard": "That it may be told."},
    )
    assert understood["answer"] == {"heard": None}


def test_a_line_of_ones_own_is_not_answered(here: Square) -> None:
    """It ends with the code of a rule's refusal, and nothing is written."""
    made = here.jonas(
        "on-record", here.room, "--owner", "them", "--words", here.jonas.file("Hers.")
    ).line
    ended = here.jonas("understood", made[:12])

    assert ended.code == 4
    assert "(not-on-record)" in ended.told


def test_a_day_that_is_none(here: Square) -> None:
    """A day is written as it should be, or nothing happens."""
    words = here.jonas.file("x")
    ended = here.jonas("on-record", here.room, "--when", "yesterday", "--words", words)

    assert ended.code == 3
    assert "YYYY-MM-DD" in ended.told


def test_again(here: Square) -> None:
    """Asked, said in parts by both, and ended stricter by one for what they say themself."""
    why = here.jonas.file("It came back to me.")
    here.jonas("again", here.room, "--words", why)
    said = here.jonas.file("only for us")
    here.jonas("again", here.room, "--part", "said", "--words", said)
    heard = here.amina.file("HR could know")
    here.amina("again", here.room, "--part", "heard", "--words", heard)
    shown = here.amina("again", here.room).out
    here.jonas("again", here.room, "--end", "stricter")
    ended = here.amina("again", here.room, "--json").objects[0]
    late = here.amina("again", here.room, "--part", "now", "--words", heard)

    assert "It came back to me." in shown
    assert "Jonas, said: only for us" in shown
    assert "Amina, heard: HR could know" in shown
    assert ended["ended"] == "stricter"
    assert late.code == 4


def test_known(here: Square) -> None:
    """First what is true, then everybody by name and rule, then what nobody knows, and doors."""
    kept = here.jonas.says(here.room, "stays in this room")
    gone = here.jonas.says(here.room, "goes to Sam")
    here.jonas("release", gone, "--to", here.sam.card, *WISH)
    never = here.jonas("known", kept[:12])
    out = here.jonas("known", gone[:12], "--json").objects
    stretch = here.jonas("known", here.room, "--since", "2020-01-01", "--json").objects

    assert never.out.startswith("It has not left this room by Quietroom.")
    assert "ask the other" in never.told
    assert "ask the ombuds" in never.told
    assert out[0]["verdict"] == "released-by-owner"
    assert [row["act"] for row in out if row["event"] == "known"][-1] == "released-by-owner"
    assert out[3]["who"] == here.sam.card
    assert stretch[0]["verdict"] is not None
    assert len(stretch) > len(out)
