"""Showing entries to the ombuds whom both named; and, for the ombuds, telling true from made up.

Source: spec/grant.md section 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..ground.errors import QuietroomError
from ..ground.open.key import unseal_from
from ..room import evidence
from ..room.entry import parse_words
from ..room.evidence import Shown
from ..room.granted import Granted, GrantKind
from ..room.reader import Line
from ..room.stamp import key_context
from . import letters
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
    epoch = room.reader.epoch
    if epoch is None or epoch.record.core.ombuds is None:
        raise NoOmbuds
    payload = evidence.encode(tuple(_shown(line) for line in lines), words)
    inside = Granted(GrantKind.OMBUDS, (), payload, ())
    letters.send(room.session, epoch.record.core.ombuds, inside)


def showings(session: Session) -> list[Showing]:
    """Everything that was shown to this ombuds; nothing of it is checked yet."""
    found = [showing(session, ident) for ident in letters.listed(session)]
    return [one for one in found if one is not None]


def check(session: Session, shown: Shown) -> None:
    """Check that the server took exactly these words from this author. Raises `BadStamp`."""
    raw = letters.octets(session, "/api/stamp-key")
    key = unseal_from(session.keys.seal, key_context(session.card.hash), raw)
    evidence.check(key, shown)


def showing(session: Session, ident: bytes) -> Showing | None:
    """What one letter shows; not yet checked. None for a letter of another kind.

    Raises `CannotOpen` or `Malformed` for one that somebody made badly.
    """
    granted = letters.opened(session, ident)
    if granted.kind != GrantKind.OMBUDS:
        return None
    entries, words = evidence.parse(granted.payload)
    return Showing(ident, entries, words)


def said(shown: Shown) -> str:
    """The words of an entry that was shown; none of one that says nothing. Raises `Malformed`."""
    return parse_words(shown.body).text if shown.priv.kind in SAID else ""


def _shown(line: Line) -> Shown:
    if line.opened is None or line.stamp is None:
        raise NotStamped
    return evidence.show(line.opened, line.time, line.stamp)
