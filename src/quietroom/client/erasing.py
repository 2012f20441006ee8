"""Erasing oneself: at the server and on this device; and asking later whether it is done.

A receipt of 16 random bytes is written down before anything else happens, so that an answer that
is lost leaves nobody without it. It opens nothing.

Source: spec/retention.md sections 5 and 6.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.errors import QuietroomError
from .refusal import Refused
from .session import Edge, Session
from .wire import Wire

RECEIPT = "erased"
"""The one file that stays on the device: where it was, and the receipt."""


class NothingErased(QuietroomError):
    """Nobody erased themself from this folder."""

    code = "nothing-erased"


@dataclass(frozen=True, slots=True)
class Erased:
    """When somebody erased themself, when the last backup ends, and whether none is left."""

    time: int
    gone: int
    done: bool


def erase(session: Session) -> Erased:
    """Erase this person: rooms end, keys and words of theirs go, at the server and here.

    There is no way back. Raises `Refused` (`conflict` for whoever holds a role) and `ServerAway`;
    then the device has kept everything.
    """
    home, server = session.edge.home, session.wire.server
    receipt = session.random(shape.ID)
    home.write(RECEIPT, canon.encode([server, receipt]))
    try:
        session.wire.post_json("/api/me/erase", {"receipt": receipt.hex()})
    except Refused:
        home.remove(RECEIPT)
        raise
    home.clear(keep=(RECEIPT,))
    return _ask(session.wire, receipt)


def erased(edge: Edge, wire: Wire | None = None) -> Erased:
    """What became of it. Raises `NothingErased`, `Refused` and `ServerAway`."""
    raw = edge.home.read(RECEIPT)
    if raw is None:
        raise NothingErased
    server, receipt = shape.array(canon.decode(raw), 2, "receipt")
    where = wire or Wire(shape.text(server, "server"), edge.entropy)
    return _ask(where, shape.octets(receipt, "receipt", shape.ID))


def _ask(wire: Wire, receipt: bytes) -> Erased:
    row = wire.get_row(f"/api/erased/{receipt.hex()}")
    return Erased(row.number("time"), row.number("gone"), row.flag("done"))
