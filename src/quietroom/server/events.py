"""Something new: a stream of server-sent events, ids only.

Whoever listens is told that a room, their notebook, their grants, their letters, what concerns them
or the log have grown, and fetches what it is over the other routes. Nothing is replayed: a client
reads everything once after it has begun to listen. A stream ends when the server stops and when its
session ends.

Source: spec/http.md section 9; WHATWG HTML section 9.2.
"""

import asyncio
import json
from collections.abc import AsyncIterator

from litestar import get
from litestar.response import Stream

from .gate import Gate
from .request import Asked, Caller, Shell
from .store.event import Event, Subscription

MEDIA = "text/event-stream"

BEAT = 20.0
"""Seconds of silence after which a stream shows that it lives."""

_BEAT = b"event: hb\ndata: {}\n\n"


@get("/api/events", gate=Gate.SIGNED_IN, media_type=MEDIA)
async def events(request: Asked) -> Stream:
    """Listen for what is new: events `new`, `hb` in silence, and `bye` before the stream ends."""
    request.shell.listeners.check(request.caller.account)
    headers = {"x-accel-buffering": "no"}
    return Stream(_lines(request.shell, request.caller), media_type=MEDIA, headers=headers)


async def _lines(shell: Shell, caller: Caller) -> AsyncIterator[bytes]:
    news = shell.store.subscribe(caller.tenant, caller.account)
    with news, shell.listeners.hold(caller.account, news):
        yield _BEAT
        while not shell.listeners.stopping():
            event = await _next(news)
            if shell.listeners.stopping() or not await _lives(shell, caller):
                break
            shell.presence.there(caller.tenant, caller.account, shell.clock())
            yield _BEAT if event is None else _told(event)
    yield f"event: bye\nretry: {_later(shell)}\ndata: {{}}\n\n".encode()


async def _next(news: Subscription) -> Event | None:
    try:
        async with asyncio.timeout(BEAT):
            return await anext(news)
    except TimeoutError:
        return None


async def _lives(shell: Shell, caller: Caller) -> bool:
    session = await shell.store.identity.session_of(caller.tenant, caller.session)
    return session is not None and not session.succeeded


def _told(event: Event) -> bytes:
    what = {"room": event.id.hex()} if event.id is not None else {event.kind: 1}
    return b"event: new\ndata: " + json.dumps(what).encode() + b"\n\n"


def _later(shell: Shell) -> int:
    """When to come back, in milliseconds, spread so that not all come at once."""
    return 1000 + int.from_bytes(shell.entropy(2), "big") % 4000


ROUTES = (events,)
"""The routes of this module."""
