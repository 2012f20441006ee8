"""Every lie told to the SDK, each beside its honest twin: zero silent successes.

The same act is played twice: past a lie, after which the person is told so, and past none, after
which nothing is wrong. `tests/cli/test_lies.py` plays the same list at a command line,
`tests/web/test_lies.py` in a browser.
"""

from collections.abc import Callable, Iterator

import pytest

from quietroom.client import (
    agreement,
    attachment,
    casework,
    concern,
    concerning,
    concerns,
    duty,
    evidence,
    identity,
    invitation,
    objective,
    speech,
    telling,
)
from quietroom.client import release as releasing
from quietroom.client.casework import Wrong
from quietroom.client.concerning import Talk
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
from tests.journeys.town import Citizen, Town, folder_in_memory
from tests.promises import scene as act
from tests.promises.device import newcomer, refusal
from tests.promises.liar import lying
from tests.promises.lies import EXCUSES, LIES, Client, told_to
from tests.promises.lies_about_rooms import post_void
from tests.promises.scene import DAY, Cast, Pair, Scene, draft

FEWEST = 40
"""How many lies there are at least."""


@pytest.fixture(scope="module")
def cast() -> Iterator[Cast]:
    """The people of one town, for all lies; passphrases are stretched at no cost."""
    with pytest.MonkeyPatch.context() as patch, folder_in_memory() as folder:
        patch.setattr("quietroom.identity.unlock.stretch", lambda one, salt: sha256(salt + one))
        town = Town(folder)
        yield Cast(town)
        town.close()


@pytest.fixture(scope="module")
def twins() -> set[str]:
    """The honest scenes that went well: lies about the same scene share their twin."""
    return set()


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
@pytest.mark.parametrize("name", told_to(Client.SDK))
def test_lie(cast: Cast, twins: set[str], name: str, told: bool) -> None:
    """A lie is told to its person, and comes to nothing; its honest twin succeeds."""
    scene = LIES[name](cast, told)
    if not told and twin_of(scene) in twins:
        return
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
    else:
        twins.add(twin_of(scene))


def twin_of(scene: Scene) -> str:
    """What makes an honest scene this one: of whom, what they do, what happens, what they see."""
    return f"{scene.act} {scene.shows} {scene.meanwhile}"


WRITES = act.Say | act.LetRead | act.Report
"""The acts after which the server has more of a room."""


def stored(played: act.Act) -> int:
    """How many items the server has of the room that an act is about."""
    return len(played.who.room().place.items) if isinstance(played, WRITES) else 0


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
    sights = [one.sight for one in room.findings()] + [one.sight for one in telling.duties(room)]
    codes |= {sight.value for sight in sights if sight != Sight.TOLD}
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


def want(_town: Town, device: Citizen, played: act.Objectives) -> Seen:
    """Look at objectives, and at what the programme sees of them."""
    room = Room(device.session, device.memory, played.room)
    found = objective.seen(room)
    codes = {objective.NOT_AGREED for one in found if one.words is not None and not one.agreed}
    faces = [one.face.said.words for one in objective.objectives(room).values() if one.face]
    return codes, " ".join([*faces, *(one.words.words for one in found if one.words)])


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


def report(_town: Town, device: Citizen, played: act.Report) -> Seen:
    """Report an entry."""
    room = Room(device.session, device.memory, played.room)
    duty.send(room, draft(room, played.words))
    return seen(room)


def read_reported(_town: Town, device: Citizen, _: act.Reported) -> Seen:
    """Read, as the officer, what was reported."""
    found = casework.cases(device.session)
    codes = {code_of(one.fault) for one in found if isinstance(one, Wrong)}
    whole = [one.checked for one in found if not isinstance(one, Wrong)]
    words = [(one.statement, *(entry.words.text for entry in one.entries)) for one in whole]
    return codes, " ".join(text for each in words for text in each)


def code_of(fault: QuietroomError) -> str:
    """The code of what is wrong with something that came."""
    return fault.fault.code if isinstance(fault, Lied) else fault.code


def raise_concern(_town: Town, device: Citizen, played: act.Raise) -> Seen:
    """Raise a concern."""
    room = Room(device.session, device.memory, played.room)
    gathered = concern.gather(room, [entry(room, played.words)])
    concern.raise_it(device.session, device.memory, gathered, "She told it on.")
    return set(), ""


def read_raised(town: Town, device: Citizen, _: act.Raised) -> Seen:
    """Read one's own concerns, and what came of them."""
    found, wrong = concerning.talks(device.session, device.memory)
    codes = {code_of(one.fault) for one in wrong} | faults_of(found)
    codes |= {"late" for one in concerns.owed(found, town.now()) if one.late}
    return codes, " ".join(turn.words or "" for one in found for turn in one.turns)


def faults_of(found: list[Talk]) -> set[str]:
    """What came of concerns although it may not."""
    return {each.fault.code for one in found for each in one.faulty}


def hear(_town: Town, device: Citizen, _: act.Heard) -> Seen:
    """Read, as the ombuds, what was raised."""
    found, wrong = concerns.heard(device.session, device.memory)
    turns = [(one, turn) for one in found for turn in one.turns]
    shown = [each for one, turn in turns for each in concerns.judged(device.session, one, turn)]
    codes = {code_of(one.fault) for one in wrong} | faults_of(found)
    codes |= {"bad-stamp" for each in shown if not each.true}
    said = [str(each.shown.body) for each in shown if each.true]
    return codes, " ".join((*(turn.words or "" for _, turn in turns), *said))


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
    act.Report: report,
    act.Reported: read_reported,
    act.Raise: raise_concern,
    act.Raised: read_raised,
    act.Heard: hear,
    act.Objectives: want,
}
"""How the SDK plays each act."""


def test_every_lie_is_told() -> None:
    """At least forty; the SDK meets each of them, and so does every other client but for a reason.

    An act that nobody can play would leave a lie untold.
    """
    assert len(told_to(Client.SDK)) == len(LIES) >= FEWEST
    assert {name for name, _ in EXCUSES} <= set(LIES)
    assert all(len(why) > 20 for why in EXCUSES.values())
    assert all(len(told_to(client)) >= FEWEST for client in Client)
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
