"""Whether the server lives, and whether it can take anything: for whoever runs it.

Source: spec/http.md section 10.
"""

import msgspec
from litestar import Response, get

from .gate import Gate
from .request import Asked
from .wire import Answer


class Alive(Answer):
    """The process answers."""

    status: str


class Ready(Answer):
    """Whether the store takes writes, on which database, with about how much disk left.

    `free`: in GiB, the next power of two below; 0 is less than one.
    """

    ready: bool
    database: str
    free: int | None = None


@get("/healthz", gate=Gate.FACTS)
async def alive() -> Alive:
    """Say that the process answers."""
    return Alive("ok")


@get("/readyz", gate=Gate.FACTS)
async def ready(request: Asked) -> Response[Ready]:
    """Say whether the store takes writes: 200, or 503 while it does not."""
    facts = msgspec.convert(await request.shell.store.ready(), Ready)
    return Response(facts, status_code=200 if facts.ready else 503)


ROUTES = (alive, ready)
"""The routes of this module."""
