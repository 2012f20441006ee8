"""Losing a device, a kit, everything: what goes on, what is lost, and what the partner sees."""

import dataclasses
import shutil
from pathlib import Path

import httpx
import pytest

from quietroom.client import (
    agreement,
    identity,
    invitation,
    notebook,
    programme,
    speech,
    succession,
    ways,
)
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.client.members import rooms
from quietroom.client.memory import Memory
from quietroom.client.received import received
from quietroom.client.refusal import Lied, Refused, ServerAway
from quietroom.client.room import MeetAnew, Room
from quietroom.client.session import Edge
from quietroom.client.wire import Wire
from quietroom.ground.errors import QuietroomError
from quietroom.identity import kit
from quietroom.identity.method import WrongUnlock
from quietroom.release.basis import NotOwner
from quietroom.room.label import Label
from quietroom.room.notice import Sight
from tests.journeys.test_story import DAY, texts
from tests.journeys.town import URL, Carrier, Citizen, Town, rotated


def on_new_device(town: Town, who: Citizen) -> Citizen:
    """Somebody restores what is theirs on a device that remembers nothing."""
    edge = town.edge(f"{who.name}-again")
    account, kit = who.session.vault.account, who.ways.kit.text()
    session = identity.restore(URL, account, kit, edge, town.wire())
    return dataclasses.replace(who, session=session)


def began_anew(town: Town, who: Citizen) -> Citizen:
    """Somebody who lost everything comes back by a link of the coordinator."""
    boss = town.coordinator.session
    link = invitation.come_back(boss, programme.people(boss)[who.name])
    return town.join(link, f"{who.name} anew")


def agreed_anew(town: Town, mentor: Citizen, mentee: Citizen) -> Citizen:
    """The mentee lost everything; both met again and signed again."""
    anew = began_anew(town, mentee)
    room = mentor.room()
    room.meet(anew.session.first)
    agreement.propose(room, town.terms(room))
    chosen = agreement.current(room).version.hash
    agreement.sign(room, chosen)
    agreement.sign(anew.room(), chosen)
    return anew


def test_second_device_reads_all(town: Town) -> None:
    """After unlocking the vault a new device reads the whole room and the notebook."""
    _mentor, mentee = town.agreed()
    speech.say(mentee.room(), "before")
    notebook.add(mentee.memory, "my page")
    again = on_new_device(town, mentee)
    memory = Memory(again.session)
    remembered = (notebook.pages(memory), memory.kept("room"))
    room = dataclasses.replace(again, memory=memory).room()

    assert [words.text for _, words in remembered[0]] == ["my page"]
    assert remembered[1] == mentee.memory.kept("room")
    assert texts(room) == ["before"]
    assert not [fault for line in room.lines for fault in line.faults]


def test_wrong_kit(town: Town) -> None:
    """A kit of somebody else opens nothing, and says so."""
    mentor, mentee = town.pair()

    with pytest.raises(WrongUnlock):
        identity.enter(mentee.session.edge, mentor.ways.kit.text(), town.wire())
    assert identity.enter(mentee.session.edge, mentee.ways.kit.text(), town.wire()).name == "Jonas"


def test_another_kit(town: Town) -> None:
    """A second kit opens what the first opens, here and on a new device, and both go on."""
    _, mentee = town.pair()
    old = mentee.ways.kit.text()
    with pytest.raises(WrongUnlock):
        ways.add_kit(mentee.session, kit.generate(town.entropy).text())
    new = ways.add_kit(mentee.session, old).text()
    account = mentee.session.vault.account
    here = [identity.enter(mentee.session.edge, one, town.wire()).name for one in (old, new)]
    there = [
        identity.restore(URL, account, one, town.edge(place), town.wire()).name
        for place, one in (("there", new), ("elsewhere", old))
    ]

    assert here == there == ["Jonas"] * 2


def test_another_kit_over_a_vault_that_changed(town: Town) -> None:
    """A device whose vault is behind adds nothing to the newer one."""
    _, mentee = town.pair()
    rotated(on_new_device(town, mentee).session)

    with pytest.raises(Refused) as caught:
        ways.add_kit(mentee.session, mentee.ways.kit.text())
    assert caught.value.reason == "card-not-current"


def test_passphrase_enters(town: Town) -> None:
    """The generated passphrase unlocks as the kit does."""
    _, mentee = town.pair()
    session = identity.enter(mentee.session.edge, mentee.ways.passphrase.text(), town.wire())

    assert session.first == mentee.session.first


def test_rotate(town: Town) -> None:
    """New keys begin a new epoch; old words stay readable; the old kit is worth nothing."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "before")
    session, ways = rotated(mentee.session)
    renewed = dataclasses.replace(
        mentee, session=session, memory=type(mentee.memory)(session), ways=ways
    )
    speech.say(renewed.room(), "after")
    theirs = mentor.room()

    assert texts(theirs) == texts(renewed.room()) == ["before", "after"]
    assert theirs.reader.epoch is not None
    assert session.card.hash in theirs.reader.epoch.record.core.cards
    with pytest.raises(WrongUnlock):
        identity.enter(session.edge, mentee.ways.kit.text(), town.wire())


class Cut(httpx.BaseTransport):
    """A line on which what is posted to one path arrives, and the answer does not."""

    def __init__(self, carrier: httpx.BaseTransport, path: str, arrives: bool) -> None:
        self.on, self._carrier, self._path, self._arrives = True, carrier, path, arrives

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request, unless its line is cut."""
        cut = self.on and request.url.path == self._path
        if cut and not self._arrives:
            raise httpx.ConnectError("cut")
        answer = self._carrier.handle_request(request)
        if cut:
            raise httpx.ReadError("cut")
        return answer


@pytest.mark.parametrize("arrives", [True, False])
def test_rotate_is_cut_off(town: Town, arrives: bool) -> None:
    """Whether or not the new keys arrived, a kit in hand opens, and doing it again ends well."""
    _, mentee = town.agreed()
    notebook.add(mentee.memory, "still mine")
    carrier = Carrier(town.run, town.app)
    line = Cut(carrier, "/api/cards", arrives)
    wire = Wire(URL, town.entropy, line)
    session = identity.enter(mentee.session.edge, mentee.ways.kit.text(), wire)
    made = succession.renewal(session)
    new, old = made.sealed.ways.kit.text(), mentee.ways.kit.text()
    with pytest.raises(ServerAway):
        succession.rotate(session, made)
    opens, ended = (new, old) if arrives else (old, new)
    there, account = town.edge("there"), session.vault.account
    with pytest.raises(Refused):
        identity.restore(URL, account, ended, town.edge("nowhere"), town.wire())
    restored = identity.restore(URL, account, opens, there, town.wire())
    pages = [words.text for _, words in notebook.pages(Memory(restored))]
    line.on = False
    again = succession.rotate(session, made)
    here = identity.enter(mentee.session.edge, new, town.wire())

    assert pages == ["still mine"]
    assert restored.card.generation == int(arrives)
    assert again.card.hash == here.card.hash == made.card.hash


def test_renewed_on_another_device(town: Town) -> None:
    """A device with the vault of before says so, blames nobody, and goes on with the new kit."""
    mentor, mentee = town.agreed()
    old = mentee.ways.kit.text()
    speech.say(mentee.room(), "before")
    _, left = rotated(on_new_device(town, mentee).session)
    with pytest.raises(identity.KeysRenewed):
        identity.enter(mentee.session.edge, old, town.wire())
    mentee.session.edge.home.remove("token")
    with pytest.raises(identity.KeysRenewed):
        identity.enter(mentee.session.edge, old, town.wire())
    session = identity.enter(mentee.session.edge, left.kit.text(), town.wire())
    again = dataclasses.replace(mentee, session=session, memory=Memory(session))
    speech.say(again.room(), "after")

    assert texts(mentor.room()) == ["before", "after"]


def copied(town: Town, who: Citizen) -> Edge:
    """A copy of somebody's folder, as it is now."""
    edge = town.edge(f"{who.name}-copy")
    shutil.copytree(who.session.edge.home.folder, edge.home.folder)
    return edge


def test_not_me(town: Town) -> None:
    """A thief made new keys first; their person says so; nobody goes on, and a fresh start does."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "before")
    mine = copied(town, mentee)
    thief, _ = rotated(mentee.session)
    taken = dataclasses.replace(mentee, session=thief, memory=Memory(thief))
    speech.say(taken.room(), "in my name")
    succession.disown(mine, mentee.ways.kit.text(), town.wire())
    room = mentor.room()

    assert texts(room) == ["before", "in my name"]
    assert [fault.code for fault in room.lines[-1].faults] == ["disowned"]
    for act in (lambda: speech.say(room, "to whom?"), lambda: town.agree(taken, mentor)):
        with pytest.raises(QuietroomError):
            act()
    with pytest.raises(Refused):
        thief.wire.get("/api/rooms")
    anew = agreed_anew(town, mentor, mentee)
    speech.say(mentor.room(), "welcome back")
    assert texts(anew.room())[-1] == "welcome back"


def test_not_me_needs_somebody(town: Town) -> None:
    """Whoever has not been overtaken kills nothing by saying it."""
    mentor, mentee = town.agreed()
    with pytest.raises(Refused) as caught:
        succession.disown(mentee.session.edge, mentee.ways.kit.text(), town.wire())
    speech.say(mentee.room(), "still here")

    assert caught.value.reason == "conflict"
    assert texts(mentor.room()) == ["still here"]


def test_partner_rotates_first(town: Town) -> None:
    """Whoever writes next to a card that has a successor begins the epoch for the new one."""
    mentor, mentee = town.agreed()
    rotated(mentee.session)
    speech.say(mentor.room(), "to your new keys")

    assert texts(mentor.room()) == ["to your new keys"]


def test_fresh_start(town: Town) -> None:
    """Who lost everything gets the shared room back from the partner, after both agreed again."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "kept by my partner")
    anew = began_anew(town, mentee)
    room = mentor.room()
    with pytest.raises(MeetAnew):
        speech.say(room, "are you there?")
    room.meet(anew.session.first)
    agreement.propose(room, town.terms(room))
    theirs = anew.room()
    assert texts(theirs) == []
    chosen = agreement.current(theirs).version.hash
    agreement.sign(room, chosen)
    agreement.sign(theirs, chosen)
    speech.say(mentor.room(), "welcome back")

    room = anew.room()
    assert texts(room) == ["kept by my partner", "welcome back"]
    assert room.lost == {mentee.session.first}


def test_heir_releases(town: Town) -> None:
    """What the lost keys owned is released by whoever began anew, and by nobody else."""
    mentor, mentee = town.agreed()
    entry = speech.say(mentee.room(), "mine before, mine now").hash
    sam = town.invited("Sam")
    anew = agreed_anew(town, mentor, mentee)
    wish = Wish(sam.session.first, "an opening", town.now() + DAY)
    with pytest.raises(NotOwner):
        releasing.let_read(mentor.room(), entry, wish)
    assert releasing.let_read(anew.room(), entry, wish)
    (got,) = received(sam.session)

    assert got.released.words.text == "mine before, mine now"
    assert got.released.owner == anew.session.first
    for room in (mentor.room(), anew.room()):
        assert [one.sight for one in room.findings()] == [Sight.TOLD]


def test_told_on_after_a_fresh_start(town: Town) -> None:
    """What was said to be told on still may be: its owner signed that, with keys that counted."""
    mentor, mentee = town.agreed()
    entry = releasing.say(mentee.room(), "tell it on", Label.MAY_TELL).hash
    sam = town.invited("Sam")
    agreed_anew(town, mentor, mentee)

    assert releasing.let_read(mentor.room(), entry, Wish(sam.session.first, "x", town.now() + DAY))
    assert [one.released.words.text for one in received(sam.session)] == ["tell it on"]


def test_met_by_link(town: Town) -> None:
    """A link sent outside proves both cards; both are met at once."""
    ada = town.invited("Ada")
    bea = town.invited("Bea", by=ada, role="mentor")
    invitation.settle(ada.session, ada.memory)

    assert bea.session.first in invitation.met(ada.memory)
    assert ada.session.first in invitation.met(bea.memory)


def test_unproven(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A card that came back without the link's secret is refused."""
    ada = town.invited("Ada")
    monkeypatch.setattr("quietroom.identity.invitation.Invitation.proof", lambda *_: bytes(32))
    town.invited("Mallory", by=ada, role="mentor")
    monkeypatch.undo()

    with pytest.raises(Lied) as caught:
        invitation.settle(ada.session, ada.memory)
    assert caught.value.fault.code == "invitation-unproven"


def test_nothing_readable_at_home(town: Town, tmp_path: Path) -> None:
    """A person's folder holds no word of the room or the notebook."""
    _, mentee = town.agreed()
    speech.say(mentee.room(), "a canary in the room")
    notebook.add(mentee.memory, "a canary in the notebook")
    held = [path for path in (tmp_path / "people").rglob("*") if path.is_file()]

    assert held
    assert not [path for path in held if b"a canary" in path.read_bytes()]


def test_room_list(town: Town) -> None:
    """Each sees the one room, and the other's name."""
    mentor, mentee = town.pair()

    assert [len(rooms(one.session)) for one in (mentor, mentee)] == [1, 1]
    assert isinstance(mentor.room(), Room)
    assert mentor.room().partner.name == "Jonas"
