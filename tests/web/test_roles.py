"""Who takes reports and who is the ombuds: appointed in a browser, offered, replaced, lied about.

Beside the browsers stand command lines' SDKs, which hold no code of theirs: what one signs the
others verify.
"""

import re
from dataclasses import replace

from playwright.sync_api import expect

from quietroom.agreement.people import Person as Named
from quietroom.agreement.terms import Terms
from quietroom.client import agreement, roles
from quietroom.ground import canon, shape
from quietroom.programme import roles as lists
from quietroom.programme.roles import Holder, Role
from tests.journeys.town import Citizen
from tests.promises.liar import Change, Lie, lying
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human, plain

PARTS = {"ombuds": Role.OMBUDS, "officer": Role.OFFICER, "deputy": Role.DEPUTY}


def opens(human: Human, part: str, name: str) -> None:
    """Choose somebody for a part; whether it is taken is seen afterwards."""
    human.page.locator(f"[data-do=appoint-{part}]").click(timeout=LONG)
    human.page.get_by_label("Choose a person").select_option(name)
    human.page.locator("[data-do=appoint]").click()


def appoints(human: Human, part: str, name: str) -> None:
    """Appoint somebody, and see it said."""
    opens(human, part, name)
    human.sees(f"{name} is appointed.")


def is_refused(human: Human, part: str, name: str) -> None:
    """Choose somebody who cannot have this part, read why, and leave it."""
    opens(human, part, name)
    human.sees("One person has two parts here that do not go together.")
    human.answer("Not now")


def begins(boss: Human, house: House) -> None:
    """From home over the list of pairs; it says what agreements say while nobody is named."""
    boss.come_as(house.coordinator)
    boss.page.get_by_role("link", name="Pairs of the programme").click()
    boss.page.get_by_role("link", name="Who takes reports, and who is the ombuds").click()
    boss.sees("this programme has named no ombuds who stands apart from it")
    boss.sees("this programme has named no one to take reports, or no one to stand in")


def names(house: House) -> dict[str, str]:
    """Who holds which part, as another client verifies it."""
    now = roles.read(house.coordinator.session).now
    assert now is not None
    return {part: one.name for part, role in PARTS.items() if (one := now.holder(role)) is not None}


def proposes(human: Human, one: Citizen) -> Terms:
    """Make a proposal by the form as it begins, with words of one's own. Returns the terms."""
    human.come_as(one)
    human.go(f"/r/{one.room().id.hex()}/agreement")
    human.press("Make a proposal")
    own = human.page.get_by_role("group", name="How you keep what you hear").get_by_role("textbox")
    own.fill("I ask first.")
    human.press("See how it reads")
    human.sees("Noor")
    human.press("Propose this to Amina")
    human.sees("Next, Amina adds words of their own.")
    return agreement.current(one.room()).version.terms


def sign(house: House, mentor: Citizen, mentee: Citizen, chosen: Terms) -> None:
    """The mentor adds words of their own, and both sign."""
    words = {one.name: one for one in house.terms(mentor.room()).parties}
    first, second = (one if one.undertakings else words[one.name] for one in chosen.parties)
    agreement.propose(mentor.room(), replace(chosen, parties=(first, second)))
    wanted = agreement.current(mentor.room()).version.hash
    agreement.sign(mentor.room(), wanted)
    agreement.sign(mentee.room(), wanted)


def test_appointed_in_the_browser(house: House, person: Person) -> None:
    """A coordinator appoints; the pair's proposal names them; who is replaced is told apart."""
    boss, human = person(), person()
    mentor, mentee = house.pair("Amina", "Jonas")
    for name in ("Leila", "Omar", "Noor", "Ines"):
        house.helper(name)
    begins(boss, house)
    appoints(boss, "officer", "Leila")
    is_refused(boss, "deputy", "Leila")
    appoints(boss, "deputy", "Omar")
    is_refused(boss, "ombuds", "Cora")
    appoints(boss, "ombuds", "Noor")
    found = names(house)
    proposed = proposes(human, mentee)
    sign(house, mentor, mentee, proposed)
    appoints(boss, "ombuds", "Ines")
    human.go("/people")
    human.sees("names Noor: Ombuds. The programme now names Ines.")
    human.page.get_by_role("link", name=plain("Open the agreement with Amina")).click()
    human.press("Propose changes")
    human.page.locator("[data-do=roles]").check()
    human.press("See how it reads")
    changes = human.page.get_by_role("main")
    expect(changes).to_contain_text(re.compile("Noor.*→.*Ines", re.DOTALL), timeout=LONG)

    assert found == {"ombuds": "Noor", "officer": "Leila", "deputy": "Omar"}
    assert names(house)["ombuds"] == "Ines"
    assert proposed.ombuds is not None
    assert proposed.ombuds.card == house.helpers["Noor"].session.first
    assert {limit.officer and limit.officer.name for limit in proposed.limits} == {"Leila"}
    assert proposed.programme is not None
    assert [one.name for one in proposed.programme.coordinators] == ["Cora"]


def test_kept_out_and_lied_about(house: House, person: Person) -> None:
    """Whom one keeps out is not offered to them; a list that the server swaps is not shown."""
    mentor, mentee = house.pair("Tomas", "Maya")
    boss = house.coordinator.session
    for name, role in (("Leila", Role.OFFICER), ("Omar", Role.DEPUTY), ("Noor", Role.OMBUDS)):
        house.helper(name)
        roles.appoint(boss, role, name)
    human = person()
    human.come_as(mentee)
    human.page.get_by_role("link", name="People of the programme").click()
    main = human.page.get_by_role("main")
    expect(main).to_contain_text("Noor", timeout=LONG)
    human.page.get_by_role("region", name="Ombuds").get_by_role("button").click()
    human.answer("Not for my rooms")
    human.sees("You said: not for my rooms.")
    mentee.memory.sync()
    human.go(f"/r/{mentee.room().id.hex()}/agreement")
    human.press("Make a proposal")
    human.page.locator("[data-do=preview]").wait_for(timeout=LONG)
    told = roles.renewed(mentee.room(), house.terms(mentee.room()), roles.read(mentee.session))

    assert told.ombuds is None
    assert roles.kept_out(mentor.memory) == frozenset()
    for lie, said in ((_old, "shows a newer list"), (_swapped(house), "does not hold this list")):
        with lying(house, Lie("/api/roles$", answer=lie, method="GET"), browsers=True):
            human.go("/")
            human.go("/people")
            human.sees(said)
            expect(main).not_to_contain_text("Safeguarding lead")
        human.go("/")
        human.go("/people")
        human.sees("This device has checked this list")
        expect(main).to_contain_text("Noor")


def _old(raw: bytes) -> bytes:
    """All lists but the newest."""
    return canon.encode(shape.items(canon.decode(raw), "roles")[:-1])


def _swapped(house: House) -> Change:
    """In the newest list another person is the ombuds, and somebody signed it."""
    other = Holder(Role.OMBUDS, Named(house.helpers["Omar"].session.first, "Noor"))
    key = house.helpers["Omar"].session.signer

    def change(raw: bytes) -> bytes:
        *before, newest = shape.items(canon.decode(raw), "roles")
        one = lists.parse_published(canon.encode(newest))
        kept = [each for each in one.roles.holders if each.role is not Role.OMBUDS]
        kept = [each for each in kept if each.person.name != "Omar"]
        swapped = replace(one.roles, holders=(*kept, other))
        return canon.encode([*before, lists.sign(swapped, key, one.r).fields()])

    return change
