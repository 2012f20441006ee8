"""Changes of a vault: one card, one vault before, one after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.canon import Value
from quietroom.ground.errors import BadSignature
from quietroom.identity import keeping
from tests.rules.identity import people
from vectors.make.second import fixed

_OLD, _VAULT = fixed("old"), fixed("vault", 300)
_ADDED: Value = [["kit", fixed("way", 16), fixed("wrap", 104), fixed("token hash")]]
_CHANGE = keeping.build(people.CARD, _OLD, _VAULT, _ADDED)
_SIGNATURES = _CHANGE.sign(people.KEYS.signing_key())


def test_an_honest_change_passes() -> None:
    """What the client signs is what the server makes of what it was sent."""
    _CHANGE.check(people.CARD, _SIGNATURES)
    again = keeping.build(people.CARD, _OLD, _VAULT, _ADDED)

    assert again == _CHANGE


def test_only_the_card_signs() -> None:
    """Neither another person nor the thief who rotates after them changes the vault."""
    for other in (people.MENTOR, people.RIVAL):
        forged = _CHANGE.sign(other[1].signing_key())

        with pytest.raises(BadSignature):
            _CHANGE.check(people.CARD, forged)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=400), st.booleans())
def test_it_counts_for_one_change(old: bytes, vault: bytes, bare: bool) -> None:
    """Over another vault, with another vault, or with other ways it is no signature."""
    other = keeping.build(people.CARD, old, vault, [] if bare else _ADDED)

    with pytest.raises(BadSignature):
        other.check(people.CARD, _SIGNATURES)
