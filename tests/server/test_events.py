"""Streams of 'something new': ids only, to those whom it concerns, until their session ends."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from quietroom.ground.digest import sha256
from quietroom.server import events
from quietroom.server.events import _lines
from quietroom.server.request import Caller
from tests.server.world import Two, World
from tests.store.actors import Actor


@pytest.fixture
def two(world: World) -> Two:
    """A room of two."""
    first = world.coordinator()
    return world.two(first, world.person(first))


class Listening:
    """Somebody's open stream."""

    def __init__(self, world: World, who: Actor) -> None:
        self.world = world
        self.token = world.new_session(who)
        caller = Caller(
            world.home.id, who.account, who.card.hash, sha256(self.token.encode()), False, ()
        )
        self._lines: AsyncIterator[bytes] = _lines(world.app.state.shell, caller)

    def next(self) -> str:
        """The next event."""
        return self.world.run(self._next()).decode()

    async def _next(self) -> bytes:
        async with asyncio.timeout(5):
            return await anext(self._lines)

    def ended(self) -> bool:
        """Whether nothing comes any more."""
        try:
            self.next()
        except StopAsyncIteration:
            return True
        return False


def test_the_other_is_told_of_an_entry(world: World, two: Two) -> None:
    """Whoever listens learns that a room has grown, by its id and nothing more."""
    listening = Listening(world, two.room.second)
    first = listening.next()
    two.say(two.room.first)

    assert first == "event: hb\ndata: {}\n\n"
    assert listening.next() == f'event: new\ndata: {{"room": "{two.room.id.hex()}"}}\n\n'


def test_a_stranger_is_told_nothing(world: World, two: Two) -> None:
    """Whoever is not in a room learns of it only that the log has grown, if it has."""
    stranger = Listening(world, world.person(two.room.first))
    stranger.next()
    two.say(two.room.first)
    two.post(two.room.first, two.entry(two.room.first), leaves=(os.urandom(48),))

    assert stranger.next() == 'event: new\ndata: {"log": 1}\n\n'


def test_what_one_writes_to_oneself_is_told_to_oneself(world: World, two: Two) -> None:
    """Another device of mine learns of my notebook, and of a letter."""
    listening = Listening(world, two.room.second)
    listening.next()
    world.post_letter(os.urandom(16), two.room.first, two.room.second)

    assert listening.next() == 'event: new\ndata: {"letter": 1}\n\n'


def test_silence_has_a_pulse(world: World, two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """When nothing happens the stream shows that it lives."""
    monkeypatch.setattr(events, "BEAT", 0.05)
    listening = Listening(world, two.room.first)

    assert {listening.next() for _ in range(3)} == {"event: hb\ndata: {}\n\n"}


def test_a_stream_ends_with_its_session(world: World, two: Two) -> None:
    """A session that was ended hears of nothing more, even what came before it looked."""
    listening = Listening(world, two.room.second)
    listening.next()
    world.ask("DELETE", "/api/session", listening.token).raise_for_status()
    two.say(two.room.first)

    assert listening.next().startswith("event: bye\nretry: ")
    assert listening.ended()


def test_a_stream_ends_with_its_card(world: World, two: Two) -> None:
    """A session under a past card hears of nothing more."""
    listening = Listening(world, two.room.second)
    listening.next()
    world.rotate(two.room.second, two.room.second.next()).raise_for_status()

    assert listening.next().startswith("event: bye\nretry: ")


def test_all_are_sent_away_at_the_end(world: World, two: Two) -> None:
    """When the server is to stop every stream says goodbye, and when to come back."""
    streams = [Listening(world, who) for who in (two.room.first, two.room.second)]
    for one in streams:
        one.next()
    world.app.state.shell.listeners.stop()
    byes = [one.next() for one in streams]
    later = [int(bye.split("retry: ")[1].split("\n")[0]) for bye in byes]

    assert all(bye.startswith("event: bye\n") for bye in byes)
    assert all(1000 <= wait < 5000 for wait in later)
    assert all(one.ended() for one in streams)
