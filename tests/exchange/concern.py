"""Rows of spec/concern.md."""

from quietroom.concern import open as opening
from quietroom.concern import outside, turn
from quietroom.concern.outside import Outside
from quietroom.concern.turn import Sent, State, Turn
from quietroom.room.people import Secrets
from tests.exchange.cast import ACCOUNT, TIME, card_of, keys_of, seed
from tests.exchange.row import Given, Made, Means, row

KEY = seed("raiser's key")


def a_turn() -> Made:
    """The first turn of a concern, sealed to the ombuds."""
    one = Turn(
        seed("turn", 16),
        seed("concern", 16),
        card_of("Ada").hash,
        card_of("Ben").hash,
        State.RAISED,
        None,
        "It came back to me.",
        (),
        KEY,
        False,
        TIME,
    )
    sent, to = turn.send(one, KEY), card_of("Ben")
    sealed = outside.close(to.seal, to.hash, sent.encode())
    return {"reader": "Ben"}, Outside(one.id, ACCOUNT, sealed).encode(), _means(sent)


@row("concern 3", "concern 4", "concern 5")(a_turn)
def _(given: Given, sealed: bytes) -> Means:
    name = given["reader"]
    card, keys = card_of(name), keys_of(name)
    found = opening.unseal(
        {card.hash: Secrets(keys.seal, keys.self_key)}, outside.parse(sealed).sealed
    )
    opening.begun(found)
    return _means(found)


def _means(one: Sent) -> Means:
    said = one.turn
    what = [said.id, said.concern, said.sender, said.to, one.mac]
    return {
        "what": [each.hex() for each in what],
        "state": str(said.state),
        "words": said.words,
        "time": said.time,
    }
