"""Whoever reads a strong word on a screen can find its promise: promise 12, honest.

docs/promises.md lists each message that uses one of the words below, in any language, with the
promise that it leans on, or as one that promises nothing. Every screen links to the page of
promises (tests/web/test_states.py).
"""

import re

import pytest

from tests.web.test_messages import LANGUAGES, ROOT, messages

STRONG = {
    "en": r"\b(private|sealed|nobody|no one|cannot|anonymous|secure|only)\b",
    "fr": r"\b(privée?s?|scellée?s?|personne n[e’']|ne (?:peut|peuvent)|anonymes?|sécurisée?s?"
    r"|seule?s?|seulement|uniquement)\b",
    "ar": "مختوم|لا أحد|لا يمكن|لا (?:ي|ت)ستطيع|مجهول|آمن|فقط|وحد|دون سواه",
}
"""Strong words, and their forms in French and Arabic."""

_ROW = re.compile(r"^\| (\d+|none is made) \| (`.*`) \|$", re.MULTILINE)


def strong(language: str, text: str) -> bool:
    """Whether a sentence uses a strong word."""
    return re.search(STRONG[language], text, re.IGNORECASE) is not None


def listed() -> dict[str, str]:
    """Each message that the page of promises lists, with its promise."""
    page = (ROOT / "docs" / "promises.md").read_text()
    rows = [(key, number) for number, keys in _ROW.findall(page) for key in keys.split(", ")]
    assert len(dict(rows)) == len(rows)
    return {key.strip("`"): number for key, number in rows}


def used() -> set[str]:
    """The keys of all messages that use a strong word in some language."""
    return {
        one.key
        for language in LANGUAGES
        for one in messages()[language].values()
        if any(strong(language, text) for text in one.texts)
    }


def test_every_strong_word_has_its_promise() -> None:
    """What uses a strong word is listed, and nothing else is."""
    assert set(listed()) == used()


def test_promises_are_there() -> None:
    """A number in the list is that of a promise with words on the page of the screens."""
    numbers = set(listed().values()) - {"none is made"}

    assert numbers
    assert all(f"promises-{number}-by" in messages()["en"] for number in numbers)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Only you read it."),
        ("en", "It cannot be opened"),
        ("fr", "Vous seule le lisez."),
        ("fr", "Personne ne le lit"),
        ("ar", "لا أحد يقرؤه"),
    ],
)
def test_a_planted_word_is_seen(language: str, text: str) -> None:
    """A strong word in a sentence is found; the same sentence without it is not."""
    assert strong(language, text)
    assert not strong(language, re.sub(STRONG[language], "", text, flags=re.IGNORECASE))
