"""Letters over HTTP: sealed to one person, by somebody whom the server does not note.

What one of two shows the ombuds goes this way, so it stands in no log; the ombuds checks each
entry's stamp with the key that `stamp_key` hands out, sealed to their card.

Source: spec/http.md section 8; spec/grant.md sections 5 and 6.
"""

from litestar import Response, get, post

from ..ground import canon, shape
from ..identity import card as cards
from ..room import grant
from ..room.stamp import seal_key
from . import limits
from .gate import Gate
from .request import Asked
from .wire import CBOR, Answer, Hex16, IdempotencyKey, Named, cbor, named, takes


class Letter(Answer):
    """A letter to the caller: `time` in seconds since 1970, `size` in bytes, sealed."""

    id: Hex16
    time: int
    size: int


@post(
    "/api/letters",
    gate=Gate.SIGNED_IN,
    status_code=204,
    request_max_body_size=limits.LETTER,
    operation_class=takes("CBOR [id, recipient's account, sealed]."),
)
async def send_letter(request: Asked, idempotency_key: IdempotencyKey) -> None:
    """Deliver a letter to an account."""
    raw = await request.body()
    ident, recipient, sealed = shape.array(canon.decode(raw), 3, "letter")
    letter = shape.ident(ident, "letter id"), shape.ident(recipient, "recipient")
    body = shape.octets(sealed, "sealed letter", most=grant.SEALED)
    once = request.once(idempotency_key, raw)
    await request.shell.store.letters.post(request.tenant, *letter, body, once)


@get("/api/letters", gate=Gate.SIGNED_IN)
async def my_letters(request: Asked) -> list[Letter]:
    """List the letters to the caller."""
    caller = request.caller
    rows = await request.shell.store.letters.list(caller.tenant, caller.account)
    return [Letter(one.id.hex(), one.time, one.size) for one in rows]


@get(
    "/api/letters/{letter:str}",
    gate=Gate.SIGNED_IN,
    media_type=CBOR,
    response_description="CBOR of the sealed bytes.",
)
async def read_letter(request: Asked, letter: Named) -> Response[bytes]:
    """Fetch one letter."""
    caller, ident = request.caller, named(letter)
    return cbor(await request.shell.store.letters.get(caller.tenant, caller.account, ident))


@get(
    "/api/stamp-key",
    gate=Gate.SIGNED_IN,
    media_type=CBOR,
    response_description="CBOR of the key, sealed to the caller's current card.",
)
async def stamp_key(request: Asked) -> Response[bytes]:
    """Hand out the key of the stamps that are meant for the caller as ombuds."""
    caller = request.caller
    line = await request.shell.store.identity.cards_of(caller.tenant, caller.card)
    newest = cards.parse(line[-1].signed).claims
    key = request.shell.store.keys.stamp(line[0].hash)
    return cbor(seal_key(newest.seal, newest.hash, key))


ROUTES = (send_letter, my_letters, read_letter, stamp_key)
"""The routes of this module."""
