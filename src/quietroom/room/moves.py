"""The tables of a room: pause and exit, and the claim 'this is my confidence'.

Source: spec/room.md sections 9 and 11. What the folds make of a room's lines is held against them.
"""

from ..ground.moves import STAY, Machine, rows
from .check import RoomEnded, RoomPaused

_RESTS = "first-rests second-rests both-rest"
_GOES_ON = f"open {_RESTS}"

ENDING = Machine(
    "ending",
    "pause and exit of a room, by the first and the second of the two",
    "the room's first record",
    "open",
    rows(
        ("open", "pause", "first", "first-rests"),
        ("open", "pause", "second", "second-rests"),
        ("first-rests", "pause", "second", "both-rest"),
        ("second-rests", "pause", "first", "both-rest"),
        ("first-rests", "resume", "first", "open"),
        ("second-rests", "resume", "second", "open"),
        ("both-rest", "resume", "first", "second-rests"),
        ("both-rest", "resume", "second", "first-rests"),
        (_GOES_ON, "end", "first second", "ended"),
        ("open", "resume", "first second", STAY),
        ("first-rests", "pause", "first", STAY),
        ("first-rests", "resume", "second", STAY),
        ("second-rests", "pause", "second", STAY),
        ("second-rests", "resume", "first", STAY),
        ("both-rest", "pause", "first second", STAY),
        ("open", "say", "first second", STAY),
        (_RESTS, "say", "first second", RoomPaused),
        (f"{_GOES_ON} ended", "notice", "first second", STAY),
        ("ended", "say pause resume", "first second", RoomEnded),
        ("ended", "end", "first second", STAY),
    ),
)
"""`say` stands for whatever is neither a turn nor a notice."""

CLAIM = Machine(
    "claim",
    "one claim of an entry",
    "claim (claimer)",
    "claimed",
    rows(
        ("claimed", "take-back", "claimer", "let-go"),
        ("claimed", "take-back", "partner", STAY),
        ("let-go", "take-back", "claimer partner", STAY),
        ("claimed let-go", "claim-again", "claimer partner", STAY),
    ),
)
"""While one stands, the entry is the claimer's too; each further claim is one of its own."""
