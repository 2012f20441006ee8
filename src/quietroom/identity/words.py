"""Safety words: four words by which two people make sure that no server stands between them.

Each reads their own aloud; the other's software shows what it should hear. They are of the first
card of a lineage and last as long as the lineage does.

Source: spec/identity.md section 10. Vectors: vectors/identity/words.json.
"""

from functools import lru_cache

from ..ground.digest import sha256
from .stretch import SALT, stretch
from .wordlist import spell

COUNT = 4
"""How many words: three of two hashes were matched in seconds."""

_SALT = sha256(b"quietroom/v1/words")[:SALT]


@lru_cache(maxsize=1024)
def safety_words(first: bytes) -> tuple[str, ...]:
    """The four words of the lineage whose first card has the hash `first`. Costs 64 MiB once."""
    return spell(stretch(first, _SALT), COUNT)
