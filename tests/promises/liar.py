"""A server that lies: an ASGI application before the honest one, which changes what passes.

It stands outside the server package, which may not import it. A lie names the requests it is about
and what becomes of a body on its way in or out; everything else passes as it is.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.room import chain, envelope, epoch, parcel
from tests.journeys.town import Town

Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Lie:
    """Changes the body of an answer, or of a request, to paths that match.

    `always`: also an honest refusal becomes an answer.
    """

    path: str
    answer: Change | None = None
    request: Change | None = None
    always: bool = False


class Liar:
    """Stands before an application and tells one lie."""

    def __init__(self, app: Any, lie: Lie) -> None:
        self._app = app
        self._lie = lie

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass one request on, and its answer back, changed where the lie is about it."""
        if scope["type"] != "http" or not re.search(self._lie.path, scope["path"]):
            await self._app(scope, receive, send)
            return
        if self._lie.request is not None:
            scope, receive = await _changed(scope, receive, self._lie.request)
        if self._lie.answer is None:
            await self._app(scope, receive, send)
            return
        start: dict[str, Any] = {}
        body = bytearray()

        async def keep(message: Any) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))

        await self._app(scope, receive, keep)
        raw = bytes(body)
        if start["status"] < 300 or self._lie.always:
            start["status"], raw = 200, self._lie.answer(raw)
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await send({**start, "headers": [*headers, (b"content-length", b"%d" % len(raw))]})
        await send({"type": "http.response.body", "body": raw})


async def _changed(scope: Any, receive: Any, change: Change) -> tuple[Any, Any]:
    raw, more = bytearray(), True
    while more:
        message = await receive()
        raw.extend(message.get("body", b""))
        more = message.get("more_body", False)
    body = change(bytes(raw))
    headers = [pair for pair in scope["headers"] if pair[0].lower() != b"content-length"]
    told = {**scope, "headers": [*headers, (b"content-length", b"%d" % len(body))]}

    async def again() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    return told, again


@contextmanager
def lying(town: Town, lie: Lie, on: bool) -> Iterator[None]:
    """Tell a lie for a while; or, as its honest twin, do not."""
    if on:
        town.front = Liar(town.app, lie)
    try:
        yield
    finally:
        town.front = town.app


Items = list[list[Any]]


def page(room: bytes, change: Callable[[Items], Items]) -> Change:
    """Changes the items of a first page, and makes count and head fit, as a careful liar does."""

    def lie(raw: bytes) -> bytes:
        after, items, _, _ = _four(canon.decode(raw))
        if after != 0:
            return raw
        told = change([list(item) for item in items])
        link = chain.start(room).after(_hash(item) for item in told)
        return canon.encode([0, told, link.index, link.head])

    return lie


def decoded(raw: bytes) -> Any:
    """A CBOR answer, to be changed."""
    return canon.decode(raw)


def cut(items: Items, index: int) -> Items:
    """The items without the one at this index, counted from 1."""
    return [item for place, item in enumerate(items, 1) if place != index]


def flip(raw: bytes, place: int = -1) -> bytes:
    """The bytes with one bit changed."""
    changed = bytearray(raw)
    changed[place] ^= 1
    return bytes(changed)


def _hash(item: list[Any]) -> bytes:
    parse: dict[int, Callable[[bytes], Any]] = {
        parcel.ENTRY: envelope.parse,
        parcel.RECORD: epoch.parse,
        parcel.STUB: envelope.parse_stub,
    }
    return bytes(parse[item[0]](item[1]).hash)


def _four(value: Value) -> tuple[Any, Any, Any, Any]:
    if not isinstance(value, list) or len(value) != 4:
        raise AssertionError("the honest server gives a page of four parts")
    return value[0], value[1], value[2], value[3]
