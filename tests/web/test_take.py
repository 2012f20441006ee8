"""Taking what is mine in a browser: the same as from a terminal, in one file.

Source: docs/guides/export.md.
"""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from quietroom.client import attachment, export, notebook, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.ground.errors import QuietroomError
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

HOSTILE = '<script>globalThis.ran = 1</script> \u202e "quoted" & it\'s'


@pytest.fixture(scope="module")
def lived(house: House, tmp_path_factory: pytest.TempPathFactory) -> tuple[Citizen, Citizen]:
    """Somebody who wrote, held back, took back and attached; a third person who may read one."""
    plan = tmp_path_factory.mktemp("files") / "plan.pdf"
    plan.write_bytes(bytes(range(256)) * 5000)
    mentor, mentee = house.agreed()
    third = house.invited("Sam")
    room = mentee.room()
    line = speech.say(room, "my plan", files=(attachment.upload(room, plan),))
    speech.take_back(room, speech.say(room, "too early").hash)
    speech.say(room, HOSTILE)
    speech.say(mentor.room(), "the mentor's own words")
    speech.say(mentor.room(), "what she told me", owner=mentee.session.first)
    notebook.add(mentee.memory, "my page")
    notebook.hold(mentee.memory, mentee.room().id, 2, "not yet")
    wish = Wish(third.session.first, "to plan", house.now() + 10_000)
    releasing.let_read(mentee.room(), line.hash, wish)
    return mentee, third


def taken(human: Human, folder: Path) -> Path:
    """The file that they are handed."""
    human.go("/take")
    with human.page.expect_download(timeout=LONG) as saved:
        human.press("Make the file")
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    human.sees("The file is with your downloads.")
    return path


def unpacked(path: Path) -> dict[str, bytes]:
    """The files of an export but those that are of one maker alone, or of the time of making."""
    with zipfile.ZipFile(path) as packed:
        found = {name: packed.read(name) for name in packed.namelist()}
    return {
        name: body
        for name, body in found.items()
        if name not in {"README.txt", "index.html", "manifest.json"}
    }


def told(name: str, body: bytes) -> Any:
    """What a file says, whatever spaces stand in it."""
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in body.decode().splitlines()]
    if name.endswith(".ics"):
        return [line for line in body.decode().split("\r\n") if not line.startswith("DTSTAMP")]
    return json.loads(body) if name.endswith(".json") else body


@pytest.mark.parametrize("who", [0, 1], ids=["mentee", "third"])
def test_same_as_from_a_terminal(
    person: Person, lived: tuple[Citizen, Citizen], tmp_path: Path, who: int
) -> None:
    """File by file the same entries, agreements, dates and attachments; and it checks as whole."""
    citizen = lived[who]
    human = person()
    human.come_as(citizen)
    here = unpacked(taken(human, tmp_path))
    rooms = [citizen.room()] if who == 0 else []
    export.export(citizen.session, citizen.memory, rooms, tmp_path / "there.zip")
    there = unpacked(tmp_path / "there.zip")

    assert {name: told(name, body) for name, body in here.items()} == {
        name: told(name, body) for name, body in there.items()
    }
    assert any(name.endswith("plan.pdf") for name in here)
    assert export.check(tmp_path / "quietroom.zip") == len(here) + 1


def test_damage_is_seen(person: Person, lived: tuple[Citizen, Citizen], tmp_path: Path) -> None:
    """Of a file made in a browser one byte changed is found, as of any other export."""
    human = person()
    human.come_as(lived[0])
    path = taken(human, tmp_path)
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "out")
    (tmp_path / "out" / "calendar.ics").write_bytes(b"BEGIN")

    with pytest.raises(QuietroomError):
        export.check(tmp_path / "out")


def test_page_to_read(person: Person, lived: tuple[Citizen, Citizen], tmp_path: Path) -> None:
    """The page in it shows what was written as it was written, and nothing of it runs."""
    human = person()
    human.come_as(lived[0])
    with zipfile.ZipFile(taken(human, tmp_path)) as packed:
        page = packed.read("index.html").decode()
    reader = human.context.browser
    assert reader is not None
    other = reader.new_context().new_page()
    other.set_content(page)
    shown = other.locator("article p[dir]").all_text_contents()
    ran = other.evaluate("globalThis.ran")
    other.context.close()

    assert HOSTILE in shown
    assert {"my page", "not yet", "my plan", "what she told me"} <= set(shown)
    assert "the mentor's own words" not in shown
    assert ran is None
