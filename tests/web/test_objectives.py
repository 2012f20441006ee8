"""Objectives with two faces in a browser, beside an SDK and the coordinator's page."""

from datetime import date

from playwright.sync_api import Locator, expect

from quietroom.client import objective
from quietroom.client.objective import objectives
from quietroom.objective.face import Shown
from quietroom.objective.standing import Standing
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

PRIVATE = "I want to leave accounting for the team in Halifax."

DAY = (date(2027, 3, 31) - date(1970, 1, 1)).days

FACE = "Explain numbers to people who do not use them"


def _set(human: Human) -> Locator:
    """Set an objective from the room's own link; where it then stands."""
    human.page.get_by_role("link", name="What we want").click()
    human.page.get_by_label("What do you want?").fill(PRIVATE)
    human.page.get_by_label("How will you know").fill("Two real talks.")
    human.page.get_by_label("By when?").fill("2027-03-31")
    human.press("Set it")
    human.sees("It stands there now.")
    return human.page.locator("main article").filter(has_text=PRIVATE)


def _word(human: Human, article: Locator) -> None:
    """Word its public face: it begins empty, and what gives the rest away is named first."""
    article.get_by_text("Show one line of it").click()
    line = article.get_by_label("The line as your coordinator will read it")
    expect(line).to_have_value("")
    line.fill("Leave accounting")
    human.press("Propose it")
    human.sees("“accounting” stands there too.")
    expect(article.get_by_text("You propose to show this")).to_have_count(0)
    line.fill(FACE)
    human.press("Propose it")
    human.sees("can agree to it now")


def test_two_faces(house: House, person: Person) -> None:
    """Set, worded, compared, agreed to, seen outside and withdrawn; nothing is filled in."""
    mentor, mentee = house.agreed()
    human, room = person(), mentee.room().id
    human.come_as(mentee)
    human.enter(room)
    article = _set(human)
    _word(human, article)
    ((ident, before),) = objectives(mentor.room()).items()
    assert before.asked is not None
    objective.agree(mentor.room(), ident, before.asked.entry)
    objective.propose(mentor.room(), ident, FACE, Shown.DONE)
    human.go("/")
    human.go(f"/r/{room.hex()}/objectives")
    article.get_by_text("proposes to show this").wait_for(timeout=LONG)
    human.press("Agree and show it")
    human.sees("The programme sees it now.")
    cora = person()
    cora.come_as(house.coordinator)
    cora.go("/pairs")
    cora.sees(FACE)
    expect(cora.page.locator("main")).not_to_contain_text("accounting")
    article.get_by_text("Say how it stands").click()
    article.get_by_label("A word about it").fill("One talk held.")
    human.press("There is progress")
    human.sees("One talk held.")
    human.press("Withdraw it")
    human.sees("The programme sees nothing of it any more.")
    after = objectives(mentor.room())[ident]

    assert (before.aim.text, before.aim.known, before.aim.by) == (PRIVATE, "Two real talks.", DAY)
    assert before.asked.said.words == FACE
    assert (after.state, after.face) == (Standing.PROGRESS, None)
    assert objective.seen(mentor.room()) == []
