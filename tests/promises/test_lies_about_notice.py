"""Lies about who is told of a report, by the server and by an altered client, and their twins.

As in `test_lies_about_duty`, whose reports these are.
"""

import dataclasses
from contextlib import nullcontext
from typing import Any

import pytest

from quietroom.client import agreement, duty, speech, telling
from quietroom.client.duty import Draft
from quietroom.client.refusal import Lied
from quietroom.room import parcel
from quietroom.room.envelope import parse
from quietroom.room.notice import Sight
from quietroom.room.parcel import ENTRY, STUB
from tests.journeys.town import Citizen, Town
from tests.promises.device import newcomer
from tests.promises.liar import Items, Lie, cut, flip, lying, page
from tests.promises.test_lies_about_duty import (
    DAY,
    LIFE,
    altered,
    anything,
    codes,
    posted,
    sights,
    spoken,
)

pytestmark = pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])


def test_filed_to_punish(town: Town, told: bool) -> None:
    """The other sees exception, entry, officer and reporter; a reporter who hides it is seen."""
    mentor, mentee, officer, entry = spoken(town)
    room = mentor.room()

    # An altered client leaves the notice out; this one then misses what it believes it wrote.
    missed = pytest.raises(Lied) if told else nullcontext()
    with lying(town, posted(items=()), told), missed:
        duty.send(room, Draft(LIFE, (entry,), "They are a liar."))
    there = mentee.room()

    assert codes(officer) == ["holds"]
    assert sights(there) == ["unexplained" if told else "told"]
    if not told:
        (found,) = telling.duties(there)
        assert found.report is not None
        assert found.covered is not None
        assert found.report.entries == (entry,)
        assert (found.covered.limit.id, found.covered.officer.name) == (LIFE, "Leila")


def test_later_where_nobody_allowed_it(
    town: Town, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under an agreement that allows no delay, a leaf under the tag for later shows at once."""
    mentor, mentee = town.pair()
    prompt = tuple(
        dataclasses.replace(one, delay_days=0) for one in town.terms(mentor.room()).limits
    )
    town.agree(mentor, mentee, limits=prompt)
    entry = speech.say(mentee.room(), "words").hash
    with monkeypatch.context() as client:
        altered(client, told, "basis.check", anything())
        later = town.now() + 9 * DAY if told else None
        duty.send(mentor.room(), Draft(LIFE, (entry,), "x", notice=later, reason="r"))

    assert codes(town.helpers["Leila"]) == (["notice-too-late"] if told else ["holds"])
    assert sights(mentee.room()) == ["unexplained" if told else "told"]


def test_delay_made_longer(town: Town, told: bool) -> None:
    """A longer delay that both sign afterwards makes no earlier silence longer."""
    mentor, mentee, _, entry = spoken(town)
    later = Draft(LIFE, (entry,), "x", notice=town.now() + 9 * DAY, reason="r")
    duty.send(mentor.room(), later)
    speech.say(mentee.room(), "an entry that has seen the leaf")
    if told:
        listed = town.terms(mentor.room()).limits
        longer = tuple(dataclasses.replace(one, delay_days=3650) for one in listed)
        _agree_anew(town, mentor, mentee, longer)
    town.time += 180 * DAY
    before = sights(mentee.room())
    town.time += 1

    assert before == []
    assert sights(mentee.room()) == [str(Sight.UNEXPLAINED)]


def _agree_anew(town: Town, mentor: Citizen, mentee: Citizen, longer: Any) -> None:
    room = mentor.room()
    agreement.propose(room, dataclasses.replace(town.terms(room), limits=longer))
    wanted = agreement.current(room).version.hash
    agreement.sign(room, wanted)
    agreement.sign(mentee.room(), wanted)


def _last(items: Items) -> int:
    return max(n for n, item in enumerate(items) if item[0] == ENTRY)


def _dropped(items: Items) -> Items:
    return cut(items, _last(items) + 1)


def _shut(items: Items) -> Items:
    last = _last(items)
    stub = parse(items[last][1]).stub().encode()
    return [*items[:last], [STUB, stub, *items[last][2:]], *items[last + 1 :]]


@pytest.mark.parametrize("change", [_dropped, _shut], ids=["notice", "document"])
@pytest.mark.parametrize("days", [0, 9], ids=["at once", "later"])
def test_notice_kept_back(town: Town, told: bool, days: int, change: Any) -> None:
    """The server drops the notice, or only what it says: the leaf shows at the next sync.

    Later, as signed, nothing shows before the delay is over, by the reader's own clock.
    """
    mentor, mentee, _, entry = spoken(town)
    reason = "they are watched" if days else None
    until = town.now() + days * DAY if days else None
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x", notice=until, reason=reason))
    town.time += days * DAY
    telling.settle(mentor.room())
    device = newcomer(town, mentee)
    lie = Lie(f"/api/rooms/{mentor.room().id.hex()}/items", answer=page(mentor.room().id, change))
    with lying(town, lie, told):
        early = sights(device.room())
        town.time += 180 * DAY + 1
        # The liar changes first pages: the device fetches the room once more.
        device.session.edge.home.remove(f"places/{mentor.room().id.hex()}")
        late = sights(device.room())

    assert early == (["told"] if not told else [] if days else ["unexplained"])
    assert late == (["unexplained"] if told else ["told"])


def test_opening_that_does_not_fit(town: Town, told: bool) -> None:
    """A notice that opens another leaf than the one in the log explains nothing."""
    mentor, mentee, officer, entry = spoken(town)

    def bent(raw: bytes) -> bytes:
        found = parcel.parse(raw)
        leaves = tuple(flip(leaf) for leaf in found.leaves)
        return dataclasses.replace(found, leaves=leaves).encode()

    lie = Lie("/api/rooms/.*/items", request=lambda raw: bent(raw) if raw else raw)
    with lying(town, lie, told):
        duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
    assert codes(officer) == (["not-logged"] if told else ["holds"])
    assert sights(mentee.room()) == ["unexplained" if told else "told"]
