"""Every lie told to a browser, each beside its honest twin: zero silent successes.

A real server, a liar before it that lies to browsers alone, two people in the room, and what the
one at the browser reads afterwards. The SDK meets the same list in `tests/promises/test_lies.py`.
"""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import expect

from quietroom.client import speech
from quietroom.client.refusal import Lied
from quietroom.client.room import Room
from quietroom.ground import canon
from tests.promises import scene as act
from tests.promises.liar import Lie, lying
from tests.promises.lies import LIES
from tests.promises.scene import Cast, Scene
from tests.promises.test_lies import PLAYS as SDK
from tests.promises.test_lies import stored
from tests.web import meeting
from tests.web.conftest import ROOT, Person
from tests.web.house import House
from tests.web.meeting import ELSEWHERE, STOPS, notices, told_of_one
from tests.web.people import LONG, Human, plain

BROUGHT_ABOUT = "Failed to load resource|ERR_|status"
"""What a browser says of answers that a liar spoilt."""


@pytest.fixture(scope="module")
def cast(house: House) -> Cast:
    """The people of one town, for all lies."""
    return Cast(house)


@pytest.fixture(scope="module")
def twins() -> set[str]:
    """The honest acts that succeeded: lies about the same act share their twin."""
    return set()


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
@pytest.mark.parametrize("name", LIES)
def test_lie(cast: Cast, person: Person, twins: set[str], name: str, told: bool) -> None:
    """Whoever meets a lie reads what is wrong, and is shown nothing false; its twin succeeds."""
    scene = LIES[name](cast, told)
    if type(scene.act) in ELSEWHERE:
        assert _has_no_screen(scene.act)
        return
    twin = f"{scene.act} {scene.shows} {scene.meanwhile}"
    if not scene.codes and twin in twins:
        return
    human = person()
    meeting.ready(human, scene.act)
    before = scene.came_of_it(), stored(scene.act)
    with lying(cast.town, scene.lie, told, browsers=True):
        scene.meanwhile()
        meeting.play(human, scene.act)
        if scene.codes:
            refused(human, scene)
        else:
            succeeded(human, scene)
            twins.add(twin)
    human.forgive(BROUGHT_ABOUT if told else "^$")

    assert ((scene.came_of_it(), stored(scene.act)) == before) or not scene.codes


def refused(human: Human, scene: Scene) -> None:
    """They read one of the sentences for what is wrong, and nothing that must not be shown."""
    told = notices(human).filter(has_text=told_of_one(scene.codes))
    expect(told.first).to_be_visible(timeout=LONG)
    body = human.page.locator("body")
    for words in scene.never:
        said = body.locator(".words, .seen, pre, .clause").filter(has_text=plain(words))
        expect(said).to_have_count(0)
    button = human.page.get_by_role("button", name="Seal and send")
    if scene.codes <= STOPS and button.count():
        expect(button).to_have_attribute("aria-disabled", "true")


def succeeded(human: Human, scene: Scene) -> None:
    """They see that the act was done, and no word of anything wrong."""
    meeting.done(human, scene.act)
    for words in scene.shows:
        expect(meeting.shown(human, scene.act)).to_contain_text(plain(words), timeout=LONG)
    expect(human.page.locator("[role=alert], .alarm, .odd")).to_have_count(0)
    expect(human.page.locator("section[aria-labelledby=lines-title] .note")).to_have_count(0)


def _has_no_screen(played: act.Act) -> bool:
    """Whether there is still no act at the desk of the browser's for this."""
    assert isinstance(played, act.Check)
    return "showings" not in (ROOT / "web" / "worker" / "protocol.ts").read_text()


def test_every_lie_is_told() -> None:
    """A lie whose act no person at a browser can play would stay untold; each is in its file."""
    assert set(meeting.PLAYS) | set(ELSEWHERE) == set(SDK) == set(act.Act.__subclasses__())
    assert not set(meeting.PLAYS) & set(ELSEWHERE)


@pytest.mark.parametrize("told", [True, False], ids=["lie", "honest"])
def test_fewer_in_the_background(house: House, person: Person, told: bool) -> None:
    """Nobody presses anything: the news alone shows that newest entries are withheld."""
    mentor, mentee = house.agreed() if told else house.agreed_again()
    room = mentee.room()
    speech.say(room, "The first thing.")
    human = person()
    human.come_as(mentee)
    human.enter(room.id)
    human.sees("The first thing.")
    # The mentor's own client is read to its end before; what the liar answers goes to the browser.
    theirs = mentor.room()
    with lying(house, Lie(f"/api/rooms/{room.id.hex()}/items$", answer=_fewer(theirs)), told):
        with suppress(Lied):
            speech.say(theirs, "The second thing.")
        if told:
            expect(human.page.get_by_role("alert")).to_be_visible(timeout=LONG)
        else:
            human.sees("The second thing.")
    write = human.page.get_by_role("button", name="Seal and send")

    assert write.get_attribute("aria-disabled") == str(told).lower()


def _fewer(room: Room) -> Callable[[bytes], bytes]:
    """Pages of this room that end one item before what was read; receipts pass as they are."""
    read = room.place.link.index

    def change(raw: bytes) -> bytes:
        page = canon.decode(raw)
        if not isinstance(page, list) or len(page) != 4:
            return raw
        return canon.encode([page[0], [], read - 1, page[3]])

    return change
