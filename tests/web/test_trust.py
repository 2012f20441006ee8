"""The hint before sending and the page about trust, in a browser beside the other's library."""

from playwright.sync_api import expect

from quietroom.client import notebook, trust
from quietroom.client.memory import Memory
from tests.journeys.test_story import texts
from tests.journeys.town import Citizen
from tests.promises.canaries import Canaries
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human, plain

MOVE = "Please keep it here: I want to leave the department."
SOFT = "I think about what comes next."
DUTY = "He touched me at the party."
QUESTION = "Before I tell you something: what would you have to do under exception 2, “Harassment”?"


def _drafts(human: Human, words: str) -> None:
    human.page.get_by_label("Your words").fill(words)
    human.press("Seal and send")


def _gone(human: Human, words: str) -> None:
    """It has arrived, and the sheet is ready for more."""
    human.line(words).filter(has_not_text="Waiting for a connection").wait_for()
    expect(human.page.locator("#write .main[aria-busy=true]")).to_have_count(0, timeout=LONG)


def _marked(human: Human) -> str:
    """What is marked in the field that has the keyboard."""
    script = "() => { const it = document.activeElement; "
    script += "return it.value.slice(it.selectionStart, it.selectionEnd); }"
    return str(human.page.evaluate(script))


def _held(citizen: Citizen) -> list[tuple[str, int]]:
    room = citizen.room().id
    found = notebook.held(Memory(citizen.session), room)
    return [(one.text, one.level) for _, one in found]


def test_before_it_is_sent(house: House, person: Person) -> None:
    """Softened, held, asked first or sent as it is: the other reads what was chosen, no more."""
    mentor, mentee = house.agreed()
    human = person()
    human.come_as(mentee)
    human.enter(mentee.room().id)
    _drafts(human, MOVE)
    human.sees("You have not met Amina yet")
    human.press("Soften")
    marked = _marked(human)
    human.say(SOFT)
    _drafts(human, MOVE)
    human.press("Hold")
    human.sees("Held back.")
    _drafts(human, DUTY)
    human.sees("Under it Amina must report what is meant there to Leila.")
    human.press("Ask first")
    field = human.page.get_by_label("Your words")
    expect(field).to_have_value(QUESTION, timeout=LONG)
    human.press("Seal and send")
    _gone(human, QUESTION)
    _drafts(human, MOVE)
    human.press("Send")
    _gone(human, MOVE)
    _drafts(human, f"{MOVE} Again.")
    human.press("Do not look through my words any more")
    human.press("Seal and send")
    _gone(human, f"{MOVE} Again.")

    assert marked == "leave the department"
    assert _held(mentee) == [(MOVE, 1), (DUTY, 1)]
    assert texts(mentor.room()) == [SOFT, QUESTION, MOVE, f"{MOVE} Again."]
    assert not trust.hints(Memory(mentee.session))


def test_raised_and_lowered(house: House, person: Person) -> None:
    """Levels with one's own names; what is unticked stays; nothing of it reaches the other."""
    new = Canaries()
    mentor, mentee = house.agreed_again()
    room = mentee.room()
    kept, name = new.new("unticked"), new.new("name of a level")
    for text, level in (("tell this one", 1), (kept, 2), ("not yet", 3)):
        notebook.hold(mentee.memory, room.id, level, text)
    human = person()
    human.come_as(mentee)
    human.go(f"/r/{room.id.hex()}/trust")
    human.page.get_by_text("Give the levels your own names").click(timeout=LONG)
    human.page.get_by_label(plain("Level 2")).fill(name)
    human.page.locator("details form").get_by_role("button", name="Keep").click()
    human.page.get_by_label(name, exact=True).check()
    human.page.get_by_label(kept).uncheck()
    human.press("Let Tomas read one entry")
    human.sees("Tomas can read one more entry.")
    raised = texts(mentor.room())
    human.page.get_by_label("How often have you and").fill("3")
    human.page.get_by_role("button", name="Keep", exact=True).last.click()
    human.sees("Kept.")
    human.page.get_by_label("A little", exact=True).check()
    human.sees("What Tomas has read stays read.")
    human.press("From now on: A little")
    human.sees("Kept: A little.")
    now = trust.standing(Memory(mentee.session), room.id)

    assert raised == ["tell this one"]
    assert texts(mentor.room()) == raised
    assert [text for text, _ in _held(mentee)] == [kept, "not yet"]
    assert (now.level, now.names, now.met, now.asked) == (1, ("", name, ""), 3, 3)
    assert new.hits(house.folder / "server") == []
    assert trust.standing(Memory(mentor.session), room.id).level is None
