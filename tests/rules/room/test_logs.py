"""Of which log an entry speaks: the one that the agreement of its epoch names."""

from quietroom.ground.digest import sha256
from quietroom.room.entry import Seen
from quietroom.room.reader import Line
from tests.rules.room.stage import ADA, BEN, TIME, WATCHED, agreed, codes

NEW_LOG = sha256(b"log policy after a restore")


def _restored(logs: tuple[bytes, bytes]) -> list[Line]:
    """A room that was agreed anew on another log; each epoch says what one log only has."""
    stage = agreed()
    reader, root = stage.reader(ADA, logs=logs), sha256(b"of one log only")
    stage.say(BEN, priv=stage.priv(BEN, seen=Seen(stage.link, 7, root)))
    for item in stage.items:
        reader.take(item, TIME, None)
    reader.take(stage.agree(log=NEW_LOG), TIME, None)
    said = stage.say(BEN, priv=stage.priv(BEN, seen=Seen(stage.link, 7, root)))
    reader.take(said, TIME, None)
    return reader.lines


def test_the_log_of_before_a_restore() -> None:
    """What an epoch's agreement names is not mirrored any more: said once, and no alarm."""
    lines = _restored((NEW_LOG, WATCHED))

    assert [codes(line) for line in lines] == [
        ["log-not-mirrored"],
        ["log-not-mirrored"],
        [],
        [],
        ["log-differs"],
    ]
    assert lines[2].opened is not None


def test_the_log_of_after_a_restore() -> None:
    """The honest twin: whoever mirrors the first log still compares what speaks of it."""
    lines = _restored((WATCHED, WATCHED))

    assert [codes(line) for line in lines] == [[], [], ["log-differs"], ["log-not-mirrored"], []]


def test_a_room_first_seen_on_the_new_log() -> None:
    """Before anything is agreed the log counts under which the room was first seen."""
    lines = _restored((NEW_LOG, NEW_LOG))

    assert codes(lines[0]) == []
    assert codes(lines[1]) == ["log-not-mirrored"]
