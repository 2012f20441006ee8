"""The hint before sending: what in a draft points at somebody, or may fall under a limit.

Read on the device of whoever writes, from lists that ship with Quietroom; nothing is asked of a
server, and nothing is told to one. It is a plain search, which errs on the side of saying nothing.

Source: spec/trust.md section 4. Vectors: vectors/trust/. Threats: words that are sent before their
author knew what the other must do with them; a screen that warns so often that nobody reads it.
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ..agreement.limits import OWN, Limit
from .wording import JOINS, Phrase, Token, language, matches, phrase, phrases, tokens

LANGUAGES = ("en", "fr")
"""The languages in which drafts are read."""

WORD = 4
"""So many letters at least has a word of a title by which a limit of the pair's own is known."""


class About(StrEnum):
    """What a place in a draft is about."""

    NAME = "name"
    EMPLOYER = "employer"
    MOVE = "move"
    HEALTH = "health"
    THIRD = "third"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Found:
    """One place of a draft: what it is about, where it begins in characters, the words there.

    `limit`: the number of the limit among those in force, from 1; 0 for all else.
    """

    about: About
    at: int
    words: str
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit in force under which the reader of the draft must act, and its number from 1."""

    number: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What a draft holds. `language`: in which it was read; none where nobody checks it."""

    language: str | None
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of one language. Phrases are those of `wording`; everything else is folded."""

    small: frozenset[str]
    names: frozenset[str]
    doubtful: frozenset[str]
    titles: frozenset[str]
    between: frozenset[str]
    says: frozenset[str]
    told: frozenset[str]
    no_names: frozenset[str]
    forms: frozenset[str]
    work: tuple[Phrase, ...]
    move: tuple[Phrase, ...]
    health: tuple[Phrase, ...]
    third: tuple[Phrase, ...]
    tells: tuple[Phrase, ...]
    limits: dict[str, tuple[Phrase, ...]]


def bounds(limits: Iterable[Limit], acting: Collection[Limit]) -> tuple[Bound, ...]:
    """The limits in force under which `acting` must act, numbered as the agreement lists them."""
    in_force = (limit for limit in limits if limit.on)
    return tuple(
        Bound(number, limit.id, limit.title)
        for number, limit in enumerate(in_force, 1)
        if limit in acting
    )


def check(
    text: str, reads: str, low: bool, known: Collection[str], limits: Sequence[Bound]
) -> Hints:
    """What a draft holds, in the order of its words.

    `reads`: the language of the reader's screen. `low`: whether trust is low; else limits alone are
    looked for. `known`: folded words of names that both know, as `capitals` gives them.
    """
    read = language(text, {name: lists(name).small for name in LANGUAGES}, reads)
    if read is None:
        return Hints(None)
    words = lists(read)
    found = tokens(text, words.titles)
    spans = [*_limits(found, words, limits), *(_low(found, words, known) if low else ())]
    return Hints(read, _once(text, found, spans))


def capitals(texts: Iterable[str]) -> frozenset[str]:
    """Every word with a capital letter, folded: what was said, both have read."""
    return frozenset(token.plain for text in texts for token in tokens(text) if token.capital)


@cache
def lists(name: str) -> Lists:
    """The lists of a language, from the file that the browser reads too."""
    path = files("quietroom.room") / "hints" / f"{name}.toml"
    raw = tomllib.loads(path.read_text("utf-8"))
    words: dict[str, Any] = {key: frozenset(said.split()) for key, said in raw["words"].items()}
    held: dict[str, Any] = {key: tuple(map(phrase, p)) for key, p in raw["phrases"].items()}
    limits = {key: tuple(map(phrase, said)) for key, said in raw["limits"].items()}
    return Lists(**words, **held, limits=limits)


Span = tuple[About, int, int, int]
"""What it is about, its first word, one past its last, the number of a limit."""


def _limits(found: Sequence[Token], words: Lists, limits: Sequence[Bound]) -> Iterator[Span]:
    for one in limits:
        listed = words.limits.get(one.id, ())
        places = phrases(found, listed) if not one.id.startswith(OWN) else _own(found, words, one)
        for at, end in places:
            yield About.LIMIT, at, end, one.number


def _own(found: Sequence[Token], words: Lists, one: Bound) -> Iterator[tuple[int, int]]:
    """Sentences that hold every word of the title of a limit of the pair's own."""
    titled = [token.plain.removesuffix("s") for token in tokens(one.title)]
    wanted = [word for word in titled if len(word) >= WORD and word not in words.small]
    for sentence in sorted({token.sentence for token in found}):
        here = [at for at, token in enumerate(found) if token.sentence == sentence]
        hits = [
            next((at for at in here if found[at].plain.startswith(word)), None) for word in wanted
        ]
        if hits and None not in hits:
            first = min(at for at in hits if at is not None)
            yield first, first + 1


def _low(found: Sequence[Token], words: Lists, known: Collection[str]) -> Iterator[Span]:
    employers = list(_employers(found, words, known))
    taken = {at for first, end in employers for at in range(first, end)}
    for at, end in employers:
        yield About.EMPLOYER, at, end, 0
    for at, end in _names(found, words, known):
        if at not in taken:
            yield About.NAME, at, end, 0
    for at, end in phrases(found, words.move):
        yield About.MOVE, at, end, 0
    for at, end in phrases(found, words.health):
        yield About.HEALTH, at, end, 0
    telling = {found[at].sentence for at, _ in phrases(found, words.tells)}
    for at, end in phrases(found, words.third):
        if found[at].sentence in telling:
            yield About.THIRD, at, end, 0


def _names(
    found: Sequence[Token], words: Lists, known: Collection[str]
) -> Iterator[tuple[int, int]]:
    past = 0
    for at, token in enumerate(found):
        if at < past or not _named(found, at, words) or token.plain in known:
            continue
        past = _run(found, at, words)
        yield at, past


def _named(found: Sequence[Token], at: int, words: Lists) -> bool:
    """Whether the word here begins somebody's name: by a list, a title, or what stands beside."""
    token = found[at]
    if not token.capital or token.plain in words.no_names or token.plain in words.titles:
        return False
    if _whole(token):
        return False
    before = found[at - 1] if at and not token.first else None
    if before is not None and before.plain in words.titles and before.capital:
        return True
    if token.plain in words.names or token.plain in words.doubtful:
        sure = token.plain in words.names and not (token.first and token.plain in words.doubtful)
        return sure or _run(found, at, words) > at + 1
    after = found[at + 1] if at + 1 < len(found) else None
    if after is not None and after.sentence == token.sentence and after.plain in words.says:
        return after.before in JOINS
    return before is not None and before.plain in words.told and token.before in JOINS


def _whole(token: Token) -> bool:
    """Whether a word is all capitals, as short forms are."""
    return len(token.words) > 1 and token.words == token.words.upper()


def _run(found: Sequence[Token], at: int, words: Lists) -> int:
    """One past the last word of a name that begins here: capitals, and small words between."""
    end = at + 1
    while end < len(found):
        skip = 1 if found[end].plain in words.between and end + 1 < len(found) else 0
        if not all(_joined(one) for one in found[end : end + skip + 1]):
            break
        last = found[end + skip]
        if not last.capital or last.plain in words.no_names or last.first:
            break
        end += skip + 1
    return end


def _joined(token: Token) -> bool:
    return token.before != "" and all(sign in JOINS for sign in token.before) and not token.first


def _employers(
    found: Sequence[Token], words: Lists, known: Collection[str]
) -> Iterator[tuple[int, int]]:
    past = 0
    for at, token in enumerate(found):
        if at < past:
            continue
        start = _after(found, at, words)
        if start is None and token.capital and token.plain not in words.no_names:
            end = _run(found, at, words)
            formed = any(one.plain in words.forms for one in found[at + 1 : end])
            start = at if formed else None
        if start is None or found[start].plain in known:
            continue
        past = _run(found, start, words)
        yield start, past


def _after(found: Sequence[Token], at: int, words: Lists) -> int | None:
    """Where the name of a house begins, if words like 'an offer from' begin here."""
    for one in words.work:
        end = matches(found, at, one)
        if end is None or end >= len(found) or found[end].sentence != found[at].sentence:
            continue
        house = found[end]
        if house.capital and house.plain not in words.names | words.no_names | words.titles:
            return end
    return None


def _once(text: str, found: Sequence[Token], spans: Iterable[Span]) -> tuple[Found, ...]:
    """Each finding once, where it stands first."""
    seen: dict[tuple[About, str, int], Found] = {}
    for about, at, end, limit in sorted(spans, key=lambda span: (span[1], span[0], span[3])):
        start, stop = found[at].at, found[end - 1].end
        words = text[start:stop]
        key = about, " ".join(token.plain for token in found[at:end]), limit
        if key not in seen:
            seen[key] = Found(about, start, words, limit)
    return tuple(seen.values())
