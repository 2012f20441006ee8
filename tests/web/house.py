"""A town with a door: the same server in this process, on a port that browsers can open.

What stands before the application - a liar, if a test wants one - stands before browsers too.
"""

import asyncio
import socket
import time
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.server.embed import Server

from quietroom.client import invitation, programme
from quietroom.client.invitation import To
from tests.journeys.town import Citizen, Town


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class House(Town):
    """A town on a port, in the time of the browsers' clocks."""

    def __init__(self, folder: Path, **telling: Any) -> None:
        port = free_port()
        super().__init__(folder, port=port, time=int(time.time()), **telling)

        async def door(scope: Any, receive: Any, send: Any) -> None:
            await self.front(scope, receive, send)

        self._server = Server(
            door,
            "127.0.0.1",
            port,
            interface=Interfaces.ASGINL,
            websockets=False,
            log_enabled=False,
        )
        self._serving = asyncio.run_coroutine_threadsafe(self._server.serve(), self._loop)
        self._wait(port)

    def now(self) -> int:
        """Seconds since 1970, as every clock here has them; `earlier` is not the browsers'."""
        return int(time.time()) - self._back

    def close(self) -> None:
        """End it."""
        self.app.state.shell.listeners.stop()
        self._loop.call_soon_threadsafe(self._server.stop)
        self._serving.result(15)
        super().close()

    def link_for(self, name: str, role: str | None = None, by: Citizen | None = None) -> str:
        """The link of an invitation that nobody has used."""
        inviter = by or self.coordinator
        return invitation.invite(inviter.session, inviter.memory, role, To(name))

    def make_pair(self, mentor: Citizen, mentee: Citizen) -> None:
        """The programme makes a pair of two who have joined."""
        session, known = self.coordinator.session, programme.people(self.coordinator.session)
        programme.pair(session, known[mentor.name], known[mentee.name])

    @staticmethod
    def _wait(port: int) -> None:
        for _ in range(200):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError("the house has no door")
