"""Whether the two go on, in a browser beside the other's library."""

from datetime import UTC, datetime, timedelta

from quietroom.client import agreement, meeting, renewal
from quietroom.renewal.answer import Answer
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human


def test_go_on(house: House, person: Person) -> None:
    """Asked at home and in the room, answered alone and anew, shown to both; then the next term."""
    start = datetime.now(UTC).date()
    end = start + timedelta(30)
    dates = {"start": start, "end": end, "renewals": (), "reviews": (start,), "retention": None}
    mentor, mentee = house.agreed(**dates)
    human, room = person(), mentor.room()
    step = meeting.add_step(room, "Send the outline", mentee.session.first)
    human.come_as(mentee)
    human.sees("Send the outline")
    meeting.step_done(room, step.hash)
    _looks_at_home(human)
    human.go(f"/r/{room.id.hex()}")
    _answers(human)
    room.sync()
    alone = renewal.settle(room)
    renewal.answer(room, Answer.GO_ON)
    human.sees("You both want to go on.")
    room.sync()
    both = renewal.settle(room)
    _proposes(human)
    room.sync()
    terms = agreement.current(room).version.terms

    assert alone is not None
    assert (len(alone.closed), alone.shown) == (1, {})
    assert both is not None
    assert both.answers == dict.fromkeys(both.question.two, Answer.GO_ON)
    assert both.faults == {}
    assert (terms.start, terms.reviews) == (end, (end,))
    assert terms.end is not None
    assert terms.end >= end + timedelta(28)


def _looks_at_home(human: Human) -> None:
    """Home's three answers: what is new, when they meet, and nothing left to do."""
    human.sees("What is new")
    human.sees("Do you go on after")
    human.sees("Find a time with")
    human.sees("Nothing is written down yet.")


def _answers(human: Human) -> None:
    """Answers from the room, after a press too early, and then otherwise."""
    page = human.page
    human.sees("You agreed to look back on")
    page.get_by_role("link", name="Answer for yourself").click(timeout=LONG)
    page.locator("[data-do=answer]").click()
    human.sees("Choose one of the three.")
    page.get_by_label("Part").check()
    page.locator("[data-do=answer]").click()
    human.sees("Your answer: Part.")
    page.locator("[data-do=anew]").click()
    page.get_by_label("Go on", exact=False).first.check()
    page.locator("[data-do=answer]").click()
    human.sees("Your answer: Go on.")


def _proposes(human: Human) -> None:
    """Looks at the next term, and proposes it as it is filled in."""
    page = human.page
    page.locator("[data-do=next]").click()
    page.locator("[data-do=preview]").click(timeout=LONG)
    page.locator("[data-do=propose]").click(timeout=LONG)
    human.sees("Both of you can sign it now.")
