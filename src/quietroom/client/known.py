"""Who could have known: the list for an entry or a stretch of time, with names where there are any.

Source: spec/known.md sections 4 and 5.
"""

from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass

from ..agreement.terms import outsiders
from ..duty.watch import Finding
from ..ground import shape
from ..ground.errors import QuietroomError
from ..release import known
from ..release.known import Act, Knower, Reading
from ..release.request import parse_ask
from ..room.entry import Kind
from ..room.notice import Sight
from ..room.spoken import OnRecord
from .memory import Memory
from .room import Room
from .spoken import on_record
from .telling import duties

TAKEN = "taken"
"""Under this name a person's own clients remember when a copy of everything was taken."""


@dataclass(frozen=True, slots=True)
class Known:
    """What this person's software knows about who could have read.

    `rows` in the order of the room; `verdict`: the strongest act that led out, or none. `spoken`:
    what was put on record. `ombuds`: whether either may have shown it to an ombuds. `taken`: when
    this person took copies, which nobody else's software knows, in seconds since 1970.
    """

    rows: list[Knower]
    verdict: Act | None
    spoken: list[OnRecord]
    ombuds: bool
    taken: list[int]


def could_have_known(room: Room, wanted: AbstractSet[bytes]) -> Known:
    """Who could have read one of these entries, ever. Reads log and room to their end first."""
    room.sync()
    people = room.session.people.with_dead
    first, second = (member.first for member in room.members)
    reported = tuple(_reported(one) for one in duties(room))
    pair, findings = (first, second), room.findings()
    reading = Reading(room.lines, people, pair, room.ownership, findings, reported)
    rows = known.knowers(reading, wanted)
    epoch = room.reader.epoch
    ombuds = epoch is not None and epoch.record.core.ombuds is not None
    return Known(rows, known.verdict(rows), on_record(room), ombuds, taken(room.memory))


def between(room: Room, since: int, until: int) -> set[bytes]:
    """The entries that the server took in a stretch of time, in seconds since 1970."""
    return known.said_between(room.lines, since, until)


def remember_taken(memory: Memory, now: int) -> None:
    """Remember that this person took a copy of everything that is theirs."""
    memory.keep(TAKEN, now)


def taken(memory: Memory) -> list[int]:
    """When this person took copies."""
    return [shape.number(time, "time") for time in memory.kept(TAKEN)]


def name_of(room: Room, card: bytes) -> str:
    """What somebody is called in this room: one of the two, or as the agreement or a request says.

    Empty for somebody whom nobody named here.
    """
    session = room.session
    if card == session.first:
        return session.name
    if card == room.partner.first:
        return room.partner.name
    return _names(room).get(_first(room, card), "")


def _reported(one: Finding) -> Knower:
    """To whom an entry was reported under a limit, or that it was committed and nobody said."""
    said = one.report
    if said is None:
        return Knower(one.entry, None, Act.UNEXPLAINED, None, "", position=one.position)
    act = Act.REPORTED if one.sight == Sight.TOLD else Act.AGAINST_AGREEMENT
    rule = said.limit if one.covered is None else one.covered.limit.title
    return Knower(one.entry, said.officer, act, said.time, rule, position=one.position)


def _names(room: Room) -> dict[bytes, str]:
    """Names by first card: those that were asked for, then those whom the agreement names."""
    found: dict[bytes, str] = {}
    for line in room.lines:
        if line.opened is not None and line.opened.priv.kind == Kind.ASK:
            # What does not parse was written by altered software: it names nobody.
            with suppress(QuietroomError):
                asked = parse_ask(line.opened.body)
                found[_first(room, asked.recipient)] = asked.name
    agreed = room.agreement.state.in_force
    if agreed is not None and agreed.version is not None:
        found |= {one.card: one.name for _, one in outsiders(agreed.version.terms)}
    return found


def _first(room: Room, card: bytes) -> bytes:
    someone = room.session.people.with_dead.known(card)
    return card if someone is None else someone.first
