"""Finding the common ground: what a public face gives away of the private text.

The check reads both as words, without case and accents. It knows neither what matters nor who
reads it, and so decides nothing: it names what it found.

Format: spec/objective.md section 5. Vectors: vectors/objective/. Threat: the public face quotes
what is private, or names whom or what it is about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .word import Word, alike, is_small, is_telling, words_of

RUN = 3
"""How many telling words in a row are a phrase; one between two of them may be another."""

LITERAL, LITERAL_TELLING = 5, 2
"""So many words in a row, small ones too, are a phrase, where so many of them are not small."""

WINDOW, SHARED = 6, 4
"""In so many words at a stretch, so many of the private ones in any order are a near copy."""


class Sign(StrEnum):
    """What was found: the same words in a row, nearly the same, or one telling word."""

    PHRASE = "phrase"
    NEAR = "near"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of the public face, as it is written there, that stands in a private text too."""

    sign: Sign
    phrase: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of the public face: the places of the first and the last, and how many are shared."""

    sign: Sign
    first: int
    last: int
    length: int = 1


def findings(private: Iterable[str], public: str) -> tuple[Finding, ...]:
    """What the public face shares with the private texts, in the order of the public face."""
    shown, found = words_of(public), _Found()
    places = [at for at, one in enumerate(shown) if not is_small(one.plain)]
    texts = [words_of(text) for text in private]
    for text in texts:
        said = [one for one in text if not is_small(one.plain)]
        like = [[alike(one.plain, shown[at].plain) for at in places] for one in said]
        found.keep(_literal(text, shown))
        found.keep(_rows(said, [shown[at] for at in places], like), places)
        found.keep(_heaps(like, places, found.taken))
    telling = {one.plain for text in texts for one in text if is_telling(one)}
    found.keep(
        _Run(Sign.WORD, at, at)
        for at in places
        if at not in found.taken and any(alike(shown[at].plain, one) for one in telling)
    )
    return tuple(
        Finding(run.sign, public[shown[run.first].start : shown[run.last].end])
        for run in _merged(found.runs)
    )


class _Found:
    """What was found so far, and the places of the public face that it covers."""

    def __init__(self) -> None:
        self.runs: list[_Run] = []
        self.taken: set[int] = set()

    def keep(self, runs: Iterable[_Run], places: list[int] | None = None) -> None:
        """Keep the runs that cover something new; `places`: where their words stand, if not so."""
        for run in runs:
            placed = run
            if places is not None:
                placed = replace(run, first=places[run.first], last=places[run.last])
            covered = range(placed.first, placed.last + 1)
            if not self.taken.issuperset(covered):
                self.taken.update(covered)
                self.runs.append(placed)


def _merged(runs: list[_Run]) -> list[_Run]:
    """The runs in order; those that overlap as one."""
    merged: list[_Run] = []
    for run in sorted(runs, key=lambda one: (one.first, one.last)):
        if not merged or run.first > merged[-1].last:
            merged.append(run)
            continue
        before = merged.pop()
        sign = before.sign if before.sign == run.sign else Sign.NEAR
        merged.append(_Run(sign, before.first, max(before.last, run.last)))
    return merged


def _literal(said: list[Word], shown: list[Word]) -> Iterator[_Run]:
    """Words in a row that stand so in the private text, small ones among them."""
    at = 0
    while at < len(shown):
        length = max((_same(said, shown, place, at) for place in range(len(said))), default=0)
        telling = sum(not is_small(one.plain) for one in shown[at : at + length])
        if length >= LITERAL and telling >= LITERAL_TELLING:
            yield _Run(Sign.PHRASE, at, at + length - 1)
            at += length
        else:
            at += 1


def _same(said: list[Word], shown: list[Word], place: int, at: int) -> int:
    pairs = zip(said[place:], shown[at:], strict=False)
    return next(
        (nth for nth, (one, other) in enumerate(pairs) if one.plain != other.plain),
        min(len(said) - place, len(shown) - at),
    )


def _rows(said: list[Word], shown: list[Word], like: list[list[bool]]) -> Iterator[_Run]:
    """Telling words in a row that stand in the private text in the same order."""
    least, at = min(RUN, len(said)), 0
    while least and at < len(shown):
        longest = _Run(Sign.PHRASE, at, at, 0)
        for place in range(len(said)):
            if like[place][at]:
                run = _follow(said, shown, like, place, at)
                longest = run if run.length > longest.length else longest
        if longest.length >= least:
            yield longest
        at = longest.last + 1 if longest.length >= least else at + 1


def _follow(
    said: list[Word], shown: list[Word], like: list[list[bool]], place: int, at: int
) -> _Run:
    first, length, exact = at, 1, said[place].plain == shown[at].plain
    while True:
        steps = [(one, other) for one in (1, 2) for other in (1, 2)]
        ahead = [
            (one, other)
            for one, other in steps
            if place + one < len(said) and at + other < len(shown) and like[place + one][at + other]
        ]
        if not ahead:
            return _Run(Sign.PHRASE if exact else Sign.NEAR, first, at, length)
        one, other = ahead[0]
        place, at, length = place + one, at + other, length + 1
        exact = exact and one == other == 1 and said[place].plain == shown[at].plain


def _heaps(like: list[list[bool]], places: list[int], taken: set[int]) -> Iterator[_Run]:
    """Many of the private words close together, in whatever order."""
    for at in range(max(1, len(places) - WINDOW + 1)):
        for place in range(max(1, len(like) - WINDOW + 1)):
            near = range(at, min(at + WINDOW, len(places)))
            free = [one for one in near if places[one] not in taken]
            met = _met(like[place : place + WINDOW], free)
            if len(met) >= SHARED:
                yield _Run(Sign.NEAR, places[met[0]], places[met[-1]])


def _met(like: list[list[bool]], near: list[int]) -> list[int]:
    """The words that stand among some private ones, each of which counts once."""
    left, met = list(like), list[int]()
    for at in near:
        same = next((row for row in left if row[at]), None)
        if same is not None:
            left.remove(same)
            met.append(at)
    return met
