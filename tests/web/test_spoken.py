"""What was spoken and who could have known, in a browser beside a command line's SDK."""

from playwright.sync_api import expect

from quietroom.client import duty, speech, spoken
from quietroom.client import release as releasing
from quietroom.client.duty import Draft
from quietroom.client.granting import Wish
from quietroom.room.again import Ending, Part
from tests.journeys.town import START
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, plain

DAY = 24 * 3600


def test_spoken_and_again(house: House, person: Person) -> None:
    """Put on record there, answered here, and gone through again to a stricter rule."""
    mentor, mentee = house.agreed()
    spoken.put_on_record(mentor.room(), "The group has no budget after March.", START)
    human = person()
    human.come_as(mentee)
    human.enter(mentee.room().id)
    human.page.get_by_role("link", name="What was spoken").click()
    human.sees("The group has no budget after March.")
    human.press("Understood")
    human.sees("You understood it the same way.")
    human.page.get_by_label("What was said, in one line").fill("I may move to Halifax.")
    human.press("Put it on record")
    human.sees("I may move to Halifax.")
    human.press("Ask to go through it")
    human.page.get_by_label("What I said").fill("only for you")
    human.press("Share what I wrote")
    busy = human.page.locator("[data-do=parts][aria-busy=true]")
    expect(busy).to_have_count(0, timeout=LONG)
    human.press("From now on, what I say stays between us")
    human.sees("What you say stays between the two of you")

    room = mentor.room()
    lines = {one.said.text: one for one in spoken.on_record(room)}
    (course,) = spoken.courses(room).courses.values()
    answer = lines["The group has no budget after March."].answer
    assert lines["I may move to Halifax."].owner == mentee.session.first
    assert answer is not None
    assert answer.heard is None
    assert course.parts == {(mentee.session.first, Part.SAID): "only for you"}
    assert course.ended == Ending.STRICTER


def test_could_have_known(house: House, person: Person) -> None:
    """What stayed is told apart from what its owner let out; asking comes with a calm draft."""
    _, mentee = house.agreed_again()
    lena = house.invited("Lena")
    said = speech.say(mentee.room(), "I want to lead a group.")
    wish = Wish(lena.session.first, "an opening", house.now() + DAY)
    releasing.let_read(mentee.room(), said.hash, wish)
    kept = speech.say(mentee.room(), "This stays here.")
    human = person()
    human.come_as(mentee)
    room = mentee.room().id
    human.enter(room)

    human.go(f"/r/{room.hex()}/known/{kept.hash.hex()}")
    human.sees("This has not left the room through Quietroom.")
    human.go(f"/r/{room.hex()}/known/{said.hash.hex()}")
    human.sees("Its owner let this be read.")
    expect(human.page.get_by_role("main")).to_contain_text("an opening")
    human.page.get_by_role("link", name=plain("Ask Tomas")).click()
    expect(human.page.get_by_label("Your words")).to_have_value(
        "I heard something that sounded like what I told you here. Did it come from you? "
        "I would like to understand what happened.",
        timeout=LONG,
    )


def test_reported(house: House, person: Person) -> None:
    """What was reported is told as such wherever somebody asks who could have read it."""
    mentor, mentee = house.pair("Rosa", "Ivo")
    house.agree(mentor, mentee)
    said = speech.say(mentee.room(), "I will not be there tomorrow.")
    duty.send(mentor.room(), Draft("risk-to-life", (said.hash,), "I fear for them."))
    human = person()
    human.come_as(mentee)
    room = mentee.room().id
    human.enter(room)
    human.act("I will not be there tomorrow.", "Who can read this?")
    dialog = human.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Leila", timeout=LONG)
    expect(dialog).to_contain_text("Was told of it by a report")
    dialog.get_by_role("link", name="I heard this somewhere else").click()

    human.sees("This was reported under an exception you both signed.")
    expect(human.page.get_by_role("main")).to_contain_text("Leila")
    expect(human.page.get_by_role("main")).not_to_contain_text("has not left the room")
