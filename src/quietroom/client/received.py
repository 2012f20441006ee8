"""Reading what somebody released to me: fetched, checked against the log, opened.

Source: spec/grant.md sections 2 to 5.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..identity.lineage import Lineage
from ..release import open as release
from ..release import standing
from ..release.open import FalseRelease, Released
from ..room import envelope
from ..room.envelope import Envelope
from ..room.granted import Granted, GrantKind, open_grant
from .refusal import Lied
from .session import Session

T = TypeVar("T")


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
    found = [open_received(session, ident) for ident in grants(session)]
    return [one for one in found if one is not None]


def grants(session: Session) -> list[bytes]:
    """The server's ids of all that was sealed to me and has not ended, the oldest first."""
    return [row.octets("id") for row in session.wire.get_rows("/api/grants")]


def open_received(session: Session, ident: bytes) -> Received | None:
    """Open one release. Raises `Lied`, `Refused` when it has ended, `ServerAway`.

    None for a grant of another kind.
    """

    def read(granted: Granted, rows: list[Value]) -> Received:
        return _open(session, ident, granted, rows)

    return opened(session, ident, GrantKind.RELEASE, read)


def opened(
    session: Session, ident: bytes, kind: GrantKind, read: Callable[[Granted, list[Value]], T]
) -> T | None:
    """Fetch a grant and read it, if it is of this kind; what is wrong with it is evidence.

    Raises as `open_received`.
    """
    raw = session.wire.get(f"/api/grants/{ident.hex()}")
    session.log.sync()
    try:
        sealed, _, rows = shape.array(canon.decode(raw), 3, "grant")
        granted = _unseal(session, shape.octets(sealed, "sealed grant"))
        return read(granted, shape.items(rows, "entries")) if granted.kind == kind else None
    except Lied:
        raise
    except QuietroomError as fault:
        if fault.code in ("server-away", "refused", "ended"):
            raise
        path = session.edge.home.write(f"evidence/grant-{ident.hex()}", raw)
        raise Lied(fault, path) from fault


def accepted(
    session: Session, row: Value, fault: type[QuietroomError]
) -> tuple[Envelope, int, Lineage]:
    """One entry as the server says that it took it: when, and from whom.

    Raises `fault` where server and entry name two authors, `Malformed`, and as `Directory.lineage`.
    """
    raw, time, account = shape.array(row, 3, "granted entry")
    found = envelope.parse(shape.octets(raw, "envelope"))
    author = session.people.lineage(found.pub.author)
    if author.account != account:
        raise fault("the server names another author than the entry does")
    return found, shape.number(time, "time"), author


def _open(session: Session, ident: bytes, granted: Granted, rows: list[Value]) -> Received:
    if len(rows) != 1:
        raise FalseRelease
    found, _, author = accepted(session, rows[0], FalseRelease)
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
