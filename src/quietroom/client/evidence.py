"""Showing entries to the ombuds whom both named; and, for the ombuds, telling true from made up.

Source: spec/grant.md section 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.errors import CannotOpen, QuietroomError
from ..ground.open.key import unseal_from
from ..room import evidence, grant
from ..room.entry import parse_words
from ..room.evidence import Shown
from ..room.granted import Granted, GrantKind, open_grant
from ..room.reader import Line
from ..room.stamp import key_context
from .refusal import of_server
from .room import Room
from .session import Session
from .speech import SAID


class NoOmbuds(QuietroomError):
    """The agreement of this room names no ombuds."""

    code = "no-ombuds"


class NotStamped(QuietroomError):
    """The server put no stamp on this entry: it was written before an ombuds was named."""

    code = "not-stamped"


@dataclass(frozen=True, slots=True)
class Showing:
    """What somebody showed to this ombuds: the server's id, the entries, and words beside them."""

    id: bytes
    entries: tuple[Shown, ...]
    words: str


def show(room: Room, lines: Sequence[Line], words: str) -> None:
    """Show entries to the ombuds, with a few words. Neither coordinator nor log learns of it."""
    epoch, session = room.reader.epoch, room.session
    if epoch is None or epoch.record.core.ombuds is None:
        raise NoOmbuds
    ombuds = session.people.current(epoch.record.core.ombuds)
    account = session.people.lineage(ombuds.hash).account
    payload = evidence.encode(tuple(_shown(line) for line in lines), words)
    inside = Granted(GrantKind.OMBUDS, (), payload, ()).encode()
    sealed = grant.close(ombuds.seal, ombuds.hash, inside)
    body = canon.encode([session.random(shape.ID), account, sealed])
    session.wire.post("/api/letters", body, once=True)


def letters(session: Session) -> list[bytes]:
    """The server's ids of all that was shown to this ombuds."""
    return [row.octets("id") for row in session.wire.get_rows("/api/letters")]


def showings(session: Session) -> list[Showing]:
    """Everything that was shown to this ombuds; nothing of it is checked yet."""
    return [showing(session, ident) for ident in letters(session)]


def check(session: Session, shown: Shown) -> None:
    """Check that the server took exactly these words from this author. Raises `BadStamp`."""
    raw = _octets(session, "/api/stamp-key")
    key = unseal_from(session.keys.seal, key_context(session.card.hash), raw)
    evidence.check(key, shown)


def showing(session: Session, ident: bytes) -> Showing:
    """What one letter holds, to whichever card of this ombuds it was sealed; not yet checked.

    Raises `CannotOpen` or `Malformed` for one that somebody made badly.
    """
    raw = _octets(session, f"/api/letters/{ident.hex()}")
    granted = _unsealed(session, raw)
    entries, words = evidence.parse(granted.payload)
    return Showing(ident, entries, words)


def said(shown: Shown) -> str:
    """The words of an entry that was shown; none of one that says nothing. Raises `Malformed`."""
    return parse_words(shown.body).text if shown.priv.kind in SAID else ""


def _unsealed(session: Session, raw: bytes) -> Granted:
    fault: QuietroomError = CannotOpen()
    for card, secrets in reversed(session.mine.items()):
        try:
            return open_grant(secrets.seal_seed, card, raw)
        except CannotOpen as wrong:
            fault = wrong
    raise fault


def _octets(session: Session, path: str) -> bytes:
    with of_server():
        return shape.octets(canon.decode(session.wire.get(path)), "what is sealed")


def _shown(line: Line) -> Shown:
    if line.opened is None or line.stamp is None:
        raise NotStamped
    return evidence.show(line.opened, line.time, line.stamp)
