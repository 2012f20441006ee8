"""What coordinators see of a programme: who is in it, its pairs, and what a pair shows.

This is all they see: no title, no count of entries, no time of the last one.

Source: docs/decisions/0003-two-databases.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ...ground.canon import Value
from ...ground.chance import new_id
from ...room.check import Phase
from ..refusal import Conflict, NotFound
from . import accounts, faces, fresh, people, rooms
from .lane import Driver
from .once import Once, play_once
from .rooms import RoomState
from .schema import account, member, person, room
from .showing import SEEN
from .statement import Statement, b
from .work import Scope, Steps, Work

_first = member.alias("first")
_second = member.alias("second")
_mentor = person.alias("mentor")
_mentee = person.alias("mentee")

_PEOPLE = Statement(
    sa.select(person.c.id, person.c.name, person.c.email, person.c.roles, account.c.first)
    .outerjoin(
        account,
        (account.c.tenant == person.c.tenant)
        & (account.c.person == person.c.id)
        & account.c.ended.is_(None),
    )
    .where(person.c.tenant == b("tenant"))
    .order_by(person.c.name, person.c.id)
)
_OF_PAIR = (
    sa.select(room.c.id)
    .join(_first, (_first.c.tenant == room.c.tenant) & (_first.c.room == room.c.id))
    .join(_second, (_second.c.tenant == room.c.tenant) & (_second.c.room == room.c.id))
    .where(room.c.tenant == b("tenant"), SEEN)
    .where(_first.c.role == sa.literal_column("'mentor'"))
    .where(_second.c.role == sa.literal_column("'mentee'"))
)
_PAIRS = Statement(
    _OF_PAIR.join(
        _mentor, (_mentor.c.tenant == _first.c.tenant) & (_mentor.c.id == _first.c.person)
    )
    .join(_mentee, (_mentee.c.tenant == _second.c.tenant) & (_mentee.c.id == _second.c.person))
    .with_only_columns(
        room.c.id,
        _mentor.c.id,
        _mentor.c.name,
        _mentee.c.id,
        _mentee.c.name,
        room.c.opened,
        room.c.state,
        maintain_column_froms=True,
    )
    .order_by(room.c.created, room.c.id)
)
_PAIR = Statement(
    _OF_PAIR.where(_first.c.person == b("mentor"), _second.c.person == b("mentee")).where(
        room.c.programme == sa.literal_column("1"),
        room.c.state != sa.literal_column(f"'{Phase.ENDED}'"),
    )
)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody in the programme: hash of their first `card`, none before they joined."""

    id: bytes
    name: str
    email: str | None
    roles: tuple[str, ...]
    card: bytes | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair that the programme made, or that shows itself to it: ids and names.

    `opened`: since when their room is open. `faces`: words and state of what the two agreed to
    show of their objectives.
    """

    mentor: bytes
    mentor_name: str
    mentee: bytes
    mentee_name: str
    opened: int | None
    state: RoomState
    faces: tuple[tuple[str, str], ...]


class Programme:
    """For coordinators. To anybody else every call raises `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def people(self, tenant: bytes, account: bytes) -> list[Enrolled]:
        """Everybody in the programme, by name, but whom members brought. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _people(scope, account))

    async def pairs(self, tenant: bytes, account: bytes) -> list[Pair]:
        """The pairs that the programme made or is shown, the oldest first. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _pairs(scope, account))

    async def pair_new(
        self, tenant: bytes, account: bytes, mentor: bytes, mentee: bytes, once: Once
    ) -> bytes:
        """Pair two people. Returns their room's id. Raises `NotFound` or `Conflict`."""
        (ident,) = await self._driver.write(
            tenant, lambda work: play_once(work, once, _pair(work, account, mentor, mentee))
        )
        return bytes(ident)


def _people(scope: Scope, account: bytes) -> Steps[list[Enrolled]]:
    yield from people.check_coordinator(scope, account)
    rows = yield scope.step(_PEOPLE)
    return [
        Enrolled(row[0], row[1], row[2], tuple(row[3].split()), row[4])
        for row in rows
        if not people.UNLISTED & set(row[3].split())
    ]


def _pairs(scope: Scope, account: bytes) -> Steps[list[Pair]]:
    yield from people.check_coordinator(scope, account)
    rows = yield scope.step(_PAIRS)
    shown = yield from faces.of_programme(scope)
    return [_seen(shown, *row) for row in rows]


def _seen(shown: Mapping[bytes, list[tuple[str, str]]], ident: bytes, *of_pair: Any) -> Pair:
    mentor, mentor_name, mentee, mentee_name, opened, state = of_pair
    faces = tuple(shown.get(ident, ()))
    return Pair(mentor, mentor_name, mentee, mentee_name, opened, state, faces)


def _pair(work: Work, account: bytes, mentor: bytes, mentee: bytes) -> Steps[list[Value]]:
    yield from people.check_coordinator(work, account)
    if mentor == mentee:
        raise Conflict("nobody is a pair with themselves")
    if (yield from work.first(_PAIR, mentor=mentor, mentee=mentee)) is not None:
        raise Conflict("these two are a pair already")
    ident = new_id(work.entropy)
    yield from rooms.begin(work, ident, programme=True)
    yield from _seat(work, ident, 0, mentor, "mentor")
    yield from _seat(work, ident, 1, mentee, "mentee")
    return [ident]


def _seat(work: Work, ident: bytes, side: int, who: bytes, role: rooms.Role) -> Steps[None]:
    if (yield from people.of_id(work, who)) is None:
        raise NotFound
    yield from rooms.enter(work, ident, side, who, role)
    for living in (yield from accounts.living(work, who)):
        mine = yield from accounts.find(work, living)
        yield from accounts.seat(work, ident, side, living, mine.card)
        work.tell(living, "room", ident)
        yield from fresh.note(work, living)
