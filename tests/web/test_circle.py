"""The people somebody learns from, at a browser: the same list as at a command line."""

from quietroom.client import circle
from quietroom.client.memory import Memory
from quietroom.room.circle import LAST_DAY
from tests.web.conftest import Person
from tests.web.house import House


def test_a_list_of_ones_own(house: House, person: Person) -> None:
    """Put on the list, thought of, changed, taken off and put back; then asked for a room."""
    citizen = house.invited("Jonas")
    circle.add(citizen.memory, "Tom", day=20_000)
    human = person()
    human.come_as(citizen)
    human.go("/notebook")
    human.page.get_by_role("link", name="People I learn from").click()
    human.sees("Time to think of them, since October 4, 2024.")
    human.press("Put someone on the list")
    dialog = human.page.get_by_role("dialog")
    dialog.get_by_label("What do you call them?").fill("Noor")
    dialog.get_by_label("What do you learn from them?").fill("She asks before she advises.")
    day = dialog.get_by_label("When do you want to think of them?")
    day.fill("2100-01-01")
    human.press("Keep")
    human.sees("Choose a day from 1970 to 2099, or none.")
    day.fill("2099-12-31")
    human.press("Keep")
    human.sees("She asks before she advises.")
    cards = human.page.locator("[data-someone]")
    cards.filter(has_text="Tom").get_by_role("button", name="Take off").click()
    human.sees("is off your list.")
    human.press("Put back")
    human.sees("Kept.")
    cards.filter(has_text="Noor").get_by_role("button", name="Ask them for a room").click()
    asked = dialog.get_by_role("textbox").input_value()
    human.press("Not now")

    there = {one.name: one for one in circle.people(Memory(citizen.session))}
    assert asked == "Noor"
    assert there["Noor"].note == "She asks before she advises."
    assert (there["Noor"].day, there["Tom"].day) == (LAST_DAY, 20_000)
    assert len(there) == 2
