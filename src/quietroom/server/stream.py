"""One's own stream over HTTP: the notebook, and whatever else somebody writes to themselves.

Nobody else is ever served of it, and nothing in it says to which room it belongs.

Source: spec/http.md section 7; spec/room.md section 7.
"""

from litestar import Response, get, post

from ..ground import canon, shape
from ..ground.errors import Malformed
from ..room import envelope, parcel
from . import limits
from .gate import Gate
from .paging import ITEMS, RECEIPTS, After, Limit, page, receipts
from .request import Asked
from .wire import CBOR, takes


@get("/api/notebook/items", gate=Gate.SIGNED_IN, media_type=CBOR, response_description=ITEMS)
async def my_items(request: Asked, after: After = 0, limit: Limit = 50) -> Response[bytes]:
    """Read the caller's own stream from an index on."""
    caller = request.caller
    notebook = request.shell.store.notebook
    return page(await notebook.items(caller.tenant, caller.account, after, limit))


@post(
    "/api/notebook/items",
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
    response_description=RECEIPTS,
    operation_class=takes("CBOR [envelope …], at least one: spec/entry.md section 2."),
)
async def post_mine(request: Asked) -> Response[bytes]:
    """Put entries into the caller's own stream: all of them or none."""
    rows = shape.items(canon.decode(await request.body()), "entries", parcel.ITEMS)
    if not rows:
        raise Malformed("nothing to store")
    entries = [envelope.parse(shape.octets(row, "entry")) for row in rows]
    notebook = request.shell.store.notebook
    return receipts(await notebook.post(request.tenant, request.caller.sender, entries))


ROUTES = (my_items, post_mine)
"""The routes of this module."""
