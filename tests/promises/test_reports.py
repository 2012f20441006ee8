"""What the list of lies does not say of reports: what goes along, and what is the reporter's word.

That each lie about a report is told, and to whom: `tests/promises/test_lies.py`.
"""

import pytest

from quietroom.client import casework, duty, speech, telling
from quietroom.client.casework import Case
from quietroom.room import grant
from quietroom.room.granted import Key
from quietroom.room.parcel import Parcel
from tests.journeys.town import Citizen, Town
from tests.promises.lies_about_notices import sign_longer
from tests.promises.lies_about_reports import altered, sealed_in
from tests.promises.scene import DAY, LIFE, Helped, draft


def spoken(town: Town) -> Helped:
    """A pair whose mentee said "first"."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "first")
    helpers = town.helpers
    return Helped(mentor, mentee, mentee.room().id, helpers["Leila"], helpers["Noor"])


def case_of(officer: Citizen) -> Case:
    """The one report to an officer, which must hold."""
    (found,) = casework.cases(officer.session)
    assert isinstance(found, Case), found
    return found


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
def test_room_key_handed_out(town: Town, told: bool) -> None:
    """Whichever key a client hands out, it is that of the room or that of the entry, no other's."""
    pair = spoken(town)
    speech.say(pair.mentor.room(), "second")
    room = pair.mentor.room()
    room_key = next(iter(room.reader.history.values()))
    keys = {line.hash: line.opened.key for line in room.lines if line.opened}
    wanted = draft(pair.mine())
    with altered(Key=lambda *given: Key(given[0], room_key, *given[2:]) if told else Key(*given)):
        duty.send(room, wanted)
    (sealed,) = sealed_in(pair.officer)

    assert (room_key in sealed) is told
    assert [hash_ for hash_, key in keys.items() if key in sealed] == list(wanted.entries) * (
        not told
    )


@pytest.mark.parametrize("times", [1, 2])
def test_sent_twice(town: Town, times: int) -> None:
    """A report that is handed over a second time is the same report."""
    pair = spoken(town)
    said = duty.send(pair.mentor.room(), draft(pair.mine()))
    (inside,) = sealed_in(pair.officer)
    card = pair.officer.session.card
    for _ in range(times - 1):
        sealed, until = grant.close(card.seal, card.hash, inside), said.time + duty.SERVED
        again = grant.Grant(bytes(16), card.account, said.entries, (), until, sealed)
        pair.mentor.room().place.post(Parcel((), (), (again,)).encode())

    assert len(pair.officer.session.wire.get_rows("/api/grants")) == times
    assert case_of(pair.officer).checked.report == said


@pytest.mark.parametrize("whose", ["mentor", "mentee"])
def test_claims_more_than_was_written(town: Town, whose: str) -> None:
    """Words that the reporter typed themself show as theirs, whatever they say about them."""
    pair = spoken(town)
    mine = "They said: I will do it."
    speech.say(pair.mentor.room(), mine, owner=pair.mentee.session.first)
    words = mine if whose == "mentor" else "first"
    duty.send(pair.mentor.room(), draft(pair.mine(), words, statement="They wrote this."))
    checked = case_of(pair.officer).checked
    (one,) = checked.entries

    assert one.author == getattr(pair, whose).session.first
    assert (checked.statement, one.words.text) == ("They wrote this.", words)


@pytest.mark.parametrize("longer", [True, False], ids=["longer", "as signed"])
def test_delay_made_longer(town: Town, longer: bool) -> None:
    """A longer delay that both sign afterwards makes no earlier silence longer, by no second."""
    pair = spoken(town)
    later = draft(pair.mine(), limit=LIFE, notice=town.now() + 9 * DAY, reason="r")
    duty.send(pair.mentor.room(), later)
    speech.say(pair.mine(), "an entry that has seen the leaf")
    if longer:
        sign_longer(town, pair)
    town.time += 180 * DAY
    before = telling.duties(pair.mine())
    town.time += 1

    assert before == []
    assert [str(one.sight) for one in telling.duties(pair.mine())] == ["unexplained"]
