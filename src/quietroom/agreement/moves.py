"""The table of one proposal: from the words of one person to an agreement that both signed.

`author` is who proposed, `other` the other of the two. `agree-another` is the second signature
under another proposal: then every open one closes, and what was in force is followed.

Source: spec/agreement.md section 11. What the rules make of a room chain is held against this.
"""

from ..ground.moves import STAY, Machine, rows
from .state import AlreadySigned, NotOpen

_OPEN = "open signed-by-author signed-by-other"

AGREEMENT = Machine(
    "agreement",
    "one proposal",
    "propose (author)",
    "open",
    rows(
        ("open", "sign", "author", "signed-by-author"),
        ("open", "sign", "other", "signed-by-other"),
        ("signed-by-author", "sign", "other", "in-force"),
        ("signed-by-other", "sign", "author", "in-force"),
        ("signed-by-author", "sign", "author", AlreadySigned),
        ("signed-by-other", "sign", "other", AlreadySigned),
        (_OPEN, "take-back", "author", "closed"),
        (_OPEN, "take-back", "other", NotOpen),
        (_OPEN, "propose-another", "author", "closed"),
        (_OPEN, "propose-another", "other", STAY),
        (_OPEN, "agree-another", "both", "closed"),
        ("in-force", "agree-another", "both", "followed"),
        ("in-force closed followed", "sign take-back", "author other", NotOpen),
        ("in-force closed followed", "propose-another", "author other", STAY),
        ("closed followed", "agree-another", "both", STAY),
    ),
)
