"""A confidence was broken: who is told, what they can tell true, and what nobody else learns."""

from dataclasses import replace

import pytest

from quietroom.client import (
    concern,
    concerns,
    ending,
    identity,
    invitation,
    letters,
    speech,
)
from quietroom.client.concern import Gathered, parse_gathered
from quietroom.client.concerning import Talk
from quietroom.client.evidence import NoOmbuds, NotStamped
from quietroom.client.memory import Memory
from quietroom.client.refusal import Refused
from quietroom.concern.standing import (
    ACKNOWLEDGE,
    DAY,
    FEEDBACK,
    ConcernWithdrawn,
    NoConsent,
    NoQuestion,
    Phase,
)
from quietroom.concern.turn import State
from quietroom.ground.errors import QuietroomError
from quietroom.identity import invitation as links
from quietroom.room.check import Phase as RoomPhase
from quietroom.room.reader import Line
from tests.journeys.town import Citizen, Town
from tests.promises.liar import Lie, lying

WORDS = "My department knows of my plan, and I told it to nobody else."
SAID = "I want to leave the department."


def spoken(town: Town) -> tuple[Citizen, Citizen, Citizen, Line]:
    """A pair, their ombuds, and something that the mentee said."""
    mentor, mentee = town.agreed()
    line = speech.say(mentee.room(), SAID)
    return mentor, mentee, town.helpers["Noor"], line


def raised(town: Town) -> tuple[Citizen, Citizen, Citizen]:
    """The same, and a concern with that entry."""
    mentor, mentee, ombuds, line = spoken(town)
    gathered = concern.gather(mentee.room(), [line])
    concern.raise_it(mentee.session, mentee.memory, gathered, WORDS)
    return mentor, mentee, ombuds


def joins(town: Town, link: str, folder: str, name: str) -> Citizen:
    """Somebody joins by an open link, in a folder of its own, under whatever name."""
    session, ways = identity.join(link, name, town.edge(folder), town.wire())
    memory = Memory(session)
    invitation.joined(session, memory, links.parse_link(link)[1])
    return Citizen(folder, town, session, memory, ways)


def heard(ombuds: Citizen) -> Talk:
    """The one concern on the ombuds' desk, on which nothing is wrong."""
    (one,), wrong = concerns.heard(ombuds.session, ombuds.memory)
    assert wrong == []
    return one


def mine(raiser: Citizen) -> Talk:
    """The one concern of its raiser."""
    (one,) = concern.mine(raiser.session, raiser.memory)
    return one


def says(ombuds: Citizen, state: State, words: str = "I have read it.") -> None:
    """The ombuds says something in the one concern."""
    concerns.say(ombuds.session, ombuds.memory, heard(ombuds), state, words)


def test_raised_and_heard(town: Town) -> None:
    """The ombuds reads words and entry, and that the server took just this; nobody else can."""
    mentor, mentee, ombuds = raised(town)
    one = heard(ombuds)
    (entry,) = concerns.judged(ombuds.session, one, one.first)

    assert (one.first.words, entry.true, entry.shown.body) == (WORDS, True, [SAID, []])
    assert (one.first.sender, one.standing.phase) == (mentee.session.card.hash, Phase.RAISED)
    for other in (mentor, town.coordinator, town.helpers["Leila"], mentee):
        assert concerns.heard(other.session, other.memory) == ([], [])
        assert letters.listed(other.session) == []
    assert letters.listed(ombuds.session) == []


def test_nothing_shows_in_the_room(town: Town) -> None:
    """For the partner nothing changes: no entry, no leaf, no event of the room."""
    mentor, mentee, _, line = spoken(town)
    mentor.session.log.sync()
    before = len(mentor.room().lines), mentor.session.log.mirror.size, mentor.room().findings()
    gathered = concern.gather(mentee.room(), [line])
    concern.raise_it(mentee.session, mentee.memory, gathered, WORDS)
    mentor.session.log.sync()

    assert before == (len(mentor.room().lines), mentor.session.log.mirror.size, [])


def test_answered_and_confirmed(town: Town) -> None:
    """Each reads the other; with their first answer the raiser shows that the card is theirs."""
    _, mentee, ombuds = raised(town)
    says(ombuds, State.ANSWERED, "When did you hear it?")
    before = heard(ombuds).standing.confirmed
    question = [one.words for one in mine(mentee).turns if one.state is State.ANSWERED]
    town.time += 60
    concern.add(mentee.session, mentee.memory, mine(mentee), "On Monday.")
    after = heard(ombuds)

    assert question == ["When did you hear it?"]
    assert (before, after.standing.confirmed, after.turns[-1].words) == (False, True, "On Monday.")
    assert [str(one.state) for one in after.turns] == [
        "raised",
        "acknowledged",
        "answered",
        "added",
    ]


def test_mediating_needs_consent(town: Town) -> None:
    """The ombuds speaks with the other only after a yes, and no longer after a no."""
    _, mentee, ombuds = raised(town)
    with pytest.raises(NoConsent):
        concerns.mediate(ombuds.session, ombuds.memory, heard(ombuds))
    with pytest.raises(NoQuestion):
        concern.consent(mentee.session, mentee.memory, mine(mentee), yes=True)
    says(ombuds, State.ASKED, "May I speak with Amina?")
    concern.consent(mentee.session, mentee.memory, mine(mentee), yes=True)
    concerns.mediate(ombuds.session, ombuds.memory, heard(ombuds))
    concern.consent(mentee.session, mentee.memory, mine(mentee), yes=False)

    with pytest.raises(NoConsent):
        concerns.mediate(ombuds.session, ombuds.memory, heard(ombuds))
    assert (mine(mentee).faulty, heard(ombuds).faulty) == ((), ())


def test_withdrawn(town: Town) -> None:
    """A withdrawal needs no reason; after it the desk shows nothing, and nothing goes on."""
    _, mentee, ombuds = raised(town)
    concern.withdraw(mentee.session, mentee.memory, mine(mentee))
    one = heard(ombuds)

    assert (one.standing.phase, mine(mentee).standing.phase) == (Phase.WITHDRAWN,) * 2
    with pytest.raises(ConcernWithdrawn):
        concerns.judged(ombuds.session, one, one.first)
    for act in (
        lambda: says(ombuds, State.ADVISED),
        lambda: concerns.mediate(ombuds.session, ombuds.memory, one),
        lambda: concern.add(mentee.session, mentee.memory, mine(mentee), "wait"),
    ):
        with pytest.raises(ConcernWithdrawn):
            act()
    says(ombuds, State.CLOSED)
    assert mine(mentee).faulty == ()


def test_clocks(town: Town) -> None:
    """Seven days, then the shortest three months; both sides reckon alike and name what is late."""
    _, mentee, ombuds = raised(town)
    began = town.now()

    def owed() -> list[tuple[str, int, bool]]:
        found = concerns.owed([heard(ombuds)], town.now())
        assert found == [
            replace(one, talk=found[0].talk) for one in concerns.owed([mine(mentee)], town.now())
        ]
        return [(one.due.what, one.due.by, one.late) for one in found]

    first = owed()
    town.time = began + ACKNOWLEDGE
    at_last = owed()
    town.time += 1
    late = owed()
    concerns.acknowledge(ombuds.session, ombuds.memory, heard(ombuds))
    acknowledged = owed()
    town.time = began + ACKNOWLEDGE + FEEDBACK + 1
    overdue = owed()
    says(ombuds, State.RECOMMENDED)

    by, then = began + ACKNOWLEDGE, began + ACKNOWLEDGE + FEEDBACK
    assert first == at_last == [("acknowledgement", by, False)]
    assert late == [("acknowledgement", by, True)]
    assert acknowledged == [("feedback", then, False)]
    assert overdue == [("feedback", then, True)]
    assert owed() == []


def test_notes_are_the_ombuds_own(town: Town) -> None:
    """What an ombuds writes down is read by them alone, on any device."""
    _, mentee, ombuds = raised(town)
    concerns.note(ombuds.session, ombuds.memory, heard(ombuds), "I know her sister.")

    assert [words for _, words in concerns.notes(ombuds.memory, heard(ombuds))] == [
        "I know her sister."
    ]
    assert len(mine(mentee).turns) == 1
    assert concerns.hears(ombuds.memory)
    assert not concerns.hears(mentee.memory)


def test_without_a_name(town: Town) -> None:
    """By the ombuds' open link: no name, in no list, and the entry is told true all the same."""
    _, mentee, ombuds, line = spoken(town)
    link = invitation.open_door(ombuds.session)
    carried = concern.gather(mentee.room(), [line]).encode()
    listed = town.coordinator.session.wire.get("/api/programme/people")
    quiet, other = (joins(town, link, folder, name) for folder, name in (("a", "Jonas"), ("b", "")))
    concern.raise_it(quiet.session, quiet.memory, parse_gathered(carried), WORDS)
    one = heard(ombuds)
    (entry,) = concerns.judged(ombuds.session, one, one.first)
    says(ombuds, State.ASKED)
    concern.add(quiet.session, quiet.memory, mine(quiet), "No.")

    assert (quiet.session.name, other.session.name) == ("", "")
    assert one.first.sender == quiet.session.card.hash != mentee.session.card.hash
    assert entry.true
    assert heard(ombuds).standing.confirmed
    assert town.coordinator.session.wire.get("/api/programme/people") == listed
    (row,) = ombuds.session.wire.get_rows("/api/invitations")
    assert (row.maybe(row.octets, "account"), row.maybe(row.octets, "card")) == (None, None)


def test_only_an_ombuds_opens_the_door(town: Town) -> None:
    """Nobody else makes a link by which people come without a name."""
    mentor, mentee, ombuds, _ = spoken(town)
    for who in (mentor, mentee, town.coordinator, town.helpers["Leila"]):
        with pytest.raises(Refused) as refused:
            invitation.open_door(who.session)

        assert refused.value.reason == "not-found"
    assert invitation.open_door(ombuds.session)


def test_sent_again_until_it_is_there(town: Town) -> None:
    """A concern of which the answer was lost is sent again, and is one; also to a slow server."""
    _, mentee, ombuds, line = spoken(town)
    gathered = concern.gather(mentee.room(), [line])
    lost = Lie("^/api/concerns$", answer=lambda _: b"{}", always=True, status=503, method="POST")
    with lying(town, lost), pytest.raises(QuietroomError):
        concern.raise_it(mentee.session, mentee.memory, gathered, WORDS)
    there = len(concerns.heard(ombuds.session, ombuds.memory)[0])

    assert (there, mine(mentee).first.words) == (1, WORDS)
    assert heard(ombuds).first == mine(mentee).first


def test_fetched_once(town: Town) -> None:
    """What opened once is not fetched again, as long as the server has it."""
    _, mentee, ombuds = raised(town)
    before = heard(ombuds)
    concern.add(mentee.session, mentee.memory, mine(mentee), "More.")
    away = Lie("^/api/concerns/", answer=lambda _: b"", always=True, status=503)
    with lying(town, away), pytest.raises(QuietroomError):
        heard(ombuds)
    whole = heard(ombuds)
    with lying(town, away):
        again = heard(ombuds)
    town.time += 730 * DAY
    town.run(town.store.sweep(town.tenant.id))
    gone, _ = concerns.heard(ombuds.session, ombuds.memory)

    assert (len(before.turns), whole, gone) == (1, again, [])
    assert len(again.turns) == 2


def test_what_cannot_be_shown(town: Town) -> None:
    """Without an ombuds, or before one was named, the refusal says so; words alone may go."""
    mentor, mentee = town.pair()
    town.agree(mentor, mentee, ombuds=None)
    line = speech.say(mentee.room(), SAID)
    noor = town.helpers["Noor"].session.first
    with pytest.raises(NoOmbuds):
        concern.gather(mentee.room(), [line])
    with pytest.raises(NotStamped):
        concern.gather(mentee.room(), [line], noor)
    concern.raise_it(mentee.session, mentee.memory, Gathered(noor, ()), WORDS)

    assert heard(town.helpers["Noor"]).first.words == WORDS
    assert not concern.told_by_stamp(mentee.room(), line, noor)


def test_the_room_can_rest_meanwhile(town: Town) -> None:
    """A pause or an end waits for no ombuds."""
    _, mentee, ombuds = raised(town)
    ending.pause(mentee.room())
    paused = ending.standing(mentee.room()).phase
    ending.leave(mentee.session, mentee.memory, mentee.room().id)

    assert (paused, ending.standing(mentee.room()).phase) == (RoomPhase.PAUSED, RoomPhase.ENDED)
    assert heard(ombuds).standing.phase is Phase.RAISED


def test_forgotten_after_two_years(town: Town) -> None:
    """The server keeps a turn for 730 days."""
    _, _, ombuds = raised(town)
    town.time += 730 * DAY - 1
    town.run(town.store.sweep(town.tenant.id))
    before = len(ombuds.session.wire.get_rows("/api/concerns"))
    town.time += 1
    town.run(town.store.sweep(town.tenant.id))

    assert (before, ombuds.session.wire.get_rows("/api/concerns")) == (1, [])
