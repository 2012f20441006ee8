"""Lies about concerns: by the server, by an ombuds' altered software, by somebody else's."""

import dataclasses

from quietroom.client import concern, concerning, concerns
from quietroom.client.concern import Gathered
from quietroom.client.concerning import Saying, Talk
from quietroom.concern.standing import ACKNOWLEDGE
from quietroom.concern.turn import State
from quietroom.ground import canon
from tests.promises.liar import Lie, decoded, flip, lying
from tests.promises.lies_about_reports import patched
from tests.promises.scene import (
    DAY,
    Cast,
    Heard,
    Helped,
    Raise,
    Raised,
    Scene,
    entry,
    lie,
    raised,
    told_if,
)

TURN = "^/api/concerns/[0-9a-f]+$"


def first_of(pair: Helped) -> Talk:
    """The concern as the ombuds has it."""
    (talk,), _ = concerns.heard(pair.ombuds.session, pair.ombuds.memory)
    return talk


@lie
def concern_in_anothers_name(cast: Cast, told: bool) -> Scene:
    """No lie of the server: the mentor raises a concern in the mentee's name."""
    pair = cast.raised
    if told:
        pair = cast.helped()
        liar = dataclasses.replace(pair.mentor.session, lineage=pair.mentee.session.lineage)
        gathered = Gathered(pair.ombuds.session.first, ())
        concern.raise_it(liar, pair.mentor.memory, gathered, "It is me.")
        ombuds = pair.ombuds
        concerns.say(ombuds.session, ombuds.memory, first_of(pair), State.ANSWERED, "Tell me.")
    never, shows = (("It is me.", "Tell me."), ()) if told else ((), ("Ask her first.",))
    codes = told_if(told, "not-your-concern")
    return Scene(Raised(pair.mentee), codes, never=never, shows=shows)


@lie
def mediation_without_consent(cast: Cast, told: bool) -> Scene:
    """No lie of the server: an ombuds' altered software speaks with the other unasked."""
    pair = cast.raised
    if told:
        pair = cast.helped()
        raised(pair)
        concerns.acknowledge(pair.ombuds.session, pair.ombuds.memory, first_of(pair))
        with patched("quietroom.client.concerning.check", lambda *_: None):
            saying = Saying(State.MEDIATING, about=bytes(16))
            concerning.go_on(pair.ombuds.session, pair.ombuds.memory, first_of(pair), saying)
    return Scene(Raised(pair.mentee), told_if(told, "no-consent"), shows=("She told it on.",))


@lie
def concern_with_forged_words(cast: Cast, told: bool) -> Scene:
    """Words are shown with a concern that were not said so."""
    pair = cast.raised
    if told:
        pair = cast.helped()
        (true,) = concern.gather(pair.mine(), [entry(pair)]).shown
        forged = dataclasses.replace(true, body=["I want to stay.", []])
        gathered = Gathered(pair.ombuds.session.first, (true, forged))
        concern.raise_it(pair.mentee.session, pair.mentee.memory, gathered, "She told it on.")
    return Scene(Heard(pair.ombuds), told_if(told, "bad-stamp"), shows=("She told it on.",))


@lie
def concern_with_a_forged_stamp(cast: Cast, told: bool) -> Scene:
    """True words are shown with a concern under a stamp that the server never set."""
    pair = cast.raised
    if told:
        pair = cast.helped()
        (true,) = concern.gather(pair.mine(), [entry(pair)]).shown
        other = dataclasses.replace(true, stamp=flip(true.stamp))
        gathered = Gathered(pair.ombuds.session.first, (other,))
        concern.raise_it(pair.mentee.session, pair.mentee.memory, gathered, "She told it on.")
    return Scene(Heard(pair.ombuds), told_if(told, "bad-stamp"), shows=("She told it on.",))


def led_astray(cast: Cast, to: Helped) -> Helped:
    """A concern is raised and led to somebody else's account, longer ago than an answer takes."""
    with cast.town.earlier(ACKNOWLEDGE + 2 * DAY):
        pair = cast.helped()
        account = pair.ombuds.session.vault.account

        def rerouted(raw: bytes) -> bytes:
            return raw.replace(account, to.ombuds.session.vault.account)

        with lying(cast.town, Lie("^/api/concerns$", request=rerouted, method="POST")):
            raised(pair)
    return pair


@lie
def concern_led_to_somebody_else(cast: Cast, told: bool) -> Scene:
    """A concern is led to somebody who is not its ombuds."""
    pair = cast.raised
    if told:
        pair = cast.helped()
        led_astray(cast, pair)
    never, shows = (("She told it on.",), ()) if told else ((), ("She told it on.",))
    return Scene(Heard(pair.ombuds), told_if(told, "cannot-open"), never=never, shows=shows)


@lie
def concern_that_arrives_nowhere(cast: Cast, told: bool) -> Scene:
    """A concern is led astray: whoever raised it learns by the clock that nobody acknowledged."""
    pair = led_astray(cast, cast.helped()) if told else cast.raised
    return Scene(Raised(pair.mentee), told_if(told, "late"), shows=("She told it on.",))


@lie
def another_card_for_the_ombuds(cast: Cast, told: bool) -> Scene:
    """Somebody else's card is handed out for the ombuds', to whom a concern shall go."""
    pair, mallory = cast.helped(), cast.person("Mallory").session
    theirs = mallory.wire.get(f"/api/cards/{mallory.first.hex()}")
    lie = Lie(f"^/api/cards/{pair.ombuds.session.first.hex()}", answer=lambda _: theirs)

    def went() -> int:
        desks = (pair.ombuds.session, mallory)
        return sum(len(one.wire.get_json("/api/concerns")) for one in desks)

    act = Raise(pair.mentee, pair.room, "first")
    return Scene(act, told_if(told, "swapped-card"), lie, came_of_it=went)


@lie
def answer_changed_on_its_way(cast: Cast, told: bool) -> Scene:
    """What the ombuds answered is changed before it is handed out."""
    lie = Lie(TURN, answer=lambda raw: canon.encode(flip(decoded(raw))))
    never, shows = (("Ask her first.",), ()) if told else ((), ("Ask her first.",))
    codes = told_if(told, "cannot-open")
    return Scene(Raised(cast.raised.mentee), codes, lie, never=never, shows=shows)


@lie
def strangers_turn(cast: Cast, told: bool) -> Scene:
    """Somebody who knows of a concern, and not its key, withdraws it in the raiser's name."""
    pair = cast.raised
    if told:
        pair = cast.helped()
        raised(pair)
        talk = first_of(pair)
        own = dataclasses.replace(
            talk, key=bytes(32), mine=True, keys=(), other=pair.ombuds.session.card.hash
        )
        liar = dataclasses.replace(pair.mentor.session, lineage=pair.mentee.session.lineage)
        concerning.go_on(liar, pair.mentor.memory, own, Saying(State.WITHDRAWN))
    return Scene(Heard(pair.ombuds), told_if(told, "false-turn"), shows=("She told it on.",))
