"""Who may pass: the session behind a request, and what it is good for.

Every route says to whom it opens; one that says nothing opens to nobody. What a member may see of a
room is decided in the store, in the same step that reads it, so that a stranger is told what is
told when there is no such room.

Source: spec/http.md section 4.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from ..ground.digest import sha256
from ..identity.lineage import CardNotCurrent
from .config import LOOPBACK
from .limits import neighbourhood
from .refusal import NotFound, NotSignedIn
from .request import Asked, Caller, Shell
from .store.people import COORDINATOR

_PORT = re.compile(":[0-9]+$")


class Gate(Enum):
    """To whom a route opens."""

    FACTS = "facts"
    """Whoever asks, by whatever name they call the server: nothing of any tenant."""

    ANYONE = "anyone"
    """Whoever asks; an address may not ask too often."""

    PAST_CARD = "past-card"
    """A session of a living account, even when the card that it signed with has a successor."""

    SIGNED_IN = "signed-in"
    """A session that signed with the account's current card."""

    COORDINATOR = "coordinator"
    """A session as above, of a person who is a coordinator of the programme."""


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a request pass or refuse it. Stands before every handler of the application."""
    asked, opens = cast(Asked, connection), handler.opt.get("gate")
    if opens is None:
        raise NotFound
    host, token, forwarded = _told(asked.scope["headers"])
    shell, state = asked.shell, asked.scope["state"]
    state["address"] = neighbourhood(_address(asked, shell, forwarded))
    if opens is not Gate.FACTS:
        state["tenant"] = await shell.store.tenants.of_host(host)
    if opens in (Gate.FACTS, Gate.ANYONE):
        shell.limiter.take(("address", state["address"]), shell.config.rates.address)
    else:
        state["caller"] = await _admit(asked, token, opens)


async def _admit(asked: Asked, token: bytes, opens: Gate) -> Caller:
    shell, session = asked.shell, None
    if token:
        session = await shell.store.identity.session_of(asked.tenant, sha256(token))
    if session is None:
        shell.limiter.take(("address", asked.address), shell.config.rates.address)
        raise NotSignedIn
    shell.limiter.take(session.account, shell.config.rates.account)
    if session.succeeded and opens is not Gate.PAST_CARD:
        raise CardNotCurrent
    if opens is Gate.COORDINATOR and COORDINATOR not in session.roles:
        raise NotFound
    shell.presence.there(asked.tenant, session.account, shell.clock())
    ids = session.account, session.card, session.token_hash
    return Caller(asked.tenant, *ids, session.succeeded, session.roles)


def _told(headers: Iterable[tuple[bytes, bytes]]) -> tuple[str, bytes, str]:
    """Host without its port, bearer token, last forwarded address; empty where there is none."""
    host, token, forwarded = b"", b"", b""
    for name, value in headers:
        if name == b"host":
            host = value
        elif name == b"authorization" and value[:7].lower() == b"bearer ":
            token = value[7:].strip()
        elif name == b"x-forwarded-for":
            forwarded = value.rpartition(b",")[2].strip()
    called = _PORT.sub("", host.decode("latin-1").lower())
    return called, token, forwarded.decode("latin-1")


def _address(asked: Asked, shell: Shell, forwarded: str) -> str:
    """The peer or, behind our own proxy, the address that it speaks for."""
    client = asked.scope["client"]
    peer = client[0] if client else ""
    return forwarded if forwarded and shell.config.behind_proxy and peer in LOOPBACK else peer
