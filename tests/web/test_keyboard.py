"""Every journey by a keyboard alone: nothing is reached, chosen or left by a pointer.

A walk names its stops as a person would: by what they are and what they say.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from quietroom.client import agreement, attachment, ending, programme, speech, spoken
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.room.check import Phase
from tests.journeys.town import Citizen, rotated
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.keyboard import (
    Hands,
    Lost,
    NotReached,
    Stop,
    add,
    choose,
    choose_in,
    follow,
    press,
    unfold,
    write,
)
from tests.web.people import Human, sheet_of
from tests.web.test_two_ways import texts

DAY = 24 * 3600

PATIENCE = 3000
"""Milliseconds to wait for what a planted page does not have."""


def sits(person: Person, citizen: Citizen) -> tuple[Human, Hands]:
    """Somebody who joined elsewhere types their kit and goes into their room, by keys."""
    human = person()
    hands = Hands(human.page)
    human.opens(human.url + "/unlock")
    hands.walk(
        press("Use my recovery kit or passphrase"),
        write("Recovery kit or passphrase", sheet_of(citizen)),
        press("Unlock"),
    )
    human.at("/")
    return human, hands


def test_first_visit(house: House, person: Person) -> None:
    """From a link to keys, kit and one's own signature; locked, unlocked, and left quickly."""
    mentor = house.invited("Zoe")
    human = person()
    hands = Hands(human.page)
    human.opens(house.link_for("Yann", "mentee", mentor))
    hands.walk(press("Come in"), press("Make my key"))
    groups = human.kit()
    hands.walk(press("I have it"))
    for field in human.page.locator("input.group").all():
        number = int(str(field.get_attribute("id")).removeprefix("group-"))
        hands.walk(write(f"Group {number + 1}", groups[number].lower()))
    hands.walk(press("That is it"))
    human.sees("Your agreement comes first")
    agreement.propose(mentor.room(), house.terms(mentor.room()))
    hands.walk(follow("Read and sign"), press("Sign this agreement"), press("Sign now"))
    human.sees("You have signed.")
    agreement.sign(mentor.room(), agreement.current(mentor.room()).version.hash)
    hands.walk(follow("Begin to write in your room"), write("Your words", "By keys alone."))
    hands.walk(press("Seal and send"))
    human.sees("Sent.")
    hands.walk(press("Lock"), press("Use my passkey"))
    human.at("/")
    hands.walk(follow("Zoe"))
    human.sees("By keys alone.")
    hands.walk(press("Leave quickly"))
    human.page.wait_for_url("about:blank")

    assert speech.text_of(mentor.room().lines[-1]) == "By keys alone."


def test_what_was_said(house: House, person: Person, tmp_path: Path) -> None:
    """Writing for whom one likes, correcting, taking back, claiming, and files both ways."""
    mentor, mentee = house.agreed()
    plan = tmp_path / "plan.txt"
    plan.write_text("Monday: call Noor.\n" * 50)
    speech.say(mentor.room(), "my plan", files=(attachment.upload(mentor.room(), plan),))
    speech.say(mentor.room(), "You told me of the move.")
    speech.say(mentee.room(), "A word too many")
    speech.say(mentee.room(), "I take this back.")
    human, hands = sits(person, mentee)
    hands.walk(follow("Amina"), unfold("You and Amina"), choose("Only me It goes…"))
    hands.walk(choose("You and Amina; either may tell it on…"), press("Leave it as it was"))
    hands.walk(choose("You and Amina Amina is asked…"), add("Add a file"))
    with human.page.expect_file_chooser() as chooser:
        # That a chooser is waited for has to be there before the key: they go by different ways.
        human.page.evaluate("0")
        human.page.keyboard.press("Enter")
    chooser.value.set_files(plan)
    hands.walk(write("Your words", "Chosen."), press("Seal and send"))
    human.sees("Sent.")

    hands.walk(press("More", "A word too many"), press("Correct", "A word too many"))
    hands.walk(write("The entry as it should be", ", or not."), press("Correct"))
    human.sees("Corrected.")
    hands.walk(press("More", "I take this back."), press("Take back", "I take this back."))
    hands.walk(press("Take it back"))
    human.sees("Taken back.")
    hands.walk(press("More", "You told me"), press("This is my confidence", "You told me"))
    hands.walk(press("This is my confidence"))
    human.sees("Noted: this is your confidence.")
    hands.walk(press("More", "You told me"), press("Who can read this?", "You told me"))
    hands.escape()
    hands.walk(press("plan.txt…", "my plan"))
    # What is shown takes the place of what was waited for, and the way back with it.
    human.page.locator("iframe[style]").wait_for()
    hands.walk(press("Close"))
    hands.walk(press("Search"), Stop("searchbox", "Search this room", text="move"))
    hands.walk(press("Search"), press("You told me of the move.…"))
    # Whoever chose an entry is put before it, and goes on from there.
    human.page.locator("li:focus").wait_for()
    hands.walk(press("Compare safety words"))
    hands.escape()

    said = set(texts(mentor.room()))
    assert {"Chosen.", "A word too many, or not."} <= said


def goes_through_what_was_spoken(human: Human, hands: Hands) -> None:
    """What the other put on record is answered, one's own is added, and the agreement gone over."""
    hands.walk(follow("What was spoken"), press("Understood"))
    human.sees("You understood it the same way.")
    hands.walk(write("What was said, in one line", "I may move."), choose("It is mine."))
    hands.walk(press("Put it on record"))
    human.sees("Tomas can see it now, and answer.")
    hands.walk(press("Ask to go through it"), write("What I said", "for you"))
    hands.walk(press("Share what I wrote"), press("Leave it as it is"))


def test_between_the_two(house: House, person: Person) -> None:
    """Asked and kept, let read, held back and shared; spoken, gone through again; rest and end."""
    mentor, mentee = house.agreed_again()
    asked = speech.say(mentee.room(), "I may leave.")
    speech.say(mentor.room(), "You want to lead.")
    wish = Wish(house.helpers["Leila"].session.first, "planning", house.now() + DAY)
    releasing.ask(mentor.room(), asked.hash, "I may leave.", "Leila", wish)
    spoken.put_on_record(mentor.room(), "The group has no budget after March.", house.now() - DAY)
    human, hands = sits(person, mentee)
    hands.walk(follow("Tomas"), press("Read and decide"), press("Keep it here"))
    human.sees("It stays in the room.")
    hands.walk(press("More", "I may leave."), press("Let someone read it", "I may leave."))
    hands.walk(choose("Leila"), write("What for?", "an opening"), press("Let Leila read it"))
    human.sees("Done. Leila can read it now.")
    hands.walk(press("More", "You want"), press("Ask to let someone read it", "You want"))
    hands.walk(write("What for?", "an opening"), press("Ask Tomas"))
    human.sees("You asked Tomas. They decide when they like.")
    hands.walk(unfold("You and Tomas"), choose("Only me for now…"))
    hands.walk(choose("When I trust them well"), write("Your words", "Held."))
    hands.walk(press("Hold it back"))
    human.sees("Held back.")
    hands.walk(follow("One entry held back"), choose("Fully"))
    hands.walk(press("Let Tomas read one entry"))
    human.sees("Tomas can read one more entry.")
    hands.walk(follow("Back to you and Tomas"))

    goes_through_what_was_spoken(human, hands)
    hands.walk(follow("Back to you and Tomas"), press("Take a break or leave"))
    hands.walk(press("Take a break"))
    human.sees("The room rests until you go on.")
    hands.walk(press("Take a break or leave"), press("Go on"))
    human.sees("Your break is over.")
    hands.walk(press("More", "I may leave."), press("Who can read this?", "I may leave."))
    hands.walk(follow("I heard this somewhere else"), press("Take a break or leave"))
    hands.walk(press("End this room"))
    human.sees("This room has ended.")

    assert ending.standing(mentor.room()).phase is Phase.ENDED
    assert len(releasing.requests(mentor.room())) == 1


def test_beside_the_rooms(house: House, person: Person) -> None:
    """The notebook, an invitation, one's keys, the promises, another language, and 'not me'."""
    mentor, mentee = house.pair("Uma", "Viktor")
    house.agree(mentor, mentee)
    human, hands = sits(person, mentee)
    hands.walk(follow("Notebook"), write("A new page", "A page."), press("Keep this page"))
    human.sees("Kept.")
    hands.walk(press("Share with a room"), choose_in("With which room?"))
    human.sees("Before you seal: you and Uma can read this.")
    hands.walk(press("Seal and send"))
    human.sees("Uma can read it now.")
    hands.walk(follow("Quietroom"), press("Invite somebody"))
    hands.walk(write("Their name", "Wim"), choose("My mentor"), press("Make the link"))
    hands.walk(press("Done"), press("Invite somebody"), write("Their name", "Orla"))
    hands.walk(choose("An ombuds of our own, from outside"), press("Make the link"))
    house.join(human.page.get_by_label("The link").input_value(), "Orla")
    hands.walk(press("Done"))
    hands.walk(follow("Viktor"), press("I lost a device"))
    hands.escape()
    hands.walk(follow("Who can read this?"), unfold("Show"), choose_in("Language", "f"))
    human.sees("Qui peut lire ceci ?")
    hands.walk(choose_in("Langue", "ArrowUp"))
    human.sees("Who can read this?")
    rotated(mentee.session)
    hands.walk(press("Lock"), write("Recovery kit or passphrase", sheet_of(mentee)))
    hands.walk(press("Unlock"), follow("I did not make new keys"))
    hands.walk(write("Your old recovery kit or passphrase", mentee.ways.kit.text()))
    hands.walk(press("That was not me"))
    human.sees("These keys have ended")
    hands.walk(follow("Begin anew"))
    human.sees("You lost your key")

    assert human.forgive("40[0-9]")
    assert "Orla" not in programme.people(house.coordinator.session)


PAGE = """
<style>
  :focus-visible {{ outline: 3px solid blue }} {style}
  dialog {{ padding: 20px }}
</style>
<main><h1>A page</h1>
<p><a href="#one">One</a></p>
<p>{body}</p>
<p><button onclick="document.title = 'done'">Last</button></p>
<dialog aria-label="A question"><button>Yes</button></dialog></main>
"""

TRAPS = {
    "out of the order": ("", '<button tabindex="-1">Here</button>', NotReached),
    "a div": ("", '<div class="button" onclick="1">Here</div>', NotReached),
    "a div that is called a button": (
        "",
        '<div role="button" onclick="1">Here</div>',
        NotReached,
    ),
    "keeps the keyboard": (
        "",
        "<button>Here</button><input onkeydown=\"event.key === 'Tab' && event.preventDefault()\">",
        NotReached,
    ),
    "without an outline": ("button { outline: none !important }", "<button>Here</button>", Lost),
    "covered": (
        "i { background: white; inset: 0; position: fixed }",
        "<button>Here</button><i></i>",
        Lost,
    ),
    "before its turn": ("", '<button>Here</button><button tabindex="1">First</button>', Lost),
    "against the eye": (
        "main { display: grid } p:nth-of-type(2) { order: -1 }",
        "<button>Here</button>",
        Lost,
    ),
}
"""What keeps hands from a button, or from seeing it: a style, the markup, and how it ends."""

ASKS = """
const [dialog, opener] = [document.querySelector('dialog'), document.activeElement];
opener.onclick = () => dialog.showModal();
dialog.querySelector('button').onclick = () => { dialog.close(); AFTER };
"""


def test_past_the_programme(house: House, person: Person) -> None:
    """Somebody is appointed; a concern is raised with an entry, and withdrawn."""
    mentor, mentee = house.pair("Hedda", "Iver")
    house.agree(mentor, mentee, ombuds=house.helper("Grete"))
    speech.say(mentee.room(), "Between us alone.")
    boss, hands = sits(person, house.coordinator)
    hands.walk(follow("Pairs of the programme"), follow("Who takes reports, and who is the ombuds"))
    boss.page.locator("[data-do=appoint-deputy]").wait_for()
    hands.walk(press("Appoint somebody"), choose_in("Choose a person"), press("Appoint"))
    boss.sees("is appointed.")
    human, hands = sits(person, mentee)
    hands.walk(follow("Hedda"))
    # Home has a link of this name too.
    human.sees("Between us alone.")
    hands.walk(follow("My confidence was broken"))
    hands.walk(press("Write to the ombuds"), write("What happened?", "It came back to me."))
    hands.walk(Stop("checkbox", "Between us alone.…", ("Space",)))
    hands.walk(press("See what goes"), press("Send it"))
    human.sees("It has gone to the ombuds.")
    hands.walk(press("Withdraw it"), press("Withdraw it"))
    human.sees("You have withdrawn it.")


@pytest.mark.parametrize(("style", "body", "fault"), TRAPS.values(), ids=TRAPS.keys())
def test_trap_is_found(page: Page, style: str, body: str, fault: type[AssertionError]) -> None:
    """Each planted trap ends a walk that the same page without it allows."""
    page.set_content(PAGE.format(style=style, body=body))
    with pytest.raises(fault):
        Hands(page, PATIENCE).walk(follow("One"), press("Here"), press("Last"))
    page.set_content(PAGE.format(style="", body="<button>Here</button>"))
    Hands(page, PATIENCE).walk(follow("One"), press("Here"), press("Last"), press("Here"))

    assert page.title() == "done"


@pytest.mark.parametrize("after", ["document.activeElement.blur()", ""], ids=["lost", "given back"])
def test_dialog_that_keeps_the_keyboard_is_found(page: Page, after: str) -> None:
    """A dialog that does not give the keyboard back is found; one that does is not."""
    page.set_content(PAGE.format(style="", body="<button>Here</button>"))
    hands = Hands(page, PATIENCE)
    page.get_by_role("button", name="Here").focus()
    page.evaluate(ASKS.replace("AFTER", after))
    hands.walk(press("Here"), press("Yes"))
    if not after:
        return hands.walk(press("Last"))
    with pytest.raises(Lost):
        hands.walk(press("Last"))
    return None
