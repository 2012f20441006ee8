"""The pair's own words: seen as they are signed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement.words import NAME, WORDS, BadTerms, InvisibleCharacters, count, words
from quietroom.ground.errors import Malformed

_HIDDEN = {
    "line break": "\n",
    "carriage return": "\r",
    "tabulator": "\t",
    "null": "\0",
    "next line": "\x85",
    "soft hyphen": "\u00ad",
    "zero width space": "\u200b",
    "joiner": "\u200d",
    "right-to-left override": "\u202e",
    "right-to-left mark": "\u200f",
    "isolate": "\u2066",
    "line separator": "\u2028",
    "byte order mark": "\ufeff",
    "Hangul filler": "\u3164",
    "braille blank": "\u2800",
    "variation selector": "\ufe0f",
    "tag": "\U000e0041",
    "private use": "\ue000",
    "no character": "\uffff",
    "no character of a further plane": "\U0001fffe",
}


@pytest.mark.parametrize("letter", _HIDDEN.values(), ids=_HIDDEN.keys())
def test_hidden_characters_are_refused(letter: str) -> None:
    """What cannot be seen cannot be signed, and the error tells the place but not the words."""
    with pytest.raises(InvisibleCharacters) as refusal:
        words(f"secret{letter}plan", "purpose")

    assert str(refusal.value).startswith(f"purpose holds U+{ord(letter):04X} at place 7")
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    ["plain", "Étienne\u00a0: «\u202foui\u202f»", "שלום עולם", "你好\u3000世界", "naïve 🙂 – ‘ok’"],
)
def test_visible_words_stay_verbatim(text: str) -> None:
    """Words of any script come back as they were written."""
    assert words(text, "purpose") == text


@pytest.mark.parametrize("text", ["", " ", " x", "x ", "\u00a0x", "x" * (WORDS + 1), None, 7, b"x"])
def test_no_words_are_refused(text: str | int | bytes | None) -> None:
    """Nothing, too much, edges of space and other types are refused by name of the field."""
    with pytest.raises(BadTerms, match="purpose"):
        words(text, "purpose")


def test_names_are_shorter() -> None:
    """A name has its own bound, to the letter."""
    assert words("n" * NAME, "name", NAME)
    with pytest.raises(BadTerms):
        words("n" * (NAME + 1), "name", NAME)


def test_counts_are_bounded() -> None:
    """A number above its most is refused, the most itself is not."""
    assert count(720, "cancel_hours", 720) == 720
    with pytest.raises(BadTerms):
        count(721, "cancel_hours", 720)


@given(st.text(max_size=40))
def test_words_pass_or_are_refused(text: str) -> None:
    """Whatever is accepted has no character that breaks or hides."""
    try:
        found = words(text, "purpose")
    except (Malformed, InvisibleCharacters):
        return

    assert found == text
    assert len(found.splitlines()) == 1
    assert not any(letter in found for letter in "\u200b\u202e\u2066\ufeff")
