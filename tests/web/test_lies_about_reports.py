"""Lies about reports and their notices, told to browsers, each beside its honest twin.

The SDK meets these in `tests/promises/test_lies_about_duty.py` and `test_lies_about_notice.py`.
Here the one at the browser reads what is wrong, and is shown nothing false.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from quietroom.client import casework, duty, speech, telling
from quietroom.client.casework import Wrong
from quietroom.client.duty import Draft
from quietroom.ground import canon
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, decoded, lying
from tests.promises.test_lies_about_duty import DAY, LIFE, altered, anything, posted
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.meeting import sentence, told_of_one
from tests.web.people import LONG

Sends = Callable[[House, Citizen, bytes, pytest.MonkeyPatch], Lie | None]

WORDS = "I will not be there tomorrow."


def forged(house: House, mentor: Citizen, entry: bytes, _: pytest.MonkeyPatch) -> None:
    """Signed by somebody else."""
    mentor.session.__dict__["signer"] = house.coordinator.session.signer
    duty.send(mentor.room(), Draft(LIFE, (entry,), WORDS))


def switched_off(_: House, mentor: Citizen, entry: bytes, patch: pytest.MonkeyPatch) -> None:
    """Under a limit that both left switched off."""
    altered(patch, True, "basis.check", anything())
    altered(patch, True, "basis.find", lambda listed, _: listed[0])
    altered(patch, True, "refuse_earlier", lambda *_: None)
    duty.send(mentor.room(), Draft("policy-breach", (entry,), WORDS))


def unlogged(house: House, mentor: Citizen, entry: bytes, _: pytest.MonkeyPatch) -> None:
    """Without a leaf in the log."""
    with lying(house, posted(leaves=())):
        duty.send(mentor.room(), Draft(LIFE, (entry,), WORDS))


def other_words(house: House, mentor: Citizen, entry: bytes, _: pytest.MonkeyPatch) -> Lie:
    """With another entry of the room in the place of the one reported."""
    other = speech.say(mentor.room(), "words that were not reported")
    duty.send(mentor.room(), Draft(LIFE, (entry,), WORDS))

    def swap(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[other.item.encode(), *rows[0][1:]]]])

    return Lie(f"/api/grants/{_last(house)}$", answer=swap)


def other_author(house: House, mentor: Citizen, entry: bytes, _: pytest.MonkeyPatch) -> Lie:
    """As accepted from somebody else than the entry names."""
    duty.send(mentor.room(), Draft(LIFE, (entry,), WORDS))

    def rename(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[*rows[0][:2], mentor.session.vault.account]]])

    return Lie(f"/api/grants/{_last(house)}$", answer=rename)


def _last(house: House) -> str:
    listed: list[Any] = house.helpers["Leila"].session.wire.get_rows("/api/grants")
    return str(listed[-1].octets("id").hex())


LIES: dict[str, tuple[Sends, str]] = {
    "forged": (forged, "bad-signature"),
    "switched off": (switched_off, "no-such-limit"),
    "unlogged": (unlogged, "not-logged"),
    "other words": (other_words, "false-report"),
    "other author": (other_author, "false-report"),
}
"""How each report comes about, and what is wrong with it."""


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
@pytest.mark.parametrize("name", LIES)
def test_lie(
    house: House, person: Person, monkeypatch: pytest.MonkeyPatch, name: str, told: bool
) -> None:
    """A lead at a browser reads what is wrong with a report, and no word of it."""
    plot, code = LIES[name]
    mentor, mentee = house.pair(f"Mentor {name} {told}", f"Mentee {name} {told}")
    house.agree(mentor, mentee)
    written = f"{WORDS} {name} {told}"
    entry = speech.say(mentee.room(), written).hash
    officer = house.helpers["Leila"]
    wrong = sum(isinstance(one, Wrong) for one in casework.cases(officer.session))
    lie = None
    with monkeypatch.context() as client:
        if told:
            lie = plot(house, mentor, entry, client)
        else:
            duty.send(mentor.room(), Draft(LIFE, (entry,), WORDS))
    lead = person()
    lead.come_as(officer)
    with lying(house, lie, told, browsers=True):
        lead.go("/reports")
        expect(lead.page.locator("main .note.alarm")).to_have_count(wrong + told, timeout=LONG)
        expect(lead.page.locator("main .page > [role=status]")).to_have_count(0, timeout=LONG)
    words = lead.page.locator("details .words").filter(has_text=written)

    expect(words).to_have_count(0 if told else 1)
    if told:
        said = lead.page.locator("main .note.alarm").filter(has_text=told_of_one(frozenset({code})))
        expect(said.first).to_be_visible()


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
def test_never_told(house: House, person: Person, told: bool) -> None:
    """After the longest delay that both signed, the other's browser names what nobody told."""
    with house.earlier(190 * DAY):
        mentor, mentee = house.pair(f"Mentor late {told}", f"Mentee late {told}")
        house.agree(mentor, mentee)
        entry = speech.say(mentee.room(), WORDS).hash
        later = house.now() + 9 * DAY
        sent = duty.send(mentor.room(), Draft(LIFE, (entry,), "x", notice=later, reason="r"))
        speech.say(mentee.room(), "an entry that has seen the leaf")
        if not told:
            telling.tell(mentor.room(), sent.id)
    human = person()
    human.come_as(mentee)
    human.enter(mentee.room().id)
    line = human.page.locator("aside.torn")
    key = "release-sight-unexplained" if told else "release-sight-reported"

    expect(line).to_have_count(1, timeout=LONG)
    expect(line).to_have_text(re.compile(sentence(key)))
