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

    `method`: of which requests, of all where none is given; `always`: a refusal, too,
    becomes an answer; `swallow`: the application never hears of it. `status` and `headers` come
    with the answer.
    """

    path: str
    answer: Change | None = None
    request: Change | None = None
    method: str = ""
    always: bool = False
    swallow: bool = False
    status: int = 200
    headers: tuple[tuple[bytes, bytes], ...] = ()


class Liar:
    """Stands before an application and tells one lie: to everybody, or to browsers alone."""

    def __init__(self, app: Any, lie: Lie, browsers: bool = False) -> None:
        self._app = app
        self._lie = lie
        self._browsers = browsers

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass one request on, and its answer back, changed where the lie is about it."""
        if not self._is_about(scope):
            await self._app(scope, receive, send)
            return
        if self._lie.swallow:
            await _refuse_nothing(send)
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
            start["status"], raw = self._lie.status, self._lie.answer(raw)
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        length = (b"content-length", b"%d" % len(raw))
        await send({**start, "headers": [*headers, *self._lie.headers, length]})
        await send({"type": "http.response.body", "body": raw})

    def _is_about(self, scope: Any) -> bool:
        lie = self._lie
        if scope["type"] != "http" or not re.search(lie.path, scope["path"]):
            return False
        if lie.method and scope["method"] != lie.method:
            return False
        return not self._browsers or b"Mozilla" in dict(scope["headers"]).get(b"user-agent", b"")


async def _refuse_nothing(send: Any) -> None:
    headers = [(b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


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
def lying(town: Town, lie: Lie | None, on: bool = True, browsers: bool = False) -> Iterator[None]:
    """Tell a lie for a while, to everybody or to browsers alone; or, as its honest twin, do not."""
    if on and lie is not None:
        town.front = Liar(town.app, lie, browsers)
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
