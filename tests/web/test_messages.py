"""The one tree of messages: whole in every language, used, and read with ease.

A screen that shows a key instead of a sentence, or a refusal without one, is a fault found here.
"""

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from quietroom.server.problem import TABLE
from tests.rules.agreement.reading import grade

ROOT = Path(__file__).parents[2]

WEB = ROOT / "web"

LANGUAGES = ("en", "fr", "ar")

_CODE = re.compile(r"static override (?:readonly )?code(?:: string)? =\s*'([a-z-]+)'")
_QUOTED = re.compile(r"'([a-z][a-z0-9-]+)'")
_FILLED = re.compile(r"`([^`]*)`")
_HOLE = re.compile(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


@dataclass(frozen=True)
class Message:
    """A message of one language: what it takes, and its text for each choice it makes."""

    file: str
    key: str
    variables: frozenset[str]
    terms: frozenset[str]
    texts: tuple[str, ...]


@cache
def messages() -> dict[str, dict[str, Message]]:
    """Every message and term, by language and key, as the build tool reads them."""
    told = subprocess.run(["node", "build/messages.mjs"], cwd=WEB, check=True, capture_output=True)
    found: dict[str, dict[str, Message]] = {}
    for row in json.loads(told.stdout):
        taken = frozenset(row["variables"]), frozenset(row["terms"])
        one = Message(row["file"], row["key"], *taken, tuple(row["texts"]))
        assert one.key not in found.setdefault(row["language"], {})
        found[row["language"]][one.key] = one
    return found


@cache
def used() -> tuple[re.Pattern[str], ...]:
    """What the screens ask for: each key as written, or as a pattern where a part is filled in."""
    found: set[str] = set()
    for path in sorted((WEB / "app").rglob("*")):
        idle = path.name == "keys.ts" or path.parent.name == "gallery"
        if path.suffix not in {".ts", ".svelte"} or idle:
            continue
        text = path.read_text()
        found |= set(_QUOTED.findall(text)).union(*map(patterns, _FILLED.findall(text)))
    return tuple(re.compile(one) for one in sorted(found))


def patterns(template: str) -> set[str]:
    """A template literal as a pattern of keys: none where it does not begin as a key does."""
    parts = _HOLE.split(template)
    whole = (
        len(parts) > 1 and parts[0].count("-") and all(re.fullmatch("[a-z0-9-]*", p) for p in parts)
    )
    return {"[a-z0-9-]+".join(parts)} if whole else set()


def codes() -> set[str]:
    """Every code with which the client or its server refuses."""
    found = set(TABLE)
    for word in ("core", "client", "worker"):
        for path in (WEB / word).rglob("*.ts"):
            found |= set(_CODE.findall(path.read_text()))
    return found


def test_languages() -> None:
    """There are the languages that the screens offer, and no others."""
    assert set(messages()) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_whole(language: str) -> None:
    """Every message of English is there, in the same file, and no other."""
    here, english = messages()[language], messages()["en"]

    assert {(one.file, one.key) for one in here.values()} == {
        (one.file, one.key) for one in english.values()
    }


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_variables(language: str) -> None:
    """A message takes what it takes in English, and leans on terms that there are."""
    here, english = messages()[language], messages()["en"]
    differ = [
        key for key, one in english.items() if key in here and here[key].variables != one.variables
    ]

    assert differ == []
    assert {term for one in here.values() for term in one.terms} <= set(here)


def test_keys_name_their_file() -> None:
    """The first word of a key is the file that holds it, but for refusals and terms."""
    strange = [
        one.key
        for one in messages()["en"].values()
        if not one.key.startswith((f"{one.file}-", "-"))
    ]

    assert strange == []


def test_every_message_is_used() -> None:
    """No message stands in the tree that no screen asks for."""
    terms = {term for one in messages()["en"].values() for term in one.terms}
    idle = [
        key
        for key in messages()["en"]
        if key not in terms and not any(one.fullmatch(key) for one in used())
    ]

    assert idle == []


def test_an_idle_message_is_seen() -> None:
    """A key that nothing asks for matches no use; one that is put together does."""
    assert not any(one.fullmatch("home-that-nobody-asks-for") for one in used())
    assert patterns("room-fault-${code}") == {"room-fault-[a-z0-9-]+"}
    assert patterns("${key}") == patterns("/api/rooms/${id}") == set()


def test_every_refusal_has_a_sentence() -> None:
    """For each code there is a sentence, and no sentence is for a code that there is not."""
    told = {key.removeprefix("refused-") for key in messages()["en"] if key.startswith("refused-")}

    assert told == codes() | {"unforeseen", "evidence"}


@pytest.mark.parametrize("file", sorted({one.file for one in messages()["en"].values()}))
def test_reads_with_ease(file: str) -> None:
    """A file read as a whole, and each longer message by itself, is of grade 8 or below."""
    sentences = [
        text if text.endswith((".", "?", "!", "…", ":")) else f"{text}."
        for one in messages()["en"].values()
        if one.file == file
        for text in one.texts
        if re.search("[A-Za-z]", text)
    ]
    hard = [text for text in sentences if len(text.split()) >= 20 and grade(text) > 8]

    assert grade(" ".join(sentences)) <= 8
    assert hard == []
