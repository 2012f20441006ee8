"""Where randomness and time come from: arguments, so that the rules do no I/O.

Callers at the edge hand in `secrets.token_bytes` and a system clock; tests hand in fixed ones.
"""

from collections.abc import Callable

from .shape import ID

Entropy = Callable[[int], bytes]
"""`entropy(n)` gives n unpredictable bytes."""

Clock = Callable[[], int]
"""`clock()` gives whole seconds since 1970-01-01 UTC."""


def new_id(entropy: Entropy) -> bytes:
    """A fresh id: 16 random bytes."""
    return entropy(ID)
