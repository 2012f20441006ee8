"""The 7,776 words of the EFF long list, and numbers spelled with them.

Source: spec/identity.md section 8; the list's licence lies beside it.
"""

from functools import lru_cache
from importlib import resources

SIZE = 7776
"""How many words there are: five throws of a die."""


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """All words in the order of the list."""
    listed = resources.files(__package__).joinpath("eff_large_wordlist.txt").read_text("ascii")
    return tuple(line.split("\t")[1] for line in listed.splitlines())


def spell(raw: bytes, count: int) -> tuple[str, ...]:
    """`raw`, read big-endian, modulo 7776^count: its `count` digits as words, highest first."""
    number, spelled = int.from_bytes(raw, "big"), list[str]()
    for _ in range(count):
        number, digit = divmod(number, SIZE)
        spelled.append(words()[digit])
    return tuple(reversed(spelled))
