"""Servers that let out that a concern was raised, each in another way: all must be found.

Each mutant is a patch of what the server does once a concern has come in a tenant.
"""

import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from quietroom.server import problem
from quietroom.server.refusal import NotFound
from quietroom.server.store import accounts, concerns, fresh, letters, mails
from quietroom.server.store.concerns import Concerns
from quietroom.server.store.programme import Programme
from quietroom.server.store.schema import concern, knock
from quietroom.server.store.statement import Statement, b
from quietroom.server.store.work import Scope, Steps, Work
from tests.server.world import World

_EVERYBODY = Statement(sa.select(knock.c.account).where(knock.c.tenant == b("tenant")))


class Leak:
    """What a mutant has at hand: the patch, the world, and in which tenants a concern came."""

    def __init__(self, patch: pytest.MonkeyPatch, world: World) -> None:
        self.patch = patch
        self.world = world
        self.tenants: set[bytes] = set()

    def beside(self, also: Callable[[Work], Steps[None]]) -> None:
        """Do something besides, whenever a concern has come."""
        real, tenants = Concerns.post, self.tenants

        async def post(store: Concerns, tenant: bytes, *rest: Any) -> None:
            await real(store, tenant, *rest)
            tenants.add(tenant)
            await store._driver.write(tenant, also)

        self.patch.setattr(Concerns, "post", post)

    def listing(self, name: str, change: Callable[[list[Any]], list[Any]]) -> None:
        """Change a list of the programme's from then on."""
        self.beside(_nothing)
        real: Callable[..., Awaitable[list[Any]]] = getattr(Programme, name)
        tenants = self.tenants

        async def read(store: Programme, tenant: bytes, *rest: Any) -> list[Any]:
            found = await real(store, tenant, *rest)
            return change(found) if tenant in tenants else found

        self.patch.setattr(Programme, name, read)

    def answers(self, path: str, change: Callable[[dict[str, Any], bytes], bytes]) -> None:
        """Change what is answered under a path from then on; `change` may write to the start."""
        self.beside(_nothing)
        transport: Any = self.world.http._transport
        self.patch.setattr(transport, "app", self._changed(transport.app, path, change))

    def _changed(self, app: Any, path: str, change: Callable[..., bytes]) -> Any:
        async def changed(scope: Any, receive: Any, send: Any) -> None:
            start, body = dict[str, Any](), bytearray()

            async def keep(message: Any) -> None:
                if message["type"] == "http.response.start":
                    start.update(message)
                else:
                    body.extend(message.get("body", b""))

            await app(scope, receive, keep)
            raw = bytes(body)
            if scope["path"].startswith(path) and self._is_theirs(scope):
                raw = change(start, raw)
            named = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
            length = (b"content-length", b"%d" % len(raw))
            await send({**start, "headers": [*named, length]})
            await send({"type": "http.response.body", "body": raw})

        return changed

    def _is_theirs(self, scope: Any) -> bool:
        host = dict(scope["headers"])[b"host"].decode()
        known = self.world.store.tenants._known
        return any(one.host == host and one.id in self.tenants for one in known)


def _nothing(_: Work) -> Steps[None]:
    yield from ()


def a_count(leak: Leak) -> None:
    """One person more in the list of people."""
    leak.listing("people", lambda rows: [*rows, rows[0]])


def an_order(leak: Leak) -> None:
    """The list of people the other way round."""
    leak.listing("people", lambda rows: rows[::-1])


def a_state(leak: Leak) -> None:
    """A person who counts as not joined."""
    leak.listing("people", lambda rows: [replace(rows[0], card=None), *rows[1:]])


def a_face(leak: Leak) -> None:
    """A pair that shows another objective."""
    shown = (("Speak to larger groups", "progress"),)
    leak.listing("pairs", lambda rows: [replace(rows[0], faces=shown), *rows[1:]])


def a_header(leak: Leak) -> None:
    """A header more."""

    def change(start: dict[str, Any], raw: bytes) -> bytes:
        start["headers"] = [*start["headers"], (b"x-queue", b"1")]
        return raw

    leak.answers("/api/me", change)


def a_size(leak: Leak) -> None:
    """A space more behind a list."""
    leak.answers("/api/programme/pairs", lambda _, raw: raw + b" ")


def a_status(leak: Leak) -> None:
    """Another refusal for rooms of others."""

    def change(start: dict[str, Any], raw: bytes) -> bytes:
        start["status"] = 403 if start["status"] == 404 else start["status"]
        return raw

    leak.answers("/api/rooms/", change)


def a_mail(leak: Leak) -> None:
    """A mail to a coordinator."""
    leak.beside(lambda work: mails.put(work, "coordinator@example.org", "person", "link"))


def a_line(leak: Leak) -> None:
    """A line in the log of faults."""

    def also(_: Work) -> Steps[None]:
        problem.LOG.info("a concern came")
        yield from ()

    leak.beside(also)


def an_event(leak: Leak) -> None:
    """Everybody is told that something is new."""

    def also(work: Work) -> Steps[None]:
        work.told[None, "log", None] = None
        yield from ()

    leak.beside(also)


def a_knock(leak: Leak) -> None:
    """Something counts as new to everybody."""

    def also(work: Work) -> Steps[None]:
        for (account,) in (yield work.step(_EVERYBODY)):
            yield from fresh.note(work, account)

    leak.beside(also)


def a_leaf(leak: Leak) -> None:
    """A leaf in the log."""

    def also(work: Work) -> Steps[None]:
        yield from work.log.append([os.urandom(48)])

    leak.beside(also)


def a_letter(leak: Leak) -> None:
    """A copy among the letters of everybody who is told by mail."""

    def also(work: Work) -> Steps[None]:
        for (account,) in (yield work.step(_EVERYBODY)):
            found = yield from accounts.find(work, account)
            told = {"recipient": found.id, "time": work.now, "sealed": bytes(400)}
            yield work.step(letters._NEW, id=os.urandom(16), **told)

    leak.beside(also)


def a_listing(leak: Leak) -> None:
    """Everybody's turns are listed to everybody."""
    all_of_them = Statement(
        sa.select(concern.c.id, concern.c.time, concern.c.time).where(
            concern.c.tenant == b("tenant")
        )
    )

    def listed(scope: Scope, _: bytes) -> Steps[list[concerns.Listed]]:
        rows = yield scope.step(all_of_them)
        return [concerns.Listed(*row) for row in rows]

    leak.patch.setattr(concerns, "_list", listed)


def a_turn(leak: Leak) -> None:
    """A turn is handed to whoever knows its id."""

    def handed(scope: Scope, _: bytes, ident: bytes) -> Steps[bytes]:
        row = yield from scope.first(concerns._FIND, id=ident)
        if row is None:
            raise NotFound
        return bytes(row[1])

    leak.patch.setattr(concerns, "_get", handed)


MUTANTS: tuple[Callable[[Leak], None], ...] = (
    *(a_count, an_order, a_state, a_header, a_size, a_status, a_mail, a_line),
    *(an_event, a_knock, a_leaf, a_letter, a_listing, a_turn, a_face),
)
"""All of them."""


@contextmanager
def planted(world: World, mutant: Callable[[Leak], None]) -> Iterator[None]:
    """A server with one of them, for a while."""
    with pytest.MonkeyPatch.context() as patch:
        mutant(Leak(patch, world))
        yield
