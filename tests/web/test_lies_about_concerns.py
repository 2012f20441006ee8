"""Lies about concerns, told to browsers, each beside its honest twin.

The SDK meets these in `tests/journeys/test_concern_lies.py`. Here the desk of the key worker
is asked what it shows: that of an ombuds, and that of whoever raised a concern.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from quietroom.client import concern, concerning, concerns
from quietroom.client.concern import Gathered
from quietroom.client.concerning import Saying, Talk
from quietroom.concern import turn
from quietroom.concern.turn import State, Turn
from quietroom.ground import canon
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, decoded, flip, lying
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
def test_led_to_another(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """A server that delivers a concern to an ombuds to whom it is not sealed."""
    before = wrong(ombuds)
    other, noor = (house.helpers[name].session.vault.account for name in ("Leila", "Noor"))
    lie = Lie("^/api/concerns$", request=lambda raw: raw.replace(other, noor), method="POST")
    with lying(house, lie, told):
        made = raised(house, two[1], "Not for Noor.", "Leila" if told else "Noor")
    view = shown(ombuds, "concerns", made.concern)

    assert (view is None) is told
    assert wrong(ombuds) == sorted([*before, *["cannot-open"] * told])


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


def test_whose_name_it_was_is_told(house: House, two: Two, raiser: Human) -> None:
    """Who is answered about a concern that they did not raise reads so, and no word of it."""
    mentor, mentee, _ = two
    before = wrong(raiser, "myConcerns")
    session = replace(mentor.session, lineage=mentee.session.lineage)
    liar = Citizen("", house, session, mentor.memory, mentor.ways)
    made = raised(house, liar, "Somebody else's.")
    noor = house.helpers["Noor"]
    talk = one_of(noor, made.concern)
    concerns.acknowledge(noor.session, noor.memory, talk)

    assert wrong(raiser, "myConcerns") == sorted([*before, "not-your-concern"])
    assert shown(raiser, "myConcerns", made.concern) is None


@TWINS
def test_repeated(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """A server that hands out each turn twice, under another id: it counts once."""
    made = raised(house, two[1], "Said once.")

    def twice(raw: bytes) -> bytes:
        return raw[:-1] + b"," + raw[1:] if raw.startswith(b"[{") else raw

    with lying(house, Lie("^/api/concerns$", answer=twice, method="GET"), told, browsers=True):
        view = shown(ombuds, "concerns", made.concern)

    assert states(view) == ["raised"]


@TWINS
def test_changed_on_the_way(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """What a server changes opens for nobody, and hides nothing else; honest again, it is read."""
    made = raised(house, two[1], "Bent on the way.")
    before = len(ask(ombuds, "myConcerns")["concerns"])
    bent = Lie("^/api/concerns/", answer=lambda raw: canon.encode(flip(decoded(raw))))
    fresh = raised(house, two[1], "Bent as well.")
    with lying(house, bent, told, browsers=True):
        view = shown(ombuds, "concerns", fresh.concern)

    assert (view is None) is told
    assert before == 0
    assert shown(ombuds, "concerns", made.concern) is not None
    assert states(shown(ombuds, "concerns", fresh.concern)) == ["raised"]


@TWINS
def test_forged_entry(house: House, two: Two, ombuds: Human, told: bool) -> None:
    """Words that were not said so are told apart from those that were."""
    _, mentee, entry = two
    (one,) = concern.gather(mentee.room(), [mentee.room().entry(entry.hex())]).shown
    given = replace(one, body=["I want to stay.", []]) if told else one
    gathered = Gathered(house.helpers["Noor"].session.first, (given,))
    made = concern.raise_it(mentee.session, mentee.memory, gathered, "See for yourself.")
    (found,) = shown(ombuds, "concerns", made.concern)["turns"][0]["entries"]

    assert found["isTrue"] is not told


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


@TWINS
def test_mediation_without_consent(
    house: House, two: Two, raiser: Human, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Software that speaks with the other all the same is named to whoever raised it."""
    noor, mentee = house.helpers["Noor"], two[1]
    made = raised(house, mentee, "Ask me first.")
    concerns.say(noor.session, noor.memory, one_of(noor, made.concern), State.ASKED, "May I?")
    if not told:
        concern.consent(mentee.session, mentee.memory, one_of(mentee, made.concern), yes=True)
    talk = one_of(noor, made.concern)
    with monkeypatch.context() as altered:
        altered.setattr(concerning, "check", lambda *_: None)
        about = talk.standing.consent or bytes(16)
        concerning.go_on(noor.session, noor.memory, talk, Saying(State.MEDIATING, about=about))
    *_, last = shown(raiser, "myConcerns", made.concern)["turns"]

    assert (last["what"], last["fault"]) == ("mediating", "no-consent" if told else None)
