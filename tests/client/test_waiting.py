"""What was said while the server was away arrives with the next session, as it was sealed."""

from dataclasses import replace
from typing import Any

import httpx
import pytest

from quietroom.client import identity, notebook, speech
from quietroom.client.memory import Memory
from quietroom.client.place import Waits
from quietroom.client.refusal import Refused
from quietroom.client.room import Room
from quietroom.ground.digest import sha256
from quietroom.room.envelope import Envelope, Stub
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


def said_in(room: Room) -> list[str]:
    """The words of a room, in order."""
    return [
        speech.text_of(line)
        for line in room.lines
        if line.opened is not None and line.opened.priv.kind in speech.SAID
    ]


def test_what_was_said_arrives_with_the_next_session(town: Town) -> None:
    """The partner reads it as soon as its author has begun again, without saying it anew."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    town.front = away
    with pytest.raises(Waits):
        speech.say(room, "said into the void")
    town.front = town.app
    again(town, mentee)

    assert said_in(mentor.room()) == ["said into the void"]
    assert mentee.session.edge.home.names("outbox") == []


def test_a_page_arrives_too(town: Town) -> None:
    """What one wrote to oneself waits in the same way."""
    person = town.invited("Mara")
    town.front = away
    with pytest.raises(Waits):
        notebook.add(person.memory, "a page")
    town.front = town.app

    assert [words.text for _, words in notebook.pages(again(town, person).memory)] == ["a page"]


class Full:
    """A server whose disk is full for the next posts of entries."""

    def __init__(self, town: Town, times: int) -> None:
        self._town, self._left = town, times

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer 507 while there are times left, else as the town does."""
        if self._left and scope["method"] == "POST" and scope["path"].endswith("/items"):
            self._left -= 1
            await send({"type": "http.response.start", "status": 507, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self._town.app(scope, receive, send)


def test_a_full_disk_loses_no_words(town: Town) -> None:
    """What came while it was full arrives before what the same session says next."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    town.front = Full(town, 1)
    with pytest.raises(Refused):
        speech.say(room, "one")
    for text in ("two", "three"):
        speech.say(room, text)

    assert said_in(mentor.room()) == ["one", "two", "three"]


def test_a_full_disk_loses_no_pages(town: Town) -> None:
    """The same of what one writes to oneself."""
    person = town.invited("Mara")
    town.front = Full(town, 1)
    with pytest.raises(Refused):
        notebook.add(person.memory, "one")
    notebook.add(person.memory, "two")

    assert [words.text for _, words in notebook.pages(person.memory)] == ["one", "two"]


def test_an_item_that_is_no_entry_is_passed(town: Town) -> None:
    """A stream that holds something else besides is read on from where it was left, once."""
    person = town.invited("Mara")
    notebook.add(person.memory, "one")
    items = person.memory._place.items
    one = items[-1].item
    assert isinstance(one, Envelope)
    stub = Stub(one.pub, one.com, one.mine, sha256(one.sealed))
    items.append(replace(items[-1], item=stub))
    person.memory.sync()
    notebook.add(person.memory, "two")
    person.memory.sync()

    assert len(person.memory.lines) == len(items) - 1
