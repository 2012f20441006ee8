"""What two people put on record, how they begin anew, and what each can find out by themself."""

import dataclasses
from pathlib import Path

import pytest

from quietroom.agreement.people import Default
from quietroom.client import agreement, export, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish, consent_to, granting
from quietroom.client.known import between, could_have_known, name_of
from quietroom.client.room import Room, Saying
from quietroom.client.spoken import (
    NothingAsked,
    NotOnRecord,
    ask_again,
    courses,
    end_again,
    heard_differently,
    on_record,
    put_on_record,
    say_part,
    understood,
)
from quietroom.release.known import Act
from quietroom.room.again import Ending, Part
from quietroom.room.entry import Kind, Words
from quietroom.room.label import Label
from quietroom.room.spoken import TooLong
from tests.journeys.town import START, Citizen, Town

DAY = 24 * 3600


def _wish(town: Town, sam: Citizen) -> Wish:
    return Wish(sam.session.first, "an opening", town.now() + DAY)


def _acts(room: Room, entry: bytes) -> list[Act]:
    return [row.act for row in could_have_known(room, {entry}).rows]


def test_spoken_and_understood(town: Town) -> None:
    """One puts a spoken confidence on record, the other answers, and both read the same."""
    mentor, mentee = town.agreed()
    line = put_on_record(mentee.room(), "I may move to Halifax.", START - DAY)
    understood(mentor.room(), line.hash)
    (found,) = on_record(mentee.room())

    assert (found.said.text, found.owner) == ("I may move to Halifax.", mentee.session.first)
    assert found.answer is not None
    assert found.answer.heard is None
    assert on_record(mentor.room()) == [found]


def test_heard_differently(town: Town) -> None:
    """The other says what they heard; what somebody else put on record can be claimed as well."""
    mentor, mentee = town.agreed()
    theirs = mentee.session.first
    line = put_on_record(mentor.room(), "She may tell her team.", START, owner=theirs)
    heard_differently(mentee.room(), line.hash, "Nobody, not the team either.")
    (found,) = on_record(mentor.room())

    assert (found.author, found.owner) == (mentor.session.first, theirs)
    assert found.answer is not None
    assert found.answer.heard == "Nobody, not the team either."


def test_nobody_answers_for_the_other(town: Town) -> None:
    """One's own line is not answered by oneself, and words are not on record."""
    mentor, mentee = town.agreed()
    line = put_on_record(mentee.room(), "A confidence", START)
    words = speech.say(mentee.room(), "words")

    with pytest.raises(NotOnRecord):
        understood(mentee.room(), line.hash)
    with pytest.raises(NotOnRecord):
        understood(mentor.room(), words.hash)
    with pytest.raises(TooLong):
        put_on_record(mentee.room(), "x" * 501, START)
    assert on_record(mentor.room())[0].answer is None


def test_taken_off_the_record(town: Town) -> None:
    """Its author takes it back, and it does not stand there any more."""
    mentor, mentee = town.agreed()
    line = put_on_record(mentee.room(), "A confidence", START)
    speech.take_back(mentee.room(), line.hash)

    assert on_record(mentor.room()) == []


def test_again_ends_in_an_agreement(town: Town) -> None:
    """Either asks; both say their parts; a newly signed version ends it."""
    mentor, mentee = town.agreed()
    ask_again(mentee.room(), "It came back to me.")
    say_part(mentee.room(), Part.SAID, "only for us")
    say_part(mentor.room(), Part.HEARD, "HR could know")
    running = courses(mentor.room()).open
    room = mentor.room()
    newer = dataclasses.replace(town.terms(room), cadence="Every month.")
    agreement.propose(room, newer)
    chosen = agreement.current(room).version.hash
    agreement.sign(room, chosen)
    agreement.sign(mentee.room(), chosen)

    assert running is not None
    assert running.parts == {
        (mentee.session.first, Part.SAID): "only for us",
        (mentor.session.first, Part.HEARD): "HR could know",
    }
    assert [one.ended for one in courses(mentee.room()).courses.values()] == [Ending.AGREED]
    with pytest.raises(NothingAsked):
        say_part(mentor.room(), Part.NOW, "too late")


def test_stricter_binds_ones_own_words(town: Town) -> None:
    """Who ends it stricter says everything in confidence; the other's default stays theirs."""
    mentor, mentee = town.pair()
    terms = town.terms(mentor.room())
    parties = tuple(
        dataclasses.replace(party, default=Default.MAY_BE_TOLD) for party in terms.parties
    )
    town.agree(mentor, mentee, parties=parties)
    before = releasing.default_label(mentee.room())
    ask_again(mentor.room())
    end_again(mentee.room(), Ending.STRICTER)

    assert before == Label.MAY_TELL
    assert releasing.default_label(mentee.room()) == Label.PAIR
    assert releasing.default_label(mentor.room()) == Label.MAY_TELL


def test_never_left(town: Town) -> None:
    """Nobody but the two: not by Quietroom, whatever else was let out."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    kept = speech.say(mentee.room(), "stays here")
    gone = speech.say(mentee.room(), "goes out")
    releasing.let_read(mentee.room(), gone.hash, _wish(town, sam))
    found = could_have_known(mentee.room(), {kept.hash})

    assert found.verdict is None
    assert {row.act for row in found.rows} == {Act.WROTE, Act.IN_ROOM}
    assert {row.who for row in found.rows} == {mentor.session.first, mentee.session.first}
    assert found.ombuds


def test_let_out_by_its_owner(town: Town) -> None:
    """An honest release stands there, with whom, why, until when, and the name that was asked."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = speech.say(mentee.room(), "I want to lead, and my manager must not know.")
    asked = releasing.ask(mentor.room(), entry.hash, "I want to lead", "Sam", _wish(town, sam))
    releasing.grant_request(mentee.room(), asked, "I would like to lead.")
    room = mentee.room()
    found = could_have_known(room, {entry.hash})
    row = found.rows[-1]

    assert found.verdict == Act.OWNER
    assert (row.who, row.rule, row.by) == (sam.session.first, "an opening", mentee.session.first)
    assert name_of(room, sam.session.first) == "Sam"
    assert row.position is not None


def test_told_on_by_the_other(town: Town) -> None:
    """What may be told and was, stands there as told on by the other, under its owner's label."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = releasing.say(mentee.room(), "tell it on", Label.MAY_TELL)
    releasing.let_read(mentor.room(), entry.hash, _wish(town, sam))
    found = could_have_known(mentee.room(), {entry.hash})

    assert (found.verdict, found.rows[-1].by) == (Act.TOLD_ON, mentor.session.first)


def test_let_out_by_both_and_against_a_claim(town: Town) -> None:
    """What both claim is told apart: let out by both, or by altered software of one."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    agreed, alone = (speech.say(mentor.room(), f"my note {n}") for n in range(2))
    for note in (agreed, alone):
        speech.claim(mentee.room(), note.hash)
    wish = _wish(town, sam)
    releasing.let_read(mentor.room(), agreed.hash, wish)
    releasing.let_read(mentee.room(), agreed.hash, wish)
    room = mentor.room()
    releasing.complete(room, room.entry(alone.hash.hex()), wish)

    assert _acts(mentee.room(), agreed.hash)[-1] == Act.BOTH
    assert _acts(mentee.room(), alone.hash)[-1] == Act.AGAINST_OWNER


def test_nobody_has_said_to_whom(town: Town) -> None:
    """A leaf without a notice stands there, though the member who made it keeps silent."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    entry = speech.say(mentee.room(), "hers")
    room, unsent = mentor.room(), mentor.room()
    line = room.entry(entry.hash.hex())
    agreed = consent_to(room, line, None, None, _wish(town, sam))
    parcel = granting(room, unsent._seal, agreed, (), None, None)
    instead = room._seal(Saying(Kind.WORDS, Words("nothing of it").fields()))
    room.place.post(dataclasses.replace(parcel, items=(instead,)).encode())
    found = could_have_known(mentee.room(), {entry.hash})

    assert (found.verdict, found.rows[-1].who) == (Act.UNEXPLAINED, None)


def test_in_a_stretch_of_time(town: Town) -> None:
    """A stretch of time holds what was said in it."""
    _, mentee = town.agreed()
    first = speech.say(mentee.room(), "early")
    town.time += 2 * DAY
    second = speech.say(mentee.room(), "late")
    room = mentee.room()

    assert second.hash in between(room, START + DAY, town.now())
    assert first.hash not in between(room, START + DAY, town.now())


def test_a_copy_is_known_to_its_taker_alone(town: Town, tmp_path: Path) -> None:
    """Who took a copy is told so; the other's software cannot know, and does not say."""
    mentor, mentee = town.agreed()
    entry = speech.say(mentee.room(), "words")
    export.export(mentor.session, mentor.memory, [mentor.room()], tmp_path / "copy")

    assert could_have_known(mentor.room(), {entry.hash}).taken == [town.now()]
    assert could_have_known(mentee.room(), {entry.hash}).taken == []
