"""The pair's own words: plain text in one paragraph, with nothing in it that hides.

Two people sign what they see. A character that cannot be seen, or that turns the direction of the
letters around it, would let them see one thing and sign another; a line break would let words pose
as a clause. The list is fixed here and does not follow any edition of Unicode, so that every
implementation refuses the same.

Format: spec/agreement.md section 4. Threat: words that read otherwise than they are signed.
"""

import re
from collections.abc import Iterable

from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError

NAME = 100
"""The most characters in a name, a role or the title of a limit."""

WORDS = 2000
"""The most characters in one paragraph of the pair's own words."""


class BadTerms(Malformed):
    """A field of these terms is missing or cannot hold this."""

    code = "bad-terms"


class InvisibleCharacters(QuietroomError):
    """Words in an agreement hold a character that cannot be seen."""

    code = "invisible-characters"


_HIDDEN = (
    (0x0000, 0x001F),  # controls, line breaks and the tabulator among them
    (0x007F, 0x009F),  # further controls
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining joiner
    (0x061C, 0x061C),  # direction mark
    (0x115F, 0x1160),  # fillers
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2000, 0x200F),  # spaces of odd widths, joiners, direction marks
    (0x2028, 0x202E),  # line and paragraph separators, direction overrides
    (0x205F, 0x206F),  # isolates and other directions
    (0x2800, 0x2800),  # a blank that is a letter
    (0x3164, 0x3164),
    (0xE000, 0xF8FF),  # private use: looks like whatever a font says
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x13430, 0x1345F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    *((plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF) for plane in range(14)),  # none
    (0xE0000, 0x10FFFF),  # tags, further selectors, private use
)
_SEARCH = re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _HIDDEN) + "]")


def words(value: Value, what: str, most: int = WORDS) -> str:
    """`value` as words that a person wrote: 1 to `most` characters, none of them hidden.

    Raises `BadTerms` or `InvisibleCharacters`; both name the field `what`, neither its words.
    """
    text = _text(value, what)
    if not text:
        raise BadTerms(f"{what} is empty: write something, or leave the field out")
    if len(text) > most:
        raise BadTerms(f"{what} has {len(text)} characters: shorten it to {most}")
    _refuse_hidden(text, what)
    if text != text.strip(" \u00a0\u202f\u3000"):
        raise BadTerms(f"{what} begins or ends with a space: take it away")
    return text


def words_or_none(value: Value, what: str, most: int = WORDS) -> str | None:
    """As `words`, or none for null."""
    return None if value is None else words(value, what, most)


def several(value: Value, what: str, most: int) -> tuple[str, ...]:
    """`value` as an array of at most `most` paragraphs."""
    listed = entries(value, what, most)
    return tuple(words(item, f"{what} {place}") for place, item in enumerate(listed, 1))


def entries(value: Value, what: str, most: int) -> list[Value]:
    """`value` as an array of at most `most` items."""
    if not isinstance(value, list):
        raise BadTerms(f"{what} must be a list")
    if len(value) > most:
        raise BadTerms(f"{what} has {len(value)} items: keep at most {most}")
    return value


def count(value: Value, what: str, most: int) -> int:
    """`value` as a whole number from 0 to `most`."""
    if not isinstance(value, int) or value > most:
        raise BadTerms(f"{what} must be a whole number from 0 to {most}")
    return value


def flag(value: Value, what: str) -> bool:
    """`value` as yes (1) or no (0)."""
    if value not in (0, 1) or not isinstance(value, int):
        raise BadTerms(f"{what} must be yes or no")
    return value == 1


def one_of(value: Value, what: str, known: Iterable[str]) -> str:
    """`value` as one of the tokens `known`."""
    tokens = tuple(known)
    if value not in tokens or not isinstance(value, str):
        raise BadTerms(f"{what} must be one of: {', '.join(tokens)}")
    return value


def _text(value: Value, what: str) -> str:
    if not isinstance(value, str):
        raise BadTerms(f"{what} must be text")
    return value


def _refuse_hidden(text: str, what: str) -> None:
    found = _SEARCH.search(text)
    if found:
        raise InvisibleCharacters(
            f"{what} holds U+{ord(found[0]):04X} at place {found.start() + 1}, which cannot be "
            "seen or breaks the line: delete it; for a further paragraph add a further item"
        )
