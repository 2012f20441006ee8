"""The table of one question whether to go on: two answers closed, then two opened.

`first` and `second` are the two in the order of the room. What the fold makes of a room's entries
is held against this; a reader passes over what the table refuses, and names it.

Source: spec/renewal.md section 4.
"""

from ..ground.errors import QuietroomError
from ..ground.moves import STAY, Machine, rows


class AnswerStands(QuietroomError):
    """Both of you have answered: neither answer can be changed any more."""

    code = "answer-stands"


class NotBothIn(QuietroomError):
    """An answer is shown when both are in, and never alone."""

    code = "not-both-in"


class AnswerDiffers(QuietroomError):
    """This is not the answer that its author had closed: it counts for nothing."""

    code = "answer-differs"


class AnswerCopied(QuietroomError):
    """This repeats what somebody had closed before: it counts for nothing."""

    code = "answer-copied"


_IN = "both-in first-shown second-shown shown"

RENEWAL = Machine(
    "renewal",
    "one question whether to go on, by the first and the second of the two",
    "six weeks before the day",
    "asked",
    rows(
        ("asked", "answer", "first", "first-in"),
        ("asked", "answer", "second", "second-in"),
        ("first-in", "answer", "second", "both-in"),
        ("second-in", "answer", "first", "both-in"),
        ("both-in", "show", "first", "first-shown"),
        ("both-in", "show", "second", "second-shown"),
        ("first-shown", "show", "second", "shown"),
        ("second-shown", "show", "first", "shown"),
        ("first-in", "answer", "first", STAY),
        ("second-in", "answer", "second", STAY),
        ("first-shown", "show", "first", STAY),
        ("second-shown", "show", "second", STAY),
        ("shown", "show", "first second", STAY),
        ("asked first-in second-in", "show", "first second", NotBothIn),
        (_IN, "answer", "first second", AnswerStands),
    ),
)
"""An answer given anew while the other's is not in takes the place of the one before."""
