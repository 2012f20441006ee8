"""How far one trusts the other: levels, what raising opens, and the hint before sending."""

from dataclasses import replace

import pytest

from quietroom.agreement.limits import Who
from quietroom.client import notebook, speech, spoken, trust
from quietroom.client.memory import Memory
from quietroom.client.room import Room
from quietroom.room.entry import Kind
from quietroom.room.hint import About, Hints
from quietroom.room.reader import Line
from quietroom.room.trust import LongName, NoSuchLevel
from tests.journeys.test_story import texts
from tests.journeys.town import START, Citizen, Town
from tests.promises.canaries import Canaries, Recorder

DAY = 24 * 3600


def _about(found: Hints) -> list[tuple[str, str]]:
    return [(str(one.about), one.words) for one in found.found]


def test_raised_with_one_unticked(town: Town) -> None:
    """Raising lists what opens, opens that but for what is unticked, and nothing by itself."""
    mentor, mentee = town.agreed()
    room, memory = mentee.room(), mentee.memory
    notebook.hold(memory, room.id, 1, "first")
    second = notebook.hold(memory, room.id, 1, "second")
    notebook.hold(memory, room.id, 3, "third")
    listed = [one.text for _, one in trust.opens(memory, room.id, 2)]
    before = texts(mentor.room())
    opened = trust.raise_to(memory, room, 2, [second])

    assert listed == ["first", "second"]
    assert before == []
    assert [speech.text_of(line) for line in opened] == ["first"]
    assert texts(mentor.room()) == ["first"]
    assert [one.text for _, one in notebook.held(memory, room.id)] == ["second", "third"]
    assert trust.standing(memory, room.id).level == 2


def test_lowered_and_raised_again(town: Town) -> None:
    """Lowering takes nothing back; the same level can be said again, and another device knows."""
    mentor, mentee = town.agreed()
    room, memory = mentee.room(), mentee.memory
    notebook.hold(memory, room.id, 2, "held")
    trust.raise_to(memory, room, 2)
    trust.lower_to(memory, room, 0)
    lowered = trust.standing(Memory(mentee.session), room.id).level
    trust.raise_to(memory, room, 2)
    trust.raise_to(memory, room, 1)

    assert texts(mentor.room()) == ["held"]
    assert lowered == 0
    assert trust.standing(Memory(mentee.session), room.id).level == 2
    assert trust.standing(mentor.memory, room.id).level is None
    with pytest.raises(NoSuchLevel):
        trust.lower_to(memory, room, 4)
    with pytest.raises(NoSuchLevel):
        trust.opens(memory, room.id, 0)


def test_names_and_the_quiet_question(town: Town) -> None:
    """Levels bear one's own names; the question comes after three meetings, and goes for good."""
    mentor, mentee = town.agreed()
    room, memory = mentee.room(), mentee.memory
    trust.name(memory, room.id, 3, "like my sister")
    with pytest.raises(LongName):
        trust.name(memory, room.id, 1, "x" * 61)
    asked = [trust.due(memory, room)]
    for said in (
        spoken.put_on_record(room, "one", START),
        spoken.put_on_record(room, "two", START),
    ):
        spoken.understood(mentor.room(), said.hash)
    theirs = [spoken.put_on_record(mentor.room(), "no", START - day * DAY) for day in range(1, 9)]
    room.sync()
    counted = [trust.met(memory, room)]
    for said in theirs[:2]:
        spoken.understood(room, said.hash)
    counted.append(trust.met(memory, room))
    asked.append(trust.due(memory, room))
    trust.put_off(memory, room)
    asked.append(trust.due(memory, room))
    trust.count(memory, room.id, 6)
    asked.append(trust.due(memory, room))
    trust.put_off(memory, room, for_good=True)
    trust.count(memory, room.id, 60)
    asked.append(trust.due(memory, room))

    assert counted == [1, 3]
    assert asked == [False, True, False, True, False]
    assert trust.standing(memory, room.id).names == ("", "", "like my sister")


def _agreed_on_harassment(town: Town) -> tuple[Citizen, Citizen]:
    """A pair in which the mentor alone has to act on harassment."""
    mentor, mentee = town.pair()
    limits = tuple(
        replace(one, who=Who.FIRST if one.id == "harassment" else Who.SECOND)
        if one.removable
        else one
        for one in town.terms(mentor.room()).limits
    )
    town.agree(mentor, mentee, limits=limits)
    return mentor, mentee


def test_hint(town: Town) -> None:
    """Low trust points at people and plans; at any trust, limits under which the other must act."""
    mentor, mentee = _agreed_on_harassment(town)
    room, memory = mentee.room(), mentee.memory
    draft = "Sarah is pregnant, and I want to leave the department. Jonas and Amina know."
    harassed = "He touched me at the party. We were all drunk at work."
    low = _about(trust.look(memory, room, draft))
    (limit,) = trust.look(memory, room, harassed).found
    theirs = trust.look(mentor.memory, mentor.room(), harassed).found
    speech.say(mentor.room(), "Say hello to Sarah.")
    room.sync()
    known = _about(trust.look(memory, room, draft))
    trust.raise_to(memory, room, 2)
    high = (trust.look(memory, room, draft), trust.look(memory, room, harassed))

    assert low == [("name", "Sarah"), ("health", "pregnant"), ("move", "leave the department")]
    assert (limit.about, limit.words, limit.limit) == (About.LIMIT, "touched me", 2)
    assert [one.words for one in theirs] == ["drunk at work"]
    assert known == low[1:]
    assert [len(found.found) for found in high] == [0, 1]


def test_hints_are_turned_off_and_on(town: Town) -> None:
    """On from the first day, off on every device, and on again."""
    _, mentee = town.agreed()
    states = [trust.hints(mentee.memory)]
    for on in (False, True, False):
        trust.set_hints(mentee.memory, on)
        states.append(trust.hints(Memory(mentee.session)))

    assert states == [True, False, True, False]


def test_nothing_of_it_leaves(town: Town) -> None:
    """Names of levels, settings, drafts and what was found reach neither server nor partner."""
    new = Canaries()
    town.front = Recorder(town.front, town.folder / "seen")
    mentor, mentee = town.agreed()
    room, memory = mentee.room(), mentee.memory
    found = trust.look(memory, room, f"Sarah {new.new('draft')} is pregnant.").found
    trust.name(memory, room.id, 1, new.new("name of a level"))
    kept = notebook.hold(memory, room.id, 1, new.new("unticked"))
    notebook.hold(memory, room.id, 3, new.new("held"))
    trust.raise_to(memory, room, 2, [kept])
    trust.lower_to(memory, room, 0)
    trust.set_hints(memory, on=False)

    assert len(found) == 2
    assert new.hits(town.folder) == []
    assert [line for line in mentor.room().lines if line.opened] == _agreeing(mentor.room())


def _agreeing(room: Room) -> list[Line]:
    """What stood in a room before anybody said a word."""
    kinds = (Kind.PROPOSAL, Kind.SIGNATURE)
    return [line for line in room.lines if line.opened and line.opened.priv.kind in kinds]
