"""The cast: everybody with a client, keys and a folder of their own.

Source: docs/guides/demo.md.
"""

import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from ...client import identity, invitation
from ...client.home import Home
from ...client.members import rooms
from ...client.memory import Memory
from ...client.room import Room
from ...client.session import Edge, Session
from ...identity import invitation as links

KIT = "kit.txt"


@dataclass
class Player:
    """One person of the story at their own client."""

    name: str
    session: Session
    memory: Memory

    @property
    def first(self) -> bytes:
        """Hash of this person's first card."""
        return self.session.first

    def room(self) -> Room:
        """This person's one room, read to its end."""
        return Room(self.session, self.memory, rooms(self.session)[0][0])


def edge_at(folder: Path) -> Edge:
    """A client's folder, the machine's clock, and its randomness."""
    return Edge(Home(folder), lambda: int(time.time()), secrets.token_bytes)


def enter(folder: Path, link: str, name: str) -> Player:
    """Join by a link and keep the kit in the folder, as nobody should outside a demonstration."""
    edge = edge_at(folder)
    session, ways = identity.join(link, name, edge)
    edge.home.write(KIT, identity.kit_text(session, ways.kit, name).encode())
    memory = Memory(session)
    _, invited = links.parse_link(link)
    invitation.joined(session, memory, invited)
    return Player(name, session, memory)
