"""What is looked for, and how much of it at a time.

Words of any length are looked for in bounded memory: a long text makes several tables, and the
folder is read once for each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ...ground.errors import Malformed
from . import leaf
from .leaf import CANARY, RUN, Leaf
from .table import Table

BATCH = 256 * 1024
"""How many characters of a text are looked for in one reading of the folder."""


class TooShort(Malformed):
    """What to look for is too short: give a text of at least 20 characters."""

    code = "needle-too-short"


@dataclass(frozen=True, slots=True)
class Needles:
    """What is looked for: the runs of a text, or random canaries."""

    texts: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()

    @classmethod
    def runs(cls, text: str) -> "Needles":
        """Every run of 20 characters of `text`, as it stands and with its white space folded.

        Folded: each stretch of white space, line ends among it, is one space. Raises `TooShort`.
        """
        folded = " ".join(text.split())
        if len(folded) < RUN:
            raise TooShort(f"the words hold fewer than {RUN} characters: give a longer text")
        return cls(texts=(text,) if folded == text else (text, folded))

    @classmethod
    def canaries(cls, canaries: Iterable[str]) -> "Needles":
        """Every 12 bytes of random canaries, and hashes of them. Raises `TooShort`."""
        secrets = tuple(canaries)
        if not secrets or min(len(canary.encode()) for canary in secrets) < CANARY:
            raise TooShort(f"a canary holds fewer than {CANARY} bytes: make longer ones")
        return cls(secrets=secrets)

    def tables(self) -> Iterator[Table]:
        """One table for each reading of the folder."""
        if self.secrets:
            yield Table(leaf.of_canaries(self.secrets))
        for slices in zip_longest(*map(_slices, self.texts), fillvalue=""):
            yield Table(_of_some(slices))


def _of_some(slices: Iterable[str]) -> list[Leaf]:
    return leaf.of_texts(*filter(None, slices))


def _slices(text: str) -> Iterator[str]:
    for start in range(0, max(1, len(text) - RUN + 1), BATCH):
        yield text[start : start + BATCH + RUN - 1]
