"""Whose words a third person reads: by name where they share a room, else by how the key begins."""

import pytest

from quietroom.client import release as releasing
from quietroom.client import speech
from quietroom.client.granting import Wish
from quietroom.client.room import Room
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House


@pytest.fixture(scope="module")
def owner(house: House) -> tuple[Citizen, Room]:
    """Somebody, and their room with another."""
    _, citizen = house.agreed()
    return citizen, citizen.room()


def let_read(house: House, room: Room, reader: Citizen) -> None:
    """The owner lets another read what they said."""
    line = speech.say(room, "I could give the talk.")
    wish = Wish(reader.session.first, "to plan the talks", house.now() + 10_000)
    releasing.let_read(room, line.hash, wish)


def test_somebody_not_met(house: House, person: Person, owner: tuple[Citizen, Room]) -> None:
    """Of somebody with whom they share no room they are told so, and how the key begins."""
    reader = house.invited("Sam")
    let_read(house, owner[1], reader)
    human = person()
    human.come_as(reader)
    human.go("/received")

    human.sees("Someone you have not met (their key begins")
    human.sees(owner[0].session.first.hex()[:12])


def test_somebody_known(house: House, person: Person, owner: tuple[Citizen, Room]) -> None:
    """Whoever they share a room with is named."""
    reader = house.invited("Tess")
    let_read(house, owner[1], reader)
    house.make_pair(reader, owner[0])
    human = person()
    human.come_as(reader)
    human.go("/received")

    human.sees(f"{owner[0].name} said:")
