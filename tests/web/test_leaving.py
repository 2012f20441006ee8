"""A break and an end in the browser: two presses from the room and its agreement, and no reason."""

import pytest

from quietroom.client import ending, speech
from quietroom.room.check import Phase, RoomPaused
from tests.web.conftest import Person
from tests.web.house import House


@pytest.mark.parametrize("screen", ["", "/agreement"])
def test_two_presses(house: House, person: Person, screen: str) -> None:
    """From the room and from its agreement: a break, going on, and the end."""
    names = ("Dora", "Emil") if screen else ("Faye", "Gus")
    mentor, mentee = house.pair(*names)
    house.agree(mentor, mentee)
    room = mentee.room().id
    human = person()
    human.come_as(mentee)
    human.go(f"/r/{room.hex()}{screen}")
    human.button("Take a break or leave").wait_for()
    before = human.counted()[0]
    human.press("Take a break or leave")
    human.answer("Take a break")
    assert human.counted()[0] == before + 2
    human.sees("The room rests until you go on.")
    with pytest.raises(RoomPaused):
        speech.say(mentor.room(), "are you there?")

    human.press("Take a break or leave")
    human.answer("Go on")
    human.sees("Your break is over.")
    speech.say(mentor.room(), "welcome back")

    human.press("Take a break or leave")
    human.answer("End this room")
    human.sees("This room has ended.")
    assert ending.standing(mentor.room()).phase is Phase.ENDED
    human.go("/")
    human.sees("Ended. You can still read what was said.")


def test_leave_quickly(house: House, person: Person) -> None:
    """One press: the words are gone, a page that says nothing is there, and no way back to them."""
    mentor, mentee = house.pair("Hana", "Ivo")
    house.agree(mentor, mentee)
    speech.say(mentor.room(), "a word that nobody else shall see")
    human = person()
    human.come_as(mentee)
    human.enter(mentee.room().id)
    human.sees("a word that nobody else shall see")
    human.press("Leave quickly")
    human.page.wait_for_url("about:blank")
    assert human.page.locator("body").inner_text() == ""

    human.page.go_back()
    human.sees("Unlock")
    assert "a word that nobody else" not in human.page.locator("body").inner_text()
