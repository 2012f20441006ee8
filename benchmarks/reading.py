"""Opening a room of 10,000 entries of 1 KB, against as many bare openings.

Twice: the rules alone over what a server once handed out, and a person's whole client, which reads
its folder, asks the server whether there is more, and follows the agreement.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.claim import Claim, rate_ratio
from benchmarks.entry import bare
from quietroom.client.course import Course
from quietroom.client.room import Room, Saying, Seal
from quietroom.room.entry import Kind, Words
from quietroom.room.envelope import Envelope
from quietroom.room.parcel import ITEMS, Parcel
from quietroom.room.reader import RoomReader
from tests.journeys.town import Citizen, Town

ENTRIES = 10_000

_SAYING = Saying(Kind.WORDS, Words("." * 1024).fields())


def measure() -> list[Claim]:
    """The rules alone, then the whole client; the bare side opens as many of the same size."""
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder))
        try:
            two = town.agreed()
            fill(*two)
            return _measure(two[0])
        finally:
            town.close()


def fill(*two: Citizen) -> None:
    """Both write, one after the other."""
    for one in two:
        room = one.room()
        for _ in range(0, ENTRIES // 2, ITEMS):
            room.write(_full)


def _full(seal: Seal) -> Parcel:
    return Parcel(tuple(seal(_SAYING) for _ in range(ITEMS)))


def _measure(one: Citizen) -> list[Claim]:
    room = one.room()
    entries = [line.item for line in room.lines if isinstance(line.item, Envelope)]
    assert len(entries) >= ENTRIES
    assert not any(line.faults for line in room.lines)
    alone = bare(entries[-1])

    def barely() -> None:
        for _ in range(ENTRIES):
            alone.open()

    return [
        _claim("the rules", lambda: _read(room), barely),
        _claim("a whole client", one.room, barely),
    ]


def _read(room: Room) -> RoomReader:
    session, members = room.session, room.members
    accepted = (frozenset([members[0].first]), frozenset([members[1].first]))
    course = Course(room.id, session.people)
    reader = RoomReader(
        room.id,
        session.mine,
        session.people,
        accepted,
        session.log.root_at,
        lambda: course.in_force(reader.lines),
        (session.log.policy, session.log.policy),
    )
    for line in room.lines:
        reader.take(line.item, line.time, line.stamp)
    assert not any(line.faults for line in reader.lines)
    return reader


def _claim(what: str, ours: Callable[[], object], barely: Callable[[], None]) -> Claim:
    about = f"opening a room of {ENTRIES:,} entries, {what}: share of as many bare openings' rate"
    return Claim(about, rate_ratio(ours, barely, 1))
