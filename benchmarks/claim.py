"""A measured claim: a ratio taken in one run, so that the machine's speed cancels out."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5
"""How many rounds a ratio is the median of."""


@dataclass(frozen=True, slots=True)
class Claim:
    """`ratio` of what is measured to what it is held against, in the sentence `about`.

    `aim` is the ratio that we want at least, `most` the one that we want at most; neither where a
    figure is printed and not held.
    """

    about: str
    ratio: float
    aim: float | None = None
    most: float | None = None

    def __str__(self) -> str:
        """The claim as one line."""
        return f"{self.about}: {self.ratio:.3g}{self._held()}"

    def _held(self) -> str:
        missed = "" if self.kept else ", missed"
        if self.aim is not None:
            return f" (aim: at least {self.aim:g}{missed})"
        return "" if self.most is None else f" (aim: at most {self.most:g}{missed})"

    @property
    def kept(self) -> bool:
        """Whether the figure is as we want it."""
        at_least = self.aim is None or self.ratio >= self.aim
        return at_least and (self.most is None or self.ratio <= self.most)


def middle(one_round: Callable[[], float]) -> float:
    """The median over `ROUNDS` of what a round gives."""
    return statistics.median([one_round() for _ in range(ROUNDS)])


def rate_ratio(ours: Callable[[], object], bare: Callable[[], object], calls: int) -> float:
    """How many times as fast `ours` is as `bare`: median over interleaved rounds of `calls`."""
    return middle(lambda: _seconds(bare, calls) / _seconds(ours, calls))


def _seconds(act: Callable[[], object], calls: int) -> float:
    began = time.perf_counter()
    for _ in range(calls):
        act()
    return time.perf_counter() - began
