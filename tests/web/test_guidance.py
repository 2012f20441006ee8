"""A course in a browser: asked for, taken, told to the server as finished; then a room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from quietroom.client import agreement, guidance
from quietroom.ground.digest import sha256
from quietroom.guidance.course import Course
from quietroom.guidance.shelf import shipped
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

COURSE = next(one for one in shipped() if one.file == "first-meeting.en.toml")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server that asks for one course."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "quietroom.identity.unlock.stretch", lambda secret, salt: sha256(salt + secret)
        )
        made = House(tmp_path_factory.mktemp("house"), guidance=(COURSE.name,))
        yield made
        made.close()


def proposed(house: House, mentor: Citizen) -> bytes:
    """A proposal that its mentor, who finished the course, has signed."""
    guidance.finish(mentor.session, mentor.memory, COURSE)
    room = mentor.room()
    agreement.propose(room, house.terms(room))
    found = agreement.current(room).version.hash
    agreement.sign(room, found)
    return found


def answers(human: Human, course: Course) -> None:
    """Answer each question: first wrongly, then rightly."""
    for question in course.questions:
        wrong = next(one for one in question.answers if not one.right)
        right = next(one for one in question.answers if one.right)
        human.page.get_by_label(wrong.text).check()
        human.press("See if it fits")
        human.sees(wrong.feedback)
        human.page.get_by_label(right.text).check()
        human.press("See if it fits")
        human.sees("That fits.")
        human.page.locator("form .main").click()


def test_taken_and_put_away(house: House, person: Person, tmp_path: Path) -> None:
    """Home says what is asked for; answers go nowhere; the room opens and offers a part, once."""
    mentor, mentee = house.pair()
    proposal = proposed(house, mentor)
    human = person()
    human.come_as(mentee)
    # What a room that is read for the first time leaves in one's own stream is there then.
    human.go(f"/r/{mentee.room().id.hex()}")
    human.page.get_by_role("link", name="Read and sign").wait_for(timeout=LONG)
    human.go("/")
    human.sees("Before a room of your programme opens, please take this short course:")
    human.page.get_by_role("link", name=COURSE.title).click()
    human.sees(COURSE.parts[-1].title)
    sent: list[tuple[str, str, bytes | None]] = []

    def note(request: Request) -> None:
        sent.append((request.method, request.url.partition("/api")[2], request.post_data_buffer))

    human.page.on("request", note)
    answers(human, COURSE)
    human.sees("You have finished this course")
    human.sees("Your programme knows on which day it learned that you finished this course")
    posted = [(path, body) for method, path, body in sent if method != "GET"]

    # Of twelve answers two entries to oneself, begun and done, and one word to the server.
    assert [path for path, _ in posted] == [
        "/notebook/items",
        "/notebook/items",
        "/guidance/completed",
    ]
    assert posted[-1][1] == b'{"course":"first-meeting","version":1}'

    human.page.get_by_role("link", name="Make a record").click()
    human.sees("Courses finished")
    human.press("Add")
    expect(human.page.locator(".record")).to_contain_text("Together:")
    agreement.sign(mentee.room(), proposal)
    room = mentee.room()
    human.enter(room.id)
    offer = human.page.locator("[data-offer=first-entry]")
    expect(offer).to_be_visible(timeout=LONG)
    human.press("Put away")
    expect(offer).to_have_count(0)
    human.go("/guidance")
    human.sees("You finished it on")
    human.enter(room.id)
    expect(human.button("Seal and send")).to_be_visible(timeout=LONG)
    expect(offer).to_have_count(0)
    mentee.memory.sync()
    assert [step.state for step in guidance.taken(mentee.memory)] == ["begun", "done"]
    assert mentee.memory.kept("put-away") == ["first-entry"]


def test_refused_until_taken(house: House, person: Person) -> None:
    """Who signs last without the course is told so, by a sentence that says where it is."""
    mentor, mentee = house.pair("Tomas", "Maya")
    proposed(house, mentor)
    human = person()
    human.come_as(mentee)
    human.go(f"/r/{mentee.room().id.hex()}/agreement")
    human.press("Sign this agreement")
    human.press("Sign now")
    human.sees("Your programme asks for a short course before this room opens.")

    assert len(human.forgive("409")) == 1
    assert agreement.in_force(mentee.room()) is None
