"""Two people side by side: what one says comes to the other by itself, through every lost line."""

from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from quietroom.client import speech
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human


class Two(NamedTuple):
    """A mentor and a mentee of one room, agreed elsewhere."""

    mentor: Citizen
    mentee: Citizen


@pytest.fixture(scope="module")
def two(house: House) -> Two:
    """The two of this module."""
    return Two(*house.agreed())


def beside(person: Person, citizen: Citizen) -> Human:
    """Somebody in their room, at a browser."""
    human = person()
    human.come_as(citizen)
    human.enter(citizen.room().id)
    return human


def test_side_by_side(person: Person, two: Two) -> None:
    """Each reads what the other says without loading anything anew, in one order."""
    mentor, mentee = beside(person, two.mentor), beside(person, two.mentee)
    mentee.say("I want to lead a group.")
    mentor.sees("I want to lead a group.")
    mentor.say("What would a good year look like?")
    mentee.sees("What would a good year look like?")
    orders = [human.page.locator(".line .words").all_inner_texts() for human in (mentor, mentee)]

    assert orders[0] == orders[1]
    assert len(orders[0]) == 2


def test_line_lost_and_mended(person: Person, two: Two) -> None:
    """A lost line is said in words; once it is mended, what was said meanwhile comes by itself."""
    mentee = beside(person, two.mentee)
    status = mentee.page.locator(".bar [role=status]")
    expect(status).to_have_text("Connected", timeout=LONG)
    mentee.context.set_offline(True)
    expect(status).to_contain_text("What you write waits here", timeout=LONG)
    speech.say(two.mentor.room(), "Said meanwhile.")
    before = mentee.line("Said meanwhile.").count()
    mentee.context.set_offline(False)
    expect(status).to_have_text("Connected", timeout=2 * LONG)
    mentee.sees("Said meanwhile.")
    # The browser itself says on the console that a line was lost.
    mentee.forgive("ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED")

    assert before == 0
    assert mentee.line("Said meanwhile.").count() == 1


def test_request_lost_while_the_stream_stands(person: Person, two: Two) -> None:
    """Where requests do not get through, the page does not say that it is connected."""
    mentee = beside(person, two.mentee)
    status = mentee.page.locator(".bar [role=status]")
    expect(status).to_have_text("Connected", timeout=LONG)
    mentee.context.route("**/api/rooms/**", lambda asked: asked.abort())
    speech.say(two.mentor.room(), "Said past a broken line.")
    expect(status).to_contain_text("What you write waits here", timeout=LONG)
    mentee.context.unroute("**/api/rooms/**")
    mentee.sees("Said past a broken line.")
    expect(status).to_have_text("Connected", timeout=LONG)
    mentee.forgive("ERR_FAILED")
