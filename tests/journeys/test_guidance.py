"""A course that the programme asks for, between two people and their server."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quietroom.client import agreement, guidance, speech
from quietroom.client.refusal import Refused
from quietroom.guidance.asked import GuidanceFirst
from quietroom.guidance.shelf import shipped
from tests.journeys.conftest import _cheap
from tests.journeys.town import Citizen, Town

ASKED, OTHER = (
    next(course for course in shipped() if course.name == name)
    for name in ("confidentiality", "ending")
)


@pytest.fixture
def strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A server that asks for one course."""
    monkeypatch.setattr("quietroom.identity.unlock.stretch", _cheap)
    made = Town(tmp_path, guidance=(ASKED.name,))
    yield made
    made.close()


def takes(one: Citizen, *, tells: bool = True) -> None:
    """Finish the course, and another that nobody asks for; `tells`: the server hears of it."""
    for course in (OTHER, ASKED):
        guidance.begin(one.session, one.memory, course)
        guidance.finish(one.session, one.memory, course)
    if tells:
        guidance.settle(one.session, one.memory)


def wanted(town: Town, two: tuple[Citizen, Citizen]) -> bytes:
    """A proposal that both could sign."""
    mentor, _ = two
    room = mentor.room()
    agreement.propose(room, town.terms(room))
    return agreement.current(room).version.hash


def refused(one: Citizen, proposal: bytes) -> str:
    """The code by which somebody who signs is refused by the server, not by their client."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guidance, "check", lambda *_: None)
        with pytest.raises(Refused) as told:
            agreement.sign(one.room(), proposal)
    return str(told.value.reason)


def test_both_take_it_before_a_room_opens(strict: Town) -> None:
    """Client and server refuse until both finished it; no later epoch is held up."""
    mentor, mentee = two = strict.pair()
    proposal = wanted(strict, two)
    with pytest.raises(GuidanceFirst):
        agreement.sign(mentor.room(), proposal)
    takes(mentor)
    agreement.sign(mentor.room(), proposal)
    with pytest.raises(GuidanceFirst):
        agreement.sign(mentee.room(), proposal)
    early = refused(mentee, proposal)
    takes(mentee)
    agreement.sign(mentee.room(), proposal)
    speech.say(mentee.room(), "The first word.")
    shell = strict.app.state.shell
    more = replace(shell.config, guidance=(ASKED.name, "reporting"))
    strict.app.state.shell = replace(shell, config=more)
    mentor.room().renew()

    assert early == "guidance-first"
    assert agreement.in_force(mentor.room()) is not None
    assert guidance.settle(mentee.session, mentee.memory).completed == (ASKED.name,)


def test_the_other_has_not_finished(strict: Town) -> None:
    """Who finished it learns that the other has not; altered software opens nothing."""
    mentor, mentee = two = strict.pair()
    proposal = wanted(strict, two)
    takes(mentee)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guidance, "check", lambda *_: None)
        agreement.sign(mentor.room(), proposal)
    told = refused(mentee, proposal)
    takes(mentor)
    agreement.sign(mentee.room(), proposal)

    assert told == "guidance-awaited"
    assert agreement.in_force(mentee.room()) is not None


def test_informal_rooms_open(strict: Town) -> None:
    """What the programme asks for holds for rooms that the programme made, and for no others."""
    mentee = strict.invited("Maya")
    mentor = strict.invited("Tomas", mentee, "mentor")
    strict.agree(mentor, mentee, programme=None)

    assert agreement.in_force(mentee.room()) is not None
    assert guidance.settle(mentee.session, mentee.memory).completed == ()


def test_what_the_server_learns(strict: Town, town_data: Path) -> None:
    """Of two finished courses the one that is asked for is noted, with its version and the day."""
    mentor, mentee = strict.pair()
    takes(mentor)
    takes(mentee, tells=False)
    raw = b"".join(path.read_bytes() for path in town_data.rglob("*") if path.is_file())

    assert raw.count(ASKED.name.encode()) >= 1
    assert OTHER.name.encode() not in raw
    assert guidance.taken(mentee.memory)[-1].course == ASKED.name


@pytest.fixture
def town_data(strict: Town) -> Path:
    """Where that server keeps all that it holds."""
    return strict.folder / "server"
