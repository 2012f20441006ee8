"""What was said while the server was away arrives with the next session, as it was sealed."""

from typing import Any

import httpx
import pytest

from quietroom.client import identity, notebook, speech
from quietroom.client.memory import Memory
from quietroom.client.place import Waits
from tests.journeys.town import Citizen, Town


async def away(scope: Any, receive: Any, send: Any) -> None:
    """Nobody answers."""
    raise httpx.ConnectError("away")


def again(town: Town, person: Citizen) -> Citizen:
    """The same person in a later run, from the same folder."""
    edge = person.session.edge
    session = identity.enter(edge, person.ways.kit.text(), town.wire())
    memory = Memory(session)
    memory.sync()
    return Citizen(person.name, town, session, memory, person.ways)


def test_what_was_said_arrives_with_the_next_session(town: Town) -> None:
    """The partner reads it as soon as its author has begun again, without saying it anew."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    town.front = away
    with pytest.raises(Waits):
        speech.say(room, "said into the void")
    town.front = town.app
    again(town, mentee)
    said = [
        speech.text_of(line)
        for line in mentor.room().lines
        if line.opened is not None and line.opened.priv.kind in speech.SAID
    ]

    assert said == ["said into the void"]
    assert mentee.session.edge.home.names("outbox") == []


def test_a_page_arrives_too(town: Town) -> None:
    """What one wrote to oneself waits in the same way."""
    person = town.invited("Mara")
    town.front = away
    with pytest.raises(Waits):
        notebook.add(person.memory, "a page")
    town.front = town.app

    assert [words.text for _, words in notebook.pages(again(town, person).memory)] == ["a page"]
