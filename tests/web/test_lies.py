"""A server that lies to a browser: the page says so by itself, and takes no more words."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import expect

from quietroom.client import speech
from quietroom.client.members import rooms
from quietroom.client.refusal import Lied
from quietroom.client.room import Room
from quietroom.ground import canon
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, lying
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG


@pytest.mark.parametrize("told", [True, False], ids=["lie", "honest"])
def test_fewer_in_the_background(house: House, person: Person, told: bool) -> None:
    """Nobody presses anything: the news alone shows that newest entries are withheld."""
    mentor, mentee = house.agreed() if told else house.agreed_again()
    room = mentee.room()
    speech.say(room, "The first thing.")
    human = person()
    human.come_as(mentee)
    human.enter(room.id)
    human.sees("The first thing.")
    # The mentor's own client is read to its end before; what the liar answers goes to the browser.
    theirs = mentor.room()
    with lying(house, Lie(f"/api/rooms/{room.id.hex()}/items$", answer=_fewer(theirs)), told):
        with suppress(Lied):
            speech.say(theirs, "The second thing.")
        if told:
            expect(human.page.get_by_role("alert")).to_be_visible(timeout=LONG)
        else:
            human.sees("The second thing.")
    write = human.page.get_by_role("button", name="Seal and send")

    assert write.get_attribute("aria-disabled") == str(told).lower()


@pytest.mark.parametrize("told", [True, False], ids=["lie", "honest"])
def test_inviter_behind_a_link(house: House, person: Person, told: bool) -> None:
    """A link names its sender's key: whoever comes by it knows them, or is told of another key."""
    sender = house.invited(f"Sender {told}")
    theirs = house.coordinator.session.wire.get(f"/api/cards/{_first(house.coordinator)}")
    link = house.link_for("Maya", "mentee", by=sender)
    human = person()
    with lying(house, Lie(f"/api/cards/{_first(sender)}", answer=lambda _: theirs), told):
        human.join(link)
        human.go("/")
        alert = human.page.get_by_role("alert")
        expect(alert).to_have_count(1 if told else 0, timeout=LONG)
    if not told:
        human.go(f"/r/{rooms(sender.session)[-1][0].hex()}")
        human.sees("met by a link that one of you sent")


def _first(citizen: Citizen) -> str:
    """The first card of somebody, as a path names it."""
    return citizen.session.first.hex()


def _fewer(room: Room) -> Callable[[bytes], bytes]:
    """Pages of this room that end one item before what was read; receipts pass as they are."""
    read = room.place.link.index

    def change(raw: bytes) -> bytes:
        page = canon.decode(raw)
        if not isinstance(page, list) or len(page) != 4:
            return raw
        return canon.encode([page[0], [], read - 1, page[3]])

    return change
