"""The rule against gags: no words in an agreement may forbid anybody to report a wrong.

The first clause of every agreement says that nothing in it stops either from speaking up, and that
this wins over any other words. That sentence is the rule; it is printed whatever the pair chose.
Besides, words of the pair that read as such a ban are refused, so that nobody is made to believe
in one. The search is a plain one and misses what is said in other words: hence the sentence.

Format: spec/agreement.md section 6. Threat: an agreement used to silence somebody.
"""

import re
from collections.abc import Iterator
from functools import cache

from ..ground.errors import QuietroomError
from .clauses import LANGUAGES, template

_SENTENCE = re.compile(r"[.;:!?…]")
_WORD = re.compile(r"[a-z0-9à-öø-ÿœ]+")
_LOWER = {code: code + 32 for code in (*range(0x41, 0x5B), *range(0xC0, 0xD7), *range(0xD8, 0xDF))}
_LOWER |= {0x0152: 0x0153}

SOON = 8
"""How many words may stand between two of the words that make a ban."""


class ReadsAsGag(QuietroomError):
    """These words read as if they forbade to report a wrong. No agreement can do that."""

    code = "reads-as-gag"


def refuse_gag(words: str, what: str, version: int) -> None:
    """Check a person's words, in every language of the template version.

    Raises `ReadsAsGag`, which names the field `what`. Source: spec/agreement.md section 6.
    """
    for language in LANGUAGES:
        lists = _lists(version, language)
        if any(_bans(sentence, lists) for sentence in _sentences(words)):
            raise ReadsAsGag(
                f"{what} reads as if it forbade going to the authorities. No agreement can do "
                "that: say it in other words or leave it out"
            )


def _sentences(words: str) -> Iterator[list[str]]:
    for sentence in _SENTENCE.split(words.translate(_LOWER)):
        yield _WORD.findall(sentence)


def _bans(sentence: list[str], lists: tuple[re.Pattern[str], ...]) -> bool:
    bars, tells, authorities, lifts = (
        [place for place, word in enumerate(sentence) if listed.fullmatch(word)] for listed in lists
    )
    return any(
        bar < tell <= bar + SOON
        and tell < authority <= tell + SOON
        and not any(bar < lift < tell for lift in lifts)
        for bar in bars
        for tell in tells
        for authority in authorities
    )


@cache
def _lists(version: int, language: str) -> tuple[re.Pattern[str], ...]:
    gag = template(version, language).gag
    return tuple(
        re.compile("|".join(entry.replace("*", ".*") for entry in gag[key]))
        for key in ("bar", "tell", "authority", "lift")
    )
