"""The table of a concern: what raiser and ombuds may do next, and what ends a consent.

`asked`, `agreed`: whether the ombuds may speak with the other was asked, and agreed to; a concern
that is closed keeps both, and is open again with the next word.

Source: spec/concern.md section 6. What `standing` reckons is held against it.
"""

from ..ground.moves import STAY, Machine, rows
from .standing import ConcernWithdrawn, NoConsent, NoQuestion

_WORD = "acknowledge answer advise recommend"
_OPEN, _CLOSED = "open asked agreed", "closed closed-asked closed-agreed"

CONCERN = Machine(
    "concern",
    "one concern",
    "raise (raiser)",
    "raised",
    rows(
        ("raised", _WORD, "ombuds", "open"),
        (f"raised {_OPEN} {_CLOSED}", "ask", "ombuds", "asked"),
        ("asked", "agree", "raiser", "agreed"),
        ("agreed", "decline", "raiser", "asked"),
        ("raised open", "close", "ombuds", "closed"),
        ("asked", "close", "ombuds", "closed-asked"),
        ("agreed", "close", "ombuds", "closed-agreed"),
        ("closed-asked", "agree", "raiser", "closed-agreed"),
        ("closed-agreed", "decline", "raiser", "closed-asked"),
        ("closed", _WORD, "ombuds", "open"),
        ("closed-asked", _WORD, "ombuds", "asked"),
        ("closed-agreed", f"{_WORD} mediate", "ombuds", "agreed"),
        ("closed", "add", "raiser", "open"),
        ("closed-asked", "add", "raiser", "asked"),
        ("closed-agreed", "add", "raiser", "agreed"),
        (f"raised {_OPEN} {_CLOSED}", "withdraw", "raiser", "withdrawn"),
        (_OPEN, _WORD, "ombuds", STAY),
        ("agreed", "mediate", "ombuds", STAY),
        (_CLOSED, "close", "ombuds", STAY),
        (f"raised {_OPEN}", "add", "raiser", STAY),
        ("agreed closed-agreed", "agree", "raiser", STAY),
        ("asked closed-asked", "decline", "raiser", STAY),
        ("raised open closed", "agree decline", "raiser", NoQuestion),
        ("raised open asked closed closed-asked", "mediate", "ombuds", NoConsent),
        ("withdrawn", "add agree decline withdraw", "raiser", ConcernWithdrawn),
        ("withdrawn", f"{_WORD} ask mediate", "ombuds", ConcernWithdrawn),
        ("withdrawn", "close", "ombuds", STAY),
    ),
)
