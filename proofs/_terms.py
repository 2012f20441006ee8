"""Terms of a protocol, and what somebody can make of those they have.

Sealing is perfect: who lacks a key learns nothing from what it closed. Whoever has the parts of a
derivation has its result; nobody goes back. A name may be one that can be guessed: then a
derivation of it, all other parts of which are known, gives it away.

Source: D. Dolev, A. Yao, "On the security of public key protocols", IEEE Trans. Inf. Theory 29(2).
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A key, an id, or somebody's words; words can be guessed, keys cannot."""

    name: str
    guessable: bool = False


@dataclass(frozen=True, slots=True)
class Private:
    """The private side of a card."""

    card: str


@dataclass(frozen=True, slots=True)
class Many:
    """Terms side by side."""

    parts: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A hash, MAC or key derivation of parts, for one use."""

    use: str
    parts: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A body under a key."""

    key: "Term"
    body: "Term"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A body sealed to a card."""

    card: str
    body: "Term"


Term = Name | Private | Many | Derived | Sealed | Wrapped


def many(*parts: Term) -> Many:
    """Terms side by side."""
    return Many(parts)


def derived(use: str, *parts: Term) -> Derived:
    """A derivation for one use."""
    return Derived(use, parts)


class Knowledge:
    """What somebody has, and all that can be taken apart out of it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.has: set[Term] = set()
        self._shut: set[Sealed | Wrapped] = set()
        self._hashes: set[Derived] = set()
        self.learn(terms)

    def learn(self, terms: Iterable[Term]) -> None:
        """Take terms in, and open whatever they open, until nothing more comes of it."""
        waiting = list(terms)
        while waiting:
            while waiting:
                waiting += self._take(waiting.pop())
            opened = [one for one in self._shut if self._opens(one)]
            self._shut -= set(opened)
            waiting = [one.body for one in opened]
            waiting += [found for one in self._hashes for found in self._guessed(one)]

    def can_make(self, term: Term) -> bool:
        """Whether this term can be put together."""
        if term in self.has:
            return True
        if isinstance(term, Many | Derived):
            return all(map(self.can_make, term.parts))
        if isinstance(term, Sealed):
            return self.can_make(term.key) and self.can_make(term.body)
        return isinstance(term, Wrapped) and self.can_make(term.body)

    def _take(self, term: Term) -> tuple[Term, ...]:
        if term in self.has:
            return ()
        self.has.add(term)
        if isinstance(term, Many):
            return term.parts
        if isinstance(term, Sealed | Wrapped):
            self._shut.add(term)
        if isinstance(term, Derived):
            self._hashes.add(term)
        return ()

    def _opens(self, one: Sealed | Wrapped) -> bool:
        if isinstance(one, Wrapped):
            return Private(one.card) in self.has
        return self.can_make(one.key)

    def _guessed(self, one: Derived) -> list[Name]:
        """Names in a derivation that can be guessed, where everything else in it is known."""
        names = _names(one.parts)
        unknown = [part for part in names if not self.can_make(part)]
        return unknown if unknown and all(name.guessable for name in unknown) else []


def _names(parts: Iterable[Term]) -> list[Name]:
    """The names that a derivation is made of; what is sealed or private in it cannot be guessed."""
    found: list[Name] = []
    for part in parts:
        if isinstance(part, Name):
            found.append(part)
        elif isinstance(part, Many | Derived):
            found += _names(part.parts)
        elif isinstance(part, Private):
            found.append(Name(f"private side of {part.card}"))
        else:
            found += _names([part.body] if isinstance(part, Wrapped) else [part.key, part.body])
    return found
