"""Every lie told to the SDK, each beside its honest twin.

The same act is played twice: past a lie, after which the person is told so, and past none, after
which nothing is wrong. `tests/web/test_lies.py` plays the same list in a browser.
"""

from collections.abc import Callable, Iterator

import pytest

from quietroom.client import agreement, attachment, evidence, identity, invitation, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.client.memory import Memory
from quietroom.client.received import received
from quietroom.client.refusal import Lied
from quietroom.client.room import Room
from quietroom.ground.digest import sha256
from quietroom.ground.errors import QuietroomError
from quietroom.room.entry import parse_words
from quietroom.room.notice import Sight
from quietroom.room.reader import Line
from tests.journeys.town import Citizen, Town
from tests.promises import scene as act
from tests.promises.device import newcomer, refusal
from tests.promises.liar import lying
from tests.promises.lies import LIES
from tests.promises.lies_about_rooms import post_void
from tests.promises.scene import Cast, Pair, Scene

DAY = 24 * 3600


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    """The people of one town, for all lies; passphrases are stretched at no cost."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quietroom.identity.unlock.stretch", lambda one, salt: sha256(salt + one))
        town = Town(tmp_path_factory.mktemp("town"))
        yield Cast(town)
        town.close()


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
@pytest.mark.parametrize("name", LIES)
def test_lie(cast: Cast, name: str, told: bool) -> None:
    """A lie is told to its person, and comes to nothing; its honest twin succeeds."""
    scene = LIES[name](cast, told)
    device = ready(cast.town, scene.act)
    scene.meanwhile()
    before = scene.came_of_it(), stored(scene.act)
    with lying(cast.town, scene.lie, told):
        codes, shown = met(cast.town, scene, device)

    assert codes <= scene.codes
    assert bool(codes) is bool(scene.codes)
    assert not any(words in shown for words in scene.never)
    assert all(words in shown for words in scene.shows)
    if scene.codes:
        assert (scene.came_of_it(), stored(scene.act)) == before


def stored(played: act.Act) -> int:
    """How many items the server has of the room that an act is about."""
    return len(played.who.room().place.items) if isinstance(played, act.Say | act.LetRead) else 0


def ready(town: Town, played: act.Act) -> Citizen:
    """The person of an act, on the device on which they act."""
    if isinstance(played, act.Join | act.Restore | act.Settle | act.Check):
        return played.who
    device = newcomer(town, played.who)
    if isinstance(played, act.Read) and played.known:
        device.room()
    return device


def met(town: Town, scene: Scene, device: Citizen) -> tuple[set[str], str]:
    """What the person of a scene is told to be wrong, and all that they are shown."""
    try:
        return PLAYS[type(scene.act)](town, device, scene.act)
    except Lied as lie:
        return {lie.fault.code}, ""
    except QuietroomError as fault:
        return {str(getattr(fault, "reason", fault.code))}, ""


Seen = tuple[set[str], str]


def seen(room: Room) -> Seen:
    """All that is wrong in a room by its own account, and what it shows."""
    codes = {fault.code for line in room.lines for fault in line.faults}
    codes |= {one.sight.value for one in room.findings() if one.sight != Sight.TOLD}
    return codes, " ".join(map(said, room.lines))


def said(line: Line) -> str:
    """The words of a line; none where it says nothing."""
    return speech.text_of(line) if line.opened and line.opened.priv.kind in speech.SAID else ""


def entry(room: Room, words: str) -> Line:
    """The line that says these words."""
    return next(line for line in room.lines if said(line) == words)


def read(_town: Town, device: Citizen, played: act.Read) -> Seen:
    """Read a room."""
    return seen(Room(device.session, device.memory, played.room))


def say(_town: Town, device: Citizen, played: act.Say) -> Seen:
    """Say something in a room."""
    room = Room(device.session, device.memory, played.room)
    speech.say(room, played.words)
    return seen(room)


def let_read(town: Town, device: Citizen, played: act.LetRead) -> Seen:
    """Let somebody read an entry."""
    room = Room(device.session, device.memory, played.room)
    wish = Wish(played.to, "a second look", town.now() + DAY)
    releasing.let_read(room, entry(room, played.words).hash, wish)
    return seen(room)


def fetch(town: Town, device: Citizen, played: act.Fetch) -> Seen:
    """Open a file beside an entry."""
    room = Room(device.session, device.memory, played.room)
    opened = entry(room, played.words).opened
    assert opened is not None
    about = parse_words(opened.body).attachments[0]
    folder = town.folder / town.entropy(4).hex()
    folder.mkdir()
    return set(), attachment.fetch(room, about, folder).read_text()


def show(_town: Town, device: Citizen, played: act.Show) -> Seen:
    """Show an entry to the ombuds."""
    room = Room(device.session, device.memory, played.room)
    evidence.show(room, [entry(room, played.words)], "look")
    return seen(room)


def look_at_agreement(_town: Town, device: Citizen, played: act.Agreement) -> Seen:
    """Look at what is proposed."""
    room = Room(device.session, device.memory, played.room)
    refused = {one.fault.code for one in room.agreement.refused}
    return refused, "" if refused else agreement.current(room).version.text


def read_received(_town: Town, device: Citizen, _: act.Received) -> Seen:
    """Read what others let this person read."""
    return set(), " ".join(one.released.words.text for one in received(device.session))


def restore(town: Town, device: Citizen, played: act.Restore) -> Seen:
    """Come with a kit to a new device."""
    edge, account = town.edge(town.entropy(8).hex()), device.session.vault.account
    identity.restore(town.url, account, played.kit, edge, town.wire())
    return set(), ""


def unlock(town: Town, device: Citizen, played: act.Unlock) -> Seen:
    """Unlock a device that knows its person, and read what they wrote to themself."""
    device.session.edge.home.remove("token")
    Memory(identity.enter(device.session.edge, played.kit, town.wire()))
    return set(), ""


def join(town: Town, _: Citizen, played: act.Join) -> Seen:
    """Join by a link."""
    town.join(played.link, f"Joined {town.entropy(4).hex()}")
    return set(), ""


def settle(_town: Town, device: Citizen, _: act.Settle) -> Seen:
    """Look who came by one's links."""
    invitation.settle(device.session, device.memory)
    return set(), ""


def check(_town: Town, device: Citizen, played: act.Check) -> Seen:
    """Check, as the ombuds, what was shown."""
    (one,) = [each for each in evidence.showings(device.session) if each.words == played.words]
    evidence.check(device.session, one.entries[0])
    return set(), ""


PLAYS: dict[type[act.Act], Callable[..., Seen]] = {
    act.Read: read,
    act.Say: say,
    act.LetRead: let_read,
    act.Fetch: fetch,
    act.Show: show,
    act.Agreement: look_at_agreement,
    act.Received: read_received,
    act.Restore: restore,
    act.Unlock: unlock,
    act.Join: join,
    act.Settle: settle,
    act.Check: check,
}
"""How the SDK plays each act."""


def test_every_act_is_played() -> None:
    """An act that the SDK cannot play would leave a lie untold."""
    assert set(PLAYS) == set(act.Act.__subclasses__())


def test_void_record_ends_no_room(cast: Cast) -> None:
    """A record that the server takes and readers do not is told, and the room goes on after it."""
    pair = cast.another()
    room = pair.mine()
    post_void(pair)
    with pytest.raises(Lied) as caught:
        speech.say(room, "unheard")
    room.go_on()
    pair.mentor.room().go_on()
    speech.say(room, "third")
    speech.say(pair.mentor.room(), "fourth")
    post_void(Pair(pair.mentee, pair.mentor, pair.room))
    pair.mentor.room().go_on()
    speech.say(pair.mentor.room(), "fifth")
    after = pair.mine()
    words = [said(line) for line in after.lines if said(line)]
    numbers = [one.record.core.number for one in after.reader.epochs]

    assert caught.value.fault.code == "void-record"
    assert words == ["first", "second", "third", "fourth", "fifth"]
    assert numbers != list(range(len(numbers)))
    assert seen(after)[0] == {"void-record"}


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
def test_agreement_on_another_log(cast: Cast, told: bool) -> None:
    """An agreement that names a log which the other does not watch is not signed by them."""
    pair = cast.unagreed()
    room, theirs = pair.mentor.room(), pair.mine()
    if told:
        pair.mentor.session.log.policy = sha256(b"a log for the mentor alone")
    agreement.propose(room, cast.town.terms(room))
    agreement.sign(room, agreement.current(room).version.hash)
    theirs.sync()
    wanted = agreement.current(theirs).version.hash

    code = refusal(lambda: agreement.sign(theirs, wanted))
    assert code == ("agreement-other-log" if told else None)
    assert (agreement.in_force(theirs) is None) is told
