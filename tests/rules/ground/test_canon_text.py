"""Text has one spelling, and none where Unicode has none."""

import pytest

from quietroom.ground import canon
from quietroom.ground.errors import Malformed


@pytest.mark.parametrize("text", ["", "plain", "déjà vu", "\ud7ff\ue000", "🙂 𝔸"])
def test_text_returns(text: str) -> None:
    """The honest twin: all of Unicode's text comes back as it went."""
    assert canon.decode(canon.encode(text)) == text


@pytest.mark.parametrize("text", ["\ud800", "before \udfff", "\udc00\ud800"])
def test_lone_surrogate_refused(text: str) -> None:
    """Half a character is no text: it has no UTF-8 and so no spelling."""
    with pytest.raises(Malformed):
        canon.encode(["words", text])
