"""Feeds over HTTP: put and withdrawn by their person, fetched by whatever has the address.

Source: spec/http.md section 8; spec/meeting.md section 10.
"""

import re
from typing import Annotated

from litestar import Response, delete, get, put
from litestar.params import JSONBody, PathParameter

from ..meeting.feed import check, key_of
from . import limits
from .gate import Gate
from .refusal import NotFound
from .request import Asked
from .wire import Body, Hex32

CALENDAR = "text/calendar"
"""Media type of a feed."""

_NAME = re.compile(r"([0-9a-f]{64})\.ics")

Name = Annotated[str, PathParameter(schema_extra={"pattern": r"^[0-9a-f]{64}\.ics$"})]
"""What an address ends with."""


class Feed(Body):
    """A feed, what its address is known by: a hash of it, and whether it begins or stands there."""

    address: Hex32
    text: str
    begins: bool


@put(
    "/api/feed",
    gate=Gate.SIGNED_IN,
    status_code=204,
    request_max_body_size=limits.FEED,
)
async def put_feed(request: Asked, data: JSONBody[Feed]) -> None:
    """Serve times and the word 'Meeting' at an address, in place of the caller's feed so far.

    Unless it begins, it must stand there: what was withdrawn is not served again.
    """
    caller, feeds, text = request.caller, request.shell.store.feeds, check(data.text)
    put = feeds.put if data.begins else feeds.change
    await put(caller.tenant, caller.account, bytes.fromhex(data.address), text)


@delete("/api/feed", gate=Gate.SIGNED_IN, status_code=204)
async def end_feed(request: Asked) -> None:
    """Serve the caller's feed no more. Again is no error."""
    await request.shell.store.feeds.end(request.caller.tenant, request.caller.account)


@get("/feed/{name:str}", gate=Gate.ANYONE, media_type=CALENDAR)
async def fetch_feed(request: Asked, name: Name) -> Response[str]:
    """Hand a feed to whoever has its address."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise NotFound
    address = key_of(bytes.fromhex(found[1]))
    text = await request.shell.store.feeds.get(request.tenant, address)
    return Response(text, media_type=CALENDAR)


ROUTES = (put_feed, end_feed, fetch_feed)
"""The routes of this module."""
