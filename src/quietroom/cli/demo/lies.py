"""A server that hands out another person's card: a wire between the SDK and the real server.

Source: docs/guides/demo.md.
"""

from ...client.people import Directory
from ...client.session import Session
from ...client.wire import Wire
from ...identity.lineage import Lineage


class SwappingWire(Wire):
    """A wire whose server answers every question for a card with somebody else's."""

    def __init__(self, real: Wire, other: bytes) -> None:
        super().__init__(real.server, bytes)
        self.token = real.token
        self._other = other

    def get(self, path: str) -> bytes:
        """The bytes at a path; a card's path gives the other card."""
        if path.startswith("/api/cards/"):
            path = f"/api/cards/{self._other.hex()}"
        return super().get(path)


def learn(session: Session, card: bytes, handed_out: bytes) -> Lineage:
    """Learn the card of hash `card` from a server that hands out another one."""
    wire = SwappingWire(session.wire, handed_out)
    try:
        return Directory(wire, session.edge.home, session.log).fetch(card)
    finally:
        wire.close()
