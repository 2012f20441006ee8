"""One server in this process: the real application over a real SQLite store, spoken to as HTTP.

Requests go through ASGI into the whole application, outer layer included. People have real cards;
what is sealed is random bytes, which is all that a server can tell.
"""

import asyncio
import base64
import os
import sqlite3
from collections.abc import Coroutine
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

import httpx

from quietroom.concern.outside import Outside
from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.identity import keeping, signin
from quietroom.room.envelope import Envelope
from quietroom.room.epoch import Record
from quietroom.room.parcel import Item, Parcel
from quietroom.server.app import build_app
from quietroom.server.config import Config, Rate, Rates
from quietroom.server.folder import DATABASE
from quietroom.server.headers import App
from quietroom.server.mailing import Mailing
from quietroom.server.pushing import Pushing
from quietroom.server.store.engine import Store, open_store
from quietroom.server.store.tenants import Tenant
from quietroom.tlog import policy as policies
from quietroom.tlog.note import Kind, Signer
from tests.server.authenticator import Authenticator
from tests.store import actors
from tests.store.actors import Actor, Clock, actor

T = TypeVar("T")

MANY = Rates(Rate(10**6, 10**6), Rate(10**6, 10**6), Rate(10**6, 10**6), Rate(10**6, 10**6))
"""Rates that no test meets by accident."""

WITNESS = Signer("witness.example", Kind.WITNESS, b"w" * 32)
"""Who may sign the heads of every log here; none has to."""

ORIGIN = "http://localhost:8470"


SENDING = Mailing("smtp://localhost:9", "quietroom@example.org")
"""A server that sends mails, if the mail server named were there."""

PUSHING = Pushing(public=True)
"""A server that pushes to browsers."""


@dataclass(slots=True)
class Two:
    """A room of two people, with its newest epoch, spoken to over HTTP."""

    world: "World"
    room: actors.Room

    @property
    def path(self) -> str:
        """Where its items are."""
        return f"/api/rooms/{self.room.id.hex()}/items"

    def post(self, by: Actor, *items: Item, **others: Any) -> httpx.Response:
        """Post a parcel of items, with leaves and grants where they are given."""
        return self.world.post(self.path, by, Parcel(items, **others).encode())

    def entry(self, by: Actor) -> Envelope:
        """The next entry of somebody."""
        return self.room.entry(by)

    def say(self, by: Actor) -> Envelope:
        """An entry of somebody, posted."""
        entry = self.entry(by)
        self.post(by, entry).raise_for_status()
        return entry

    def begin(self, by: Actor) -> Record:
        """The next epoch, posted."""
        record = self.room.next_record(by)
        self.post(by, record).raise_for_status()
        self.room.record = record
        return record


class World:
    """A server with one tenant, or more: people belong to `home` unless `homes` says another."""

    def __init__(
        self,
        folder: Path,
        rates: Rates = MANY,
        public_url: str | None = None,
        mailing: Mailing | None = None,
        pushing: Pushing | None = None,
    ) -> None:
        self.clock = Clock()
        self._runner = asyncio.Runner()
        opening = open_store(folder / DATABASE, b"s" * 32, self.clock)
        self.store: Store = self.run(opening)
        self.config = Config(
            folder,
            public_url=public_url,
            rates=rates,
            mailing=mailing or Mailing(),
            pushing=pushing or Pushing(),
            guidance=("reporting",),
        )
        self.app: App = build_app(self.store, self.config, self.clock, os.urandom)
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(cast(Any, self.app)), base_url=ORIGIN
        )
        self.home = self.new_tenant("localhost")
        self.homes: dict[bytes, Tenant] = {}
        self._tokens: dict[bytes, str] = {}

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        """Run something on this world's event loop."""
        return self._runner.run(act)

    def close(self) -> None:
        """End it."""
        self.run(self.http.aclose())
        self.run(self.store.close())
        self._runner.close()

    def new_tenant(self, host: str) -> Tenant:
        """A tenant that is called by this name."""
        creating = self.store.tenants.create(
            host, f"{host}/log", f"Programme of {host}", [WITNESS.key()]
        )
        return self.run(creating)

    # --- asking

    def ask(
        self, method: str, path: str, who: Actor | str | None = None, **request: Any
    ) -> httpx.Response:
        """Send one request, signed in as an actor or with a token."""
        headers = dict(request.pop("headers", {}))
        token = self.session(who) if isinstance(who, Actor) else who
        if isinstance(who, Actor) and who.account in self.homes:
            headers["host"] = self.homes[who.account].host
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        return self.run(self.http.request(method, path, headers=headers, **request))

    def get(self, path: str, who: Actor | str | None = None, **request: Any) -> httpx.Response:
        """Get what is at a path."""
        return self.ask("GET", path, who, **request)

    def post(
        self,
        path: str,
        who: Actor | str | None,
        body: bytes | dict[str, Any],
        key: str | None = None,
        host: str = "localhost",
    ) -> httpx.Response:
        """Post CBOR or JSON, with a fresh key unless one is given."""
        headers = {"idempotency-key": key or fresh_key(), "host": host}
        if isinstance(body, bytes):
            return self.ask("POST", path, who, headers=headers, content=body)
        return self.ask("POST", path, who, headers=headers, json=body)

    def session(self, who: Actor) -> str:
        """A token of theirs, opened beside HTTP and kept."""
        if who.card.hash not in self._tokens:
            self._tokens[who.card.hash] = self.new_session(who)
        return self._tokens[who.card.hash]

    def new_session(self, who: Actor) -> str:
        """A fresh token of theirs, opened beside HTTP."""
        token = base64.urlsafe_b64encode(os.urandom(32)).decode()
        tenant = self.homes.get(who.account, self.home).id
        kept = sha256(token.encode())
        expires = self.clock() + 12 * 3600
        self.run(self.store.identity.session_open(tenant, kept, who.card.hash, expires))
        return token

    def sign_in(self, who: Actor, **changed: Any) -> httpx.Response:
        """Sign in over HTTP as a client does; `changed`: what of the signed document differs."""
        nonce = bytes.fromhex(self.post("/api/sign-in/challenge", None, {}).json()["nonce"])
        log_key = sha256(policies.parse(self.home.policy).public)
        honest = signin.build(who.card, ORIGIN, log_key, nonce, self.clock())
        return self.post("/api/sign-in", None, replace(honest, **changed).sign(who.keys.sign))

    # --- people and rooms

    def join(
        self, token: bytes, who: Actor, name: str = "", host: str = "localhost"
    ) -> httpx.Response:
        """Join by the token of a link."""
        return self.post("/api/join", None, joining(token, who, name), host=host)

    def rotate(self, who: Actor, new: Actor) -> httpx.Response:
        """Put the card of `new` in the place of that of `who`."""
        return self.post("/api/cards", who, canon.encode(card_rows(new)))

    def post_letter(self, ident: bytes, by: Actor, to: Actor) -> None:
        """Deliver a letter."""
        body = canon.encode([ident, to.account, os.urandom(300)])
        self.post("/api/letters", by, body).raise_for_status()

    def post_concern(self, ident: bytes, by: Actor, to: Actor, size: int = 300) -> None:
        """Deliver a turn of a concern."""
        body = Outside(ident, to.account, os.urandom(size)).encode()
        self.post("/api/concerns", by, body).raise_for_status()

    def coordinator(self) -> Actor:
        """The first coordinator."""
        token, who = os.urandom(16), actor()
        self.run(self.store.invitations.first(self.home.id, sha256(token)))
        self.join(token, who, "Coordinator").raise_for_status()
        return who

    def person(self, by: Actor, name: str = "Somebody") -> Actor:
        """Somebody whom a coordinator invited into their programme."""
        token, who, home = os.urandom(16), actor(), self.homes.get(by.account)
        if home is not None:
            self.homes[who.account] = home
        asked = {"kind": "person", "token_hash": sha256(token).hex(), "name": name}
        self.post("/api/invitations", by, asked).raise_for_status()
        self.join(token, who, host=home.host if home else "localhost").raise_for_status()
        return who

    def forget_sessions(self) -> None:
        """Open new sessions from now on."""
        self._tokens.clear()

    def two(self, first: Actor, second: Actor) -> "Two":
        """A room of two people, in its epoch 0."""
        token = os.urandom(16)
        asked = {"kind": "room", "token_hash": sha256(token).hex(), "as": "mentee"}
        invited = self.post("/api/invitations", first, asked).raise_for_status()
        accept = {"token": token.hex()}
        self.post("/api/invitations/accept", second, accept).raise_for_status()
        ident = bytes.fromhex(invited.json()["room"])
        made = Two(self, actors.Room(self.store, self.home.id, ident, first, second))
        made.begin(first)
        return made


def of_programme(world: World, room: bytes) -> None:
    """Let a room be one that the programme made: those alone show faces."""
    with closing(sqlite3.connect(world.config.data / DATABASE)) as base:
        base.execute("UPDATE room SET programme = 1 WHERE id = ?", (room,))
        base.commit()


def fresh_key() -> str:
    """A key that was never used."""
    return os.urandom(16).hex()


def joining(
    token: bytes,
    who: Actor,
    name: str = "",
    fetch: bytes = b"token",
    way: Authenticator | None = None,
) -> bytes:
    """What somebody posts who joins; `way`: a passkey, beside the kit."""
    return canon.encode([token, name, *card_rows(who, fetch, way), None])


def keeping_of(who: Actor, old: bytes, vault: Value, added: Value) -> bytes:
    """What somebody puts who changes what is kept of their vault."""
    assert isinstance(vault, bytes)
    signatures = keeping.build(who.card, old, vault, added).sign(who.keys.sign)
    return canon.encode([old, vault, added, *signatures])


def card_rows(who: Actor, token: bytes = b"token", way: Authenticator | None = None) -> list[Value]:
    """Signed card, r, vault and wraps, as they travel; `token`: by which the vault is fetched."""
    vault = actors.sealed(token=token)
    wraps: list[Value] = [[one.method, one.id, one.wrap, one.token_hash] for one in vault.wraps]
    if way is not None:
        wraps.append(way.wrap(who.account))
    return [who.signed.encode(), os.urandom(32), vault.vault, wraps]
