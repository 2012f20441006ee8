"""The passphrase: seven words drawn from the EFF long list, 90 bits, never chosen by its person.

Source: spec/identity.md section 8. Vectors: vectors/identity/unlock.json.
"""

from dataclasses import dataclass, field

from ..ground.chance import Entropy
from . import wordlist
from .kit import Misspelt

COUNT = 7
"""How many words; log2(7776^7) is 90.5."""

_DRAWN = 32


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Seven words of the list."""

    words: tuple[str, ...] = field(repr=False)

    def text(self) -> str:
        """The words as printed and as stretched: lower case, one space between two."""
        return " ".join(self.words)


def generate(entropy: Entropy) -> Passphrase:
    """A fresh passphrase; 32 random bytes spell its words, with a bias below 2^-165."""
    return Passphrase(wordlist.spell(entropy(_DRAWN), COUNT))


def parse(text: str) -> Passphrase:
    """Read a passphrase as somebody types it: any case, any white space between words.

    Raises `Misspelt`, naming the places of the words that are not in the list.

    Source: spec/identity.md section 8.
    """
    found = tuple(text.lower().split())
    if len(found) != COUNT:
        raise Misspelt(f"a passphrase has {COUNT} words; these are {len(found)}")
    listed = frozenset(wordlist.words())
    wrong = [str(place) for place, word in enumerate(found, 1) if word not in listed]
    if wrong:
        raise Misspelt(f"the passphrase has no word of the list in place {', '.join(wrong)}")
    return Passphrase(found)
