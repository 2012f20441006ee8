"""Concerns over HTTP: sealed turns between somebody and an ombuds, past everybody else.

These routes share nothing with what the programme reads. Of a turn the server keeps for whom it is,
when it came and its size; not from whom.

Source: spec/http.md section 8; spec/concern.md sections 3 and 8.
"""

from litestar import Response, get, post

from ..concern import outside
from .gate import Gate
from .request import Asked
from .wire import CBOR, Answer, Hex16, IdempotencyKey, Named, cbor, named, takes

MOST = outside.SEALED + 1024
"""The most bytes of a body that brings a turn."""


class Turn(Answer):
    """A turn for the caller: `time` in seconds since 1970, `size` in bytes, sealed."""

    id: Hex16
    time: int
    size: int


@post(
    "/api/concerns",
    gate=Gate.SIGNED_IN,
    status_code=204,
    request_max_body_size=MOST,
    operation_class=takes("CBOR [id, recipient's account, sealed]: spec/concern.md section 3."),
)
async def send_turn(request: Asked, idempotency_key: IdempotencyKey) -> None:
    """Deliver a turn of a concern to an account."""
    raw = await request.body()
    turn = outside.parse(raw)
    once = request.once(idempotency_key, raw)
    await request.shell.store.concerns.post(request.tenant, turn, once)


@get("/api/concerns", gate=Gate.SIGNED_IN)
async def my_turns(request: Asked) -> list[Turn]:
    """List the turns for the caller."""
    caller = request.caller
    rows = await request.shell.store.concerns.list(caller.tenant, caller.account)
    return [Turn(one.id.hex(), one.time, one.size) for one in rows]


@get(
    "/api/concerns/{turn:str}",
    gate=Gate.SIGNED_IN,
    media_type=CBOR,
    response_description="CBOR of the sealed bytes.",
)
async def read_turn(request: Asked, turn: Named) -> Response[bytes]:
    """Fetch one turn."""
    caller, ident = request.caller, named(turn)
    return cbor(await request.shell.store.concerns.get(caller.tenant, caller.account, ident))


ROUTES = (send_turn, my_turns, read_turn)
"""The routes of this module."""
