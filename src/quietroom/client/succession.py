"""New keys after a lost device, and saying that newer ones are not one's own.

Source: spec/identity.md sections 3 and 5.
"""

from dataclasses import dataclass, field

from ..ground import canon, shape
from ..identity import keys
from ..identity.card import Card
from ..identity.vault import Vault
from ..tlog import policy as policies
from .identity import begin, newest, read_person
from .session import SIGNED_IN, Edge, Session
from .ways import VAULT, Sealed, keep, open_stored, seal
from .wire import Wire


@dataclass(frozen=True, slots=True)
class Renewal:
    """New keys, sealed and nobody's yet: nothing has changed before `rotate` posts them.

    The ways of `sealed` are shown first: an answer that is lost must not leave them unknown.
    `once`: 16 bytes, by which the server knows that it took these keys before.
    """

    card: Card
    vault: Vault = field(repr=False)
    sealed: Sealed = field(repr=False)
    body: bytes = field(repr=False)
    once: bytes


def renewal(session: Session) -> Renewal:
    """Make the keys that shall follow: a card that succeeds the last, a new kit and passphrase.

    Nothing is sent or kept.
    """
    secrets = keys.generate(session.random)
    signed = keys.new_card(secrets, session.vault.account, (session.card, session.keys))
    vault = session.vault.rotated(secrets)
    sealed = seal(vault, session.edge)
    body = canon.encode([signed.encode(), session.random(32), sealed.vault, sealed.wraps])
    return Renewal(signed.claims, vault, sealed, body, session.random(shape.ID))


def rotate(session: Session, made: Renewal) -> Session:
    """Go over to new keys. Every earlier kit and passphrase stops working.

    Where the answer is lost it may be done again: the server takes the same keys once. Raises
    `ServerAway`, or `Refused` where another device was faster.
    """
    edge, wire = session.edge, session.wire
    wire.post("/api/cards", made.body, made.once)
    keep(edge.home, wire.server, made.vault, session.name, made.sealed)
    edge.home.remove(SIGNED_IN)
    policy, first = policies.parse(made.vault.policy), session.lineage.line[0]
    return begin(wire, edge, made.vault, policy, session.name, first, made.card)


def disown(edge: Edge, unlocking: str, wire: Wire | None = None) -> None:
    """Say that the key after one's newest was not made by this person: 'that was not me'.

    A second successor is logged, whose keys are kept nowhere; both are dead, so that nobody goes on
    as this person, and only a fresh start does. Raises `NoHome`, `WrongUnlock`, `Misspelt`,
    `ServerAway`, or `Refused` where there is no such key.
    """
    server, account, _ = read_person(edge.home)
    wire = wire or Wire(server, edge.entropy)
    vault = open_stored(account, edge.home.need(VAULT), unlocking)
    first = keys.new_card(vault.keys[0], account, None).claims
    mine = newest(vault, first), vault.current
    rival = keys.new_card(keys.generate(edge.entropy), account, mine)
    wire.post("/api/cards/not-me", canon.encode([rival.encode(), edge.entropy(32)]))
