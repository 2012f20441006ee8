"""Pages and receipts of a place, in CBOR: the same for a room and for one's own stream.

Source: spec/http.md section 7; spec/room.md section 4; RFC 8949 section 3.
"""

from struct import Struct
from typing import Annotated

from litestar import Response
from litestar.params import QueryParameter

from ..ground.canon import Value
from .store.pages import Page
from .store.taking import Posted
from .wire import cbor, packed

MOST = 200
"""The most items of a page."""

ITEMS = "CBOR [after, [[kind, bytes, time, stamp or null] …], count, head]."
RECEIPTS = "CBOR [[[index, time, stamp or null] …], count, head]."
"""What an answer holds, for the OpenAPI document."""

_NUMBER, _BYTES, _ARRAY, _FOUR, _NULL = 0x00, 0x40, 0x80, b"\x84", b"\xf6"

_SHORT = tuple(bytes((first,)) for first in range(256))
_U16, _U32, _U64 = Struct(">BH").pack, Struct(">BI").pack, Struct(">BQ").pack

After = Annotated[int, QueryParameter(ge=0, le=(1 << 53) - 1, description="Items behind it.")]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="How many items at most.")]


def page(found: Page) -> Response[bytes]:
    """[after, [[kind, bytes, time, stamp or null] …], count, head].

    Put together from its pieces: an encoder of any value would look at each entry several times.
    """
    pieces = [_FOUR, _head(_NUMBER, found.after), _head(_ARRAY, len(found.items))]
    for kind, body, time, stamp in found.items:
        pieces += (_FOUR, _head(_NUMBER, kind), _head(_BYTES, len(body)), body)
        pieces.append(_head(_NUMBER, time))
        pieces.append(_NULL if stamp is None else _head(_BYTES, len(stamp)) + stamp)
    pieces += (_head(_NUMBER, found.count), _head(_BYTES, len(found.head)), found.head)
    return packed(b"".join(pieces))


def receipts(posted: Posted) -> Response[bytes]:
    """[[[index, time, stamp or null] …], count, head]."""
    rows: list[Value] = [[one.index, one.time, one.stamp] for one in posted.receipts]
    return cbor([rows, posted.count, posted.head])


def _head(major: int, number: int) -> bytes:
    """The first bytes of a value: its major type and its number or length, as short as can be."""
    if number < 24:
        return _SHORT[major | number]
    if number < 1 << 8:
        return bytes((major | 24, number))
    if number < 1 << 16:
        return _U16(major | 25, number)
    if number < 1 << 32:
        return _U32(major | 26, number)
    return _U64(major | 27, number)
