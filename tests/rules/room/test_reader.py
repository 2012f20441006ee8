"""A reader believes nothing that can be checked: each lie beside its honest twin."""


from tests.rules.room.stage import ADA, BEN, agreed, codes, text


def test_honest_room() -> None:
    """Both read what both wrote, without a fault, and hold the same link."""
    stage = agreed()
    stage.say(ADA, ["one", []])
    stage.say(BEN, ["two", []])
    ada, ben = stage.read(ADA), stage.read(BEN)

    assert [codes(line) for line in (*ada.lines, *ben.lines)] == [[]] * 8
    assert [text(line) for line in ben.lines] == [None, None, "one", "two"]
    assert ada.link == ben.link == stage.link
