"""Public faces of objectives: put and removed by the two of a room, seen by coordinators.

The server cannot tell what the two agreed to: it takes what a member puts. Each of them compares
what is shown here with what stands in their room.

Source: spec/objective.md section 4.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...ground.errors import TooLarge
from ...objective.face import MOST, Words
from ..refusal import Conflict
from . import places
from .lane import Driver
from .places import ROOM
from .schema import face, room
from .showing import SEEN, seen
from .statement import Statement, b
from .work import Scope, Steps, Work

_OF_ROOM = (face.c.tenant == b("tenant"), face.c.room == b("room"))
_ONE = (*_OF_ROOM, face.c.id == b("id"))
_LIST = Statement(
    sa.select(face.c.id, face.c.words, face.c.state)
    .where(*_OF_ROOM)
    .order_by(face.c.time, face.c.id)
)
_FIND = Statement(sa.select(face.c.id).where(*_ONE))
_COUNT = Statement(sa.select(sa.func.count()).select_from(face).where(*_OF_ROOM))
_NEW = Statement(sa.insert(face))
_SAY = Statement(sa.update(face).where(*_ONE).values(words=b("words"), state=b("state")))
_END = Statement(sa.delete(face).where(*_ONE))
_ALL = Statement(
    sa.select(face.c.room, face.c.words, face.c.state)
    .join(room, (room.c.tenant == face.c.tenant) & (room.c.id == face.c.room))
    .where(face.c.tenant == b("tenant"), SEEN)
    .order_by(face.c.time, face.c.id)
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one objective: its `id` in the room, words and state."""

    id: bytes
    words: str
    state: str


class Faces:
    """For the two of a room. To anybody else every call raises `NotFound`."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def of_room(self, tenant: bytes, room: bytes, account: bytes) -> list[Shown]:
        """What is shown of a room's objectives, the oldest first. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _of_room(scope, room, account))

    async def put(self, tenant: bytes, room: bytes, account: bytes, words: Words) -> None:
        """Show words and state of an objective, in place of what was shown of it.

        Raises `NotFound`, `RoomPaused`, `RoomEnded`; `TooLarge` for too many; `Conflict` where no
        programme would see it.
        """
        await self._driver.write(tenant, lambda work: _put(work, room, account, words))

    async def remove(self, tenant: bytes, room: bytes, account: bytes, ident: bytes) -> None:
        """Show nothing of an objective any more, if anything is. Raises `NotFound`."""
        await self._driver.write(tenant, lambda work: _remove(work, room, account, ident))


def of_programme(scope: Scope) -> Steps[dict[bytes, list[tuple[str, str]]]]:
    """Words and state of every face of a room that the programme sees, by room."""
    found: dict[bytes, list[tuple[str, str]]] = {}
    for ident, words, state in (yield scope.step(_ALL)):
        found.setdefault(ident, []).append((words, state))
    return found


def _of_room(scope: Scope, room: bytes, account: bytes) -> Steps[list[Shown]]:
    yield from places.load(scope, room, ROOM, account)
    rows = yield scope.step(_LIST, room=room)
    return [Shown(*row) for row in rows]


def _put(work: Work, room: bytes, account: bytes, words: Words) -> Steps[None]:
    at = yield from places.load(work, room, ROOM, account)
    at.check_open()
    if not (yield from seen(work, room)):
        raise Conflict("no programme sees this room: nobody would see it")
    said = {"room": room, "id": words.id, "words": words.words, "state": str(words.state)}
    if (yield from work.first(_FIND, room=room, id=words.id)) is not None:
        yield work.step(_SAY, **said)
        return
    count = yield from work.first(_COUNT, room=room)
    if count is not None and count[0] >= MOST:
        raise TooLarge(f"a room shows {MOST} objectives at most: withdraw one")
    yield work.step(_NEW, **said, time=work.now)


def _remove(work: Work, room: bytes, account: bytes, ident: bytes) -> Steps[None]:
    yield from places.load(work, room, ROOM, account)
    yield work.step(_END, room=room, id=ident)
