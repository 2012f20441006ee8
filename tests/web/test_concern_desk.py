"""A concern at the desk of the key worker, with the SDK of a command line on the other side.

What the one sends the other opens, in both directions; no screen is needed for it.
"""

from dataclasses import replace
from typing import Any

import pytest

from quietroom.client import concern, concerns, speech
from quietroom.client.concern import Gathered
from quietroom.client.concerning import Talk
from quietroom.concern.standing import ACKNOWLEDGE, DAY, NoConsent, Phase
from quietroom.concern.turn import State
from tests.journeys.town import Citizen
from tests.promises.liar import flip
from tests.web.conftest import Person
from tests.web.desk import alter, ask, file, refusal
from tests.web.house import House
from tests.web.people import Human

SAID = "I want to leave the department."
WORDS = "My department knows of my plan."

REFUSED = r"status of 404"
"""What a browser says of a refusal that was brought about."""


def draft(words: str = WORDS, **changed: Any) -> dict[str, Any]:
    """What somebody means to raise."""
    return {"words": words, "to": None, "room": None, "entries": [], "file": None} | changed


def spoken(house: House, mentor: str, mentee: str) -> tuple[Citizen, Citizen, bytes]:
    """A pair, and something that the mentee said."""
    two = house.pair(mentor, mentee)
    house.agree(*two)
    return *two, speech.say(two[1].room(), SAID).hash


def heard(ombuds: Citizen) -> Talk:
    """The newest concern of an ombuds at a command line, on which nothing is wrong."""
    ombuds.memory.sync()
    found, wrong = concerns.heard(ombuds.session, ombuds.memory)

    assert wrong == []
    return found[-1]


def says(ombuds: Citizen, state: State) -> None:
    """They say something in it."""
    concerns.say(ombuds.session, ombuds.memory, heard(ombuds), state, "May I?")


def goes(human: Human, room: str, entry: str) -> dict[str, Any]:
    """What may be raised, and what would go, before it goes. Returns the draft."""
    may = ask(human, "raising", room)
    (one,) = (each for each in may["entries"] if each["id"] == entry)
    whole = draft(room=room, entries=[entry])
    told = ask(human, "concernGoes", whole)

    assert (may["to"]["name"], may["nameless"]) == ("Noor", False)
    assert (one["text"], one["stamped"], one["toldBy"]) == (SAID, True, may["to"]["card"])
    assert [(each["text"], each["told"]) for each in told["entries"]] == [(SAID, True)]
    return whole


def test_raised_at_a_desk(house: House, person: Person) -> None:
    """What goes is what was shown; the ombuds reads it and nobody else; the rest is refused."""
    mentor, mentee, entry = spoken(house, "Amina", "Jonas")
    ombuds, room = house.helpers["Noor"], mentee.room().id.hex()
    human = person()
    alter(human)
    human.come_as(mentee)
    whole = goes(human, room, entry.hex())
    before = len(concerns.heard(ombuds.session, ombuds.memory)[0])
    (mine,) = ask(human, "raiseConcern", whole)["concerns"]
    talk = heard(ombuds)
    (judged,) = concerns.judged(ombuds.session, talk, talk.first)
    again = {"words": "It came back again.", "to": mine["card"]}
    agrees(human, mine["id"], ombuds, whole | again)

    assert before == 0
    assert (talk.first.words, judged.true, judged.shown.body) == (WORDS, True, [SAID, []])
    for other in (mentor, house.coordinator, house.helpers["Leila"]):
        assert concerns.heard(other.session, other.memory) == ([], [])
    assert (mine["phase"], mine["due"]["what"]) == ("raised", "acknowledgement")
    assert mine["other"] == "Noor"
    assert refusal(human, "raiseConcern", draft()) == "unsure"
    assert refusal(human, "raiseConcern", draft("x" * 8001, room=room)) == "too-large"
    assert refusal(human, "openDoor") == "not-found"
    human.forgive(REFUSED)


def agrees(human: Human, ident: str, ombuds: Citizen, more: dict[str, Any]) -> None:
    """Asked, agreed, declined, more said, withdrawn: what one side does counts on the other."""

    def go_on(what: str, said: dict[str, Any] | None = None) -> Any:
        return ask(human, "goOnConcern", ident, what, said)["concerns"][0]

    assert refusal(human, "goOnConcern", ident, "agreed", None) == "no-question"
    says(ombuds, State.ASKED)
    (asked,) = ask(human, "myConcerns")["concerns"]
    agreed = go_on("agreed")
    confirmed = heard(ombuds).standing.confirmed
    concerns.mediate(ombuds.session, ombuds.memory, heard(ombuds))
    declined = go_on("declined")
    with pytest.raises(NoConsent):
        concerns.mediate(ombuds.session, ombuds.memory, heard(ombuds))
    added = go_on("added", more)
    last = heard(ombuds).turns[-1]
    gone = go_on("withdrawn")

    assert (asked["asked"], asked["consent"]) == (True, False)
    assert asked["turns"][-1]["words"] == "May I?"
    assert (agreed["consent"], confirmed, declined["consent"]) == (True, True, False)
    assert [turn["fault"] for turn in added["turns"]] == [None] * 7
    assert (last.words, len(last.shown)) == (more["words"], 1)
    assert (gone["phase"], heard(ombuds).standing.phase) == ("withdrawn", Phase.WITHDRAWN)
    assert refusal(human, "goOnConcern", ident, "added", more) == "concern-withdrawn"


def test_heard_at_a_desk(house: House, person: Person) -> None:
    """An ombuds at a browser tells true entries from forged ones, and what is late."""
    _, mentee, entry = spoken(house, "Rosa", "Ivo")
    gathered = concern.gather(mentee.room(), [mentee.room().entry(entry.hex())])
    (true,) = gathered.shown
    forged = replace(true, body=["I want to stay.", []]), replace(true, stamp=flip(true.stamp))
    three = Gathered(gathered.to, (true, *forged))
    with house.earlier(ACKNOWLEDGE + DAY):
        late = concern.raise_it(mentee.session, mentee.memory, three, "Late.").concern.hex()
    human, quiet = person(), person()
    for each in (human, quiet):
        alter(each)
    human.come_as(house.helpers["Noor"])
    quiet.keep(quiet.join(ask(human, "openDoor")))
    mine = nameless(quiet, gathered)
    desk = ask(human, "concerns")
    first, *_ = desk["concerns"]
    (one,) = (each for each in desk["concerns"] if each["id"] == mine)
    (shown,) = one["turns"][0]["entries"]
    ask(human, "doConcern", late, "advised", "Ask her first.")
    (told,) = concern.mine(mentee.session, mentee.memory)

    assert desk["wrong"] == []
    assert (first["id"], first["due"]["late"], first["confirmed"]) == (late, True, False)
    assert [each["isTrue"] for each in first["turns"][0]["entries"]] == [True, False, False]
    assert [each["byRaiser"] for each in first["turns"][0]["entries"]] == [True] * 3
    assert (shown["isTrue"], shown["byRaiser"]) == (True, False)
    assert one["other"] != mentee.session.card.hash.hex()[:12]
    assert [str(each.state) for each in told.turns] == ["raised", "acknowledged", "advised"]
    mediates(human, quiet, mine)


def nameless(quiet: Human, gathered: Gathered) -> str:
    """Somebody who came by the ombuds' link raises what another account wrote into a file."""
    may = ask(quiet, "raising", None)
    carried = draft("Without a name.", file=file(gathered.encode()))
    told = ask(quiet, "concernGoes", carried)
    (mine,) = ask(quiet, "raiseConcern", carried)["concerns"]

    assert (may["nameless"], may["to"]["card"]) == (True, gathered.to.hex())
    assert [(one["text"], one["told"]) for one in told["entries"]] == [(SAID, None)]
    return str(mine["id"])


def mediates(human: Human, quiet: Human, ident: str) -> None:
    """Only with consent; what the ombuds notes is theirs; after a withdrawal no word is shown."""

    def turns(view: Any) -> list[tuple[str, str]]:
        (found,) = (one for one in view["concerns"] if one["id"] == ident)
        return [(one["what"], one["words"]) for one in found["turns"]]

    assert refusal(human, "doConcern", ident, "mediating", "") == "no-consent"
    ask(human, "doConcern", ident, "asked", "May I speak with Rosa?")
    ask(quiet, "goOnConcern", ident, "agreed", None)
    said = turns(ask(human, "doConcern", ident, "mediating", ""))
    noted = ask(human, "doConcern", ident, "note", "I know her.")["concerns"]
    theirs = ask(quiet, "goOnConcern", ident, "withdrawn", None)["concerns"]
    gone = turns(ask(human, "concerns"))

    assert [what for what, _ in said][-2:] == ["agreed", "mediating"]
    assert [one["words"] for each in noted for one in each["notes"]] == ["I know her."]
    assert [one["notes"] for one in theirs] == [[]]
    assert {words for _, words in gone} == {""}
    assert refusal(human, "doConcern", ident, "answered", "x") == "concern-withdrawn"
    assert turns(ask(human, "doConcern", ident, "closed", "It was."))[-1] == ("closed", "")
