"""Courses over HTTP: what this programme asks for, and that somebody has finished it.

Source: spec/guidance.md section 6.
"""

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import JSONBody

from ..guidance.asked import NotAsked
from .gate import Gate
from .request import Asked
from .store.people import GUEST
from .wire import Answer, Body


class Guidance(Answer):
    """The courses that are asked for, and those of them that the caller has finished, by name."""

    required: list[str]
    completed: list[str]


class Completed(Body):
    """A course that the caller finished, and in which version."""

    course: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,39}$")]
    version: Annotated[int, msgspec.Meta(ge=1, le=9999)]


@get("/api/guidance", gate=Gate.SIGNED_IN)
async def my_guidance(request: Asked) -> Guidance:
    """Say what is asked for before a room of the programme opens, and what of it the caller did."""
    caller = request.caller
    required = () if GUEST in caller.roles else request.shell.config.guidance
    done = await request.shell.store.completed.of(caller.tenant, caller.account)
    return Guidance(list(required), [name for name in required if name in done])


@post("/api/guidance/completed", gate=Gate.SIGNED_IN, status_code=204)
async def complete(request: Asked, data: JSONBody[Completed]) -> None:
    """Note that the caller finished a course that is asked for; of any other nothing is noted."""
    caller, shell = request.caller, request.shell
    if data.course not in shell.config.guidance:
        raise NotAsked
    done = data.course, data.version
    await shell.store.completed.note(caller.tenant, caller.account, *done)


ROUTES = (my_guidance, complete)
"""The routes of this module."""
