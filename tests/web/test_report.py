"""Something I must report, in browsers: what goes out, to whom, who is told, and what never goes.

Beside each browser stands a command line's SDK, which holds no code of the browser's: what one
sends the other opens, in both directions.
"""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from quietroom.client import casework, duty, speech, telling
from quietroom.client.casework import Case, Note
from quietroom.client.duty import Draft
from quietroom.client.room import Room
from quietroom.duty.basis import DAY
from quietroom.duty.case import State
from quietroom.ground.errors import CannotOpen
from quietroom.room.envelope import Envelope
from quietroom.room.notice import Sight
from quietroom.room.open import open_with
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.desk import alter, refusal
from tests.web.house import House
from tests.web.people import LONG, Human, citizen_of, plain, sheet_of

LIFE = "risk-to-life"
WORDS = "I will not be there tomorrow."
DECIDED = "I called their doctor."
ASKED = "Where are they now?"
STATEMENT = "I am their mentor. I fear that they will harm themself tonight."

STATES = {"acknowledged": None, "decided": None, "closed": None}
"""What a reporter is told without a word."""


def cases(officer: Citizen) -> list[Case]:
    """What was reported to an officer, all of which must hold."""
    found = casework.cases(officer.session)
    assert all(isinstance(one, Case) for one in found), found
    return [one for one in found if isinstance(one, Case)]


def sights(room: Room) -> list[Sight]:
    """How the leaves of reports look to one of the two."""
    return [one.sight for one in telling.duties(room)]


def pair(house: House, mentor: str, mentee: str) -> tuple[Citizen, Citizen, bytes]:
    """A pair that agreed; something said before, what must be reported, something said after."""
    two = house.pair(mentor, mentee)
    house.agree(*two)
    speech.say(two[1].room(), "This was said before it.")
    entry = speech.say(two[1].room(), WORDS).hash
    speech.say(two[1].room(), "This was said after it.")
    return *two, entry


def begin(human: Human, room: bytes) -> None:
    """From the entry's menu past whom to call, to the exceptions that both signed."""
    human.enter(room)
    human.act(WORDS, "Something I must report")
    human.sees("Is somebody in danger now?")
    human.sees("Call the emergency number of the place where the person is")
    assert human.page.locator("main :is(input, textarea, select)").count() == 0
    human.press("Go on to a report")
    human.sees("Which exception is it?")


def choose(human: Human) -> None:
    """Danger to life; the entry that is ticked already; a statement; and what goes out."""
    human.page.get_by_role("radio", name="Danger to life").check()
    human.press("Go on")
    human.sees("What must be read?")
    expect(human.page.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(human.page.get_by_role("checkbox", name=WORDS)).to_be_checked()
    human.page.get_by_label(plain("What must Leila know?")).fill(STATEMENT)


def send(human: Human, kit: str) -> None:
    """See what goes out, and send it by typing the kit again: at once or not at all."""
    human.press("See what goes out")
    human.sees("This goes out")
    human.context.set_offline(True)
    _confirm(human, kit)
    human.sees("The server does not answer. Nothing is lost.")
    human.context.set_offline(False)
    expect(human.page.locator(".connection")).to_have_text("Connected", timeout=LONG)
    human.forgive("ERR_INTERNET_DISCONNECTED")
    # Had anything been sealed, it would go out by itself, and there were two reports.
    _confirm(human, kit)


def _confirm(human: Human, kit: str) -> None:
    human.page.get_by_label("Recovery kit or passphrase").fill(kit)
    human.page.locator("[data-do=send]").click()


def reports(human: Human, mentor: Citizen) -> None:
    """A mentor goes all the way; what is shown before it goes is all that goes."""
    human.come_as(mentor)
    begin(human, mentor.room().id)
    choose(human)
    human.press("See what goes out")
    goes = human.page.locator("section.sheet")
    expect(goes).to_contain_text(WORDS)
    expect(goes).to_contain_text(STATEMENT)
    expect(goes).not_to_contain_text("This was said")
    human.press("Change something")
    send(human, sheet_of(mentor))
    human.sees("Your report has gone to Leila.")


def reads(lead: Human, officer: Citizen) -> None:
    """The lead opens it, and sees that entry, from whom and under which label, and no other."""
    lead.come_as(officer)
    lead.page.get_by_role("link", name="Reports", exact=True).click()
    lead.page.locator("summary").click()
    body = lead.page.get_by_role("main")
    for words in (WORDS, STATEMENT, "as written by the other one", "the two of them"):
        expect(body).to_contain_text(words)
    expect(body).not_to_contain_text("This was said")
    lead.press("I have it")
    lead.press("Let them know")
    lead.sees("you let them know that you have it")
    lead.press("Ask them")
    lead.page.get_by_label("Your question").fill(ASKED)
    lead.press("Send the question")
    lead.sees("you asked.")


def decides(lead: Human) -> None:
    """The lead decides in words, reads the answer, and closes it."""
    lead.press("Decide")
    lead.page.get_by_label("What you decided, and why").fill(DECIDED)
    lead.press("Keep the decision")
    lead.sees("your decision.")
    lead.sees("At home.")
    lead.page.locator("[data-do=closed]").click()
    lead.page.locator("[data-do=go]").click()
    lead.sees("you closed it.")


def test_told_at_once(house: House, person: Person) -> None:
    """A mentor reports, the lead reads that entry and no other and acts; each learns their part."""
    mentor, mentee, entry = pair(house, "Amina", "Jonas")
    officer, path = house.helpers["Leila"], f"/r/{mentor.room().id.hex()}/report"
    human, lead = person(), person()
    reports(human, mentor)
    reads(lead, officer)
    human.go("/")
    human.go(path)
    human.sees("Leila has read it")
    human.page.get_by_label(plain("Your answer to Leila")).fill("At home.")
    human.press("Send the answer")
    human.sees("Your answer has gone to Leila.")
    decides(lead)
    human.go("/")
    human.go(path)
    human.sees("Leila has closed it")
    human.sees("You are not told what.")
    human.sees("At home.")
    expect(human.page.get_by_role("main")).not_to_contain_text("doctor")
    for each in (mentor, officer):
        each.memory.sync()
    (case,) = cases(officer)
    (one,) = case.checked.entries
    heard = casework.heard(mentor.session, mentor.memory)[case.checked.report.hash]
    told = {str(step.state): step.words for step in heard}
    answers = casework.answers(officer.session, [case])[case.checked.report.hash]
    written = {note.what: note.words for note in casework.written(officer.memory, case)}

    assert (one.opened.envelope.hash, case.checked.statement) == (entry, STATEMENT)
    assert opens_no_other(one.opened.key, mentee.room(), entry) > 4
    assert sights(mentee.room()) == sights(mentor.room()) == [Sight.TOLD]
    assert told == {**STATES, "asked": ASKED, "answered": "At home."}
    assert [step.words for step in answers] == ["At home."]
    assert written[Note.DECISION] == DECIDED
    assert Note.DESTROY in written


def opens_no_other(key: bytes, room: Room, entry: bytes) -> int:
    """Check that a key opens no other entry of a room. Returns how many were tried."""
    said = [line.item for line in room.lines if isinstance(line.item, Envelope)]
    others = [item for item in said if item.hash != entry]
    for other in others:
        with pytest.raises(CannotOpen):
            open_with(key, other)
    return len(others)


def test_told_later_by_a_passkey(house: House, person: Person) -> None:
    """Later, to the deputy, with a reason, by a passkey; a device that says no sends nothing."""
    human = person()
    groups = human.join(house.link_for("Rosa"))
    sheet = human.save_kit()
    human.keep(groups)
    mentor, mentee = citizen_of(house, "Rosa", sheet), house.invited("Ivo")
    house.make_pair(mentor, mentee)
    house.agree(mentor, mentee)
    speech.say(mentee.room(), WORDS)
    others = len(cases(house.helpers["Leila"]))
    begin(human, mentor.room().id)
    choose(human)
    human.page.get_by_role("radio", name=plain("Omar, because")).check()
    human.page.get_by_role("radio", name="Later, by a day").check()
    human.press("See what goes out")
    human.sees("Say why.")
    human.page.get_by_label("Why?").fill("They are watched.")
    human.press("See what goes out")
    human.sees("It goes to Omar, the deputy.")
    human.page.locator("[data-do=passkey]").click()
    human.sees("Your report has gone to Omar.")
    (case,) = cases(house.helpers["Omar"])
    quiet = sights(mentee.room())
    human.page.locator("[data-do=tell]").click()
    human.sees("has been told.")
    begin(human, mentor.room().id)
    choose(human)
    human.press("See what goes out")
    human.refuse()
    human.page.locator("[data-do=passkey]").click()
    human.sees("Your device did not give the key")

    assert quiet == []
    assert len(cases(house.helpers["Leila"])) == others
    assert (case.checked.covered.deputy, case.checked.report.reason) == (True, "They are watched.")
    assert 0 < case.checked.report.notice - case.checked.report.time <= 2 * DAY
    assert sights(mentee.room()) == [Sight.TOLD]


def test_what_a_command_line_reports(house: House, person: Person) -> None:
    """The desk in a browser opens it, and answers it; a browser tells what came due meanwhile."""
    mentor, mentee, entry = pair(house, "Nadia", "Piet")
    soon = house.now() + DAY // 2
    draft = Draft(LIFE, (entry,), STATEMENT, deputy=True, notice=soon, reason="They are watched.")
    sent = duty.send(mentor.room(), draft)
    before = sights(mentee.room())
    lead, human = person(), person()
    lead.come_as(house.helpers["Omar"])
    lead.go("/reports")
    lead.page.locator("summary").first.click()
    lead.sees("It comes to you as the deputy.")
    lead.sees(STATEMENT)
    lead.sees("They are watched.")
    lead.press("I have it")
    lead.press("Let them know")
    lead.sees("you let them know that you have it")
    human.come_as(mentor)
    human.go(f"/r/{mentor.room().id.hex()}/report")
    human.sees("Piet has been told.")

    heard = casework.heard(mentor.session, mentor.memory)[sent.hash]
    assert before == []
    assert [one.state for one in heard] == [State.ACKNOWLEDGED]
    assert sights(mentee.room()) == [Sight.TOLD]


def test_nothing_unsigned(house: House, person: Person) -> None:
    """What is not signed is not offered, and says why; an altered page is refused by the worker."""
    mentor, mentee = house.pair("Vera", "Tim")
    limits = tuple(
        replace(one, officer=None, deputy=None) if one.id == "serious-crime" else one
        for one in house.terms(mentor.room()).limits
    )
    house.agree(mentor, mentee, limits=limits)
    entry = speech.say(mentee.room(), WORDS).hash
    human = person()
    alter(human)
    human.come_as(mentor)
    room = mentor.room().id
    begin(human, room)
    main = human.page.get_by_role("main")
    expect(main).not_to_contain_text(_title(mentor.room(), "policy-breach"))
    crime = _title(mentor.room(), "serious-crime")
    expect(main).to_contain_text(crime)
    expect(human.page.get_by_role("radio", name=crime)).to_have_count(0)
    human.page.get_by_role("radio", name="None of these").check()
    human.sees("This does not go out through Quietroom")
    human.sees("Ask for advice outside")
    expect(human.page.locator("[data-do=which]")).to_have_count(0)

    kit = [sheet_of(mentor), []]
    whole: dict[str, Any] = {
        "limit": LIFE,
        "entries": [entry.hex()],
        "statement": "x",
        "deputy": False,
        "notice": None,
        "reason": None,
    }
    other = mentor.room().lines[1].hash.hex()
    for changed, proof, code in (
        ({"limit": "policy-breach"}, kit, "no-such-limit"),
        ({"limit": "gossip"}, kit, "no-such-limit"),
        ({"limit": "serious-crime"}, kit, "nobody-to-report-to"),
        ({"limit": "court-order", "notice": house.now() + DAY, "reason": "r"}, kit,
         "notice-too-late"),
        ({"notice": house.now() + DAY}, kit, "reason-missing"),
        ({"deputy": True}, kit, "reason-missing"),
        ({"entries": [other]}, kit, "not-words"),
        ({"entries": []}, kit, "unsure"),
        ({"entries": [f"{n:064x}" for n in range(17)]}, kit, "too-many-entries"),
        ({}, [mentee.ways.kit.text(), []], "wrong-unlock"),
    ):  # fmt: skip
        assert refusal(human, "report", room.hex(), whole | changed, proof) == code

    assert cases(house.helpers["Leila"]) == [] or all(
        case.checked.report.room != room for case in cases(house.helpers["Leila"])
    )
    assert sights(mentee.room()) == []
    assert refusal(human, "report", room.hex(), whole, kit) is None
    expect(main).to_be_visible(timeout=LONG)
    assert sights(mentee.room()) == [Sight.TOLD]


def _title(room: Room, name: str) -> str:
    terms = room.agreement.state.in_force
    assert terms is not None
    assert terms.version is not None
    return next(one.title for one in terms.version.terms.limits if one.id == name)
