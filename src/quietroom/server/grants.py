"""Grants over HTTP: what was let out of a room, for its sender and for its recipient.

Granting is part of a parcel (`rooms`), so that a grant, its notice and its leaf are one step. What
a recipient fetches are envelopes of the room itself, with the author as checked at acceptance.

Source: spec/http.md section 8; spec/grant.md section 2.
"""

from litestar import Response, get

from ..ground.canon import Value
from .gate import Gate
from .request import Asked
from .store.grants import Granted
from .wire import CBOR, RAW, Answer, Hex16, Named, Part, cbor, named


class Listed(Answer):
    """A grant: `until` and `time` in seconds since 1970, `size` of what is sealed in bytes."""

    id: Hex16
    room: Hex16
    sender: Hex16
    recipient: Hex16
    until: int
    time: int
    size: int


@get("/api/grants", gate=Gate.SIGNED_IN)
async def received(request: Asked) -> list[Listed]:
    """List what was granted to the caller and has not ended."""
    caller = request.caller
    return _listed(await request.shell.store.grants.received(caller.tenant, caller.account))


@get("/api/rooms/{room:str}/grants", gate=Gate.SIGNED_IN)
async def sent(request: Asked, room: Named) -> list[Listed]:
    """List what the caller granted out of a room of theirs."""
    caller, ident = request.caller, named(room)
    return _listed(await request.shell.store.grants.sent(caller.tenant, ident, caller.account))


@get(
    "/api/grants/{grant:str}",
    gate=Gate.SIGNED_IN,
    media_type=CBOR,
    response_description="CBOR [sealed, until, [[envelope, time, author's account] …]].",
)
async def read_grant(request: Asked, grant: Named) -> Response[bytes]:
    """Fetch one grant and the envelopes of its entries, until it ends."""
    caller, ident = request.caller, named(grant)
    found = await request.shell.store.grants.get(caller.tenant, caller.account, ident)
    rows: list[Value] = [[one.body, one.time, one.author] for one in found.entries]
    return cbor([found.sealed, found.until, rows])


@get(
    "/api/grants/{grant:str}/attachments/{attachment:str}/{part:int}",
    gate=Gate.SIGNED_IN,
    media_type=RAW,
    response_description="The part's bytes.",
)
async def granted_part(
    request: Asked, grant: Named, attachment: Named, part: Part
) -> Response[bytes]:
    """Read one part of a file that was granted with its entry."""
    caller, place = request.caller, (named(grant), named(attachment), part)
    grants = request.shell.store.grants
    return Response(await grants.attachment(caller.tenant, caller.account, *place), media_type=RAW)


def _listed(rows: list[Granted]) -> list[Listed]:
    return [
        Listed(
            one.id.hex(),
            one.room.hex(),
            one.sender.hex(),
            one.recipient.hex(),
            one.until,
            one.time,
            one.size,
        )
        for one in rows
    ]


ROUTES = (received, sent, read_grant, granted_part)
"""The routes of this module."""
