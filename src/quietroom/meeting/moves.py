"""The table of one offer: from times that suit one of the two to a meeting, or to none.

`author` is who offered, `other` the other of the two. What the fold makes of a room's entries is
held against this; a reader passes over what the table refuses.

Source: spec/meeting.md section 7.
"""

from ..ground.errors import QuietroomError
from ..ground.moves import Machine, rows


class NotTheirs(QuietroomError):
    """These times were offered by you: the other chooses one."""

    code = "own-offer"


class NotOffered(QuietroomError):
    """These times are not on offer any more: one was chosen, or it was called off."""

    code = "not-on-offer"


OFFER = Machine(
    "meeting",
    "one offer of times",
    "offer (author)",
    "open",
    rows(
        ("open", "choose", "other", "settled"),
        ("open", "choose", "author", NotTheirs),
        ("open settled", "call-off", "author other", "off"),
        ("settled off", "choose", "author other", NotOffered),
        ("off", "call-off", "author other", NotOffered),
    ),
)
"""`call-off` is that of the whole; one meeting of a series may be called off alone."""
