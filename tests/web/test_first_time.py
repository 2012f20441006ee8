"""The first time: from a link to keys of one's own, whatever the device can do."""

from quietroom.client import programme
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, NO_PRF, PRF, REFUSES, TWICE

MOST_PRESSES = 6
"""From the link to a kit that was checked; signing may take eight more."""

MOST_TYPED = 2


def test_link_to_home(house: House, person: Person) -> None:
    """A link, a passkey, a kit that is typed back, and in; few presses, two fields."""
    human = person()
    groups = human.join(house.link_for("Amina"))
    human.keep(groups)
    human.at("/")
    presses, typed = human.counted()

    assert len(groups) == 8
    assert presses <= MOST_PRESSES
    assert typed <= MOST_TYPED
    assert "Amina" in programme.people(house.coordinator.session)


def test_counts_can_rise(house: House, person: Person) -> None:
    """Presses and typed fields are counted: each one more than the journey needs shows."""
    human = person()
    human.opens(house.link_for("Bea"))
    human.page.get_by_text("Use another name").click()
    human.page.get_by_label("Your name").fill("Beatrice")
    before = human.counted()
    human.press("Come in")

    assert before == (1, 1)
    assert human.counted() == (2, 1)


def test_asked_twice(house: House, person: Person) -> None:
    """An older security key is asked once more, and the page says so meanwhile."""
    human = person(TWICE)
    human.opens(house.link_for("Chidi"))
    human.press("Come in")
    human.page.evaluate(
        """() => new MutationObserver(() => {
          if (document.body.innerText.includes('Once more')) globalThis.toldTwice = true;
        }).observe(document.body, {subtree: true, childList: true, characterData: true})"""
    )
    human.press("Make my key")
    human.keep(human.kit())
    human.at("/")

    assert human.page.evaluate("globalThis.toldTwice")


def test_no_prf(house: House, person: Person) -> None:
    """A passkey that yields no key is named kindly; a passphrase does instead, and unlocks."""
    human = person(NO_PRF)
    human.opens(house.link_for("Dora"))
    human.press("Come in")
    human.press("Make my key")
    human.sees("cannot open what you write")
    human.press("Use a passphrase")
    groups = human.kit()
    words = human.page.locator("section.kit p code").inner_text()
    human.keep(groups)
    human.at("/")
    human.page.reload()
    human.at("/unlock")
    human.page.get_by_label("Recovery kit or passphrase").fill(words)
    human.press("Unlock")
    human.at("/")

    assert len(words.split()) == 7


def test_refused(house: House, person: Person) -> None:
    """Whoever says no is told that nothing happened, and can try again."""
    human = person(REFUSES)
    human.opens(house.link_for("Emil"))
    human.press("Come in")
    human.press("Make my key")
    human.sees("Nothing has happened")
    known = programme.people(house.coordinator.session)
    human.take(PRF)
    human.press("Try again")
    human.keep(human.kit())
    human.at("/")

    assert "Emil" not in known


def test_fragment_goes(house: House, person: Person) -> None:
    """The secret of the link leaves the address at once, and the history holds it nowhere."""
    human = person()
    link = house.link_for("Fay")
    human.opens(link)
    human.button("Come in").wait_for()
    secret = link.partition("#")[2]
    history = human.cdp.send("Page.getNavigationHistory")

    assert human.page.url == house.url + "/join"
    assert secret
    assert all(secret not in one["url"] for one in history["entries"])


def test_looking_uses_nothing_up(house: House, person: Person) -> None:
    """A link that was opened, even twice, still lets its person in; then it is used up."""
    link = house.link_for("Gus")
    first, second = person(), person()
    first.opens(link)
    first.button("Come in").wait_for()
    second.keep(second.join(link))
    second.at("/")
    late = person()
    late.opens(link)
    late.sees("This link does not work any more")

    assert "Gus" in programme.people(house.coordinator.session)


def test_reload_locks(house: House, person: Person) -> None:
    """A page loaded anew is locked and knows its person; the passkey opens it."""
    human = person()
    human.keep(human.join(house.link_for("Hana")))
    human.at("/")
    human.page.reload()
    human.at("/unlock")
    human.sees("Welcome back, Hana")
    human.press("Use my passkey")
    human.at("/")
    human.sees("Hana")


def test_finger_not_known(house: House, person: Person) -> None:
    """A device that refuses its person is said in words; the kit opens instead."""
    human = person()
    groups = human.join(house.link_for("Jo"))
    human.keep(groups)
    human.at("/")
    human.press("Lock")
    human.at("/unlock")
    human.refuse()
    human.press("Use my passkey")
    human.sees("Your device did not give the key")
    human.press("Use my recovery kit or passphrase")
    human.page.get_by_label("Recovery kit or passphrase").fill("-".join(groups))
    human.press("Unlock")
    human.at("/")
    human.sees("Jo")


def test_kit_typed_wrong(house: House, person: Person) -> None:
    """A group that is not as on the sheet is told beside its field, and can be mended."""
    human = person()
    groups = human.join(house.link_for("Ines"))
    human.press("I have it")
    for field in human.page.locator("input.group").all():
        field.fill("AAAAA")
    human.press("That is it")
    human.page.locator("#wrong").wait_for(timeout=LONG)
    human.press("Show the sheet again")
    human.keep(groups)
    human.at("/")


def test_faults_are_kept(house: House, person: Person) -> None:
    """An error, a breach of the policy: either would fail the journey that it happens in."""
    human = person()
    human.opens(house.url + "/unlock")
    human.page.evaluate("() => { setTimeout(() => { throw new Error('planted') }) }")
    human.page.evaluate("() => fetch('https://elsewhere.example/').catch(() => 0)")
    human.page.evaluate("() => console.error('said')")
    human.page.wait_for_timeout(200)

    assert human.forgive("planted")
    assert human.forgive("connect-src|Content Security Policy")
    assert human.forgive("said")
