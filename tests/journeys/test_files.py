"""Files beside entries, and taking along what is mine."""

import json
import zipfile
from pathlib import Path

import pytest

from quietroom.client import attachment, export, notebook, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.client.received import received
from quietroom.ground.errors import CannotOpen
from quietroom.room.entry import Words, parse_words
from quietroom.room.reader import Line
from tests.journeys.town import Citizen, Town

SIZE = 2_500_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of several parts."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(bytes(range(256)) * (SIZE // 256))
    return path


def words_in(line: Line) -> Words:
    """What an entry says."""
    assert line.opened is not None
    return parse_words(line.opened.body)


def said_with(who: Citizen, file: Path) -> Line:
    """Somebody says something with a file beside it."""
    room = who.room()
    return speech.say(room, "my plan", files=(attachment.upload(room, file),))


def test_other_gets_the_file(town: Town, file: Path, tmp_path: Path) -> None:
    """What one attaches the other fetches, byte for byte, under its name."""
    mentor, mentee = town.agreed()
    line = said_with(mentee, file)
    room = mentor.room()
    about = words_in(room.entry(line.hash.hex())).attachments[0]
    (tmp_path / "out").mkdir()
    got = attachment.fetch(room, about, tmp_path / "out")

    assert got.name == "plan.pdf"
    assert got.read_bytes() == file.read_bytes()


def test_recipient_gets_the_file(town: Town, file: Path, tmp_path: Path) -> None:
    """Releasing an entry releases its file."""
    _, mentee = town.agreed()
    sam = town.invited("Sam")
    line = said_with(mentee, file)
    wish = Wish(sam.session.first, "to read", town.now() + 1000)
    releasing.let_read(mentee.room(), line.hash, wish)
    one = received(sam.session)[0]
    about = one.released.words.attachments[0]

    got = attachment.fetch_received(sam.session, one, about, tmp_path / "people")
    assert got.read_bytes() == file.read_bytes()


def test_nothing_is_left_of_a_false_file(
    town: Town, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with one byte changed by the server leaves nothing on disk."""
    _, mentee = town.agreed()
    room = mentee.room()
    about = attachment.upload(room, file)
    honest = room.session.wire.get

    def lie(path: str) -> bytes:
        raw = honest(path)
        return raw[:-1] + bytes([raw[-1] ^ 1]) if path.endswith("/1") else raw

    monkeypatch.setattr(room.session.wire, "get", lie)
    (tmp_path / "out").mkdir()

    with pytest.raises(CannotOpen):
        attachment.fetch(room, about, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["mine", "mine.zip"])
def test_export(town: Town, file: Path, tmp_path: Path, name: str) -> None:
    """An export holds what is mine in plain files, each in the manifest, and nothing of others'."""
    mentor, mentee = town.agreed()
    said_with(mentee, file)
    speech.say(mentor.room(), "the mentor's own words")
    notebook.add(mentee.memory, "my page")
    out = tmp_path / name
    made = export.export(mentee.session, mentee.memory, [mentee.room()], out)
    lines = _read(out, "mine/entries.jsonl").decode().splitlines()

    assert [json.loads(line)["text"] for line in lines] == ["my page", "my plan"]
    assert made.entries == 2
    assert export.check(out) == made.files
    room = mentee.room().id.hex()
    assert b"mentor" in _read(out, f"rooms/{room}/agreement.md")
    assert b"BEGIN:VCALENDAR" in _read(out, "calendar.ics")


def test_export_damaged(town: Town, tmp_path: Path) -> None:
    """One byte changed, one file more or one less is found."""
    _, mentee = town.agreed()
    out = tmp_path / "mine"
    export.export(mentee.session, mentee.memory, [mentee.room()], out)
    (out / "README.txt").write_text("something else")

    with pytest.raises(export.Damaged):
        export.check(out)


def test_export_writes_over_nothing(town: Town, tmp_path: Path) -> None:
    """What is there already stays."""
    _, mentee = town.pair()
    out = tmp_path / "there"
    out.mkdir()

    with pytest.raises(export.InTheWay):
        export.export(mentee.session, mentee.memory, [], out)


def _read(out: Path, name: str) -> bytes:
    if out.suffix != ".zip":
        return (out / name).read_bytes()
    with zipfile.ZipFile(out) as packed:
        return packed.read(name)
