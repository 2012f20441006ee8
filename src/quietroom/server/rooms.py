"""Rooms over HTTP: what two people share, as envelopes and records that nothing here opens.

Posting one entry is most of what a server does: the body is read once, parsed by `room.parcel`, and
handed to the store, which decides, and acknowledges after the commit.

Source: spec/http.md section 7; spec/room.md sections 5 and 6.
"""

from litestar import Response, delete, get, post, put

from ..room import parcel
from . import limits
from .gate import Gate
from .paging import ITEMS, RECEIPTS, After, Limit, page, receipts
from .request import Asked
from .store.parcels import Turn
from .store.rooms import Role, RoomState
from .wire import CBOR, RAW, Answer, Hex16, Hex32, Named, Part, hexed, named, takes


class Member(Answer):
    """One of the two; `account` and hash of the first `card` are null before they joined.

    `shows`: they let coordinators see a room that the programme did not make.
    """

    account: Hex16 | None
    card: Hex32 | None
    name: str
    role: Role
    shows: bool


class Room(Answer):
    """A room of mine. `opened`: when its first epoch came, in seconds since 1970, or null.

    `programme`: name of the programme that made it, null for one that somebody invited to.
    """

    room: Hex16
    members: list[Member]
    opened: int | None
    items: int
    state: RoomState
    programme: str | None


@get("/api/rooms", gate=Gate.SIGNED_IN)
async def my_rooms(request: Asked) -> list[Room]:
    """List the caller's rooms, the oldest first."""
    caller = request.caller
    rows = await request.shell.store.rooms.mine(caller.tenant, caller.account)
    return [
        Room(
            one.id.hex(),
            [Member(hexed(m.account), hexed(m.card), m.name, m.role, m.shows) for m in one.members],
            one.opened,
            one.items,
            one.state,
            one.programme,
        )
        for one in rows
    ]


@put("/api/rooms/{room:str}/shown", gate=Gate.SIGNED_IN, status_code=204)
async def show_room(request: Asked, room: Named) -> None:
    """Let coordinators see a room, once the other of the two does too. Again is no error."""
    caller, store = request.caller, request.shell.store
    await store.showing.say(caller.tenant, named(room), caller.account)


@delete("/api/rooms/{room:str}/shown", gate=Gate.SIGNED_IN, status_code=204)
async def hide_room(request: Asked, room: Named) -> None:
    """Hide it again, at once and in every phase of the room. Again is no error."""
    caller, store = request.caller, request.shell.store
    await store.showing.unsay(caller.tenant, named(room), caller.account)


@get(
    "/api/rooms/{room:str}/items",
    gate=Gate.SIGNED_IN,
    media_type=CBOR,
    response_description=ITEMS,
)
async def room_items(
    request: Asked, room: Named, after: After = 0, limit: Limit = 50
) -> Response[bytes]:
    """Read a room from an index on, as both of its members may."""
    caller, ident = request.caller, named(room)
    rooms = request.shell.store.rooms
    return page(await rooms.items(caller.tenant, ident, caller.account, after, limit))


@post(
    "/api/rooms/{room:str}/items",
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
    response_description=RECEIPTS,
    operation_class=takes("A parcel, CBOR [items, leaves, grants]: spec/room.md section 5."),
)
async def post_parcel(request: Asked, room: Named) -> Response[bytes]:
    """Put items into a room, with their leaves and grants: all of it or nothing."""
    caller, ident = request.caller, named(room)
    parsed = parcel.parse(await request.body())
    rooms, asked = request.shell.store.rooms, request.shell.config.guidance
    return receipts(await rooms.post(caller.tenant, ident, caller.sender, parsed, asked=asked))


@post(
    "/api/rooms/{room:str}/notices",
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
    response_description=RECEIPTS,
    operation_class=takes("A parcel, as for items."),
)
async def post_notice(request: Asked, room: Named) -> Response[bytes]:
    """Post what a room takes in every phase: notices, grants, records."""
    return await _turned(request, room, Turn.NOTICE)


@post(
    "/api/rooms/{room:str}/pause",
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
    response_description=RECEIPTS,
    operation_class=takes("A parcel, as for items."),
)
async def pause_room(request: Asked, room: Named) -> Response[bytes]:
    """Post a pause, and let the room rest: it takes notices alone until it is resumed."""
    return await _turned(request, room, Turn.PAUSE)


@post(
    "/api/rooms/{room:str}/resume",
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
    response_description=RECEIPTS,
    operation_class=takes("A parcel, as for items."),
)
async def resume_room(request: Asked, room: Named) -> Response[bytes]:
    """Post that a pause is over, and let the room go on."""
    return await _turned(request, room, Turn.RESUME)


@post(
    "/api/rooms/{room:str}/end",
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
    response_description=RECEIPTS,
    operation_class=takes("A parcel, as for items, or nothing."),
)
async def end_room(request: Asked, room: Named) -> Response[bytes]:
    """Post an end, and shut the room for good; nothing at all ends it without an entry."""
    return await _turned(request, room, Turn.END)


@put(
    "/api/rooms/{room:str}/attachments/{attachment:str}/{part:int}",
    gate=Gate.SIGNED_IN,
    status_code=204,
    request_max_body_size=limits.PART,
    operation_class=takes("One part of a sealed file.", RAW),
)
async def put_part(request: Asked, room: Named, attachment: Named, part: Part) -> None:
    """Keep one part of a sealed file; parts are counted from 0. The same again is no error."""
    caller, place = request.caller, (named(room), request.caller.account, named(attachment), part)
    rooms = request.shell.store.rooms
    await rooms.attachment_put(caller.tenant, *place, await request.body())


@get(
    "/api/rooms/{room:str}/attachments/{attachment:str}/{part:int}",
    gate=Gate.SIGNED_IN,
    media_type=RAW,
    response_description="The part's bytes.",
)
async def get_part(request: Asked, room: Named, attachment: Named, part: Part) -> Response[bytes]:
    """Read one part of a sealed file."""
    caller, place = request.caller, (named(room), request.caller.account, named(attachment), part)
    rooms = request.shell.store.rooms
    return Response(await rooms.attachment_get(caller.tenant, *place), media_type=RAW)


async def _turned(request: Asked, room: str, turn: Turn) -> Response[bytes]:
    caller, ident, raw = request.caller, named(room), await request.body()
    rooms = request.shell.store.rooms
    if turn is Turn.END and not raw:
        return receipts(await rooms.end(caller.tenant, ident, caller.sender))
    parsed = parcel.parse(raw)
    return receipts(await rooms.post(caller.tenant, ident, caller.sender, parsed, turn))


ROUTES = (
    my_rooms,
    show_room,
    hide_room,
    room_items,
    post_parcel,
    post_notice,
    pause_room,
    resume_room,
    end_room,
    put_part,
    get_part,
)
"""The routes of this module."""
