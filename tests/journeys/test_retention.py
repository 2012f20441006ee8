"""Until the last day all of a room can be read; afterwards no server and no backup opens it."""

import asyncio
import io
from argparse import Namespace
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietroom.cli import room as cli_room
from quietroom.cli.call import Call
from quietroom.client import keeping, speech
from quietroom.client.members import rooms
from quietroom.server import copies, jobs
from quietroom.server.folder import DATABASE
from quietroom.server.keys import NAME as KEY
from quietroom.server.refusal import NotFound
from quietroom.server.store.engine import open_store
from quietroom.server.store.kept import DAY
from tests.journeys.town import Citizen, Town
from tests.promises.liar import Lie, lying

ROOMS = cli_room._rooms
"""The verb, whose call is made here: no terminal has this town's clock."""

WORDS = "what nobody shall read again"

KEPT = 30
"""Days for which copies are kept here, as a server does unless told otherwise."""


def work(town: Town) -> None:
    """What the server's job does in one round."""
    town.run(jobs.sweep(town.app.state.shell))


def copy(town: Town, name: str) -> Path:
    """A backup, taken while the server runs."""
    data, out = town.folder / "server", town.folder / name
    (data / KEY).write_bytes(b"s" * 32)
    copies.take(data, out, town.now(), KEPT)
    return out


def bodies(two: tuple[Citizen, Citizen]) -> list[bytes]:
    """Every sealed thing of their room, as the server stores it."""
    return [one.raw for one in two[0].room().place.items]


def holds(folder: Path, sealed: list[bytes]) -> bool:
    """Whether any file in a folder holds a piece of one of these, in whatever page of it."""
    pieces = [one[len(one) // 2 :][:64] for one in sealed]
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return any(piece in raw for piece in pieces for raw in files)


def opens(out: Path, two: tuple[Citizen, Citizen], room: bytes) -> list[bool]:
    """For each of the two: whether a server on this copy gives what their vault opens."""
    town = two[0].town

    async def ask(one: Citizen) -> bool:
        async with await open_store(out / DATABASE, b"s" * 32, town.now) as store:
            place = town.tenant.id, room, one.session.vault.account
            try:
                return bool((await store.rooms.items(*place, 0, 50)).items)
            except NotFound:
                return False

    return [asyncio.run(ask(one)) for one in two]


def listed(one: Citizen) -> str:
    """What `quietroom rooms` prints."""
    said = io.StringIO()
    with redirect_stdout(said):
        ROOMS(calling(one))
    return said.getvalue()


def calling(one: Citizen) -> Call:
    """A call of the command line by somebody who is signed in already."""
    call = Call(Namespace(json=False))
    call.__dict__["session"] = one.session
    return call


def test_asked_when_a_day_is_over(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """Before, no call asks what was destroyed; then a fault there keeps nobody from their call."""
    mentor, mentee = town.agreed()
    assert mentee.room().id == mentor.room().id
    room = mentor.room()
    last = keeping.agreed(room)
    assert last is not None
    home, name = mentor.session.edge.home, room.id.hex()
    bad = Lie("^/api/destroyed$", answer=lambda _: b"[", always=True)
    with lying(town, bad):
        calling(mentor)._forget()
        before = capsys.readouterr().err
        town.time = int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp()) + DAY
        calling(mentor)._forget()
    work(town)
    notes = home.names("kept")
    calling(mentor)._forget()

    assert "could not be asked" not in before
    assert "could not be asked" in capsys.readouterr().err
    assert notes == [name]
    assert home.names("kept") == []
    assert not home.chunks(f"places/{name}")


def test_a_room_to_its_last_day(town: Town) -> None:  # noqa: PLR0915 - one life, in order
    """Both devices tell the day; before it all opens, after it nothing does, nowhere."""
    two = mentor, mentee = town.agreed()
    speech.say(mentee.room(), WORDS)
    last = keeping.agreed(mentee.room())
    assert last is not None
    room = mentee.room().id
    sealed = bodies(two)
    told = keeping.kept(mentor.session, room)
    early = copy(town, "early")
    town.time = int(datetime(last.year, last.month, last.day, 23, 59, tzinfo=UTC).timestamp())
    late = copy(town, "late")
    work(town)
    there = [line for line in mentor.room().lines if line.opened is not None]
    assert (told.mine, told.other, told.last) == (last, last, last)
    assert speech.text_of(there[-1]) == WORDS
    assert not early.exists()
    assert opens(late, two, room) == [True, True]

    town.time += 60
    work(town)
    destroyed = keeping.forget(mentee.session)
    fresh = copy(town, "fresh")
    assert rooms(mentor.session) == rooms(mentee.session) == []
    assert not holds(town.folder / "server", sealed)
    assert [(one.room, one.done, one.early) for one in destroyed] == [(room, False, False)]
    assert not holds(town.folder / "people" / "Jonas", sealed)
    assert holds(town.folder / "people" / "Amina", sealed)
    assert opens(fresh, two, room) == [False, False]
    assert not holds(fresh, sealed)

    gone = destroyed[0].gone
    for moment in (gone - 1, gone):
        town.time = moment
        assert not keeping.forget(mentor.session)[0].done
        assert opens(late, two, room) == [True, True]
        assert "the last backup of it ends on" in listed(mentor)
    newest = copy(town, "newest")
    assert "no backup holds it" in listed(mentor)
    assert keeping.forget(mentor.session)[0].done
    assert copies.kept(town.folder / "server") == copies.kept(newest)
    assert [one.path for one in copies.kept(newest)] == [newest]
    assert not late.exists()
    assert opens(newest, two, room) == [False, False]
    assert not holds(newest, sealed)
    town.time = gone + 91 * DAY
    work(town)
    assert keeping.forget(mentor.session) == []
