"""Pages and receipts of a place, in CBOR: the same for a room and for one's own stream.

Source: spec/http.md section 7; spec/room.md section 4.
"""

from typing import Annotated

from litestar import Response
from litestar.params import Parameter

from ..ground.canon import Value
from .store.pages import Page
from .store.taking import Posted
from .wire import cbor

MOST = 200
"""The most items of a page."""

ITEMS = "CBOR [after, [[kind, bytes, time, stamp or null] …], count, head]."
RECEIPTS = "CBOR [[[index, time, stamp or null] …], count, head]."
"""What an answer holds, for the OpenAPI document."""

After = Annotated[int, Parameter(ge=0, le=(1 << 53) - 1, description="Items behind this index.")]
Limit = Annotated[int, Parameter(ge=1, le=MOST, description="How many items at most.")]


def page(found: Page) -> Response[bytes]:
    """[after, [[kind, bytes, time, stamp or null] …], count, head]."""
    rows: list[Value] = [[one.kind, one.body, one.time, one.stamp] for one in found.items]
    return cbor([found.after, rows, found.count, found.head])


def receipts(posted: Posted) -> Response[bytes]:
    """[[[index, time, stamp or null] …], count, head]."""
    rows: list[Value] = [[one.index, one.time, one.stamp] for one in posted.receipts]
    return cbor([rows, posted.count, posted.head])
