"""A break and an end in the browser: two presses from every page, and no reason."""

from quietroom.client import ending, speech
from quietroom.room.check import Phase
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import Human, exactly

REST = "Take a break or leave"
PLACES = (
    *("agreement", "spoken", "trust", "objectives", "meetings", "renewal", "closing"),
    *("report", "help", "known/{line}"),
)
"""What stands in a room beside the room itself; `line` is an entry."""


def stops(human: Human, name: str) -> None:
    """Ask for a break or the end at the foot of the page, and answer: two presses."""
    before = human.counted()[0]
    human.page.get_by_role("button", name=exactly(REST)).last.click()
    human.answer(name)

    assert human.counted()[0] == before + 2


def test_from_every_page_of_a_room(house: House, person: Person) -> None:
    """A break counts at once, from wherever in the room it is asked for, and so does going on."""
    mentor, mentee = house.pair("Faye", "Gus")
    house.agree(mentor, mentee)
    line = speech.say(mentee.room(), "a thing that I said")
    room = mentee.room().id.hex()
    human = person()
    human.come_as(mentee)
    for place in ["", *(f"/{one.format(line=line.hash.hex())}" for one in PLACES)]:
        human.go(f"/r/{room}{place}")
        stops(human, "Take a break")
        human.sees("The room rests until you go on.")
        assert ending.standing(mentor.room()).phase is Phase.PAUSED, place
        stops(human, "Go on")
        human.sees("Your break is over.")
        assert ending.standing(mentor.room()).phase is Phase.OPEN, place

    stops(human, "End this room")
    human.sees("This room has ended.")
    assert ending.standing(mentor.room()).phase is Phase.ENDED
    human.page.get_by_role("button", name=exactly(REST)).first.wait_for(state="detached")


def test_from_home(house: House, person: Person) -> None:
    """Whoever has several rooms chooses among them, by the name of the other."""
    mentor, mentee = house.pair("Dora", "Emil")
    house.agree(mentor, mentee)
    other = house.invited("Finn")
    house.make_pair(other, mentee)
    human = person()
    human.come_as(mentee)
    for place in ("/", "/notebook", "/keys"):
        human.go(place)
        stops(human, "Take a break from Dora")
        human.sees("The room rests until you go on.")
        assert ending.standing(mentor.room()).phase is Phase.PAUSED
        stops(human, "Go on with Dora")
        human.sees("Your break is over.")
        assert ending.standing(mentor.room()).phase is Phase.OPEN

    human.go("/")
    stops(human, "End the room with Finn")
    human.sees("Ended. You can still read what was said.")
    assert ending.standing(other.room()).phase is Phase.ENDED
    assert ending.standing(mentor.room()).phase is Phase.OPEN
    stops(human, "End this room")
    human.page.get_by_role("button", name=exactly(REST)).first.wait_for(state="detached")
    assert ending.standing(mentor.room()).phase is Phase.ENDED


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
