"""Whose confidence an entry is, what was taken back, and what was corrected.

An entry names its owner when it is written; the other of the two may say 'this is my confidence'
at any time. While two claim it, only both can release it.

Source: spec/room.md section 9.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .entry import Kind
from .open import Opened
from .people import People
from .reader import Line


@dataclass(slots=True)
class Ownership:
    """What later entries of a room say about earlier ones; entries by hash, people by first card.

    `claims`: by the hash of the claim, the entry claimed and who claims it.
    """

    named: dict[bytes, bytes] = field(default_factory=dict)
    authors: dict[bytes, bytes] = field(default_factory=dict)
    claims: dict[bytes, tuple[bytes, bytes]] = field(default_factory=dict)
    taken_back: set[bytes] = field(default_factory=set)
    corrected_by: dict[bytes, bytes] = field(default_factory=dict)

    def owners(self, entry: bytes) -> frozenset[bytes]:
        """Whose consent a release of this entry needs: its named owner and whoever claims it."""
        claimers = {who for about, who in self.claims.values() if about == entry}
        return frozenset({self.named[entry]} | claimers)


def fold(lines: Iterable[Line], people: People) -> Ownership:
    """Read ownership from the lines of a room, in order; a line with faults says nothing."""
    state = Ownership()
    for line in lines:
        if line.opened is not None:
            author = people.known(line.opened.envelope.pub.author)
            if author is not None:
                _take(state, line.hash, line.opened, author.first)
    return state


def _take(state: Ownership, entry: bytes, opened: Opened, author: bytes) -> None:
    priv = opened.priv
    state.authors[entry] = author
    state.named[entry] = priv.owner
    about = priv.reply_to
    if about is None or about not in state.named:
        return
    if priv.kind == Kind.CLAIM:
        state.claims[entry] = (about, author)
    elif state.authors[about] == author and priv.kind == Kind.CORRECTION:
        state.corrected_by[about] = entry
    elif state.authors[about] == author and priv.kind == Kind.TAKE_BACK:
        state.taken_back.add(about)
        state.claims.pop(about, None)
