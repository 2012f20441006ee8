"""The people somebody learns from, typed at a command line."""

from tests.cli.people import Square


def test_a_list_of_ones_own(here: Square) -> None:
    """Put on the list, noted, thought of, asked for a room, taken off; nobody else learns of it."""
    noor = here.jonas("learn-from", "add", " Noor Haddad ", "--on", "2026-01-05", "--json")
    ident = noor.objects[0]["id"]
    here.jonas("learn-from", "add", "Tom")
    note = here.jonas.file("She asks before she advises.")
    here.jonas("learn-from", "note", ident[:8], "--words", note)
    listed = here.jonas("learn-from", "list")
    link = here.jonas("learn-from", "ask", ident[:8])
    here.jonas("learn-from", "remind", ident[:8], "none")
    later = here.jonas("learn-from", "list", "--json").objects[:-1]
    off = here.jonas("learn-from", "off", ident[:8])
    unknown = here.jonas("learn-from", "off", ident[:8])
    long = here.jonas("learn-from", "add", "two\nlines")
    wrong = here.jonas("learn-from", "add", "Ada", "--on", "soon")

    assert "Noor Haddad  (time to think of them since 2026-01-05)" in listed.out
    assert "    She asks before she advises." in listed.out
    assert "/join#" in link.line
    assert "nothing of the list" in link.told
    assert [(one["name"], one["due"]) for one in later] == [("Noor Haddad", False), ("Tom", False)]
    assert off.code == 0
    assert [unknown.code, long.code, wrong.code] == [3, 4, 3]
    assert "YYYY-MM-DD" in wrong.told
    assert here.jonas("learn-from", "list").line.endswith("Tom")
    assert here.amina("learn-from", "list").out == ""
