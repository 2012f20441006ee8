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

    `aim` is the ratio that we want at least; None where a figure is printed and not held.
    """

    about: str
    ratio: float
    aim: float | None = None

    def __str__(self) -> str:
        """The claim as one line."""
        aim = "" if self.aim is None else f" (aim {self.aim:.2f})"
        return f"{self.about}: {self.ratio:.2f}{aim}"


def rate_ratio(ours: Callable[[], object], bare: Callable[[], object], calls: int) -> float:
    """How many times as fast `ours` is as `bare`: median over interleaved rounds of `calls`."""
    rounds = [_seconds(bare, calls) / _seconds(ours, calls) for _ in range(ROUNDS)]
    return statistics.median(rounds)


def _seconds(act: Callable[[], object], calls: int) -> float:
    began = time.perf_counter()
    for _ in range(calls):
        act()
    return time.perf_counter() - began
