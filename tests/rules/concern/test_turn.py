"""What the vectors of concerns do not fix: sealing, and that either side could have made it all."""

import os

import pytest

from quietroom.concern import open as opening
from quietroom.concern import outside, turn
from quietroom.concern.turn import FalseTurn, State, Turn
from quietroom.ground.open.key import public_of
from quietroom.room.people import Secrets

SEED, CARD, KEY = os.urandom(32), os.urandom(32), os.urandom(32)
MINE = {CARD: Secrets(SEED, bytes(32))}


def made(state: State = State.RAISED, both: bool = False, words: str = "words") -> Turn:
    """A turn to the card of this test."""
    key = KEY if state is State.RAISED else None
    ids = os.urandom(16), bytes(16), bytes(32), CARD
    return Turn(*ids, state, None, words, (), key, both, 7)


def sealed(sent: turn.Sent) -> bytes:
    """It, sealed to that card."""
    return outside.close(public_of(SEED), CARD, sent.encode())


def test_there_and_back() -> None:
    """What was sealed to a card opens with it, and its MAC is right."""
    sent = turn.send(made(), KEY)

    assert opening.unseal(MINE, sealed(sent)) == sent
    assert opening.begun(sent) == KEY


def test_any_bit_of_the_turn_counts() -> None:
    """A turn with other words under the same MAC is false."""
    sent = turn.send(made(), KEY)
    other = turn.Sent(made(words="other"), sent.mac)

    with pytest.raises(FalseTurn):
        opening.begun(other)


def test_either_could_have_made_it() -> None:
    """Whoever knows the keys makes the same MAC: it proves nothing to others."""
    said, other = made(State.ADDED, both=True), os.urandom(32)

    assert turn.send(said, KEY, other).mac == turn.send(said, KEY, other).mac
    turn.check(turn.send(said, KEY, other), KEY, (os.urandom(32), other))
    with pytest.raises(FalseTurn):
        turn.check(turn.send(said, KEY, other), KEY)


def test_short_turns_look_alike() -> None:
    """The server cannot tell a word from a withdrawal by its size."""
    quiet = Turn(*(os.urandom(16), bytes(16), bytes(32), CARD), State.WITHDRAWN, None, None, (),
                 None, False, 7)  # fmt: skip
    short = made(State.ADDED, words="Yes.")

    assert len(sealed(turn.send(quiet, KEY))) == len(sealed(turn.send(short, KEY)))
