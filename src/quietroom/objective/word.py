"""Words as the check of a public face compares them: without case, accents and endings.

What parts words, and which words are usual, is fixed here and follows no edition of Unicode: every
implementation finds the same.

Format: spec/objective.md section 5. Vectors: vectors/objective/.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LATIN = 0x250
"""Words of letters below this are told usual or not; for other scripts there is no list."""

_APART = (
    (0x0000, 0x002F), (0x003A, 0x0040), (0x005B, 0x0060), (0x007B, 0x00A9), (0x00AB, 0x00B1),
    (0x00B4, 0x00B4), (0x00B6, 0x00B8), (0x00BB, 0x00BF), (0x00D7, 0x00D7), (0x00F7, 0x00F7),
    (0x055A, 0x055F), (0x0589, 0x058A), (0x05BE, 0x05BE), (0x05C0, 0x05C0), (0x05F3, 0x05F4),
    (0x0600, 0x060F), (0x061B, 0x061F), (0x066A, 0x066D), (0x06D4, 0x06D4), (0x0964, 0x0965),
    (0x1680, 0x1680), (0x2000, 0x206F), (0x20A0, 0x20CF), (0x2100, 0x2BFF), (0x2E00, 0x2E7F),
    (0x3000, 0x303F), (0x30FB, 0x30FB), (0xE000, 0xF8FF), (0xFD3E, 0xFD3F), (0xFE00, 0xFE1F),
    (0xFE30, 0xFE6F), (0xFF00, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65),
    (0x1F000, 0x1FAFF),
)  # fmt: skip
"""Code points that part words; all others are letters or digits."""

_MARKS = ((0x0300, 0x036F), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670))
"""Accents and vowel signs, which are left out, as is the stroke that stretches Arabic letters."""

_ARTICLES = (
    *("\u0648\u0627\u0644", "\u0641\u0627\u0644", "\u0628\u0627\u0644", "\u0643\u0627\u0644"),
    *("\u0644\u0644", "\u0627\u0644"),
)
"""The Arabic article, with what is written before it in one word: left out of longer words."""

_ENDS = frozenset(".!?:;\n\u2026\u061f\u3002")
"""What ends a sentence: a capital after it is no name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands (code points), as written, and `plain` as compared.

    `leads`: it begins the text or a sentence.
    """

    start: int
    end: int
    raw: str
    plain: str
    leads: bool


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    found: list[Word] = []
    start, ends = 0, True
    for place in range(len(text) + 1):
        if place < len(text) and not _within(ord(text[place]), _APART):
            continue
        raw, plain = text[start:place], plain_of(text[start:place])
        if plain:
            found.append(Word(start, place, raw, plain, ends))
            ends = False
        if place < len(text):
            start, ends = place + 1, ends or text[place] in _ENDS
    return found


def plain_of(raw: str) -> str:
    """A word as it is compared: small letters without accents, vowel signs and article."""
    apart = unicodedata.normalize("NFKD", raw.lower())
    plain = "".join(letter for letter in apart if not _within(ord(letter), _MARKS))
    article = next((one for one in _ARTICLES if plain.startswith(one)), "")
    return plain[len(article) :] if len(plain) >= len(article) + 3 else plain


def alike(one: str, other: str) -> bool:
    """Whether two words are one, but for how they are bent or a letter that is another."""
    least, most = sorted((len(one), len(other)))
    if is_bent(one, other):
        return True
    if least < 4:
        return False
    begins, ends = _common(one, other), _common(one[::-1], other[::-1])
    mistyped = least >= 5 and begins + min(ends, least - begins) >= most - 1
    return ends >= max(4, most - 2) or mistyped


def is_bent(one: str, other: str) -> bool:
    """Whether two words begin alike, and end otherwise in three letters at most."""
    return one == other or _common(one, other) >= max(4, max(len(one), len(other)) - 3)


def is_small(plain: str) -> bool:
    """Whether a word says nothing by itself."""
    return plain in _lists()[0] or (len(plain) < 2 and not _has_digit(plain))


def is_telling(word: Word) -> bool:
    """Whether one word may give away whom a text is about: a name, a number, a rare word."""
    if _has_digit(word.plain) or (_is_capital(word.raw) and not word.leads):
        return True
    latin = all(ord(letter) < LATIN for letter in word.plain)
    return latin and len(word.plain) >= 4 and not _is_usual(word.plain)


def _is_capital(raw: str) -> bool:
    return raw[0] != raw[0].lower()


def _has_digit(plain: str) -> bool:
    return any("0" <= letter <= "9" for letter in plain)


def _is_usual(plain: str) -> bool:
    return any(is_bent(plain, one) for one in _lists()[1])


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _within(point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= point <= high for low, high in ranges)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """The small words, and the usual ones, of all languages that have a list."""
    read = json.loads(files(__package__).joinpath("usual.json").read_text("utf-8"))
    small, usual = (
        frozenset(word for listed in read[name].values() for word in listed.split())
        for name in ("small", "usual")
    )
    return small, usual
