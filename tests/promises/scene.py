"""What a lie is: a story that ends in one act of one person, and what that person is told.

A scene says nothing of who plays it. The SDK and the browser play the same ones, so that each lie
meets both clients, and each client its honest twin.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from quietroom.client import speech
from quietroom.client.room import Room
from tests.journeys.town import Citizen, Town
from tests.promises.liar import Lie


@dataclass(frozen=True)
class Act:
    """Something that a person does on a device which remembers nothing of before."""

    who: Citizen


@dataclass(frozen=True)
class Read(Act):
    """They read a room. `known`: again, on the device on which they have read it before."""

    room: bytes
    known: bool = False


@dataclass(frozen=True)
class Say(Act):
    """They read a room and say something in it."""

    room: bytes
    words: str


@dataclass(frozen=True)
class LetRead(Act):
    """They let somebody, by the hash of a first card, read the entry of these words."""

    room: bytes
    words: str
    to: bytes


@dataclass(frozen=True)
class Fetch(Act):
    """They open the file beside the entry of these words."""

    room: bytes
    words: str
    file: str


@dataclass(frozen=True)
class Show(Act):
    """They show the entry of these words to the ombuds."""

    room: bytes
    words: str


@dataclass(frozen=True)
class Agreement(Act):
    """They look at the agreement that is proposed in a room."""

    room: bytes


@dataclass(frozen=True)
class Received(Act):
    """They read what others let them read."""


@dataclass(frozen=True)
class Restore(Act):
    """They come with their kit to a new device."""

    kit: str


@dataclass(frozen=True)
class Unlock(Act):
    """They unlock, with their kit, a device that knows them."""

    kit: str


@dataclass(frozen=True)
class Join(Act):
    """Somebody new joins by the link of `who`."""

    link: str


@dataclass(frozen=True)
class Settle(Act):
    """They look who came by their links."""


@dataclass(frozen=True)
class Check(Act):
    """As the ombuds they check what was shown to them with these words."""

    words: str


def nothing() -> None:
    """What happens where nothing does."""


@dataclass(frozen=True)
class Scene:
    """An act, past a lie or past none.

    `codes`: the person is told at least one of these, and no other; where there are none, nothing
    is wrong. `meanwhile` happens after their device is ready and before they act. `never`: words
    that they must not be shown; `shows`: words that they are. `came_of_it`: what a lie must not
    have changed.
    """

    act: Act
    codes: frozenset[str] = frozenset()
    lie: Lie | None = None
    meanwhile: Callable[[], object] = nothing
    never: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    came_of_it: Callable[[], object] = nothing


@dataclass(frozen=True)
class Pair:
    """A mentor and a mentee, and their room."""

    mentor: Citizen
    mentee: Citizen
    room: bytes

    def mine(self) -> Room:
        """The room as the mentee has it now."""
        return self.mentee.room()


class Cast:
    """The people of one town. What no lie changes is made once and met by many."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self._pairs = 0
        self._people: dict[str, Citizen] = {}

    @cached_property
    def spoken(self) -> Pair:
        """A pair who said "first" and "second". No story may add to this room."""
        return self.another()

    @cached_property
    def met(self) -> Pair:
        """A pair who has not agreed on anything. No story may add to this room."""
        return self.unagreed()

    def another(self) -> Pair:
        """A pair of their own for one lie, who said "first" and "second"."""
        pair = self.unagreed()
        self.town.agree(pair.mentor, pair.mentee)
        speech.say(pair.mentee.room(), "first")
        speech.say(pair.mentor.room(), "second")
        return pair

    def unagreed(self) -> Pair:
        """A pair of their own who has not agreed on anything."""
        self._pairs += 1
        names = f"Amina {self._pairs}", f"Jonas {self._pairs}"
        mentor, mentee = self.town.pair(*names)
        return Pair(mentor, mentee, mentee.room().id)

    def person(self, name: str) -> Citizen:
        """Somebody who is in no room."""
        if name not in self._people:
            self._people[name] = self.town.invited(name)
        return self._people[name]

    def newcomer(self) -> Citizen:
        """Somebody new in the log."""
        return self.town.invited(f"Newcomer {os.urandom(4).hex()}")


Story = Callable[[Cast, bool], Scene]
"""Makes a scene: of a lie, or of its honest twin."""

LIES: dict[str, Story] = {}
"""Every lie, by name."""


def lie(story: Story) -> Story:
    """Put a story on the list."""
    name = story.__name__
    if name in LIES:
        raise ValueError(f"two lies are called {name}")
    LIES[name] = story
    return story


def told_if(told: bool, *codes: str) -> frozenset[str]:
    """What is told of a lie, and nothing of its twin."""
    return frozenset(codes if told else ())
