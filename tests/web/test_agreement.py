"""The agreement in the browser: from an invitation to both signatures, and one by the form."""

from dataclasses import replace

from playwright.sync_api import expect

from quietroom.client import agreement
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

MOST_PRESSES = 14

MOST_TYPED = 3
"""The two groups of the kit, and how this person keeps what they hear."""


def test_link_to_signature(house: House, person: Person) -> None:
    """From a mentor's link to one's own signature; the mentor signs the words that came in."""
    mentor = house.invited("Amina")
    human = person()
    human.keep(human.join(house.link_for("Jonas", "mentee", mentor)))
    human.sees("Your agreement comes first")
    room = mentor.room()
    terms = house.terms(room)
    silent = tuple(
        replace(party, undertakings=(), role="learner") if party.name == "Jonas" else party
        for party in terms.parties
    )
    agreement.propose(room, replace(terms, parties=(silent[0], silent[1])))
    human.page.get_by_role("link", name="Read the agreement").or_(
        human.page.get_by_role("link", name="Read and sign")
    ).click(timeout=LONG)
    human.page.get_by_label("How will you keep what you hear?").fill("I do not\nrepeat it")
    human.press("Add my words")
    human.sees("undertaking of Jonas")
    human.press("Sign now")
    human.sees("You have signed. It is in force once Amina has signed too.")
    presses, typed = human.counted()
    again = mentor.room()
    current = agreement.current(again).version
    agreement.sign(again, current.hash)
    human.sees("You both signed it.")
    human.go(f"/r/{room.id.hex()}")
    human.sees("learner")

    words = {party.name: party.undertakings for party in current.terms.parties}
    assert words["Jonas"] == ("I do not", "repeat it")
    assert presses <= MOST_PRESSES
    assert typed <= MOST_TYPED


def test_proposed_by_the_form(house: House, person: Person) -> None:
    """What was answered is proposed, as the kind that was chosen; nothing typed is lost."""
    mentor, mentee = house.pair("Bea", "Chidi")
    human = person()
    human.come_as(mentee)
    human.go(f"/r/{mentee.room().id.hex()}/agreement")
    human.press("Make a proposal")
    human.page.get_by_label("Purpose").fill("Chidi learns to lead.")
    human.page.get_by_label("Kind of relationship").select_option("coaching")
    hopes = human.page.get_by_role("group", name="What you expect").get_by_role("textbox")
    hopes.fill("You ask me good questions.")
    human.press("See how it reads")
    human.sees("Write at least one line in your own words.")
    own = human.page.get_by_role("group", name="How you keep what you hear").get_by_role("textbox")
    own.fill("We never go to the police.")
    human.press("See how it reads")
    human.sees("This reads as if somebody had to keep silent about a wrong.")
    own.fill("I ask first.")
    human.page.get_by_role("checkbox", name="Lost or stolen data").check()
    human.press("Add an exception of our own")
    added = human.page.locator("li").filter(has_text="Leave this exception out").last
    added.get_by_label("Name", exact=True).first.fill("A fair at work")
    added.get_by_label("When").fill("One of us stands for the council.")
    human.press("See how it reads")
    human.sees("Exception: A fair at work")
    human.sees("Our agreement: coaching")
    human.sees("What Chidi expects: You ask me good questions.")
    human.press("Propose this to Bea")
    human.sees("Next, Bea adds words of their own.")
    terms = agreement.current(mentor.room()).version.terms
    expect(human.page.get_by_role("button", name="Sign this agreement")).to_have_count(0)
    agreement.propose(mentor.room(), replace(terms, cadence="Every Monday."))
    _meets_the_answer(human, "Every Monday.")

    mine = next(party for party in terms.parties if party.name == "Chidi")
    on = {limit.title for limit in terms.limits if limit.on}
    assert terms.purpose == "Chidi learns to lead."
    assert mine.undertakings == ("I ask first.",)
    assert mine.expectations == ("You ask me good questions.",)
    assert (terms.relation, mine.role, terms.cancel_hours) == ("coaching", "client", 48)
    assert {"A fair at work", "Lost or stolen data"} <= on


def _meets_the_answer(human: Human, cadence: str) -> None:
    """Whoever changes what the other answered begins with those words, not with a kind's."""
    human.page.get_by_role("link", name="Back to the room").click()
    human.page.get_by_role("link", name="Agreement").first.click()
    human.sees(cadence)
    human.press("Propose changes")
    expect(human.page.get_by_label("How often we meet")).to_have_value(cadence)
