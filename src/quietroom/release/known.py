"""Who could have known: everybody who could ever have read an entry, by which act and rule.

Computed from the room as it was verified and from the mirrored log; nobody is asked. It is a list
of what can have been read by way of Quietroom, and says nothing about who spoke.

Format: spec/known.md sections 4 and 5. Vectors: vectors/known/. Threats: a release that is denied
or hidden; words that go out under another entry; an honest release taken for a breach.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from ..room.notice import Sight
from ..room.ownership import Ownership, fold
from ..room.people import People
from ..room.reader import Line
from .consent import Consent
from .watch import Finding


class Act(StrEnum):
    """By which act somebody could read an entry; what leads out of the room, strongest first."""

    UNEXPLAINED = "unexplained"
    AGAINST_OWNER = "against-owner"
    AGAINST_AGREEMENT = "against-agreement"
    REPORTED = "reported"
    BOTH = "released-by-both"
    TOLD_ON = "told-on"
    OWNER = "released-by-owner"
    WROTE = "wrote"
    IN_ROOM = "in-the-room"


OUT = (
    *(Act.UNEXPLAINED, Act.AGAINST_OWNER, Act.AGAINST_AGREEMENT),
    *(Act.REPORTED, Act.BOTH, Act.TOLD_ON, Act.OWNER),
)
"""The acts by which an entry left the room, the strongest first."""


@dataclass(frozen=True, slots=True)
class Knower:
    """One row: somebody who could have read, and how.

    `entry`: hash of the entry that it came by. `who`: a first card hash for the two, a recipient's
    card hash, or none where nobody has said. `when` and `until`: seconds since 1970. `rule`: the
    label for the two, else the purpose. `by`: first card hash of who let it out. `position`: of the
    leaf in the log.
    """

    entry: bytes
    who: bytes | None
    act: Act
    when: int | None
    rule: str
    until: int | None = None
    by: bytes | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A room as its reader verified it: what the list is computed from.

    `pair`: the first card hashes of the two. `findings`: every leaf about the room's entries that
    is judged as a release; `reported`: a row for each that is judged as a report.
    """

    lines: list[Line]
    people: People
    pair: tuple[bytes, bytes]
    ownership: Ownership
    findings: list[Finding]
    reported: tuple[Knower, ...]


def knowers(reading: Reading, wanted: AbstractSet[bytes]) -> list[Knower]:
    """Everybody who could have read one of the `wanted` entries, or what is made of the same words.

    In the order of the room; for each entry the two, then whoever read it from outside.
    """
    kin = reading.ownership.kin(wanted)
    by_hash = {line.hash: line for line in reading.lines}
    found: list[Knower] = []
    for line in reading.lines:
        if line.hash in kin and line.opened is not None:
            found += _inside(reading, line)
            for one in reading.findings:
                if one.entry == line.hash:
                    found += _outside(reading, one, by_hash)
            found += [row for row in reading.reported if row.entry == line.hash]
    return found


def verdict(rows: Iterable[Knower]) -> Act | None:
    """The strongest act by which it left the room, or none: it did not, by Quietroom."""
    acts = {row.act for row in rows}
    return next((act for act in OUT if act in acts), None)


def said_between(lines: Iterable[Line], since: int, until: int) -> set[bytes]:
    """The entries that the server took from `since` to `until`, both in seconds since 1970."""
    return {line.hash for line in lines if line.opened is not None and since <= line.time <= until}


def _inside(reading: Reading, line: Line) -> list[Knower]:
    author = _author(reading, line)
    label = str(line.opened.priv.label) if line.opened else ""
    acts = {who: Act.WROTE if who == author else Act.IN_ROOM for who in reading.pair}
    return [Knower(line.hash, who, act, line.time, label) for who, act in acts.items()]


def _outside(reading: Reading, one: Finding, lines: dict[bytes, Line]) -> list[Knower]:
    if one.consent is None:
        return [Knower(one.entry, None, Act.UNEXPLAINED, None, "", position=one.position)]
    notice = lines.get(one.notice) if one.notice else None
    by = None if notice is None else _author(reading, notice)
    last = max(lines[one.entry].index, notice.index if notice else 0)
    agreed, act = one.consent, _act(reading, one, by, last)
    return [_row(one, agreed, card, act, by) for card in agreed.recipients]


def _row(one: Finding, agreed: Consent, card: bytes, act: Act, by: bytes | None) -> Knower:
    return Knower(one.entry, card, act, agreed.time, agreed.purpose, agreed.until, by, one.position)


def _act(reading: Reading, one: Finding, by: bytes | None, last: int) -> Act:
    """By whose word it went. A claim that came later than line `last` says nothing about it."""
    if one.sight == Sight.AGAINST_OWNER:
        return Act.AGAINST_OWNER
    owners = fold(reading.lines[:last], reading.people).owners(one.entry)
    if by not in owners:
        return Act.TOLD_ON
    return Act.BOTH if len(owners) > 1 else Act.OWNER


def _author(reading: Reading, line: Line) -> bytes | None:
    if line.opened is None:
        return None
    known = reading.people.known(line.opened.envelope.pub.author)
    return None if known is None else known.first
