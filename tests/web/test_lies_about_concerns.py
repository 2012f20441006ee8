"""Lies about concerns that need two browsers or a second look, beside their honest twins.

Most are on the one list (`tests/promises/lies_about_concerns.py`). Here the desk of the key worker
is asked what it shows: that of an ombuds, and that of whoever raised a concern.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from quietroom.client import concern, concerning
from quietroom.client.concern import Gathered
from quietroom.client.concerning import Saying, Talk
from quietroom.concern import turn
from quietroom.concern.turn import State, Turn
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, lying
from tests.web.desk import alter, ask
from tests.web.house import House
from tests.web.people import PRF, Human
from tests.web.test_concern_desk import spoken

TWINS = pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])

Two = tuple[Citizen, Citizen, bytes]


@pytest.fixture(scope="module")
def two(house: House) -> Two:
    """A pair and what the mentee said, for all lies; each is about a concern of its own."""
    return spoken(house, "Amina", "Jonas")


@contextmanager
def sitting(browser: Browser, house: House, citizen: Citizen) -> Iterator[Human]:
    """Somebody at a browser; whatever went wrong in their page fails at its end."""
    human = Human(browser, house.url, PRF)
    alter(human)
    human.come_as(citizen)
    yield human
    # Either of two devices of one person sends what was kept; the second hears that it is there.
    human.forgive("409")
    faults = human.faults
    human.context.close()

    assert faults == []


@pytest.fixture(scope="module")
def ombuds(browser: Browser, house: House) -> Iterator[Human]:
    """The ombuds at a browser."""
    with sitting(browser, house, house.helpers["Noor"]) as human:
        yield human


@pytest.fixture(scope="module")
def raiser(browser: Browser, house: House, two: Two) -> Iterator[Human]:
    """Whoever raises concerns, at a browser."""
    with sitting(browser, house, two[1]) as human:
        yield human


def raised(house: House, who: Citizen, words: str, to: str = "Noor") -> Turn:
    """A concern of words alone."""
    gathered = Gathered(house.helpers[to].session.first, ())
    return concern.raise_it(who.session, who.memory, gathered, words)


def one_of(citizen: Citizen, ident: bytes) -> Talk:
    """One concern as the SDK of one of the two has it."""
    citizen.memory.sync()
    found, _ = concerning.talks(citizen.session, citizen.memory)
    return next(one for one in found if one.id == ident)


def shown(human: Human, act: str, ident: bytes) -> Any:
    """One concern as a browser shows it, or none."""
    found = [one for one in ask(human, act)["concerns"] if one["id"] == ident.hex()]
    return found[0] if found else None


def wrong(human: Human, act: str = "concerns") -> list[str]:
    """What a browser says is no true turn, by code, sorted."""
    return sorted(one["code"] for one in ask(human, act)["wrong"])


def states(view: Any) -> list[str]:
    """What was done in a concern, in order."""
    return [one["what"] for one in view["turns"]]


@TWINS
def test_passed_on(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """An ombuds who seals to another what was raised with them alone."""
    before = wrong(ombuds)
    leila, noor = house.helpers["Leila"], house.helpers["Noor"]
    made = raised(house, two[1], "For one alone.", "Leila" if told else "Noor")
    if told:
        talk = one_of(leila, made.concern)
        sent = turn.send(talk.first, talk.key)
        concerning._post(leila.session, leila.memory, bytes(16), noor.session.card.hash, sent)
    view = shown(ombuds, "concerns", made.concern)

    assert (view is None) is told
    assert wrong(ombuds) == sorted([*before, *["not-for-you"] * told])


@TWINS
def test_in_another_s_name(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """Whoever names another's card never confirms it; whoever names their own does so at once."""
    mentor, mentee, _ = two
    session = replace(mentor.session, lineage=mentee.session.lineage) if told else mentor.session
    liar = Citizen("", house, session, mentor.memory, mentor.ways)
    made = raised(house, liar, "In whose name?")
    ask(ombuds, "doConcern", made.concern.hex(), "answered", "When?")
    talk = one_of(mentor, made.concern)
    concern.add(liar.session, liar.memory, talk, "On Monday.")
    view = shown(ombuds, "concerns", made.concern)

    assert view["card"] == session.first.hex()
    assert view["confirmed"] is not told
    assert sorted(states(view)) == ["acknowledged", "added", "answered", "raised"]


@TWINS
def test_repeated(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """A server that hands out each turn twice, under another id: it counts once."""
    made = raised(house, two[1], "Said once.")

    def twice(raw: bytes) -> bytes:
        return raw[:-1] + b"," + raw[1:] if raw.startswith(b"[{") else raw

    with lying(house, Lie("^/api/concerns$", answer=twice, method="GET"), told, browsers=True):
        view = shown(ombuds, "concerns", made.concern)

    assert states(view) == ["raised"]


def all_the_same(who: Citizen, ident: bytes, state: State) -> None:
    """Their software goes on, whether it may or not."""
    concerning.go_on(who.session, who.memory, one_of(who, ident), Saying(state, "All the same."))


@TWINS
def test_words_after_a_withdrawal(
    house: House,
    two: Two,
    ombuds: Human,
    raiser: Human,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Altered software goes on: the raiser's browser names it, the desk shows no word."""
    noor, mentee = house.helpers["Noor"], two[1]
    made = raised(house, mentee, "Then withdrawn.")
    if told:
        concern.withdraw(mentee.session, mentee.memory, one_of(mentee, made.concern))
    with monkeypatch.context() as altered:
        altered.setattr(concerning, "check", lambda *_: None)
        all_the_same(noor, made.concern, State.ADVISED)
        all_the_same(mentee, made.concern, State.ADDED)
    mine = shown(raiser, "myConcerns", made.concern)
    desk = shown(ombuds, "concerns", made.concern)
    faults = {one["what"]: one["fault"] for one in mine["turns"]}

    assert faults["advised"] == faults["added"] == ("concern-withdrawn" if told else None)
    assert {one["words"] for one in desk["turns"]} == (
        {""} if told else {"Then withdrawn.", "All the same."}
    )
