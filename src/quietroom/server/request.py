"""One request as handlers see it: the body with its limit, the caller, and the server around it."""

import asyncio
from dataclasses import dataclass
from typing import cast

import msgspec
from litestar import Request
from litestar.datastructures import State
from litestar.types import Empty, HTTPReceiveMessage

from ..ground.chance import Clock, Entropy
from ..ground.digest import sha256
from ..ground.errors import Malformed, TooLarge
from .config import Config
from .limits import Limiter
from .listeners import Listeners
from .presence import Presence
from .refusal import ClientGone
from .store.engine import Store
from .store.once import Once
from .store.taking import Sender

PATIENCE = 60.0
"""Seconds that a body may take to arrive."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What all handlers share."""

    store: Store
    config: Config
    clock: Clock
    entropy: Entropy
    limiter: Limiter
    listeners: Listeners
    presence: Presence


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, once the gate let them in.

    `tenant`; `account`: id, 16 bytes; `card`: hash of the card that the session signed with, `past`
    when it has a successor; `session`: hash of its token, 32 bytes; `roles`: of the person.
    """

    tenant: bytes
    account: bytes
    card: bytes
    session: bytes
    past: bool
    roles: tuple[str, ...]

    @property
    def sender(self) -> Sender:
        """The account and card under which something is posted."""
        return Sender(self.account, self.card)


class Asked(Request[None, None, State]):
    """A request, with what every handler asks of it."""

    @property
    def shell(self) -> Shell:
        """The server around this request."""
        return cast(Shell, self.app.state.shell)

    @property
    def tenant(self) -> bytes:
        """The tenant that the gate found by the name the server was called."""
        return cast(bytes, self.scope["state"]["tenant"])

    @property
    def caller(self) -> Caller:
        """Who asks; set by the gate on every route that is not open to anyone."""
        return cast(Caller, self.scope["state"]["caller"])

    @property
    def address(self) -> str:
        """Where the request came from, for token buckets alone: it is written nowhere."""
        return cast(str, self.scope["state"]["address"])

    def once(self, key: str, raw: bytes, scope: bytes | None = None) -> Once:
        """The key of a repeated post: the caller's, unless `scope` says whose."""
        return Once(scope or self.caller.account, key, sha256(raw))

    async def body(self) -> bytes:
        """The whole body.

        Raises `TooLarge` above the route's limit, however it is sent, and `ClientGone` when it is
        cut short or does not come.
        """
        if self._body is Empty:
            most = cast(int, self.route_handler.resolve_request_max_body_size())
            try:
                async with asyncio.timeout(PATIENCE):
                    self._body = await self._read(most)
            except TimeoutError as fault:
                raise ClientGone from fault
        return self._body

    async def json(self) -> object:
        """The body as JSON, not yet of any shape. Raises `Malformed`, whatever the bytes."""
        try:
            return cast(object, msgspec.json.decode(await self.body()))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
            raise Malformed("the body is not JSON") from fault

    async def _read(self, most: int) -> bytes:
        announced = self.headers.get("content-length", "0")
        if not announced.isdecimal() or int(announced) > most:
            raise TooLarge(f"the body is larger than {most} bytes")
        pieces: list[bytes] = []
        left, more = most, True
        while more:
            message = cast(HTTPReceiveMessage, await self.receive())
            if message["type"] != "http.request":
                raise ClientGone
            pieces.append(message["body"])
            left -= len(message["body"])
            if left < 0:
                raise TooLarge(f"the body is larger than {most} bytes")
            more = message.get("more_body", False)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)
