"""Reading what somebody released to me: fetched, checked against the log, opened.

Source: spec/grant.md sections 2 to 5.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.errors import QuietroomError
from ..release import open as release
from ..release import standing
from ..release.open import FalseRelease, Released
from ..room import envelope
from ..room.granted import Granted, open_grant
from .refusal import Lied
from .session import Session


@dataclass(frozen=True, slots=True)
class Received:
    """Something released to me: the server's id of the grant, and what was checked and opened."""

    id: bytes
    released: Released
    author: str


def received(session: Session) -> list[Received]:
    """Everything released to me that has not ended, checked and opened.

    Raises `Lied` around what is wrong with a grant, once it is saved as evidence.
    """
    session.log.sync()
    rows = session.wire.get_rows("/api/grants")
    return [open_received(session, row.octets("id")) for row in rows]


def open_received(session: Session, ident: bytes) -> Received:
    """Open one release. Raises `Lied`, `Refused` when it has ended, `ServerAway`."""
    raw = session.wire.get(f"/api/grants/{ident.hex()}")
    session.log.sync()
    try:
        return _open(session, ident, raw)
    except Lied:
        raise
    except QuietroomError as fault:
        if fault.code in ("server-away", "refused", "ended"):
            raise
        path = session.edge.home.write(f"evidence/grant-{ident.hex()}", raw)
        raise Lied(fault, path) from fault


def _open(session: Session, ident: bytes, raw: bytes) -> Received:
    sealed, _, rows = shape.array(canon.decode(raw), 3, "grant")
    granted = _unseal(session, shape.octets(sealed, "sealed grant"))
    row, _, account = shape.array(shape.items(rows, "entries", 1)[0], 3, "granted entry")
    found = envelope.parse(shape.octets(row, "envelope"))
    author = session.people.lineage(found.pub.author)
    if author.account != account:
        raise FalseRelease("the server names another author than the entry does")
    for card in _cards_of(granted):
        session.people.lineage(card)
    me = frozenset(card.hash for card in session.lineage.line)
    opened = release.check(granted, found, me, session.people, session.log, session.now())
    return Received(ident, opened, author.first.hex())


def _unseal(session: Session, sealed: bytes) -> Granted:
    fault: QuietroomError | None = None
    for card, secrets in reversed(session.mine.items()):
        try:
            return open_grant(secrets.seal_seed, card, sealed)
        except QuietroomError as wrong:
            fault = wrong
    raise FalseRelease from fault


def _cards_of(granted: Granted) -> list[bytes]:
    signers, tell_on = shape.array(list(granted.extras), 2, "extras of a release")
    cards = [shape.digest(one, "signer") for one in shape.items(signers, "signers", 2)]
    if tell_on is not None:
        payload, _, _, owner = shape.array(tell_on, 4, "standing consent")
        cards += [shape.digest(owner, "owner")]
        cards += [standing.parse(shape.octets(payload, "payload")).other]
    return cards
