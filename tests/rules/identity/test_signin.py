"""Sign-ins: one server, one card, one nonce, one minute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import BadSignature, Malformed, TooLarge
from quietroom.identity import signin
from quietroom.identity.signin import (
    SignInOtherCard,
    SignInOtherNonce,
    SignInOtherServer,
    SignInStale,
)
from tests.rules.identity import people
from vectors.make.second import fixed

_SERVER = ("https://room.example", fixed("log key"), fixed("nonce"))
_NOW = 1_800_000_000
_ASKED = signin.build(people.CARD, *_SERVER, _NOW)
_SENT = _ASKED.sign(people.KEYS.signing_key())
_REFUSALS = (
    Malformed,
    BadSignature,
    SignInOtherServer,
    SignInOtherCard,
    SignInOtherNonce,
    SignInStale,
)


def test_an_honest_sign_in_passes() -> None:
    """What the client builds is what the server reads."""
    assert signin.check(_SENT, people.CARD, *_SERVER, _NOW) == _ASKED


@given(st.integers(-200, 200))
def test_a_minute_is_allowed(late: int) -> None:
    """Within a minute on either side it passes, beyond it does not."""
    if abs(late) <= 60:
        assert signin.check(_SENT, people.CARD, *_SERVER, _NOW + late) == _ASKED
        return

    with pytest.raises(SignInStale):
        signin.check(_SENT, people.CARD, *_SERVER, _NOW + late)


@pytest.mark.parametrize(
    ("server", "refusal"),
    [
        (("https://evil.example", *_SERVER[1:]), SignInOtherServer),
        (("https://room.example/", *_SERVER[1:]), SignInOtherServer),
        ((_SERVER[0], fixed("another log"), _SERVER[2]), SignInOtherServer),
        ((*_SERVER[:2], fixed("another nonce")), SignInOtherNonce),
    ],
)
def test_it_serves_one_server(server: tuple[str, bytes, bytes], refusal: type[Exception]) -> None:
    """A sign-in that was made for another server, log or challenge is refused."""
    with pytest.raises(refusal):
        signin.check(_SENT, people.CARD, *server, _NOW)


def test_it_serves_one_card() -> None:
    """Neither another person nor the person's next card can use it."""
    for other in (people.MENTOR, people.SECOND):
        with pytest.raises(SignInOtherCard):
            signin.check(_SENT, other[0].claims, *_SERVER, _NOW)


def test_only_the_card_signs() -> None:
    """Somebody else's signature under this card's name is refused."""
    forged = _ASKED.sign(people.MENTOR[1].signing_key())

    with pytest.raises(BadSignature):
        signin.check(forged, people.CARD, *_SERVER, _NOW)


@given(st.integers(0, len(_SENT) - 1), st.integers(1, 255))
def test_no_byte_can_change(place: int, change: int) -> None:
    """A sign-in with any byte changed opens no session."""
    changed = _SENT[:place] + bytes([_SENT[place] ^ change]) + _SENT[place + 1 :]

    with pytest.raises(_REFUSALS):
        signin.check(changed, people.CARD, *_SERVER, _NOW)


@given(st.binary(max_size=200))
def test_parser_raises_its_own(raw: bytes) -> None:
    """Whatever the bytes, the parser refuses in one of two ways."""
    with pytest.raises((Malformed, TooLarge)):
        signin.parse(raw)
    assert signin.parse(_ASKED.encode()) == _ASKED
