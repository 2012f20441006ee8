"""The spellings in which words are looked for directly: plain, folded, wide, backwards, hashed.

What wraps a spelling - hexadecimal, base64, escapes, packing - is undone in the searched bytes by
`written` and `packed`, so that any of these may lie under any of those.

Threat: words of a room that reached a disk, whoever wrote them there and however.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

RUN = 20
"""How many characters of a text make a find."""

CANARY = 12
"""How many bytes of a random canary, or of a hash of one, make a find."""

_BETWEEN = hashlib.sha256(b"between two canaries").digest()
"""Bytes that no searched file holds, so that no find reaches from one canary into the next."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One spelling of what is looked for.

    `least` counts characters of `text`; a leaf of bytes holds them as Latin-1, one character each.
    One that is `turned` has its bytes from the last to the first.
    """

    name: str
    text: str
    codec: str
    least: int
    turned: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of this spelling."""
        return self._turn(self.text.encode(self.codec))

    def holds(self, region: bytes) -> bool:
        """Whether all of `region` stands in this spelling, as one long run that counts."""
        return any(
            len(said) >= self.least and not said.isspace() and said in self.text
            for said in self._read(region)
        )

    def score(self, region: bytes) -> int:
        """How many runs of `least` characters of `region` stand in this spelling.

        A run of nothing but white space says nothing and does not count.
        """
        return max(self._count(said) for said in self._read(region))

    def _read(self, region: bytes) -> Iterator[str]:
        # Wide characters may begin at either byte.
        said = self._turn(region)
        return (said[skip:].decode(self.codec, "ignore") for skip in (0, 1))

    def _turn(self, data: bytes) -> bytes:
        return data[::-1] if self.turned else data

    def _count(self, said: str) -> int:
        runs = {said[at : at + self.least] for at in range(len(said) - self.least + 1)}
        return sum(not run.isspace() and run in self.text for run in runs)


def of_texts(*texts: str) -> list[Leaf]:
    """The spellings of texts of which every run of 20 characters counts, likeliest first."""
    found: dict[tuple[str, str, bool], Leaf] = {}
    for spelt in _SPELLINGS:
        for text in texts:
            for leaf in spelt(text):
                found.setdefault((leaf.text, leaf.codec, leaf.turned), leaf)
    return list(found.values())


def _plain(text: str) -> Iterator[Leaf]:
    yield Leaf("raw", text, "utf-8", RUN)


def _lower(text: str) -> Iterator[Leaf]:
    yield Leaf("lower", text.lower(), "utf-8", RUN)


def _upper(text: str) -> Iterator[Leaf]:
    yield Leaf("upper", text.upper(), "utf-8", RUN)


def _wide(text: str) -> Iterator[Leaf]:
    yield Leaf("utf-16-le", text, "utf-16-le", RUN)
    yield Leaf("utf-16-be", text, "utf-16-be", RUN)


def _backwards(text: str) -> Iterator[Leaf]:
    yield Leaf("reversed", text[::-1], "utf-8", RUN)
    if not text.isascii():  # turned byte by byte, letters of several bytes come out otherwise
        yield Leaf("reversed", text, "utf-8", RUN, turned=True)


_SPELLINGS: tuple[Callable[[str], Iterator[Leaf]], ...] = (
    _plain,
    _lower,
    _upper,
    _wide,
    _backwards,
)


def of_canaries(canaries: Iterable[str]) -> list[Leaf]:
    """The spellings of random canaries, of which every 12 bytes count, and hashes of them.

    A hash of a short text gives the text away, so those of a canary as it is, trimmed and in lower
    case count as much as the canary.
    """
    found: dict[str, list[bytes]] = {}
    for canary in canaries:
        for name, data in (*_spelt(canary), *_hashed(canary)):
            found.setdefault(name, []).append(data)
    return [
        Leaf(name, _BETWEEN.join(parts).decode("latin-1"), "latin-1", CANARY)
        for name, parts in found.items()
    ]


def _spelt(canary: str) -> Iterator[tuple[str, bytes]]:
    for leaf in of_texts(canary):
        yield leaf.name, leaf.data


def _hashed(canary: str) -> Iterator[tuple[str, bytes]]:
    forms = {canary, canary.strip(), canary.lower(), canary.strip().lower()}
    for form in sorted(forms):
        data = form.encode()
        yield "sha-256", hashlib.sha256(data).digest()
        yield "sha-1", hashlib.sha1(data, usedforsecurity=False).digest()
        yield "md5", hashlib.md5(data, usedforsecurity=False).digest()
