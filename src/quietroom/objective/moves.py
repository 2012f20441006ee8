"""The tables of an objective and of its public face.

Source: spec/objective.md sections 2 and 3. What `standing` makes of the lines is held against them.
"""

from ..ground.moves import STAY, Machine, rows
from .standing import FaceGone, ObjectiveChanged

_BOTH = "author other"

OBJECTIVE = Machine(
    "objective",
    "one objective, by the two",
    "set (author)",
    "open",
    rows(
        ("open done dropped", "progress", _BOTH, "progress"),
        ("open progress dropped", "finish", _BOTH, "done"),
        ("open progress done", "drop", _BOTH, "dropped"),
        ("open progress done dropped", "change", _BOTH, "changed"),
        ("progress", "progress", _BOTH, STAY),
        ("done", "finish", _BOTH, STAY),
        ("dropped", "drop", _BOTH, STAY),
        ("changed", "progress finish drop change", _BOTH, ObjectiveChanged),
    ),
)
"""`change`: it goes on as another objective."""

FACE = Machine(
    "face",
    "one public face, by who proposed it and the other",
    "propose (author)",
    "asked",
    rows(
        ("asked", "agree", "other", "agreed"),
        ("asked agreed", "withdraw", _BOTH, "gone"),
        ("asked agreed", "drop", _BOTH, "gone"),
        ("asked", "propose-another", _BOTH, "gone"),
        ("agreed", "agree-to-another", _BOTH, "gone"),
        ("asked", "agree", "author", STAY),
        ("agreed", "agree propose-another", _BOTH, STAY),
        ("gone", "agree", "other", FaceGone),
        ("gone", "agree", "author", STAY),
        ("gone", "withdraw drop propose-another agree-to-another", _BOTH, STAY),
    ),
)
"""`drop`: the objective is dropped or changed. Public is what is `agreed`, and nothing else."""
