"""Telling the other of a report, and what this person's software says about reports of theirs.

Source: spec/duty.md sections 4 and 6.
"""

from contextlib import suppress
from dataclasses import dataclass

from ..duty import report
from ..duty.basis import DAY
from ..duty.report import Report
from ..duty.watch import Finding, watch
from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..room.notice import Sight, Sighting, sightings
from ..room.parcel import Parcel
from ..room.reader import Line
from ..tlog.leaf import Kind as LeafKind
from ..tlog.leaf import Opening
from .duty import KEPT, rules, saying, tag_of
from .memory import Memory
from .refusal import Refused
from .room import Room, Seal
from .session import Session
from .speech import Reach

AHEAD = DAY
"""How many seconds before the date of a notice a client begins to post it."""


TOLD = "report-told"
"""Under which name a reporter's own client keeps of which reports it told the other later."""


class NoReport(QuietroomError):
    """There is no such report of yours: `quietroom reported` lists them."""

    code = "no-report"


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that this person sent: the random of each leaf, and their own words beside it."""

    report: Report
    rs: tuple[bytes, ...]
    statement: str


def sent(memory: Memory) -> list[Sent]:
    """The reports of this person, in order."""
    return [_sent(value) for value in memory.kept(KEPT)]


def duties(room: Room) -> list[Finding]:
    """What is to be said about reports of this room's entries, as of now."""
    session = room.session
    seen = sightings(room.lines, session.log)
    for one in seen:
        _meet(room, one)
    first = _first_seen(room, [one.leaf for one in seen if one.delayed])
    people = session.people.with_dead
    return watch(seen, room.lines, rules(room), people, first, session.now())


def reach(room: Room, line: Line) -> list[Reach]:
    """Who can read an entry because it was reported, or because nobody said to whom it went."""
    rows: list[Reach] = []
    for one in duties(room):
        if one.entry != line.hash:
            continue
        if one.report is None:
            rows.append(Reach(b"", "", line.time, one.sight, "nobody has said to whom"))
        else:
            name = "" if one.covered is None else one.covered.officer.name
            act = "reported" if one.sight == Sight.TOLD else str(one.sight)
            said = one.report
            rows.append(Reach(said.officer, name, said.time, act, f"exception {said.limit}"))
    return rows


def untold(room: Room) -> list[Sent]:
    """The reports out of this room that went out, and of which the other is not told yet."""
    told = {one.report.id for one in duties(room) if one.report and one.sight == Sight.TOLD}
    mine = [one for one in sent(room.memory) if one.report.room == room.id]
    return [one for one in mine if one.report.id not in told and _is_logged(room, one)]


def due(memory: Memory, now: int) -> list[Sent]:
    """The reports of which the other must be told by now, as far as this client remembers."""
    told = memory.kept(TOLD)
    late = [one for one in sent(memory) if one.report.delayed and one.report.id not in told]
    return [one for one in late if one.report.notice - AHEAD <= now]


def settle(room: Room) -> list[Report]:
    """Post what the other must be told by now. Returns those reports; raises as writing does."""
    now, posted = room.session.now(), list[Report]()
    waiting = {one.report.id for one in untold(room)}
    for one in due(room.memory, now):
        if one.report.room == room.id and one.report.id in waiting:
            _post(room, one)
            posted.append(one.report)
    return posted


def settle_all(session: Session, memory: Memory) -> list[Report]:
    """As `settle`, for every room out of which something must be told by now."""
    rooms = dict.fromkeys(one.report.room for one in due(memory, session.now()))
    return [said for room in rooms for said in settle(Room(session, memory, room))]


def tell(room: Room, ident: bytes) -> None:
    """Tell the other now, sooner than the date. Raises `NoReport` when there is nothing to tell."""
    for one in untold(room):
        if one.report.id == ident:
            return _post(room, one)
    raise NoReport


def _post(room: Room, one: Sent) -> None:
    def build(seal: Seal) -> Parcel:
        return Parcel((seal(saying(one.report, _openings(room, one))),))

    room.write(build)
    room.memory.keep(TOLD, one.report.id)


def _openings(room: Room, one: Sent) -> list[Opening]:
    by_hash, payload = {line.hash: line for line in room.lines}, one.report.encode()
    return [
        Opening(tag_of(by_hash[entry], one.report), r, LeafKind.DUTY, payload)
        for entry, r in zip(one.report.entries, one.rs, strict=True)
    ]


def _is_logged(room: Room, one: Sent) -> bool:
    """Whether it went out: what was kept and never sent left no leaf, and is no report."""
    leaves = {opening.leaf().encode(): opening.tag for opening in _openings(room, one)}
    log = room.session.log
    return all(leaf in {found for _, found in log.found(tag)} for leaf, tag in leaves.items())


def _sent(value: Value) -> Sent:
    _, payload, rs, _, statement = shape.array(value, 5, "report")
    return Sent(
        report.parse(shape.octets(payload, "payload")),
        tuple(shape.octets(r, "r", 32) for r in shape.items(rs, "leaves", report.ENTRIES)),
        shape.text(statement, "statement"),
    )


def _meet(room: Room, one: Sighting) -> None:
    """Fetch the card to which a report went: only by its lineage can it be judged."""
    if one.told is None or not one.of_duty:
        return
    # What does not parse, and a card that the server does not know, is judged as it stands.
    with suppress(Refused):
        try:
            said = report.parse(one.told.opening.document)
        except QuietroomError:
            return
        room.session.people.lineage(said.officer)


def _first_seen(room: Room, leaves: list[bytes]) -> dict[bytes, int]:
    """When this device saw each leaf first; what is new is written down."""
    home, name = room.session.edge.home, f"seen/{room.id.hex()}"
    raw = home.read(name)
    rows = [] if raw is None else shape.items(canon.decode(raw), "leaves seen")
    known = {
        shape.octets(leaf, "leaf", 48): shape.number(time, "time")
        for leaf, time in (shape.array(row, 2, "leaf seen") for row in rows)
    }
    fresh = {leaf: room.session.now() for leaf in leaves if leaf not in known}
    if fresh:
        all_rows: list[Value] = [[leaf, time] for leaf, time in (known | fresh).items()]
        home.write(name, canon.encode(all_rows))
    return known | fresh
