"""Whose confidence an entry is, what was taken back, and what was corrected.

An entry names its owner when it is written; the other of the two may say 'this is my confidence'
at any time. While two claim it, only both can release it. A correction or an edited part says the
same words anew: it belongs to whoever owns what it was made from. Who began anew and signed again
owns what their lost lineage owned.

Source: spec/room.md section 9. Threats: words freed from a claim by saying them once more; words of
somebody who lost every key left without anybody whose consent counts.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from .entry import Kind
from .epoch import Record
from .faults import VoidRecord
from .open import Opened
from .people import People
from .reader import Line


@dataclass(slots=True)
class Ownership:
    """What later entries of a room say about earlier ones; entries by hash, people by first card.

    `claims`: by the hash of the claim, the entry claimed and who claims it. `made_from`: what an
    entry corrects or is an edited part of. `stood`: the lineages that stood in each of the two
    places; `heirs`: of each that a fresh start ended, the one for which both have signed again.
    """

    named: dict[bytes, bytes] = field(default_factory=dict)
    authors: dict[bytes, bytes] = field(default_factory=dict)
    claims: dict[bytes, tuple[bytes, bytes]] = field(default_factory=dict)
    taken_back: set[bytes] = field(default_factory=set)
    corrected_by: dict[bytes, bytes] = field(default_factory=dict)
    made_from: dict[bytes, set[bytes]] = field(default_factory=dict)
    stood: tuple[set[bytes], set[bytes]] = field(default_factory=lambda: (set(), set()))
    heirs: dict[bytes, bytes] = field(default_factory=dict)

    def owners(self, entry: bytes) -> frozenset[bytes]:
        """Whose consent a release of this entry needs.

        The owners named by it and by what it was made from, and whoever claims it, something that
        it was made from, or something made from it; each by the lineage that goes on for them.
        """
        before = self._back_from(entry)
        claimers = {
            who
            for about, who in self.claims.values()
            if about in before or entry in self._back_from(about)
        }
        found = {self.named[one] for one in before} | claimers
        return frozenset(self.heir(one) for one in found)

    def heir(self, first: bytes) -> bytes:
        """Who goes on for a lineage: itself, unless a fresh start ended it."""
        return self.heirs.get(first, first)

    def kin(self, entries: AbstractSet[bytes]) -> set[bytes]:
        """The entries, what each was made from, and what was made from it: the same words."""
        before = {one for entry in entries for one in self._back_from(entry)}
        after = {one for one in self.made_from if self._back_from(one) & entries}
        return before | after

    def _back_from(self, entry: bytes) -> set[bytes]:
        found, waiting = set[bytes](), [entry]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.made_from.get(one, ())
        return found


def fold(lines: Iterable[Line], people: People, onto: Ownership | None = None) -> Ownership:
    """Read ownership from the lines of a room, in order; what counts for nothing says nothing.

    `onto`: what the lines before these said, which is continued.
    """
    state = Ownership() if onto is None else onto
    for line in lines:
        if isinstance(line.item, Record):
            _succeed(state, line, line.item, people)
        elif line.opened is not None:
            author = people.known(line.opened.envelope.pub.author)
            if author is not None:
                _take(state, line.hash, line.opened, author.first)
    return state


def _succeed(state: Ownership, line: Line, record: Record, people: People) -> None:
    """Once both have signed with somebody who began anew, what the old lineage owned is theirs."""
    if any(isinstance(fault, VoidRecord) for fault in line.faults):
        return
    for stood, card in zip(state.stood, record.core.cards, strict=True):
        known = people.known(card)
        if known is not None:
            stood.add(known.first)
            if record.core.agreement is not None:
                state.heirs |= dict.fromkeys(stood - {known.first}, known.first)


def _take(state: Ownership, entry: bytes, opened: Opened, author: bytes) -> None:
    priv = opened.priv
    state.authors[entry] = author
    state.named[entry] = priv.owner
    if priv.source in state.named:
        state.made_from.setdefault(entry, set()).add(priv.source)
    about = priv.reply_to
    if about is None or about not in state.named:
        return
    if priv.kind == Kind.CLAIM:
        state.claims[entry] = (about, author)
    elif state.authors[about] == author and priv.kind == Kind.CORRECTION:
        state.corrected_by[about] = entry
        state.made_from.setdefault(entry, set()).add(about)
    elif state.authors[about] == author and priv.kind == Kind.TAKE_BACK:
        state.taken_back.add(about)
        state.claims.pop(about, None)
