"""What a lie is: a story that ends in one act of one person, and what that person is told.

A scene says nothing of who plays it. The SDK, the command line and the browser play the same ones,
so that each lie meets every client, and each client its honest twin.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from quietroom.client import concern, concerns, duty, objective, speech, telling
from quietroom.client.duty import Draft
from quietroom.client.room import Room
from quietroom.concern.turn import State
from quietroom.room.reader import Line
from tests.journeys.town import Citizen, Town
from tests.promises.liar import Lie

DAY = 24 * 3600

LONG_AGO = 190 * DAY
"""In seconds: longer ago than the longest delay of the agreements here."""

LIFE = "risk-to-life"

FACE = "Speak to larger groups"
"""What a pair lets the programme see of an objective."""


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


@dataclass(frozen=True)
class Report(Act):
    """They report the entry of these words as a danger to life."""

    room: bytes
    words: str


@dataclass(frozen=True)
class Reported(Act):
    """As the officer they read what was reported to them."""


@dataclass(frozen=True)
class Raise(Act):
    """They raise a concern, and show the entry of these words with it."""

    room: bytes
    words: str


@dataclass(frozen=True)
class Raised(Act):
    """They read the concerns that they raised, and what came of them."""


@dataclass(frozen=True)
class Heard(Act):
    """As the ombuds they read the concerns that were raised with them."""


@dataclass(frozen=True)
class Objectives(Act):
    """They look at the objectives of a room, and at what the programme sees of them."""

    room: bytes


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


@dataclass(frozen=True)
class Helped(Pair):
    """A pair whose officer and ombuds help nobody else."""

    officer: Citizen
    ombuds: Citizen


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

    @cached_property
    def reported(self) -> Helped:
        """A pair out of whose room "first" was reported, and told. No story may add to it."""
        pair = self.helped()
        duty.send(pair.mentor.room(), draft(pair.mine()))
        return pair

    @cached_property
    def reported_later(self) -> Helped:
        """The same, told nine days later, both long ago. No story may add to it."""
        with self.town.earlier(LONG_AGO):
            pair = self.helped()
            later = self.town.now() + 9 * DAY
            duty.send(pair.mentor.room(), draft(pair.mine(), notice=later, reason="watched"))
            speech.say(pair.mine(), "an entry that has seen the leaf")
        with self.town.earlier(LONG_AGO - 9 * DAY):
            telling.settle(pair.mentor.room())
        return pair

    @cached_property
    def raised(self) -> Helped:
        """A pair whose mentee raised a concern and showed "first" with it; the ombuds advised."""
        pair = self.helped()
        raised(pair)
        (talk,), _ = concerns.heard(pair.ombuds.session, pair.ombuds.memory)
        concerns.say(pair.ombuds.session, pair.ombuds.memory, talk, State.ADVISED, "Ask her first.")
        return pair

    @cached_property
    def shown(self) -> Pair:
        """A pair that shows the programme an objective. No story may add to this room."""
        return self.faced()

    def faced(self) -> Pair:
        """A pair of their own that agreed to show an objective."""
        pair = self.another()
        one = objective.add(pair.mine(), "to leave before anybody knows")
        asked = objective.propose(pair.mentor.room(), one.aim.id, FACE).asked
        assert asked is not None
        objective.agree(pair.mine(), one.aim.id, asked.entry)
        return pair

    def helped(self) -> Helped:
        """A pair of their own as `another`, with an officer and an ombuds of their own."""
        pair = self.unagreed()
        named = f"Leila {self._pairs}", "Omar", f"Noor {self._pairs}"
        self.town.agree(pair.mentor, pair.mentee, named)
        speak(pair)
        officer, _, ombuds = (self.town.helpers[name] for name in named)
        return Helped(pair.mentor, pair.mentee, pair.room, officer, ombuds)

    def another(self) -> Pair:
        """A pair of their own for one lie, who said "first" and "second"."""
        pair = self.unagreed()
        self.town.agree(pair.mentor, pair.mentee)
        speak(pair)
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


def speak(pair: Pair) -> None:
    """The mentee says "first", the mentor "second"."""
    speech.say(pair.mentee.room(), "first")
    speech.say(pair.mentor.room(), "second")


def entry(pair: Pair, words: str = "first") -> Line:
    """The entry of a pair that says these words."""
    lines = pair.mine().lines
    return next(one for one in lines if one.opened and one.opened.body == [words, []])


def draft(room: Room, words: str = "first", **chosen: Any) -> Draft:
    """A report of the entry of these words as a danger to life."""
    (line,) = [one for one in room.lines if one.opened and one.opened.body == [words, []]]
    return Draft(**({"limit": LIFE, "entries": (line.hash,), "statement": "so I fear"} | chosen))


def raised(pair: Helped) -> None:
    """The mentee raises a concern, and shows "first" with it."""
    gathered = concern.gather(pair.mine(), [entry(pair)])
    concern.raise_it(pair.mentee.session, pair.mentee.memory, gathered, "She told it on.")


Story = Callable[[Cast, bool], Scene]
"""Makes a scene: of a lie, or of its honest twin."""

LIES: dict[str, Story] = {}
"""Every lie, by name."""


class Client(StrEnum):
    """What a person meets a lie with."""

    SDK = "the SDK"
    SHELL = "the command line"
    BROWSER = "the browser"


EXCUSES: dict[tuple[str, Client], str] = {}
"""Which lie a client cannot meet, and why: it is told to the others."""


def lie(story: Story) -> Story:
    """Put a story on the list."""
    name = story.__name__
    if name in LIES:
        raise ValueError(f"two lies are called {name}")
    LIES[name] = story
    return story


def not_met_by(client: Client, why: str) -> Callable[[Story], Story]:
    """Say of a lie that this client cannot meet it, and why."""

    def excuse(story: Story) -> Story:
        EXCUSES[story.__name__, client] = why
        return story

    return excuse


def told_to(client: Client) -> list[str]:
    """The lies that a client meets: all but those with an excuse."""
    return [name for name in LIES if (name, client) not in EXCUSES]


def told_if(told: bool, *codes: str) -> frozenset[str]:
    """What is told of a lie, and nothing of its twin."""
    return frozenset(codes if told else ())
