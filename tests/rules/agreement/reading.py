"""Reading grade after Flesch and Kincaid, counted plainly.

Source: Kincaid, Fishburne, Rogers and Chissom (1975): 0.39 words a sentence + 11.8 syllables a word
- 15.59. Syllables are runs of vowels, without a silent e at the end.
"""

import re

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$")


def syllables(word: str) -> int:
    """How many syllables an English word has, about."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    short = _SILENT.sub("", lower) if len(lower) > 2 else lower
    return max(1, len(_VOWELS.findall(short)))


def grade(text: str) -> float:
    """The school grade at which `text` can be read."""
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
