"""Cards: one encoding, two kinds of signature, and nothing of the keys in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import BadSignature, Malformed, QuietroomError, TooLarge
from quietroom.identity import card, keys
from quietroom.identity.card import CardDoesNotFollow
from tests.rules.identity import people

_FIRST, _SECOND = (signed.encode() for signed, _ in (people.FIRST, people.SECOND))


@given(st.binary(max_size=300))
def test_parser_raises_its_own(raw: bytes) -> None:
    """Whatever the bytes, the parser refuses in one of two ways."""
    with pytest.raises((Malformed, TooLarge)):
        card.parse(raw)


@given(st.integers(0, len(_SECOND) - 1), st.integers(1, 255))
def test_no_byte_can_change(place: int, change: int) -> None:
    """A card with any byte changed is refused; the card itself is not."""
    changed = _SECOND[:place] + bytes([_SECOND[place] ^ change]) + _SECOND[place + 1 :]
    with pytest.raises((Malformed, BadSignature, CardDoesNotFollow)):
        card.parse(changed).verify(people.CARD)

    assert card.parse(_SECOND).verify(people.CARD) == people.SECOND[0].claims


@given(st.integers(0, len(_FIRST) - 1))
def test_no_byte_can_miss(size: int) -> None:
    """A card cut short is no card."""
    with pytest.raises(Malformed):
        card.parse(_FIRST[:size])


def test_new_card_needs_its_predecessors_keys() -> None:
    """Only who holds the keys of the card before makes a card that follows it."""
    fresh = keys.generate(people.entropy("fresh"))
    with pytest.raises(BadSignature):
        keys.new_card(fresh, people.ACCOUNT, (people.CARD, people.MENTOR[1]))

    assert keys.new_card(fresh, people.ACCOUNT, (people.CARD, people.KEYS)).claims.generation == 1


def test_new_card_stays_with_its_account() -> None:
    """A card cannot follow a card of another account."""
    with pytest.raises(CardDoesNotFollow):
        keys.new_card(people.KEYS, people.OTHER_ACCOUNT, (people.CARD, people.KEYS))


def test_fresh_keys_differ() -> None:
    """Four secrets of 32 bytes are drawn, each for itself."""
    drawn = keys.generate(people.entropy("drawn"))
    secrets = {drawn.seal, drawn.ed25519, drawn.mldsa, drawn.self_key}

    assert [len(secret) for secret in secrets] == [32, 32, 32, 32]


def test_refusals_are_named() -> None:
    """A refusal tells its code and a sentence, and no byte of a card."""
    with pytest.raises(QuietroomError) as refusal:
        people.SECOND[0].verify(people.MENTOR[0].claims)

    assert refusal.value.code == "card-does-not-follow"
    assert str(refusal.value) == "this card belongs to another account than the card before it"
