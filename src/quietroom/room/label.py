"""Labels: who may hear an entry.

Source: spec/entry.md section 3.
"""

from enum import StrEnum


class Label(StrEnum):
    """Who may hear an entry. The tokens are those of the command line and of the wire."""

    ME = "me"
    PAIR = "pair"
    NAMED = "named"
    MAY_TELL = "may-tell"
