"""Objectives with two faces: two people word a public one, and each sees when it is not theirs."""

from collections.abc import Iterator
from itertools import count

import pytest

from quietroom.client import aims, ending, objective, programme, speech
from quietroom.client.objective import (
    GivesAway,
    NoObjective,
    NoProgramme,
    ObjectiveOver,
    agree,
    objectives,
    propose,
    seen,
    withdraw,
)
from quietroom.client.room import Room
from quietroom.ground.digest import sha256
from quietroom.objective.aim import State
from quietroom.objective.face import Shown, Words
from quietroom.objective.findings import Sign
from quietroom.objective.standing import FaceGone, ObjectiveChanged, Standing
from tests.journeys.town import Citizen, Town, folder_in_memory

PRIVATE = "I want to leave accounting for the team in Halifax before Mr Brandt hears of it."
FACE = "Explain numbers to people who do not use them"


_NAMES = count()


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    """One town for all; passphrases are stretched at no cost."""
    with pytest.MonkeyPatch.context() as patch, folder_in_memory() as folder:
        patch.setattr("quietroom.identity.unlock.stretch", lambda one, salt: sha256(salt + one))
        made = Town(folder)
        yield made
        made.close()


def _agreed(town: Town) -> tuple[Citizen, Citizen]:
    """Another pair of the programme, with an agreement in force."""
    nth = next(_NAMES)
    mentor, mentee = town.pair(f"Amina {nth}", f"Jonas {nth}")
    town.agree(mentor, mentee)
    return mentor, mentee


def _shown(who: Citizen) -> list[tuple[str, str]]:
    """What the coordinator is shown of a mentee's pair."""
    pairs = programme.pairs(who.town.coordinator.session)
    (faces,) = (one.faces for one in pairs if one.mentee == who.name)
    return list(faces)


def _in_force(town: Town) -> tuple[Citizen, Citizen, bytes]:
    mentor, mentee = _agreed(town)
    one = objective.add(mentee.room(), PRIVATE, "I had two talks there.", 20_900)
    asked = propose(mentor.room(), one.aim.id, FACE).asked
    assert asked is not None
    agree(mentee.room(), one.aim.id, asked.entry)
    return mentor, mentee, one.aim.id


def test_public_once_both_agreed(town: Town) -> None:
    """Proposed by one, agreed to by the other: until then the programme sees nothing."""
    mentor, mentee = _agreed(town)
    one = objective.add(mentee.room(), PRIVATE, "I had two talks there.", 20_900)
    before = _shown(mentee)
    asked = propose(mentor.room(), one.aim.id, FACE).asked
    assert asked is not None
    waiting = _shown(mentee)
    with pytest.raises(FaceGone):
        agree(mentor.room(), one.aim.id, asked.entry)
    agree(mentee.room(), one.aim.id, asked.entry)
    agree(mentor.room(), one.aim.id, asked.entry)

    assert (before, waiting, _shown(mentee)) == ([], [], [(FACE, "open")])
    for who in (mentor, mentee):
        (found,) = objectives(who.room()).values()
        assert (found.aim.text, found.aim.known, found.aim.by) == (
            PRIVATE,
            "I had two talks there.",
            20_900,
        )
        assert found.face is not None
        assert [(one.words, one.agreed) for one in seen(who.room())] == [(found.face.said, True)]


def test_it_goes_on(town: Town) -> None:
    """Progress stays inside; done is told outside once both agree; a change ends it."""
    mentor, mentee, ident = _in_force(town)
    objective.say(mentor.room(), ident, State.PROGRESS, "One talk held.")
    inside = _shown(mentee)
    again = propose(mentee.room(), ident, FACE, Shown.DONE).asked
    assert again is not None
    agree(mentor.room(), ident, again.entry)
    outside = _shown(mentee)
    after = objective.change(mentee.room(), ident, "Learn to sail.", note="It grew.")
    found = objectives(mentor.room())

    assert (inside, outside, _shown(mentee)) == ([(FACE, "open")], [(FACE, "done")], [])
    assert found[ident].state is Standing.CHANGED
    assert found[ident].next == after.aim.id
    assert [step.said.note for step in found[ident].steps] == ["One talk held.", "It grew."]
    with pytest.raises(ObjectiveChanged):
        objective.say(mentor.room(), ident, State.DONE)
    with pytest.raises(ObjectiveOver):
        propose(mentor.room(), ident, FACE)


@pytest.mark.parametrize("by", [0, 1])
def test_withdrawn_by_either(town: Town, by: int) -> None:
    """Either withdraws it at any time."""
    *two, ident = _in_force(town)
    before = _shown(two[1])
    withdraw(two[by].room(), ident)
    (found,) = objectives(two[1 - by].room()).values()

    assert found.face is None
    assert (before, _shown(two[1])) == ([(FACE, "open")], [])
    assert seen(two[1 - by].room()) == []


def test_withdrawn_after_the_end(town: Town) -> None:
    """In a room that has ended nothing is written; the programme sees nothing more all the same."""
    mentor, mentee, ident = _in_force(town)
    ending.leave(mentor.session, mentor.memory, mentor.room().id)
    before = _shown(mentee)
    withdraw(mentee.room(), ident)

    assert (before, _shown(mentee)) == ([(FACE, "open")], [])
    assert [one.words for one in seen(mentor.room())] == [None]


def test_dropped(town: Town) -> None:
    """Of what is dropped nothing is shown; taken up again, it is theirs alone."""
    mentor, mentee, ident = _in_force(town)
    objective.say(mentor.room(), ident, State.DROPPED)
    dropped = _shown(mentee)
    objective.say(mentee.room(), ident, State.PROGRESS)
    (found,) = objectives(mentor.room()).values()

    assert (dropped, _shown(mentee)) == ([], [])
    assert (found.state, found.face) == (Standing.PROGRESS, None)


def test_what_gives_it_away(town: Town) -> None:
    """Both are shown what the words share with the private text, and each says that it is meant."""
    mentor, mentee = _agreed(town)
    one = objective.add(mentee.room(), PRIVATE)
    with pytest.raises(GivesAway) as refused:
        propose(mentee.room(), one.aim.id, "Leave accounting for the team in Halifax")
    with pytest.raises(GivesAway) as named:
        propose(mentor.room(), one.aim.id, "Get on with Brandt")
    asked = propose(mentor.room(), one.aim.id, "Get on with Brandt", meant=True).asked
    assert asked is not None
    with pytest.raises(GivesAway):
        agree(mentee.room(), one.aim.id, asked.entry)
    still = _shown(mentee)
    agree(mentee.room(), one.aim.id, asked.entry, meant=True)

    assert [found.phrase for found in refused.value.findings] == [
        "Leave accounting for the team in Halifax"
    ]
    assert [(found.sign, found.phrase) for found in named.value.findings] == [(Sign.WORD, "Brandt")]
    assert (still, _shown(mentee)) == ([], [("Get on with Brandt", "open")])


def test_shown_without_consent(town: Town) -> None:
    """Altered software puts what the other never agreed to: the other is told, and removes it."""
    mentor, mentee = _agreed(town)
    one = objective.add(mentee.room(), PRIVATE)
    room = mentor.room()
    objective._put(room, Words(one.aim.id, "Wants to leave accounting"))
    (told,) = seen(mentee.room())
    stranger = Words(b"x" * 16, "Is looking for another post")
    objective._put(room, stranger)
    found = {one.id: one for one in seen(mentee.room())}
    for ident in found:
        withdraw(mentee.room(), ident)

    assert (told.agreed, told.words) == (False, Words(one.aim.id, "Wants to leave accounting"))
    assert not found[stranger.id].agreed
    assert _shown(mentee) == []


def test_shown_otherwise_than_agreed(town: Town) -> None:
    """Other words or another state than both agreed to are told; what is missing is put again."""
    mentor, mentee, ident = _in_force(town)
    said = objectives(mentee.room())[ident].face
    assert said is not None
    objective._put(mentor.room(), Words(ident, FACE, Shown.DONE))
    (otherwise,) = seen(mentee.room())
    objective._remove(mentor.room(), ident)
    (missing,) = seen(mentee.room())
    agree(mentee.room(), ident, said.entry)

    assert (otherwise.agreed, missing.agreed, missing.words) == (False, False, None)
    assert [one.agreed for one in seen(mentor.room())] == [True]


def test_one_s_own_is_shared(town: Town) -> None:
    """What somebody keeps for themself is theirs until they share it, under another id."""
    mentor, mentee = _agreed(town)
    ident = aims.add(mentee.memory, PRIVATE, "known", 20_900)
    aims.say(mentee.memory, ident, State.PROGRESS, "a first step")
    (mine,) = aims.own(mentee.memory)
    later = aims.change(mentee.memory, ident, "Learn to sail.")
    town.time += 3600
    shared = aims.share(mentee.memory, later, mentee.room())
    (theirs,) = objectives(mentor.room()).values()

    assert (mine.state, mine.aim.text) == (Standing.PROGRESS, PRIVATE)
    assert [one.state for one in aims.own(mentee.memory)] == [Standing.CHANGED]
    assert (theirs.aim.text, theirs.time, theirs.mine) == ("Learn to sail.", shared.time, False)
    assert theirs.aim.id != later
    assert shared.time == town.time - 3600
    with pytest.raises(NoObjective):
        aims.say(mentee.memory, later, State.DONE)


def test_taken_back(town: Town) -> None:
    """An objective that its author took back is gone, with what was said about it."""
    _, mentee, ident = _in_force(town)
    room = mentee.room()
    speech.take_back(room, objective.of(room, ident).entry)

    assert objectives(room) == {}
    assert [one.agreed for one in seen(room)] == [False]


def test_no_programme_sees_it(town: Town) -> None:
    """A room that somebody invited to has no public faces."""
    amina = town.invited("Amina")
    jonas = town.invited("Jonas", amina, "mentee")
    town.agree(amina, jonas)
    room: Room = jonas.room()
    one = objective.add(room, PRIVATE)
    with pytest.raises(NoProgramme):
        propose(room, one.aim.id, FACE)

    assert seen(room) == []
