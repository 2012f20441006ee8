"""Losing a device, a kit, everything: new keys, the room given back, a fresh start, 'not me'."""

import pytest
from playwright.sync_api import Route, expect

from quietroom.client import identity, invitation, notebook, programme, speech, succession
from quietroom.client.refusal import Refused
from quietroom.client.session import Session
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human, plain


def restored(house: House, who: Citizen, kit: str, device: str) -> Session:
    """Somebody at a command line on another device, by this kit."""
    account = who.session.vault.account
    return identity.restore(house.url, account, kit, house.edge(device), house.wire())


def makes_keys(human: Human) -> list[str]:
    """From 'Your keys' to the kit of new ones, which count for nothing yet. Returns its groups."""
    human.go("/keys")
    human.press("I lost a device")
    human.answer("Make new keys")
    human.press("Make my key")
    return human.kit()


def types_back(human: Human, groups: list[str]) -> None:
    """Type two groups back, and so go over to the new keys."""
    human.press("I have it")
    for field in human.page.locator("input.group").all():
        number = str(field.get_attribute("id")).removeprefix("group-")
        field.fill(groups[int(number)])
    human.press("Use my new keys")


def test_lost_device(house: House, person: Person) -> None:
    """New keys count when their kit was typed back; the room has them, and the partner is told."""
    mentor, mentee = house.pair("Abel", "Bo")
    house.agree(mentor, mentee)
    speech.say(mentee.room(), "before")
    notebook.add(mentee.memory, "my page")
    old = mentee.ways.kit.text()
    theirs, mine = person(), person()
    theirs.come_as(mentor)
    room = mentor.room().id
    theirs.enter(room)
    mine.come_as(mentee)
    groups = makes_keys(mine)
    mine.sees("Nothing has changed yet.")
    restored(house, mentee, old, "Bo before")
    types_back(mine, groups)
    mine.sees("New keys for Bo")
    mine.sees("Every passkey, passphrase and kit from before.")
    theirs.sees("Bo made new keys, as one does after losing a device.")
    with pytest.raises(Refused):
        restored(house, mentee, old, "Bo after")
    there = restored(house, mentee, "-".join(groups), "Bo there")
    cards = mentor.room().reader.epoch.record.core.cards  # type: ignore[union-attr]
    mine.press("Lock")
    mine.at("/unlock")
    mine.press("Use my passkey")
    mine.at("/")
    mine.enter(room)
    mine.sees("You made new keys.")
    mine.sees("before")
    mine.say("after")
    theirs.sees("after")

    assert there.card.generation == 1
    assert there.card.hash in cards


def cuts(route: Route) -> None:
    """Let a request arrive, and its answer not."""
    route.fetch()
    route.abort()


@pytest.mark.parametrize("waits", [True, False], ids=["tries again", "comes back later"])
def test_answer_lost(house: House, person: Person, waits: bool) -> None:
    """The line is cut as the new keys arrive: the kit in hand opens, and nothing is stuck."""
    mentee = house.invited("Cleo" if waits else "Dan")
    notebook.add(mentee.memory, "my page")
    human = person()
    human.come_as(mentee)
    groups = makes_keys(human)
    human.page.route("**/api/cards", cuts)
    types_back(human, groups)
    human.sees("No answer came. Your new keys may count already")
    there = restored(house, mentee, "-".join(groups), f"{mentee.name} there")
    human.page.unroute("**/api/cards")
    if waits:
        human.press("Use my new keys")
        human.sees(f"New keys for {mentee.name}")
    else:
        human.page.reload()
        human.at("/unlock")
        unlocks(human, mentee.ways.kit.text())
        human.sees("New keys were made for this account on another device.")
        unlocks(human, "-".join(groups))
        human.at("/")
    human.go("/notebook")
    human.sees("my page")

    assert there.card.generation == 1
    assert human.forgive("ERR_FAILED")
    # Between the two, what the page asks with the old keys is refused.
    human.forgive("40[134]")


def unlocks(human: Human, kit: str) -> None:
    """Type or paste a kit on the page where one unlocks."""
    more = human.button("Use my recovery kit or passphrase")
    field = human.page.get_by_label("Recovery kit or passphrase")
    more.or_(field).wait_for(timeout=LONG)
    if more.is_visible():
        more.click()
    field.fill(kit)
    human.press("Unlock")


def test_refused_keys(house: House, person: Person) -> None:
    """Keys that another device was faster with are not gone over to, and that is said."""
    mentee = house.invited("Edda")
    human = person()
    human.come_as(mentee)
    groups = makes_keys(human)
    faster = succession.renewal(mentee.session)
    succession.rotate(mentee.session, faster)
    types_back(human, groups)
    human.sees("New keys were made on another device.")
    with pytest.raises(Refused):
        restored(house, mentee, "-".join(groups), "Edda nowhere")

    assert human.forgive("409")
    human.forgive("40[13]")


def meets(human: Human, words: list[str]) -> None:
    """Compare safety words by voice: those heard are those seen."""
    human.page.get_by_role("button", name="Compare safety words").first.click()
    dialog = human.page.get_by_role("dialog")
    expect(dialog.locator("ol").first.locator("li")).to_have_text(words, timeout=LONG)
    human.answer("I heard these words")


def own_words(human: Human) -> list[str]:
    """The words that somebody reads aloud, as 'Your keys' shows them."""
    human.go("/keys")
    shown = human.page.locator("ol.words li")
    expect(shown).to_have_count(4, timeout=LONG)
    return shown.all_inner_texts()


def signs(human: Human) -> None:
    """Sign the agreement that is proposed."""
    human.press("Sign this agreement")
    human.press("Sign now")


def begins_anew(human: Human, link: str) -> None:
    """From a link that the programme mailed to keys of one's own."""
    human.opens(link)
    human.sees("Begin anew")
    human.sees("What you wrote before does not open with them.")
    human.press("Come in")
    human.press("Make my key")
    human.keep(human.kit())


def proposes(human: Human, room: bytes, other: str) -> None:
    """Propose the agreement once more, as it stands."""
    human.go(f"/r/{room.hex()}")
    human.sees("Your agreement names keys that are no longer in use.")
    human.go(f"/r/{room.hex()}/agreement")
    human.press("Propose it once more")
    human.press("See how it reads")
    human.sees("The words stay the same. They name the new keys")
    human.press(f"Propose this to {other}")


def test_everything_lost(house: House, person: Person) -> None:
    """A fresh start opens nothing; the partner compares words, both sign, and the room is back."""
    mentor, mentee = house.pair("Fia", "Gil")
    house.agree(mentor, mentee)
    speech.say(mentee.room(), "I want to lead.")
    room = mentor.room().id
    boss = house.coordinator.session
    link = invitation.come_back(boss, programme.people(boss)["Gil"])
    theirs, mine = person(), person()
    theirs.come_as(mentor)
    theirs.enter(room)
    begins_anew(mine, link)
    mine.at(f"/r/{room.hex()}")
    theirs.sees("Gil has begun anew")
    meets(theirs, own_words(mine))
    theirs.page.get_by_text("Gil has begun anew").wait_for(state="detached", timeout=LONG)
    proposes(theirs, room, "Gil")
    mine.go(f"/r/{room.hex()}/agreement")
    mine.sees("Fia proposes version")
    mine.page.get_by_text("I want to lead.").wait_for(state="detached")
    signs(mine)
    signs(theirs)
    mine.sees("You both signed it.")
    theirs.enter(room)
    theirs.say("Welcome back.")
    mine.enter(room)
    mine.sees("Welcome back.")
    kept = mine.line("I want to lead.")
    expect(kept).to_contain_text(plain("Fia kept it as yours."), timeout=LONG)
    expect(kept.locator("strong")).to_have_text("Gil")
    mine.sees("You began anew, with other keys.")
    theirs.sees("Gil began anew, with other keys.")
    mine.say("Thank you.")
    theirs.sees("Thank you.")
    expect(theirs.line("I want to lead.").locator("strong")).to_have_text("Gil")


def test_not_me(house: House, person: Person) -> None:
    """Somebody else made new keys: their person says so on their device, and both keys end."""
    mentor, mentee = house.pair("Hal", "Isa")
    house.agree(mentor, mentee)
    mine, theirs = person(), person()
    mine.come_as(mentee)
    theirs.come_as(mentor)
    theirs.enter(mentor.room().id)
    made = succession.renewal(mentee.session)
    thief = succession.rotate(mentee.session, made)
    taken = Citizen("Isa", house, thief, type(mentee.memory)(thief), made.sealed.ways)
    speech.say(taken.room(), "in my name")
    theirs.sees("in my name")
    mine.page.reload()
    mine.at("/unlock")
    unlocks(mine, mentee.ways.kit.text())
    mine.sees("New keys were made for this account on another device.")
    mine.page.get_by_role("link", name="I did not make new keys").click()
    mine.sees("This is the account of Isa.")
    mine.sees("Your notebook does not come back.")
    mine.page.get_by_label("Your old recovery kit or passphrase").fill(mentee.ways.kit.text())
    mine.press("That was not me")
    mine.sees("These keys have ended")
    theirs.sees("Its writer says that these keys were not theirs.")
    with pytest.raises(Refused):
        speech.say(taken.room(), "still in my name")

    # An old kit fetches no vault.
    assert mine.forgive("404")
    mine.forgive("40[13]")


def test_not_me_without_a_thief(house: House, person: Person) -> None:
    """Whoever has the newest keys ends nothing by saying it, and is told so."""
    mentee = house.invited("Jon")
    human = person()
    human.come_as(mentee)
    human.page.reload()
    human.at("/unlock")
    human.go("/not-me")
    human.page.get_by_label("Your old recovery kit or passphrase").fill(mentee.ways.kit.text())
    human.press("That was not me")
    human.sees("There are no newer keys than yours. Nothing has changed.")
    human.forgive("409")

    assert restored(house, mentee, mentee.ways.kit.text(), "Jon there").card.generation == 0
