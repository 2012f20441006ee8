"""What the list of lies does not say of concerns: what each of the two makes of it, turn by turn.

That each lie about a concern is told, and to whom: `tests/promises/test_lies.py`.
"""

from dataclasses import replace

import pytest

from quietroom.client import (
    concern,
    concerning,
    concerns,
)
from quietroom.client.concern import Gathered
from quietroom.client.concerning import NotYourConcern, Saying
from quietroom.concern import turn
from quietroom.concern.standing import (
    ACKNOWLEDGE,
    Phase,
)
from quietroom.concern.turn import FalseTurn, State
from quietroom.ground import canon
from quietroom.ground.errors import CannotOpen
from tests.journeys.test_concern import WORDS, heard, mine, raised, says, spoken
from tests.journeys.town import Town
from tests.promises.liar import Lie, decoded, flip, lying


def test_in_another_s_name(town: Town) -> None:
    """Who raises it in another's name is never confirmed; whose name it was is told so."""
    mentor, mentee, ombuds, _ = spoken(town)
    liar = replace(mentor.session, lineage=mentee.session.lineage)
    made = concern.raise_it(liar, mentor.memory, Gathered(ombuds.session.first, ()), WORDS)
    says(ombuds, State.ANSWERED)
    talk = mine(mentor)
    told = concerning.talks(mentee.session, mentee.memory)
    concern.add(liar, mentor.memory, talk, "It is me.")

    assert made.sender == mentee.session.card.hash
    assert heard(ombuds).standing.confirmed is False
    assert talk.keys == ()
    assert [type(one.fault) for one in told[1]] == [NotYourConcern, NotYourConcern]
    assert told[0] == []


def test_forged_entry(town: Town) -> None:
    """Words that were not said so are told apart from those that were, each by itself."""
    _, mentee, ombuds, line = spoken(town)
    (true,) = concern.gather(mentee.room(), [line]).shown
    forged = replace(true, body=["I want to stay.", []])
    other = replace(true, stamp=flip(true.stamp))
    gathered = Gathered(ombuds.session.first, (true, forged, other))
    concern.raise_it(mentee.session, mentee.memory, gathered, WORDS)
    one = heard(ombuds)

    assert [each.true for each in concerns.judged(ombuds.session, one, one.first)] == [
        True,
        False,
        False,
    ]


def test_led_to_another_account(town: Town) -> None:
    """A server that delivers it to somebody else: it opens for nobody, and the clock tells it."""
    _, mentee, ombuds, line = spoken(town)
    leila, account = town.helpers["Leila"], ombuds.session.vault.account

    def rerouted(raw: bytes) -> bytes:
        assert account in raw
        return raw.replace(account, leila.session.vault.account)

    gathered = concern.gather(mentee.room(), [line])
    with lying(town, Lie("^/api/concerns$", request=rerouted, method="POST")):
        concern.raise_it(mentee.session, mentee.memory, gathered, WORDS)
    found, wrong = concerns.heard(leila.session, leila.memory)
    town.time += ACKNOWLEDGE + 1

    assert (found, [type(one.fault) for one in wrong]) == ([], [CannotOpen])
    assert concerns.heard(ombuds.session, ombuds.memory) == ([], [])
    assert [one.late for one in concerns.owed([mine(mentee)], town.now())] == [True]


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
def test_turns_changed_or_repeated_on_the_way(town: Town, told: bool) -> None:
    """What the server changes opens for nobody; what it repeats counts once."""
    _, mentee, ombuds = raised(town)
    says(ombuds, State.ADVISED, "Ask her first.")

    def bent(raw: bytes) -> bytes:
        return canon.encode(flip(decoded(raw)))

    with lying(town, Lie("^/api/concerns/", answer=bent), told):
        found, wrong = concerning.talks(mentee.session, mentee.memory)
    listing = Lie("^/api/concerns$", answer=lambda raw: raw[:-1] + b"," + raw[1:], method="GET")
    with lying(town, listing, told):
        twice = [one.state for one in mine(mentee).turns]

    assert twice == [State.RAISED, State.ACKNOWLEDGED, State.ADVISED]
    assert [type(one.fault) for one in wrong] == ([CannotOpen] * 2 if told else [])
    assert len(found[0].turns) == (1 if told else 3)


def test_a_stranger_s_turn(town: Town) -> None:
    """Somebody who knows of a concern, and not its key, adds nothing to it, under any name."""
    mentor, mentee, ombuds = raised(town)
    talk = heard(ombuds)
    own = replace(talk, key=bytes(32), mine=True, keys=(), other=ombuds.session.card.hash)
    liar = replace(mentor.session, lineage=mentee.session.lineage)
    for session in (mentor.session, liar):
        concerning.go_on(session, mentor.memory, own, Saying(State.WITHDRAWN))
    (one,), wrong = concerns.heard(ombuds.session, ombuds.memory)

    assert [type(each.fault) for each in wrong] == [FalseTurn, FalseTurn]
    assert one.standing.phase is Phase.RAISED
    assert mine(mentee).standing.phase is Phase.RAISED


def test_other_words_under_an_id_that_counts(town: Town) -> None:
    """An ombuds who answers under the id of the first turn puts nothing in its place."""
    _, mentee, ombuds = raised(town)
    talk = heard(ombuds)
    says(ombuds, State.ANSWERED)
    first = talk.first
    forged = replace(
        first,
        sender=first.to,
        to=first.sender,
        state=State.ANSWERED,
        words="Another beginning.",
        shown=(),
        key=None,
        time=first.time - 5,
    )
    concerning._send(ombuds.session, ombuds.memory, turn.send(forged, talk.key))
    one = mine(mentee)

    assert one.first == first
    assert [each.state for each in one.turns] == [
        State.RAISED,
        State.ACKNOWLEDGED,
        State.ANSWERED,
    ]
