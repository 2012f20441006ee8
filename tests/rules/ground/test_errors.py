"""Errors say what happened."""

import pytest

from quietroom.ground.errors import BadSignature, Malformed, QuietroomError


def test_docstring_is_the_message() -> None:
    """An error without words of its own says what its class says."""
    assert str(BadSignature()) == (BadSignature.__doc__ or "")


def test_own_words_win() -> None:
    """One with words of its own says these, and keeps its code."""
    with pytest.raises(QuietroomError, match="the padding is odd") as refusal:
        raise Malformed("the padding is odd")

    assert refusal.value.code == "malformed"
