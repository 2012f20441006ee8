"""Which courses somebody finished, of those that the programme asks for: course, version, day.

Nothing else of a course comes here. A row stands for a person, who may begin anew with other keys.

Source: spec/guidance.md section 6.
"""

import sqlalchemy as sa

from ...guidance.asked import check
from ...room.envelope import Envelope
from ...room.epoch import Record
from ...room.epoch import parse as parse_record
from ...room.parcel import Parcel
from . import people
from .kept import DAY
from .lane import Driver
from .places import Place
from .schema import completed, item, member, room
from .statement import Statement, b
from .work import Scope, Steps, Work

_OF = Statement(
    sa.select(completed.c.course).where(
        completed.c.tenant == b("tenant"), completed.c.person == b("person")
    )
)
_NEW = Statement(sa.insert(completed))
_OF_ROOM = Statement(
    sa.select(member.c.person, completed.c.course)
    .select_from(room)
    .join(member, (member.c.tenant == room.c.tenant) & (member.c.room == room.c.id))
    .outerjoin(
        completed,
        (completed.c.tenant == member.c.tenant) & (completed.c.person == member.c.person),
    )
    .where(room.c.tenant == b("tenant"), room.c.id == b("room"))
    .where(room.c.programme == sa.literal_column("1"))
)
_RECORD = Statement(
    sa.select(item.c.body).where(
        item.c.tenant == b("tenant"), item.c.place == b("place"), item.c.hash == b("hash")
    )
)


class Completed:
    """What people finished."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def of(self, tenant: bytes, account: bytes) -> frozenset[str]:
        """The courses that somebody finished, by name. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _of(scope, account))

    async def note(self, tenant: bytes, account: bytes, course: str, version: int) -> None:
        """Note that somebody finished a course, today; the first time counts. Raises `NotFound`."""
        await self._driver.write(tenant, lambda work: _note(work, account, course, version))


def check_opening(
    work: Work, at: Place, account: bytes, parcel: Parcel, asked: tuple[str, ...]
) -> Steps[None]:
    """Check that both of a programme's room finished what is asked for before it opens for words.

    It opens with the first record that names an agreement; whatever comes later is not held up.
    Raises `GuidanceFirst` or `GuidanceAwaited`.
    """
    if not asked or not (yield from _opens(work, at, parcel)):
        return
    rows = yield work.step(_OF_ROOM, room=at.head.room)
    if not rows:
        return
    me = (yield from people.of_account(work, account)).id
    mine = {course for person, course in rows if person == me and course is not None}
    theirs = {course for person, course in rows if person != me and course is not None}
    check(asked, mine, theirs)


def _opens(work: Work, at: Place, parcel: Parcel) -> Steps[bool]:
    records = [one for one in parcel.items if not isinstance(one, Envelope)]
    if not any(record.core.agreement is not None for record in records):
        return False
    before = at.head.record
    row = (
        None
        if before is None
        else (yield from work.first(_RECORD, place=at.head.room, hash=before))
    )
    return row is None or _agreement(row[0]) is None


def _agreement(body: bytes) -> bytes | None:
    record: Record = parse_record(body)
    return record.core.agreement


def _of(scope: Scope, account: bytes) -> Steps[frozenset[str]]:
    who = yield from people.of_account(scope, account)
    rows = yield scope.step(_OF, person=who.id)
    return frozenset(row[0] for row in rows)


def _note(work: Work, account: bytes, course: str, version: int) -> Steps[None]:
    if course in (yield from _of(work, account)):
        return
    who = yield from people.of_account(work, account)
    day = work.now // DAY
    yield work.step(_NEW, person=who.id, course=course, version=version, day=day)
