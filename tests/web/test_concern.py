"""My confidence was broken, in browsers: raised, heard, answered, withdrawn; and without a name.

Beside the browsers stands a command line's SDK, which holds no code of theirs: what they send it
opens and judges.
"""

from pathlib import Path

from playwright.sync_api import expect

from quietroom.client import concerns, programme, speech
from quietroom.concern.standing import Phase
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

SECRET = "I am ill. Please keep this between us."
WORDS = "On Monday my manager knew of it."
MORE = "She asked me about it at lunch."
ADVICE = "Ask her once more, with me beside you."
QUESTION = "May I ask your mentor whom she told?"
NAMELESS = "Somebody in a room like this is afraid."


def writes(human: Human, words: str) -> None:
    """From the first page, which says what to know, to one's own words."""
    human.sees("Call for help first.")
    human.sees("They see neither it nor that there is one.")
    human.sees("It does not keep from whom.")
    human.sees("You sign nothing.")
    human.press("Write to the ombuds")
    human.page.get_by_label("What happened?").fill(words)


def sends(human: Human) -> None:
    """See what goes, and send it."""
    human.press("See what goes")
    human.sees("This goes to the ombuds")
    human.press("Send it")
    human.sees("It has gone to the ombuds.")


def opens(ombuds: Human, at: int = 0) -> None:
    """The desk, loaded anew, with one concern open."""
    ombuds.go("/")
    ombuds.go("/heard")
    ombuds.page.locator("main summary").nth(at).click(timeout=LONG)


def does(ombuds: Human, what: str, words: str = "") -> None:
    """Do something about the concern that is open, in words where it needs any."""
    ombuds.page.locator(f"[data-do={what}]").click()
    if words:
        ombuds.page.get_by_label("Your words").fill(words)
    ombuds.page.locator("[data-do=go]").click()
    ombuds.sees("Done.")


def again(human: Human, path: str) -> None:
    """Go away and come back, so that what is new is fetched."""
    human.go("/")
    human.go(path)


def pair(house: House, mentor: str, mentee: str, ombuds: str) -> tuple[Citizen, Citizen]:
    """A mentee who said something in confidence, and the ombuds whom the two named."""
    two = house.pair(mentor, mentee)
    house.agree(*two, ombuds=house.helper(ombuds))
    speech.say(two[1].room(), SECRET)
    return two[1], house.helpers[ombuds]


def raises(human: Human, mentee: Citizen) -> None:
    """From the room, with the entry that was told on."""
    human.come_as(mentee)
    human.enter(mentee.room().id)
    human.page.get_by_role("link", name="My confidence was broken").click()
    writes(human, WORDS)
    human.page.get_by_role("checkbox", name=SECRET).check()
    sends(human)
    human.sees("Not read yet.")


def answers(ombuds: Human, noor: Citizen) -> None:
    """The ombuds is told at home, reads what is true, and does all but speak with the other."""
    ombuds.come_as(noor)
    ombuds.sees("somebody waits to hear that you have what they wrote")
    opens(ombuds)
    body = ombuds.page.get_by_role("main")
    for words in (WORDS, SECRET, "The server took exactly this", "Not confirmed yet"):
        expect(body).to_contain_text(words, timeout=LONG)
    expect(ombuds.button("I speak with the other now")).to_have_count(0)
    does(ombuds, "acknowledged")
    does(ombuds, "advised", ADVICE)
    does(ombuds, "asked", QUESTION)
    does(ombuds, "note", "Call on Thursday.")


def agrees(human: Human, path: str) -> None:
    """The raiser reads advice and question, and says yes."""
    again(human, path)
    human.sees(QUESTION)
    human.sees(ADVICE)
    human.press("Yes, they may")
    human.sees("The ombuds learns that they may.")


def adds(human: Human, path: str) -> None:
    """The raiser learns that the ombuds speaks with the other, and says more."""
    again(human, path)
    human.sees("speaks with the other now")
    human.press("Say more")
    human.page.get_by_label("Say more").fill(MORE)
    human.press("Send it to the ombuds")
    human.sees(MORE)


def test_raised_heard_and_withdrawn(house: House, person: Person) -> None:
    """A mentee raises it with an entry; the ombuds knows it for true, asks, and is stopped."""
    mentee, ines = pair(house, "Amina", "Jonas", "Ines")
    path = f"/r/{mentee.room().id.hex()}/help"
    human, ombuds = person(), person()
    raises(human, mentee)
    answers(ombuds, ines)
    agrees(human, path)
    opens(ombuds)
    ombuds.sees("Their answers came from this key.")
    does(ombuds, "mediating")
    adds(human, path)
    ines.memory.sync()
    (before,), _ = concerns.heard(ines.session, ines.memory)
    judged = concerns.judged(ines.session, before, before.first)
    human.page.locator("[data-do=withdraw]").click()
    human.press("Withdraw it")
    human.sees("You have withdrawn it.")
    opens(ombuds)
    ombuds.sees("It was withdrawn.")
    for words in (WORDS, SECRET, MORE):
        expect(ombuds.page.get_by_role("main")).not_to_contain_text(words)
    (after,), wrong = concerns.heard(ines.session, ines.memory)

    said = ["raised", "acknowledged", "advised", "asked", "agreed", "mediating", "added"]
    assert (before.standing.phase, after.standing.phase) == (Phase.OPEN, Phase.WITHDRAWN)
    assert [str(turn.state) for turn in before.turns] == said
    assert [one.shown.priv.owner for one in judged] == [mentee.session.first]
    assert all(one.true for one in judged)
    assert wrong == []


def comes(nobody: Human, link: str) -> None:
    """In by the open link: no name is asked for, and it says what a server can link."""
    nobody.opens(link)
    nobody.sees("You come in without a name.")
    expect(nobody.page.get_by_label("Your name")).to_have_count(0)
    nobody.press("Come in")
    nobody.press("Make my key")
    nobody.keep(nobody.kit())
    nobody.sees("This account has no name")
    nobody.page.get_by_role("main").get_by_role("link", name="My confidence").first.click()
    nobody.sees("A server that lies can link you to your own account")


def gathers(human: Human, mentee: Citizen, kept: Path) -> None:
    """From one's own account an entry is kept as a file; nothing is sent."""
    human.come_as(mentee)
    human.go(f"/r/{mentee.room().id.hex()}/help")
    human.press("Write to the ombuds")
    human.page.get_by_role("checkbox", name=SECRET).check(timeout=LONG)
    human.page.get_by_text("I do not want to be named").click()
    with human.page.expect_download() as saved:
        human.press("Keep a file")
    saved.value.save_as(kept)


def test_without_a_name(house: House, person: Person, tmp_path: Path) -> None:
    """Entries kept as a file, a link that anybody may take, an account without a name."""
    mentee, lotte = pair(house, "Tomas", "Maya", "Lotte")
    listed = len(programme.enlisted(house.coordinator.session))
    human, ombuds, nobody = person(), person(), person()
    ombuds.come_as(lotte)
    ombuds.go("/heard")
    ombuds.press("Make a link")
    link = ombuds.page.get_by_label("The link").input_value(timeout=LONG)
    gathers(human, mentee, tmp_path / "notes.bin")
    comes(nobody, link)
    writes(nobody, NAMELESS)
    nobody.page.locator("input[type=file]").set_input_files(tmp_path / "notes.bin")
    nobody.press("See what goes")
    nobody.sees("the ombuds then knows that it is one of you")
    nobody.press("Send it")
    nobody.sees("It has gone to the ombuds.")
    opens(ombuds)
    body = ombuds.page.get_by_role("main")
    for words in (NAMELESS, SECRET, "The server took exactly this", "Somebody"):
        expect(body).to_contain_text(words, timeout=LONG)
    expect(body).not_to_contain_text("Maya")
    (talk,), _ = concerns.heard(lotte.session, lotte.memory)

    assert talk.first.words == NAMELESS
    assert talk.other != mentee.session.card.hash
    assert len(programme.enlisted(house.coordinator.session)) == listed
