"""Whether the two go on: asked of each alone, answered closed, shown to both or to nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from quietroom.agreement.terms import Terms
from quietroom.client import agreement, ending, identity, renewal
from quietroom.client.memory import Memory
from quietroom.client.renewal import NotAsked, NothingToMoveOn
from quietroom.client.room import Room, Saying
from quietroom.ground import shape
from quietroom.ground.canon import Value
from quietroom.renewal.answer import Answer, Opening
from quietroom.renewal.moves import AnswerStands, NotBothIn
from quietroom.room.entry import Kind
from quietroom.room.parcel import Parcel
from tests.journeys.town import URL, Citizen, Town
from tests.promises.liar import Items, Lie, lying, page

DAY = 24 * 3600
END = date(2028, 1, 15)
"""The end of the agreements of a town, a year after they begin."""

BEFORE = (END - timedelta(42) - date(2027, 1, 15)).days
"""How many days after the beginning they are asked."""


def _near(town: Town) -> tuple[Citizen, Citizen]:
    """A pair whose term ends in six weeks."""
    two = town.agreed()
    town.time += BEFORE * DAY
    return two


def _write(room: Room, kind: Kind, body: Value) -> bytes:
    """What altered software writes."""
    return room.write(lambda seal: Parcel((seal(Saying(kind, body)),)))[0].hash


def _dates(terms: Terms) -> list[object]:
    return [terms.start, terms.end, terms.renewals, terms.reviews, terms.retention]


def test_both_go_on(town: Town) -> None:
    """Neither reads the other's answer before both are in; then the next term can be signed."""
    mentor, mentee = town.agreed()
    town.time += (BEFORE - 1) * DAY
    early = renewal.asked(mentee.room())
    with pytest.raises(NotAsked):
        renewal.answer(mentee.room(), Answer.GO_ON)
    town.time += DAY
    alone = renewal.answer(mentee.room(), Answer.CHANGE)
    anew = renewal.answer(mentee.room(), Answer.GO_ON)
    seen = renewal.settle(mentor.room())
    assert seen is not None
    theirs = renewal.mine(mentor.room(), seen)
    kept = mentor.memory.kept("renewal")
    second = renewal.answer(mentor.room(), Answer.GO_ON)
    elsewhere = Room(mentee.session, Memory(mentee.session), mentee.room().id)
    shown = renewal.settle(elsewhere)
    assert shown is not None
    room = mentor.room()
    with pytest.raises(AnswerStands):
        renewal.answer(room, Answer.END)
    chosen = renewal.next_terms(room)
    town.agree(mentor, mentee, **{name: getattr(chosen, name) for name in _NAMES})
    after = agreement.in_force(mentee.room())

    assert early is None
    assert (alone.answers, anew.shown, seen.shown, theirs, kept) == (None, {}, {}, None, [])
    assert list(seen.closed) == [mentee.session.first]
    assert second.answers is None
    assert list(second.shown) == [mentor.session.first]
    assert set((shown.answers or {}).values()) == {Answer.GO_ON}
    assert shown.faults == {}
    assert _dates(chosen)[:2] == [END, date(2029, 1, 15)]
    assert after is not None
    assert after.version is not None
    assert _dates(after.version.terms) == _dates(chosen)
    assert renewal.asked(mentee.room()) is None


_NAMES = ("start", "end", "renewals", "reviews", "retention")


def test_one_wants_to_part(town: Town) -> None:
    """An answer that never came is none, before the end and after it; an end is only offered."""
    mentor, mentee = _near(town)
    renewal.answer(mentor.room(), Answer.END)
    waiting = renewal.settle(mentee.room())
    town.time += 43 * DAY
    late, room = renewal.settle(mentor.room()), mentee.room()
    over, goes_on = renewal.over(room), ending.standing(room).phase
    renewal.answer(room, Answer.GO_ON)
    both = renewal.settle(mentor.room())
    assert both is not None

    assert waiting is not None
    assert waiting.shown == {}
    assert late is not None
    assert (late.state, late.shown) == (waiting.state, {})
    assert (over, str(goes_on)) == (True, "open")
    assert both.answers == {mentor.session.first: Answer.END, mentee.session.first: Answer.GO_ON}
    assert renewal.review(room) is None
    ending.leave(mentor.session, mentor.memory, room.id)
    assert renewal.asked(mentee.room()) is None


def test_dates_on_the_way(town: Town) -> None:
    """A day to look back is named for two weeks; a renewal on the way leaves nothing to sign."""
    half = date(2027, 7, 15)
    mentor, mentee = town.agreed(renewals=(half,), reviews=(half,))
    town.time += ((half - date(2027, 1, 15)).days) * DAY
    named = renewal.review(mentee.room())
    for one in (mentor, mentee):
        renewal.answer(one.room(), Answer.GO_ON)
    with pytest.raises(NothingToMoveOn):
        renewal.next_terms(mentee.room())
    town.time += 14 * DAY

    assert named == half
    assert renewal.review(mentee.room()) is None


def test_in_a_break(town: Town) -> None:
    """While one of the two rests, nothing is answered or opened; afterwards it is."""
    mentor, mentee = _near(town)
    renewal.close(mentor.room(), Answer.GO_ON)
    renewal.close(mentee.room(), Answer.CHANGE)
    ending.pause(mentee.room())
    resting = renewal.settle(mentor.room())
    assert resting is not None
    ending.resume(mentee.room())
    renewal.settle(mentor.room())
    both = renewal.settle(mentee.room())
    assert both is not None

    assert resting.state == "both-in"
    assert both.state == "shown"


def test_a_copied_commitment(town: Town) -> None:
    """Who repeats the other's commitment, and later their opening, has answered nothing."""
    mentor, mentee = _near(town)
    renewal.answer(mentee.room(), Answer.GO_ON)
    room = mentor.room()
    (theirs,) = _bodies(room, Kind.RENEWAL_COMMIT)
    copy = _write(room, Kind.RENEWAL_COMMIT, theirs)
    found = renewal.settle(mentee.room())
    assert found is not None
    honest = renewal.answer(mentor.room(), Answer.END)

    assert found.faults == {copy: "answer-copied"}
    assert (list(found.closed), found.shown) == ([mentee.session.first], {})
    assert honest.both_in


def test_openings_that_count_for_nothing(town: Town) -> None:
    """Shown alone, another answer than was closed, the other's as one's own: named, not shown."""
    mentor, mentee = _near(town)
    renewal.close(mentor.room(), Answer.END)
    room = mentor.room()
    opening = _opening(room)
    early = _write(room, Kind.RENEWAL_ANSWER, opening.fields())
    with pytest.raises(NotBothIn):
        renewal.show(room)
    renewal.close(mentee.room(), Answer.GO_ON)
    room.sync()
    other = _write(room, Kind.RENEWAL_ANSWER, replace(opening, answer=Answer.GO_ON).fields())
    as_theirs = _write(mentee.room(), Kind.RENEWAL_ANSWER, opening.fields())
    seen = renewal.asked(mentee.room())
    assert seen is not None
    renewal.settle(mentor.room())
    renewal.settle(mentee.room())
    both = renewal.asked(mentor.room())
    assert both is not None

    wrong = "answer-differs"
    assert seen.faults == {early: "not-both-in", other: wrong, as_theirs: wrong}
    assert seen.shown == {}
    assert both.answers == {mentor.session.first: Answer.END, mentee.session.first: Answer.GO_ON}


def _withheld(items: Items) -> Items:
    """Without the answer that was closed first."""
    return [*items[:-4], *items[-3:]]


def _twice(items: Items) -> Items:
    """With the answer that was closed first in the place of the other's, too."""
    return [*items[:-3], items[-4], *items[-2:]]


def _early(items: Items) -> Items:
    """With an opening before the other's answer was in."""
    return [*items[:-3], items[-2], items[-3], items[-1]]


@pytest.mark.parametrize("change", [_withheld, _twice, _early])
def test_a_server_that_meddles(town: Town, change: Callable[[Items], Items]) -> None:
    """An answer is withheld, brought twice, or opened too soon: it is told, and none is shown."""
    mentor, mentee = _near(town)
    renewal.answer(mentee.room(), Answer.CHANGE)
    renewal.answer(mentor.room(), Answer.GO_ON)
    renewal.settle(mentee.room())
    room = mentor.room().id
    lie = Lie(f"^/api/rooms/{room.hex()}/items$", answer=page(room, change), method="GET")

    for told in (True, False):
        edge, account = town.edge(f"a device {told}"), mentor.session.vault.account
        with lying(town, lie, told):
            session = identity.restore(URL, account, mentor.ways.kit.text(), edge, town.wire())
            there = Room(session, Memory(session), room)
            standing = renewal.settle(there)
        assert standing is not None

        assert bool(there.stops()) is told
        assert (standing.answers is None) is told


def test_the_server_sees_four_entries_alike(town: Town) -> None:
    """Whatever the two answer, what the server stores has the same sizes in the same order."""
    pairs = [town.agreed(), town.agreed_again()]
    town.time += BEFORE * DAY
    rooms = [
        _sizes(mentor, mentee, first, second)
        for (mentor, mentee), (first, second) in zip(
            pairs, ((Answer.GO_ON, Answer.GO_ON), (Answer.CHANGE, Answer.END)), strict=True
        )
    ]

    assert len(rooms[0]) == 4
    assert rooms[0] == rooms[1]


def _sizes(mentor: Citizen, mentee: Citizen, first: Answer, second: Answer) -> list[int]:
    before = len(mentor.room().place.items)
    renewal.answer(mentor.room(), first)
    renewal.answer(mentee.room(), second)
    renewal.settle(mentor.room())
    return [len(one.item.encode()) for one in mentor.room().place.items[before:]]


def _bodies(room: Room, kind: Kind) -> list[Value]:
    opened = (line.opened for line in room.lines)
    return [one.body for one in opened if one is not None and one.priv.kind == kind]


def _opening(room: Room) -> Opening:
    """What would open this person's answer, from their own stream."""
    standing = renewal.asked(room)
    assert standing is not None
    (kept,) = room.memory.kept("renewal")
    assert isinstance(kept, list)
    mine = standing.closed[room.session.first]
    return Opening(mine.entry, Answer(str(kept[1])), shape.octets(kept[2], "random"))
