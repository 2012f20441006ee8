"""Two people agree, speak, ask and release: each line through clients that share only a server."""

import dataclasses

import pytest

from quietroom.client import agreement, evidence, notebook, speech, trust
from quietroom.client import release as releasing
from quietroom.client.granting import Wish, consent_to, excerpt_of, granting
from quietroom.client.received import received
from quietroom.client.refusal import Refused
from quietroom.client.room import Room
from quietroom.release.basis import NotOwner
from quietroom.release.open import Ended
from quietroom.room.faults import NotAgreedYet
from quietroom.room.label import Label
from quietroom.room.notice import Sight
from quietroom.room.stamp import BadStamp
from tests.journeys.town import Town

DAY = 24 * 3600


def texts(room: Room) -> list[str]:
    """What was said in a room, in order."""
    said = [line for line in room.lines if line.opened and line.opened.priv.kind in speech.SAID]
    return [speech.text_of(line) for line in said]


def test_both_read_what_both_say(town: Town) -> None:
    """Each reads the other's words, in one order."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "I want to leave.")
    speech.say(mentor.room(), "What would a good year look like?")

    wanted = ["I want to leave.", "What would a good year look like?"]
    assert texts(mentor.room()) == texts(mentee.room()) == wanted


def test_nothing_before_the_agreement(town: Town) -> None:
    """Before both have signed, the SDK says nothing."""
    mentor, mentee = town.pair()

    with pytest.raises(NotAgreedYet):
        speech.say(mentee.room(), "Hello")
    assert agreement.in_force(mentor.room()) is None


def test_agree_anew_begins_an_epoch(town: Town) -> None:
    """A version signed in mid-term begins a new epoch; what was said before stays readable."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "before")
    room = mentor.room()
    before = room.reader.epoch
    newer = dataclasses.replace(town.terms(room), cadence="Every month.")
    agreement.propose(room, newer)
    chosen = agreement.current(room).version.hash
    agreement.sign(room, chosen)
    agreement.sign(mentee.room(), chosen)
    room.sync()
    found = agreement.in_force(room)

    assert found is not None
    assert found.hash == chosen
    assert before is not None
    assert room.reader.epoch is not None
    assert room.reader.epoch.record.core.number == before.record.core.number + 1
    assert texts(room) == ["before"]


def test_ask_edit_release(town: Town) -> None:
    """The recipient reads the edited words only; both in the room see what went where."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = speech.say(mentee.room(), "I want to lead, and my manager must not know.")
    wish = Wish(sam.session.first, "an opening", town.now() + DAY)
    asked = releasing.ask(mentor.room(), entry.hash, "I want to lead", "Sam", wish)
    releasing.grant_request(mentee.room(), asked, "I would like to lead a group.")
    got = received(sam.session)

    assert [one.released.words.text for one in got] == ["I would like to lead a group."]
    assert got[0].released.owner == mentee.session.first
    for person in (mentor, mentee):
        room = person.room()
        reach = speech.who(room, room.entry(entry.hash.hex()))
        assert [one.sight for one in room.findings()] == [Sight.TOLD]
        assert (reach[-1].card, reach[-1].act) == (sam.session.first, "release of an edited part")


def test_not_the_owner(town: Town) -> None:
    """The mentor cannot release what the mentee said."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = speech.say(mentee.room(), "mine")
    wish = Wish(sam.session.first, "x", town.now() + DAY)

    with pytest.raises(NotOwner):
        releasing.let_read(mentor.room(), entry.hash, wish)
    assert not received(sam.session)


def test_may_be_told(town: Town) -> None:
    """What its owner labels so, the other may let somebody read."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = releasing.say(mentee.room(), "tell it on", Label.MAY_TELL)
    wish = Wish(sam.session.first, "x", town.now() + DAY)

    assert releasing.let_read(mentor.room(), entry.hash, wish)
    assert [one.released.words.text for one in received(sam.session)] == ["tell it on"]
    assert [one.sight for one in mentee.room().findings()] == [Sight.TOLD]


def test_part_is_not_told_on(town: Town) -> None:
    """What may be told on goes as its owner said it: other words are not theirs."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = releasing.say(mentee.room(), "tell it on, all of it", Label.MAY_TELL)
    wish = Wish(sam.session.first, "x", town.now() + DAY)

    with pytest.raises(NotOwner):
        releasing.let_read(mentor.room(), entry.hash, wish, "tell it on")
    assert not received(sam.session)


def test_to_the_named(town: Town) -> None:
    """An entry to the named goes to each person whom the agreement names, and to nobody else."""
    sam, kim = town.invited("Sam"), town.invited("Kim")
    person = town.helper("Sam2")
    mentor, mentee = town.agreed(named=(person,))
    releasing.say(mentee.room(), "for the three of us", Label.NAMED)

    got = received(town.helpers["Sam2"].session)
    assert [one.released.words.text for one in got] == ["for the three of us"]
    assert not received(sam.session)
    assert not received(kim.session)
    assert [one.sight for one in mentor.room().findings()] == [Sight.TOLD]


def test_both_claim(town: Town) -> None:
    """What both claim goes when both agree, and not before."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    note = speech.say(mentor.room(), "my note on her words")
    speech.claim(mentee.room(), note.hash)
    wish = Wish(sam.session.first, "x", town.now() + DAY)

    assert not releasing.let_read(mentor.room(), note.hash, wish)
    assert not received(sam.session)
    assert releasing.let_read(mentee.room(), note.hash, wish)
    assert len(received(sam.session)) == 1
    assert [one.sight for one in mentee.room().findings()] == [Sight.TOLD]


def test_against_a_claim(town: Town) -> None:
    """What altered software lets out alone shows to the other as made against a claim."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    note = speech.say(mentor.room(), "my note on her words")
    speech.claim(mentee.room(), note.hash)
    room = mentor.room()
    wish = Wish(sam.session.first, "x", town.now() + DAY)
    releasing.complete(room, room.entry(note.hash.hex()), wish)

    assert [one.sight for one in mentee.room().findings()] == [Sight.AGAINST_OWNER]


def test_consent_taken_back(town: Town) -> None:
    """A consent that was taken back is not completed; altered software that does so is shown."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    note = speech.say(mentor.room(), "my note on her words").hash
    speech.claim(mentee.room(), note)
    wish = Wish(sam.session.first, "x", town.now() + DAY)
    assert not releasing.let_read(mentee.room(), note, wish)
    waiting = releasing._half(mentor.room(), note, wish)
    speech.take_back(mentee.room(), mentee.room().lines[-1].hash)
    room = mentor.room()

    assert waiting is not None
    assert not releasing.let_read(mentor.room(), note, wish)
    releasing.complete(room, room.entry(note.hex()), wish, None, waiting)
    assert [one.sight for one in mentee.room().findings()] == [Sight.AGAINST_OWNER]


def test_standing_taken_back(town: Town) -> None:
    """Who was let tell something on, and is not any more, is shown when altered software does."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    note = speech.say(mentee.room(), "tell them", Label.MAY_TELL, until=town.now() + DAY).hash
    speech.take_back(mentee.room(), mentee.room().lines[-1].hash)
    room, wish = mentor.room(), Wish(sam.session.first, "x", town.now() + DAY)

    with pytest.raises(NotOwner):
        releasing.let_read(room, note, wish)
    releasing.complete(room, room.entry(note.hex()), wish)
    assert [one.sight for one in mentee.room().findings()] == [Sight.AGAINST_OWNER]


def test_notice_before_its_entry(town: Town) -> None:
    """Telling of a release before the words stand in the room does not make it the owner's."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    theirs = speech.say(mentee.room(), "hers")
    one, other = mentor.room(), mentor.room()
    line = one.entry(theirs.hash.hex())
    wish = Wish(sam.session.first, "x", town.now() + DAY)
    excerpt = excerpt_of(other, line, "hers, cut", other._seal)
    assert excerpt is not None
    agreed = consent_to(one, line, "hers, cut", excerpt, wish)
    parcel = granting(one, one._seal, agreed, (excerpt,), None, None)
    entry, notice = parcel.items
    one.place.post(dataclasses.replace(parcel, items=(notice, entry)).encode())

    assert [found.sight for found in mentee.room().findings()] == [Sight.AGAINST_OWNER]


def test_half_for_longer_is_not_completed(town: Town) -> None:
    """Who agrees second signs what they wish, and not what an altered client left in the room."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    note = speech.say(mentor.room(), "my note on her words")
    speech.claim(mentee.room(), note.hash)
    long = Wish(sam.session.first, "x", town.now() + 900 * DAY)
    releasing.let_read(mentor.room(), note.hash, long)

    short = dataclasses.replace(long, until=town.now() + DAY)
    assert not releasing.let_read(mentee.room(), note.hash, short)
    assert not received(sam.session)
    assert releasing.let_read(mentor.room(), note.hash, short)


def test_ends(town: Town) -> None:
    """After its end date the server serves a release no more, and the software shows it no more."""
    _, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = speech.say(mentee.room(), "for a day")
    releasing.let_read(mentee.room(), entry.hash, Wish(sam.session.first, "x", town.now() + DAY))
    ident = received(sam.session)[0].id
    town.time += 2 * DAY

    assert received(sam.session) == []
    with pytest.raises((Refused, Ended)):
        sam.session.wire.get(f"/api/grants/{ident.hex()}")


def test_ombuds(town: Town) -> None:
    """The ombuds tells what was said from what was not."""
    _, mentee = town.agreed()
    line = speech.say(mentee.room(), "this was said")
    room = mentee.room()
    evidence.show(room, [room.entry(line.hash.hex())], "look")
    noor = town.helpers["Noor"]
    shown = evidence.showings(noor.session)[0].entries[0]
    evidence.check(noor.session, shown)
    forged = dataclasses.replace(shown, body=["this was not said", []])

    with pytest.raises(BadStamp):
        evidence.check(noor.session, forged)


def test_held_and_raised(town: Town) -> None:
    """A held entry is nowhere in the room until its owner raises trust."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    notebook.add(mentee.memory, "only mine")
    notebook.hold(mentee.memory, room.id, 1, "first level")
    notebook.hold(mentee.memory, room.id, 3, "third level")
    before = texts(mentor.room())
    trust.raise_to(mentee.memory, room, 2)

    assert before == []
    assert texts(mentor.room()) == ["first level"]
    assert len(notebook.held(mentee.memory, room.id)) == 1


def test_take_back_and_correct(town: Town) -> None:
    """Only the author takes back and corrects; both see that it was done."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    first, second = speech.say(room, "a slip"), speech.say(room, "wrong")
    speech.take_back(room, first.hash)
    newer = speech.correct(room, second.hash, "right")
    theirs = mentor.room()

    assert theirs.ownership.taken_back == {first.hash}
    assert theirs.ownership.corrected_by == {second.hash: newer.hash}
    with pytest.raises(speech.NotYourEntry):
        speech.take_back(theirs, second.hash)
