"""A break and an end: at once, by either, without a reason; and what others see of it."""

import sqlite3
import zipfile

import pytest

from quietroom.client import agreement, ending, export, invitation, programme, speech
from quietroom.client import release as releasing
from quietroom.client.ending import NotResting, Standing
from quietroom.client.granting import Wish
from quietroom.client.invitation import To
from quietroom.client.members import rooms
from quietroom.client.received import received
from quietroom.client.refusal import Refused
from quietroom.client.room import Saying
from quietroom.room.check import Phase, RoomEnded, RoomPaused
from quietroom.room.entry import Kind, Words
from quietroom.room.parcel import Parcel
from quietroom.server.folder import DATABASE
from tests.journeys.town import Citizen, Town

DAY = 24 * 3600


def left(one: Citizen) -> bool:
    """Somebody ends their newest room."""
    return ending.leave(one.session, one.memory, one.room().id)


def states(town: Town) -> list[str]:
    """What the coordinator sees of the pairs."""
    return [pair.state for pair in programme.pairs(town.coordinator.session)]


def test_a_break(town: Town) -> None:
    """While one rests neither writes; the one who rests goes on, nobody else does it for them."""
    mentor, mentee = town.agreed()
    said = speech.say(mentee.room(), "before")
    ending.pause(mentee.room())
    assert states(town) == ["paused"]
    for one in (mentor, mentee):
        with pytest.raises(RoomPaused):
            speech.say(one.room(), "no")
        with pytest.raises(RoomPaused):
            speech.take_back(mentee.room(), said.hash)
        assert ending.standing(one.room()) == Standing(Phase.PAUSED, by_server=False)
    with pytest.raises(NotResting):
        ending.resume(mentor.room())
    ending.pause(mentor.room())
    ending.resume(mentee.room())
    assert states(town) == ["paused"]
    with pytest.raises(RoomPaused):
        speech.say(mentee.room(), "he still rests")
    ending.resume(mentor.room())
    speech.say(mentor.room(), "welcome back")
    assert states(town) == ["open"]


def test_both_go_on_in_the_same_moment(town: Town) -> None:
    """Each takes the other to rest still; the room goes on all the same, at the server too."""
    mentor, mentee = town.agreed()
    ending.pause(mentor.room())
    ending.pause(mentee.room())
    rooms = mentor.room(), mentee.room()
    for room in rooms:
        ending.resume(room)

    assert ending.standing(mentor.room()) == Standing(Phase.OPEN, by_server=False)
    assert states(town) == ["open"]
    speech.say(mentor.room(), "welcome back")


def test_an_end(town: Town, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing new is written; what is theirs stays with each, to read and to take along."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "hers to keep")
    assert left(mentee)
    assert left(mentee)
    assert states(town) == ["ended"]
    for one in (mentor, mentee):
        room = one.room()
        with pytest.raises(RoomEnded):
            speech.say(room, "no")
        with pytest.raises(RoomEnded):
            agreement.propose(room, town.terms(room))
        with pytest.raises(RoomEnded):
            ending.pause(room)
        out = tmp_path_factory.mktemp("export") / "export.zip"
        export.export(room.session, room.memory, [room], out)
        with zipfile.ZipFile(out) as packed:
            told = b"".join(packed.read(name) for name in packed.namelist())
        assert (b"hers to keep" in told) == (one is mentee)


def test_the_server_refuses_too(town: Town) -> None:
    """A client that has not heard of the end is refused, its words are not stored."""
    mentor, mentee = town.agreed()
    room = mentor.room()
    left(mentee)
    count = len(mentee.room().lines)
    with pytest.raises((Refused, RoomEnded)):
        speech.say(room, "I did not know")

    assert len(mentee.room().lines) == count


def test_what_goes_out_after_an_end_is_told(town: Town) -> None:
    """An owner still lets somebody read what is theirs, and the other is told by a notice."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = speech.say(mentee.room(), "mine to give")
    left(mentor)
    assert releasing.let_read(
        mentee.room(), entry.hash, Wish(sam.session.first, "an opening", town.now() + DAY)
    )

    assert [one.released.words.text for one in received(sam.session)] == ["mine to give"]
    assert [one.sight.value for one in mentor.room().findings()] == ["told"]


def test_altered_software_writes_after_an_end(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that one passes off as a notice are shown as written after the end."""
    mentor, mentee = town.agreed()
    left(mentee)
    monkeypatch.setattr("quietroom.room.ending.Ending.check", lambda *_: None)
    saying = Saying(Kind.WORDS, Words("one more thing").fields())
    mentor.room().write(lambda seal: Parcel((seal(saying),)))
    monkeypatch.undo()
    last = mentee.room().lines[-1]

    assert [fault.code for fault in last.faults] == ["after-end"]
    assert mentee.room().stops() == []


def test_before_anything_is_agreed(town: Town) -> None:
    """Leaving needs no agreement, and no partner who has joined."""
    mentor, mentee = town.pair()
    assert left(mentee)
    assert ending.standing(mentor.room()) == Standing(Phase.ENDED, by_server=False)

    link = invitation.invite(mentor.session, mentor.memory, "mentee", To("Nobody yet"))
    (alone,) = [ident for ident, _, state in rooms(mentor.session) if state == "invited"]
    assert ending.leave(mentor.session, mentor.memory, alone) is False
    with pytest.raises(Refused) as refused:
        town.join(link, "Too late")
    assert refused.value.reason == "invitation-expired"


def test_an_end_that_only_the_server_asserts(town: Town) -> None:
    """A room that neither ended, and of which the server says so, is shown as what it is."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    room.session.wire.post(f"/api/rooms/{room.id.hex()}/end", b"")

    assert ending.standing(mentor.room()) == Standing(Phase.ENDED, by_server=True)
    with pytest.raises(Refused) as refused:
        speech.say(mentor.room(), "no")
    assert refused.value.reason == "room-ended"


def test_a_pair_again(town: Town) -> None:
    """After an end the programme can make the same two a pair again, in another room."""
    _, mentee = town.agreed()
    known = programme.people(town.coordinator.session)
    two = known["Amina"], known["Jonas"]
    with pytest.raises(Refused):
        programme.pair(town.coordinator.session, *two)
    left(mentee)
    programme.pair(town.coordinator.session, *two)

    assert sorted(states(town)) == ["ended", "invited"]


def _seen(town: Town) -> list[bytes]:
    """All that a coordinator can ask for, status and headers included; ids are made alike."""
    session, found = town.coordinator.session, []
    headers = {"authorization": f"Bearer {session.wire.token}"}
    paths = ("programme/people", "programme/pairs", "rooms", "invitations", "letters", "grants")
    for path in (*paths, "me", "roles"):
        answer = session.wire._http.get(f"/api/{path}", headers=headers)
        assert answer.status_code == 200
        told = [(name, text) for name, text in answer.headers.raw if name.lower() != b"date"]
        found.append(b"%d %r %b" % (answer.status_code, told, answer.content))
    return found


@pytest.mark.parametrize("turn", ["pause", "end"])
def test_the_programme_does_not_see_who(town: Town, turn: str) -> None:
    """Every answer that a coordinator can have is the same to the byte whichever of the two it was.

    The server is put back to the same moment: once one of the two leaves, once the other.
    """
    two, shown = town.agreed(), []
    kept, live = sqlite3.connect(":memory:"), sqlite3.connect(town.folder / "server" / DATABASE)
    live.backup(kept)
    before = _seen(town)
    for one in two:
        kept.backup(live)
        assert _seen(town) == before
        if turn == "end":
            left(one)
        else:
            ending.pause(one.room())
        shown.append(_seen(town))
    live.close()

    assert shown[0] == shown[1] != before
