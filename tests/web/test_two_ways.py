"""One vault and one room, in the browser and by the command line's SDK, changed over midway."""

from pathlib import Path

from playwright.sync_api import expect

from quietroom.client import attachment, notebook, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.client.received import received
from quietroom.client.room import Room
from quietroom.room.entry import parse_words
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human, citizen_of, plain

DAY = 24 * 3600


def texts(room: Room) -> list[str]:
    """What was said in a room and stands, in order."""
    said = [line for line in room.lines if line.opened and line.opened.priv.kind in speech.SAID]
    return [speech.text_of(line) for line in said if line.hash not in room.ownership.taken_back]


def at_browser(person: Person, citizen: Citizen) -> Human:
    """Somebody in their room, at a browser."""
    human = person()
    human.come_as(citizen)
    human.enter(citizen.room().id)
    return human


def test_words_and_files(house: House, person: Person, tmp_path: Path) -> None:
    """Words and files go both ways: the one writes in Python, the other in a browser."""
    mentor, mentee = house.agreed()
    plan = tmp_path / "plan.txt"
    plan.write_text("Monday: call Noor.\n" * 5000)
    room = mentor.room()
    speech.say(room, "my plan", files=(attachment.upload(room, plan),))
    human = at_browser(person, mentee)
    human.line("my plan").get_by_role("button", name="plan.txt").click()
    shown = human.page.get_by_role("dialog").frame_locator("iframe").locator("pre")
    expect(shown).to_contain_text("Monday: call Noor.", timeout=LONG)
    human.answer("Close")
    human.page.get_by_label("Add a file").set_input_files(str(plan))
    human.say("and mine beside it")
    line = mentor.room().lines[-1]
    assert line.opened is not None
    words = parse_words(line.opened.body)
    folder = tmp_path / "got"
    folder.mkdir()
    got = attachment.fetch(mentor.room(), words.attachments[0], folder)

    assert words.text == "and mine beside it"
    assert got.read_bytes() == plan.read_bytes()


def test_changed_over(house: House, person: Person) -> None:
    """What one begins in the browser, their own command line goes on with, and back."""
    mentor, mentee = house.agreed_again()
    notebook.add(mentee.memory, "A page from the command line.")
    notebook.hold(mentee.memory, mentee.room().id, 2, "Held at the command line.")
    told = speech.say(mentor.room(), "You told me of the move.")
    speech.say(mentee.room(), "I take this one back.")
    human = at_browser(person, mentee)

    human.act("You told me of the move.", "This is my confidence")
    human.answer("This is my confidence")
    human.act("I take this one back.", "Take back")
    human.answer("Take it back")
    human.page.get_by_role("link", name="One entry held back").click()
    human.page.get_by_label("Well", exact=True).check()
    human.press("Let Tomas read one entry")
    human.sees("Tomas can read one more entry.")
    human.page.get_by_role("link", name=plain("Back to you and Tomas")).click()
    human.sees("Held at the command line.")
    human.page.get_by_role("link", name="Notebook").first.click()
    human.sees("A page from the command line.")
    human.page.get_by_label("A new page").fill("A page from the browser.")
    human.press("Keep this page")
    human.sees("Kept.")
    mentee.memory.sync()
    room = mentee.room()
    pages = [words.text for _, words in notebook.pages(mentee.memory)]

    assert pages == ["A page from the command line.", "A page from the browser."]
    assert notebook.held(mentee.memory, room.id) == []
    assert texts(room) == texts(mentor.room())
    assert texts(room) == ["You told me of the move.", "Held at the command line."]
    assert room.ownership.owners(told.hash) == {mentor.session.first, mentee.session.first}


def test_back_again(house: House, person: Person) -> None:
    """Somebody who began in a browser comes to the command line by their kit, and goes back."""
    mentor = house.invited("Omolara")
    human = person()
    groups = human.join(house.link_for("Pia"))
    sheet = human.save_kit()
    human.keep(groups)
    human.at("/")
    pia = citizen_of(house, "Pia", sheet)
    house.make_pair(mentor, pia)
    house.agree(mentor, pia)
    speech.say(pia.room(), "From the command line.")
    human.page.reload()
    human.at("/unlock")
    human.press("Use my passkey")
    human.at("/")
    human.enter(pia.room().id)
    human.sees("From the command line.")
    human.say("And from the browser again.")
    wanted = ["From the command line.", "And from the browser again."]

    assert texts(pia.room()) == texts(mentor.room()) == wanted


def test_released_to_a_third(house: House, person: Person) -> None:
    """What the owner lets go in a browser, the recipient opens in theirs; and so from Python."""
    mentor, mentee = house.pair("Quin", "Rosa")
    house.agree(mentor, mentee)
    leila = house.helpers["Leila"]
    entry = speech.say(mentee.room(), "I want to lead, and my manager must not know.")
    mine = at_browser(person, mentee)
    mine.act("I want to lead", "Let someone read it")
    dialog = mine.page.get_by_role("dialog")
    dialog.get_by_label("The words that may be read").fill("I want to lead a group.")
    dialog.get_by_label("Leila").check()
    dialog.get_by_label("What for?").fill("an opening")
    dialog.get_by_role("button", name=plain("Let Leila read it")).click()
    mine.sees("Done. Leila can read it now.")
    wish = Wish(leila.session.first, "a second look", house.now() + DAY)
    releasing.let_read(mentee.room(), entry.hash, wish)
    theirs = person()
    theirs.come_as(leila)
    theirs.page.get_by_role("link", name=plain("2 to read")).click()
    theirs.sees("I want to lead a group.")
    theirs.sees("I want to lead, and my manager must not know.")

    assert [one.released.words.text for one in received(leila.session)] == (
        theirs.page.locator(".seen .words").all_inner_texts()
    )


def test_asked_and_kept(house: House, person: Person) -> None:
    """The other asks from the command line; the owner keeps it here, in the browser."""
    mentor, mentee = house.pair("Sven", "Tala")
    house.agree(mentor, mentee)
    leila = house.helpers["Leila"]
    entry = speech.say(mentee.room(), "I may leave.")
    wish = Wish(leila.session.first, "planning", house.now() + DAY)
    releasing.ask(mentor.room(), entry.hash, "I may leave.", "Leila", wish)
    mine = at_browser(person, mentee)
    mine.press("Read and decide")
    mine.answer("Keep it here")
    mine.sees("It stays in the room.")

    assert releasing.requests(mentor.room()) == []
