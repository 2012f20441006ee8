"""Every lie told to a browser, each beside its honest twin: zero silent successes.

A real server, a liar before it that lies to browsers alone, two people in the room, and what the
one at the browser reads afterwards. The SDK meets the same list in `tests/promises/test_lies.py`,
the command line in `tests/cli/test_lies.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Route, expect

from quietroom.client import speech
from quietroom.client.refusal import Lied
from quietroom.client.room import Room
from quietroom.ground import canon
from tests.promises import scene as act
from tests.promises.liar import Lie, lying
from tests.promises.lies import EXCUSES, LIES, Client, told_to
from tests.promises.scene import Cast, Scene
from tests.promises.test_lies import stored
from tests.web import meeting
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.meeting import STOPS, notices, told_of_one
from tests.web.people import LONG, PRF, Human, plain

BROUGHT_ABOUT = "Failed to load resource|ERR_|status"
"""What a browser says of answers that a liar spoilt."""


@pytest.fixture(scope="module")
def cast(house: House) -> Cast:
    """The people of one town, for all lies."""
    return Cast(house)


@pytest.fixture(scope="module")
def twins() -> set[str]:
    """The kinds of honest acts that succeeded."""
    return set()


@pytest.fixture(scope="module")
def guest(browser: Browser, house: House) -> Iterator[Human]:
    """One browser for all lies, which forgets everything before each."""
    human = Human(browser, house.url, PRF, service_workers="block")
    # Home reads every room by itself: the device would remember it before it is lied to.
    human.context.route("**/assets/Today-*.js", _nothing)
    yield human
    human.context.close()


def _nothing(route: Route) -> None:
    """A part of a page that shows nothing."""
    route.fulfill(content_type="text/javascript", body="export default function () {}")


@pytest.mark.parametrize("name", told_to(Client.BROWSER))
def test_lie(cast: Cast, guest: Human, twins: set[str], name: str) -> None:
    """Whoever meets a lie reads what is wrong, and is shown nothing false; its twin succeeds.

    Lies about acts of one kind share their twin here, each has its own in the SDK.
    """
    assert meet(cast, guest, LIES[name](cast, True), True)
    scene = LIES[name](cast, False)
    if scene.codes or kind_of(scene) not in twins:
        assert meet(cast, guest, scene, False)
        twins.add(kind_of(scene))


def meet(cast: Cast, human: Human, scene: Scene, told: bool) -> bool:
    """Play a scene on a device that remembers nothing. Returns whether it came to nothing."""
    meeting.anew(human)
    meeting.ready(human, scene.act)
    before = scene.came_of_it(), stored(scene.act)
    with lying(cast.town, scene.lie, told, browsers=True):
        scene.meanwhile()
        meeting.play(human, scene.act)
        if scene.codes:
            refused(human, scene)
        else:
            succeeded(human, scene)
    human.forgive(BROUGHT_ABOUT if told else "^$")
    assert human.faults == []
    return ((scene.came_of_it(), stored(scene.act)) == before) or not scene.codes


def kind_of(scene: Scene) -> str:
    """What somebody does in a scene, what happens meanwhile, and what they are shown."""
    known = getattr(scene.act, "known", False)
    return f"{type(scene.act).__name__} {known} {scene.meanwhile} {scene.shows}"


def refused(human: Human, scene: Scene) -> None:
    """They read one of the sentences for what is wrong, and nothing that must not be shown."""
    told = notices(human).filter(has_text=told_of_one(scene.codes))
    expect(told.first).to_be_visible(timeout=LONG)
    body = human.page.locator("body")
    for words in scene.never:
        said = body.locator(".words, .seen, pre, .clause, blockquote").filter(has_text=plain(words))
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


def test_every_lie_is_told(cast: Cast) -> None:
    """No lie that the list excuses here could be played; one that it does not is played above."""
    excused = [name for name, client in EXCUSES if client is Client.BROWSER]
    acts = {type(LIES[name](cast, False).act) for name in excused}

    assert {*told_to(Client.BROWSER), *excused} == set(LIES)
    assert set(meeting.PLAYS) | acts == set(act.Act.__subclasses__())
    assert not set(meeting.PLAYS) & acts


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
