"""What the software of the two says about reports of their entries, whoever keeps silent.

A leaf that a notice opens is told, if both signed what it was done under. A leaf under the tag for
later stays unspoken of until its notice, or until the longest delay that both signed has passed:
from then on it is shown, whatever the server delivers.

Source: spec/duty.md section 6. Threats: a notice kept back, by the server or by an altered client;
a report that the agreement does not allow; a delay made longer afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..agreement.limits import Limits, longest_delay
from ..ground.errors import QuietroomError
from ..room.envelope import Envelope
from ..room.notice import Sight, Sighting, Told
from ..room.people import People, same_person
from ..room.reader import Line
from . import basis, report
from .basis import DAY, Covered, NotAgreedThen
from .beside import FalseReport
from .report import Report

LONGEST = 180
"""The days for which a reader stays silent who cannot read the agreement of the time."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The limits of a version that both signed, and its two card hashes."""

    limits: Limits
    cards: tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Rules:
    """What both signed in this room.

    `signed`: by agreement hash, as far as this reader could open it. `epochs`: the agreement hash
    that the epoch of each number names, or none.
    """

    signed: Mapping[bytes, Signed]
    epochs: Mapping[int, bytes | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One leaf of a report about one entry: its place in the log, and how it looks.

    `report`, `covered` and `notice` (hash of the line) where it is told; `fault`: why it is against
    the agreement.
    """

    entry: bytes
    position: int
    sight: Sight
    report: Report | None = None
    covered: Covered | None = None
    notice: bytes | None = None
    fault: QuietroomError | None = None


def watch(
    seen: Sequence[Sighting],
    lines: Sequence[Line],
    rules: Rules,
    people: People,
    first_seen: Mapping[bytes, int],
    now: int,
) -> list[Finding]:
    """What is to be said now about each leaf that is judged as a report, in the order of entries.

    `seen`: the leaves about this room's `lines`; `first_seen`: when this device first saw a leaf,
    by its 48 bytes; `now` in seconds since 1970. A leaf that may still be told later has
    no finding.
    """
    findings = []
    for one in seen:
        if one.told is not None and one.of_duty:
            findings.append(_told(one, one.told, rules, people))
        elif one.of_duty and now > silent_until(one, lines, rules, first_seen, now):
            findings.append(Finding(one.line.hash, one.position, Sight.UNEXPLAINED))
    return findings


def silent_until(
    one: Sighting, lines: Sequence[Line], rules: Rules, first_seen: Mapping[bytes, int], now: int
) -> int:
    """The last second for which a delayed leaf stays unspoken of; 0 where nobody allowed a delay.

    Counted from the earliest entry whose author had seen the leaf, or from when this device saw it
    first, whichever was earlier. What was agreed after that entry makes it no longer.
    """
    covering = [line for line in lines if line.opened and line.opened.priv.seen.size > one.position]
    last = None if not covering else min(map(_epoch, covering))
    days = _longest(rules, last)
    times = [line.opened.priv.time for line in covering if line.opened]
    return 0 if days == 0 else min([first_seen.get(one.leaf, now), *times]) + days * DAY


def _epoch(line: Line) -> int:
    return line.item.pub.epoch if isinstance(line.item, Envelope) else 0


def _longest(rules: Rules, last: int | None) -> int:
    named = {
        agreement
        for number, agreement in rules.epochs.items()
        if agreement is not None and (last is None or number <= last)
    }
    known = [rules.signed.get(agreement) for agreement in named]
    return max((LONGEST if one is None else longest_delay(one.limits) for one in known), default=0)


def _told(one: Sighting, told: Told, rules: Rules, people: People) -> Finding:
    entry, position, notice = one.line.hash, one.position, told.notice.hash
    try:
        said = report.parse(told.opening.document)
    except QuietroomError:
        return Finding(entry, position, Sight.UNEXPLAINED, notice=notice)
    try:
        covered = _judge(one, told, said, rules, people)
    except QuietroomError as fault:
        return Finding(entry, position, Sight.AGAINST_AGREEMENT, said, None, notice, fault)
    return Finding(entry, position, Sight.TOLD, said, covered, notice)


def _judge(one: Sighting, told: Told, said: Report, rules: Rules, people: People) -> Covered:
    """The limit that covers it. Raises as `basis.check`, `FalseReport` or `NotAgreedThen`."""
    item = one.line.item
    here = isinstance(item, Envelope) and item.pub.place == said.room
    if not here or one.line.hash not in said.entries or said.delayed != one.delayed:
        raise FalseReport("the notice is about another entry, or another time, than the leaf")
    signed = rules.signed.get(said.agreement)
    if signed is None:
        raise FalseReport("the report names an agreement that you both have not signed")
    if not said.delayed and rules.epochs.get(_epoch(told.notice)) != said.agreement:
        raise FalseReport("the report names another agreement than the one in force")
    side = _side(told.notice, signed, people)
    covered = basis.check(signed.limits, side, said, same_person(people))
    refuse_earlier(rules, _epoch(one.line), said.limit)
    return covered


def refuse_earlier(rules: Rules, epoch: int, limit: str) -> None:
    """Check that a limit was agreed in the epoch in which an entry was written.

    What was agreed in an epoch that this reader cannot read is taken as it may be. Raises
    `NotAgreedThen`.
    """
    agreement = rules.epochs.get(epoch)
    then = None if agreement is None else rules.signed.get(agreement)
    known = then is not None and any(one.on and one.id == limit for one in then.limits)
    if agreement is None or (then is not None and not known):
        raise NotAgreedThen


def _side(notice: Line, signed: Signed, people: People) -> int:
    author = notice.item.pub.author if isinstance(notice.item, Envelope) else b""
    same = same_person(people)
    for side, card in enumerate(signed.cards):
        if same(card, author):
            return side
    raise FalseReport("the notice is by nobody of the two who signed")
