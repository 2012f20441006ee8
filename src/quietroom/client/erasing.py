"""Erasing oneself: at the server and on this device; and asking later whether it is done.

A receipt of 16 random bytes is written down before anything else happens, so that an answer that
is lost leaves nobody without it. It opens nothing.

Source: spec/retention.md sections 5 and 6.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.errors import QuietroomError
from .home import Home
from .identity import read_person
from .refusal import Refused
from .session import Edge, Session
from .wire import Wire

RECEIPT = "erased"
"""The one file that stays on the device: the server, the account that went, and the receipt."""


UNKNOWN, FAILED = 404, 500
"""The statuses of what a server does not know, and from where on it may have done something."""


class NothingErased(QuietroomError):
    """Nobody erased themself from this folder."""

    code = "nothing-erased"


@dataclass(frozen=True, slots=True)
class Erased:
    """When somebody erased themself, when the last backup ends, and whether none is left."""

    time: int
    gone: int
    done: bool


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands in the file."""

    server: str
    account: bytes
    receipt: bytes


def erase(session: Session) -> Erased:
    """Erase this person: rooms end, keys and words of theirs go, at the server and here.

    There is no way back. Raises `Refused` (`conflict` for whoever holds a role) and `ServerAway`;
    then the device has kept everything, and `settled` finds out whether it was done nevertheless.
    """
    home, account = session.edge.home, session.vault.account
    before, note = home.read(RECEIPT), _note(home)
    mine = note is not None and note.account == account
    receipt = note.receipt if note is not None and mine else session.random(shape.ID)
    home.write(RECEIPT, canon.encode([session.wire.server, account, receipt]))
    try:
        session.wire.post_json("/api/me/erase", {"receipt": receipt.hex()})
    except Refused as fault:
        # What stands between may have said so after the server had done it: then the receipt stays.
        if fault.status < FAILED:
            _put_back(home, before)
        raise
    found = _ask(session.wire, receipt)
    home.clear(keep=(RECEIPT,))
    return found


def settled(edge: Edge, wire: Wire | None = None) -> Erased | None:
    """Clear this device if an answer was lost to whoever erased themself from here; or none.

    None too where the server has erased nobody by this receipt, and where another account is in the
    folder by now. Raises `ServerAway`, and `Refused` but for that.
    """
    note = _note(edge.home)
    if note is None or not edge.home.exists() or read_person(edge.home)[1] != note.account:
        return None
    try:
        found = erased(edge, wire)
    except Refused as fault:
        if fault.status != UNKNOWN:
            raise
        return None
    with edge.home.locked():
        edge.home.clear(keep=(RECEIPT,))
    return found


def erased(edge: Edge, wire: Wire | None = None) -> Erased:
    """What became of it. Raises `NothingErased`, `Refused` and `ServerAway`."""
    note = _note(edge.home)
    if note is None:
        raise NothingErased
    return _ask(wire or Wire(note.server, edge.entropy), note.receipt)


def _put_back(home: Home, before: bytes | None) -> None:
    if before is None:
        home.remove(RECEIPT)
    else:
        home.write(RECEIPT, before)


def _note(home: Home) -> _Note | None:
    raw = home.read(RECEIPT)
    if raw is None:
        return None
    server, account, receipt = shape.array(canon.decode(raw), 3, "receipt")
    return _Note(
        shape.text(server, "server"),
        shape.ident(account, "account"),
        shape.octets(receipt, "receipt", shape.ID),
    )


def _ask(wire: Wire, receipt: bytes) -> Erased:
    row = wire.get_row(f"/api/erased/{receipt.hex()}")
    return Erased(row.number("time"), row.number("gone"), row.flag("done"))
