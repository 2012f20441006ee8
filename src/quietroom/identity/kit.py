"""The recovery kit: 160 random bits on paper, in groups that each tell when they are mistyped.

Eight groups of five characters in Crockford's base 32; the fifth of each is a check character. Any
one wrong character and any two exchanged ones are found, and the group is named.

Format: spec/identity.md section 7. Vectors: vectors/identity/kit.json.
"""

from dataclasses import dataclass, field

from ..ground.chance import Entropy
from ..ground.errors import QuietroomError

SIZE = 20
"""Size in bytes of the secret: 160 bits."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

GROUPS, DATA = 8, 4

_GROUP = DATA + 1
_LOOKALIKES = str.maketrans("OIL", "011")
_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2212"), " ")


class Misspelt(QuietroomError):
    """A recovery kit or passphrase that cannot be right as it is typed."""

    code = "misspelt-unlock"


@dataclass(frozen=True, slots=True)
class Kit:
    """A recovery kit; `secret` has 20 bytes."""

    secret: bytes = field(repr=False)

    def text(self) -> str:
        """The kit as printed: eight groups of five characters, a dash between two groups."""
        number = int.from_bytes(self.secret, "big")
        symbols = [number >> shift & 31 for shift in range(SIZE * 8 - 5, -1, -5)]
        groups = (symbols[start : start + DATA] for start in range(0, len(symbols), DATA))
        return "-".join(_spell(place, group) for place, group in enumerate(groups, 1))


def generate(entropy: Entropy) -> Kit:
    """A fresh kit."""
    return Kit(entropy(SIZE))


def parse(text: str) -> Kit:
    """Read a kit as somebody types it.

    Any case, spaces or dashes anywhere or nowhere, O for 0, I or L for 1.
    Raises `Misspelt`, naming the groups that cannot be right.

    Source: spec/identity.md section 7.
    """
    groups = _split(text.upper().translate(_LOOKALIKES).translate(_DASHES))
    wrong = [str(place) for place, group in enumerate(groups, 1) if not _fits(place, group)]
    if wrong:
        raise Misspelt(f"the recovery kit is mistyped in group {', '.join(wrong)} of {GROUPS}")
    number = 0
    for symbol in "".join(group[:DATA] for group in groups):
        number = number << 5 | ALPHABET.index(symbol)
    return Kit(number.to_bytes(SIZE, "big"))


def _split(text: str) -> list[str]:
    groups = text.split()
    if len(groups) == GROUPS:
        return groups
    joined = "".join(groups)
    if len(joined) != GROUPS * _GROUP:
        raise Misspelt(
            f"a recovery kit has {GROUPS * _GROUP} characters in {GROUPS} groups; "
            f"these are {len(joined)}"
        )
    return [joined[start : start + _GROUP] for start in range(0, len(joined), _GROUP)]


def _fits(place: int, group: str) -> bool:
    if len(group) != _GROUP or not set(group) <= set(ALPHABET):
        return False
    return group == _spell(place, [ALPHABET.index(symbol) for symbol in group[:DATA]])


def _spell(place: int, symbols: list[int]) -> str:
    check = place
    for symbol in symbols:
        check = _double(check ^ symbol)
    return "".join(ALPHABET[symbol] for symbol in (*symbols, check))


def _double(element: int) -> int:
    """Multiply by x in GF(32), modulo x^5 + x^2 + 1."""
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled
