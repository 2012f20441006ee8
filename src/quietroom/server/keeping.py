"""How long things are kept, and erasing oneself, over HTTP.

Done is said of what was destroyed only when no backup holds it: neither by the days for which
backups are kept, nor by the list of the copies that are there.

Source: spec/http.md section 13; spec/retention.md.
"""

import asyncio
from typing import Annotated

import msgspec
from litestar import get, post, put
from litestar.params import JSONBody

from ..ground.digest import sha256
from . import copies
from .copies import Copy
from .gate import Gate
from .refusal import NotFound
from .request import Asked, Shell
from .store.destruction import Destroyed
from .store.kept import DAY
from .wire import Answer, Body, Hex16, Named, field, named


class Until(Body):
    """The last day, from 1970 on, for which the caller wants what is in a room kept, or none."""

    day: Annotated[int, msgspec.Meta(ge=0, lt=2**31)] | None


class Kept(Answer):
    """Days since 1970 or null: as the caller said, as the other said, and the one that counts."""

    mine: int | None
    other: int | None
    last: int | None


class Gone(Answer):
    """A room that was destroyed at `time`. `released`: until when others may read some of it.

    `gone`: when the last backup that may hold it ends; `done`: whether none is left. Seconds since
    1970.
    """

    room: Hex16
    time: int
    released: int | None
    gone: int
    done: bool


class Erased(Answer):
    """Somebody erased themself at `time`; `gone` and `done` as of a room."""

    time: int
    gone: int
    done: bool


class Receipt(Body):
    """16 random bytes, by which whoever erases themself can ask later what became of it."""

    receipt: Hex16


@get("/api/rooms/{room:str}/kept", gate=Gate.SIGNED_IN)
async def room_kept(request: Asked, room: Named) -> Kept:
    """Say until which day a room is kept."""
    caller = request.caller
    found = await request.shell.store.keeping.of(caller.tenant, named(room), caller.account)
    return Kept(found.mine, found.other, found.last)


@put("/api/rooms/{room:str}/kept", gate=Gate.SIGNED_IN, status_code=204)
async def keep_room(request: Asked, room: Named, data: JSONBody[Until]) -> None:
    """Take the day that the caller's agreement names; the later one of the two counts."""
    caller, keeping = request.caller, request.shell.store.keeping
    await keeping.say(caller.tenant, named(room), caller.account, data.day)


@get("/api/destroyed", gate=Gate.SIGNED_IN)
async def destroyed(request: Asked) -> list[Gone]:
    """List the caller's rooms that were destroyed, until a while after no backup holds them."""
    caller, shell = request.caller, request.shell
    me = await shell.store.people.of_account(caller.tenant, caller.account)
    rows = await shell.store.destruction.of(caller.tenant, me.id)
    made = await _copies(shell)
    return [Gone(one.id.hex(), one.time, one.released, *_ended(shell, one, made)) for one in rows]


@post("/api/me/erase", gate=Gate.SIGNED_IN, status_code=204)
async def erase(request: Asked, data: JSONBody[Receipt]) -> None:
    """Erase the caller: their keys first, then what is theirs alone. There is no way back."""
    caller, receipt = request.caller, sha256(field(data.receipt))
    await request.shell.store.erasure.erase(caller.tenant, caller.account, receipt)


@get("/api/erased/{receipt:str}", gate=Gate.ANYONE)
async def erased(request: Asked, receipt: Named) -> Erased:
    """Say what became of whoever erased themself, to whoever has their receipt."""
    shell, asked = request.shell, sha256(named(receipt))
    found = await shell.store.destruction.by_receipt(request.tenant, asked)
    if found is None:
        raise NotFound
    return Erased(found.time, *_ended(shell, found, await _copies(shell)))


async def _copies(shell: Shell) -> list[Copy]:
    """The copies that count, looked up beside the loop: a disk may be slow, and not be there."""
    return await asyncio.to_thread(copies.standing, shell.config.data, shell.clock())


def _ended(shell: Shell, one: Destroyed, made: list[Copy]) -> tuple[int, bool]:
    """When the last backup of it ends, and whether none is left now."""
    config, last = shell.config, max(one.time, one.released or 0)
    copied = copies.last(made, last)
    gone = max(last + config.backups * DAY, copied or 0)
    return gone, gone <= shell.clock() and copied is None


ROUTES = (room_kept, keep_room, destroyed, erase, erased)
"""The routes of this module."""
