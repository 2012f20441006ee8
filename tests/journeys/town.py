"""A town: one real server in this process, and people with clients of their own.

The clients speak HTTP as ever; what carries it is the ASGI application itself, so that a test can
put a liar between, and nothing waits for a port.
"""

import asyncio
import os
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import httpx

from quietroom.agreement.people import Party, Person, Programme
from quietroom.agreement.questions import Helpers, starter
from quietroom.agreement.terms import Terms
from quietroom.client import agreement, identity, invitation, programme, succession
from quietroom.client.home import Home
from quietroom.client.invitation import To
from quietroom.client.members import rooms
from quietroom.client.memory import Memory
from quietroom.client.room import Room
from quietroom.client.session import Edge, Session
from quietroom.client.ways import Ways
from quietroom.client.wire import Wire
from quietroom.ground.digest import sha256
from quietroom.identity import invitation as links
from quietroom.identity.invitation import Invitation
from quietroom.server.app import build_app
from quietroom.server.config import Config, Rate, Rates
from quietroom.server.folder import DATABASE
from quietroom.server.headers import App
from quietroom.server.store.engine import Store, open_store
from quietroom.tlog import policy as policies

T = TypeVar("T")

URL = "http://localhost:8470"

START = 1_800_000_000

HELPERS = ("Leila", "Omar", "Noor")
"""Officer, deputy and ombuds of an agreement, where a test names no others."""

FAST = Rate(10**6, 10**6)


class Carrier(httpx.BaseTransport):
    """Carries requests of a client that waits into an application that does not."""

    def __init__(
        self, run: Callable[[Coroutine[Any, Any, httpx.Response]], httpx.Response], app: Any
    ) -> None:
        self._run = run
        self._asgi = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        raw = request.read()

        async def ask() -> httpx.Response:
            again = httpx.Request(request.method, request.url, headers=request.headers, content=raw)
            answer = await self._asgi.handle_async_request(again)
            body = httpx.ByteStream(await answer.aread())
            return httpx.Response(answer.status_code, headers=answer.headers, stream=body)

        return self._run(ask())


@dataclass
class Citizen:
    """One person: their client's folder, their session, what they wrote to themself."""

    name: str
    town: "Town"
    session: Session
    memory: Memory
    ways: Ways

    def room(self) -> Room:
        """Their newest room, read to its end."""
        return Room(self.session, self.memory, rooms(self.session)[-1][0])


class Town:
    """A server and the people who use it, on SQLite unless the URL of a database is given.

    `front` is the application, or a liar before it. `telling`: how the server tells people who are
    away, as `Config` has it.
    """

    def __init__(
        self,
        folder: Path,
        database: str | None = None,
        port: int = 8470,
        time: int = START,
        **telling: Any,
    ) -> None:
        self.folder = folder
        self.url = f"http://localhost:{port}"
        self.time = time
        self._back = 0
        self.helpers: dict[str, Citizen] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        data = folder / "server"
        data.mkdir()
        where = database or data / DATABASE
        self.store: Store = self.run(open_store(where, b"s" * 32, self.now))
        config = Config(data, port=port, rates=Rates(FAST, FAST, FAST, FAST), **telling)
        self.app: App = build_app(self.store, config, self.now, os.urandom)
        self.front: Any = self.app
        self.tenant = tenant = self.run(
            self.store.tenants.create("localhost", "localhost/log", "A programme")
        )
        token = os.urandom(links.TOKEN)
        self.run(self.store.invitations.first(tenant.id, sha256(token)))
        first = Invitation(token, policies.parse(tenant.policy).hash, None)
        self.coordinator = self.join(first.link(self.url), "Cora")

    def now(self) -> int:
        """Seconds since 1970 in this town."""
        return self.time - self._back

    @contextmanager
    def earlier(self, seconds: int) -> Iterator[None]:
        """What is done meanwhile was done so long ago, by every clock of this town."""
        before, self._back = self._back, seconds
        try:
            yield
        finally:
            self._back = before

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        """Run something on the server's event loop."""
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(60)

    def close(self) -> None:
        """End it."""
        self.run(self.store.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def wire(self) -> Wire:
        """A wire to the server, or to the liar that stands before it at the time."""

        async def door(scope: Any, receive: Any, send: Any) -> None:
            await self.front(scope, receive, send)

        return Wire(self.url, os.urandom, Carrier(self.run, door))

    def edge(self, name: str) -> Edge:
        """A client's folder, with the town's clock."""
        return Edge(Home(self.folder / "people" / name), self.now, os.urandom)

    def join(self, link: str, name: str) -> Citizen:
        """Somebody joins by a link."""
        session, ways = identity.join(link, name, self.edge(name), self.wire())
        memory = Memory(session)
        invitation.joined(session, memory, links.parse_link(link)[1])
        return Citizen(name, self, session, memory, ways)

    def invited(self, name: str, by: Citizen | None = None, role: str | None = None) -> Citizen:
        """Somebody joins by the link of a person, the coordinator unless named."""
        inviter = by or self.coordinator
        return self.join(invitation.invite(inviter.session, inviter.memory, role, To(name)), name)

    def pair(self, mentor: str = "Amina", mentee: str = "Jonas") -> tuple[Citizen, Citizen]:
        """A mentor and a mentee whom the programme made a pair."""
        two = self.invited(mentor), self.invited(mentee)
        known = programme.people(self.coordinator.session)
        programme.pair(self.coordinator.session, known[mentor], known[mentee])
        return two

    def agreed(self, **chosen: Any) -> tuple[Citizen, Citizen]:
        """A pair with an agreement in force; an ombuds, officer and deputy are named in it."""
        mentor, mentee = self.pair()
        self.agree(mentor, mentee, **chosen)
        return mentor, mentee

    def agreed_again(self) -> tuple[Citizen, Citizen]:
        """Another pair, of other people, with an agreement in force."""
        mentor, mentee = self.pair("Tomas", "Maya")
        self.agree(mentor, mentee)
        return mentor, mentee

    @staticmethod
    def entropy(size: int) -> bytes:
        """Unpredictable bytes."""
        return os.urandom(size)

    def agree(
        self, one: Citizen, other: Citizen, helpers: tuple[str, ...] = HELPERS, **chosen: Any
    ) -> bytes:
        """Both sign. Returns the agreement's hash."""
        mine = one.room()
        agreement.propose(mine, replace(self.terms(mine, helpers), **chosen))
        wanted = agreement.current(mine).version.hash
        agreement.sign(mine, wanted)
        agreement.sign(other.room(), wanted)
        return wanted

    def terms(self, room: Room, named: tuple[str, ...] = HELPERS) -> Terms:
        """Terms that both can sign."""
        helpers = [self.helper(name) for name in named]
        first, second = (
            Party(one.first, one.name, one.role, undertakings=("I ask before I repeat a word.",))
            for one in room.members
        )
        coordinator = Person(self.coordinator.session.first, "Cora")
        where = Programme("A programme", (coordinator,))
        start = date(2027, 1, 15)
        return starter("generic", "en", (first, second), start, Helpers(*helpers), where)

    def helper(self, name: str) -> Person:
        """Officer, deputy or ombuds, who joins when first needed."""
        if name not in self.helpers:
            self.helpers[name] = self.invited(name)
        return Person(self.helpers[name].session.first, name)


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A folder until the end of the block: in memory, where the machine has files there.

    Who writes much waits for the disk at every step; what a disk keeps is tested elsewhere.
    """
    memory = Path("/dev/shm")
    where = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=where, prefix="quietroom-") as made:
        yield Path(made)


def rotated(session: Session) -> tuple[Session, Ways]:
    """Somebody makes new keys and goes over to them."""
    made = succession.renewal(session)
    return succession.rotate(session, made), made.sealed.ways
