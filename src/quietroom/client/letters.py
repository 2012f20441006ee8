"""Letters: sealed to one person, by somebody whom the server does not note.

Source: spec/http.md section 8, spec/grant.md section 6, spec/duty.md section 7.
"""

from ..ground import canon, shape
from ..ground.errors import CannotOpen, QuietroomError
from ..room import grant
from ..room.granted import Granted, open_grant
from .refusal import of_server
from .session import Session


def listed(session: Session) -> list[bytes]:
    """The server's ids of all letters to this person, the oldest first."""
    return [row.octets("id") for row in session.wire.get_rows("/api/letters")]


def opened(session: Session, ident: bytes) -> Granted:
    """What one letter holds, to whichever card of this person it was sealed; not yet checked.

    Raises `CannotOpen` or `Malformed` for one that somebody made badly.
    """
    raw = octets(session, f"/api/letters/{ident.hex()}")
    fault: QuietroomError = CannotOpen()
    for card, secrets in reversed(session.mine.items()):
        try:
            return open_grant(secrets.seal_seed, card, raw)
        except CannotOpen as wrong:
            fault = wrong
    raise fault


def send(session: Session, card: bytes, inside: Granted) -> None:
    """Seal something to the person of this card, and have it delivered."""
    newest = session.people.current(card)
    account = session.people.lineage(newest.hash).account
    sealed = grant.close(newest.seal, newest.hash, inside.encode())
    body = canon.encode([session.random(shape.ID), account, sealed])
    session.wire.post("/api/letters", body, once=True)


def octets(session: Session, path: str) -> bytes:
    """Bytes that a server answers as one CBOR byte string."""
    with of_server():
        return shape.octets(canon.decode(session.wire.get(path)), "what is sealed")
