"""Words of a draft as the hint reads them: tokens in sentences, phrases of a list, the language.

Letters are named by their numbers and folded by hand, so that two languages read alike whatever
edition of Unicode they have.

Source: spec/trust.md section 4.1.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

ENDS = ".!?…\n"
"""What ends a sentence."""

JOINS = " -'’\u00a0"
"""What may stand between two words of one name."""

SHORT = 5
"""So many words are taken for the reader's language where no word says which it is."""

_JOINED = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as written and folded, where it begins in characters, in which sentence.

    `first`: whether it begins that sentence. `before`: what stands between it and the word before.
    """

    words: str
    plain: str
    at: int
    sentence: int
    first: bool
    before: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.words)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.words[0] != self.words[0].lower()


def is_letter(sign: str) -> bool:
    """Whether a character is a Latin letter, with or without a mark."""
    code = ord(sign)
    return (
        0x41 <= code <= 0x5A
        or 0x61 <= code <= 0x7A
        or (0xC0 <= code <= 0x17F and code not in (0xD7, 0xF7))
    )


def is_arabic(sign: str) -> bool:
    """Whether a character is an Arabic letter."""
    return 0x620 <= ord(sign) <= 0x6D3


def fold(word: str) -> str:
    """A word of Latin letters as lists have it: small, and without marks."""
    small = "".join(_JOINED.get(sign, sign) for sign in word.lower())
    parts = unicodedata.normalize("NFD", small)
    return "".join(sign for sign in parts if not 0x300 <= ord(sign) <= 0x36F)


def tokens(text: str, titles: Collection[str] = ()) -> list[Token]:
    """The words of a text in order. A point after a title or an initial ends no sentence."""
    found: list[Token] = []
    sentence, first, gap, at = 0, True, "", 0
    while at < len(text):
        if is_letter(text[at]):
            word = _word(text, at)
            found.append(Token(word, fold(word), at, sentence, first, gap))
            first, gap, at = False, "", at + len(word)
            continue
        if text[at] in ENDS and not _goes_on(text[at], gap, found, titles):
            sentence, first = sentence + 1, True
        gap, at = gap + text[at], at + 1
    return found


def _word(text: str, at: int) -> str:
    end = at
    while end < len(text) and is_letter(text[end]):
        end += 1
    return text[at:end]


def _goes_on(sign: str, gap: str, found: list[Token], titles: Collection[str]) -> bool:
    """Whether this point belongs to the word before it."""
    if sign != "." or gap or not found:
        return False
    return found[-1].plain in titles or (len(found[-1].words) == 1 and found[-1].capital)


Phrase = tuple[tuple[str, ...], ...]
"""For each word of a phrase what it may be; `stem*` is any word that begins so, `~` up to two."""


def phrase(text: str) -> Phrase:
    """A phrase of a list: words with spaces between, choices with strokes between."""
    return tuple(tuple(word.split("/")) for word in text.split(" "))


def matches(found: Sequence[Token], at: int, wanted: Phrase) -> int | None:
    """One past the last word of the phrase that begins at this word, if it does."""
    return _ends(found, at, wanted, found[at].sentence) if at < len(found) else None


def _ends(found: Sequence[Token], at: int, wanted: Phrase, sentence: int) -> int | None:
    if not wanted:
        return at
    if wanted[0] == ("~",):
        ends = (_ends(found, at + skipped, wanted[1:], sentence) for skipped in range(3))
        return next((end for end in ends if end is not None), None)
    if at >= len(found) or found[at].sentence != sentence or not _means(found[at], wanted[0]):
        return None
    return _ends(found, at + 1, wanted[1:], sentence)


def _means(token: Token, choices: tuple[str, ...]) -> bool:
    return any(
        token.plain.startswith(choice[:-1]) if choice.endswith("*") else token.plain == choice
        for choice in choices
    )


def phrases(found: Sequence[Token], wanted: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Where one of these phrases stands: first word and one past the last, each place once."""
    for at in range(len(found)):
        ends = [end for one in wanted if (end := matches(found, at, one)) is not None]
        if ends:
            yield at, max(ends)


def language(text: str, known: dict[str, frozenset[str]], reads: str) -> str | None:
    """In which of the languages of `known` - each with its small words - a draft is written.

    `reads`: the reader's own, for a draft too short to tell. None: a language nobody checks.
    """
    if sum(map(is_arabic, text)) > sum(map(is_letter, text)):
        return None
    words = [token.plain for token in tokens(text)]
    counts = {name: sum(word in small for word in words) for name, small in known.items()}
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    if most == 0 and (len(words) > SHORT or reads not in known):
        return None
    return reads if reads in best else best[0]
