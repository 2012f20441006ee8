"""Talking to one server: requests out, checked shapes back, problems as errors.

Nothing secret goes into an address. Every post that is not idempotent by itself carries a key, so
that a repeated request has one effect.

Source: spec/openapi.yaml; RFC 9110, RFC 9457.
"""

import json
import weakref
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpx

from ..ground.chance import Entropy
from ..ground.errors import Malformed
from .refusal import BadAnswer, Refused, ServerAway
from .row import Row, rows

CBOR = {"Content-Type": "application/cbor"}

LARGEST = 8 * 1024 * 1024
"""The most bytes that a client takes as one answer."""

UNSIGNED = 401
"""The answer to whoever is not signed in, or not any more."""

TIMEOUT = httpx.Timeout(30.0, connect=5.0)

Json = Any
"""A decoded JSON value: shapes are checked by whoever asked."""


class Wire:
    """One server, at a base URL without a slash at its end.

    `token` is set by signing in; `renew` signs in again when the server says that it has ended.
    """

    def __init__(
        self, server: str, entropy: Entropy, transport: httpx.BaseTransport | None = None
    ) -> None:
        self.server = server
        self.token: str | None = None
        self.renew: Callable[[], None] | None = None
        self._entropy = entropy
        try:
            self._http = httpx.Client(base_url=server, timeout=TIMEOUT, transport=transport)
        except httpx.InvalidURL as fault:
            raise Malformed("this is not the address of a server: begin with https://") from fault
        weakref.finalize(self, self._http.close)

    def close(self) -> None:
        """Let the connection go."""
        self._http.close()

    def get(self, path: str) -> bytes:
        """The bytes at a path. Raises `ServerAway`, `Refused` or `BadAnswer`."""
        return self._ask("GET", path)

    def get_json(self, path: str) -> Json:
        """The JSON at a path. Raises `BadAnswer` besides what `get` raises."""
        return decode_json(self.get(path))

    def get_row(self, path: str) -> Row:
        """The object at a path. Raises `BadAnswer` besides what `get` raises."""
        return Row(self.get_json(path))

    def get_rows(self, path: str) -> list[Row]:
        """The list at a path. Raises `BadAnswer` besides what `get` raises."""
        return rows(self.get_json(path))

    def post(self, path: str, body: bytes, once: bool | bytes = False) -> bytes:
        """Post CBOR; `once` adds a key so that a repetition has one effect.

        The key is drawn here, or the one given, for what is posted again later.
        """
        return self._ask("POST", path, content=body, headers=self._headers(CBOR, once))

    def post_text(self, path: str, body: bytes) -> bytes:
        """Post text."""
        return self._ask("POST", path, content=body, headers={"Content-Type": "text/plain"})

    def put(self, path: str, body: bytes) -> bytes:
        """Put CBOR."""
        return self._ask("PUT", path, content=body, headers=dict(CBOR))

    def put_json(self, path: str, body: Json) -> None:
        """Put JSON."""
        headers = self._headers({"Content-Type": "application/json"}, once=False)
        self._ask("PUT", path, content=json.dumps(body).encode(), headers=headers)

    def put_octets(self, path: str, body: bytes) -> bytes:
        """Put raw bytes."""
        headers = {"Content-Type": "application/octet-stream"}
        return self._ask("PUT", path, content=body, headers=headers)

    def post_json(self, path: str, body: Json, once: bool = False) -> Json:
        """Post JSON and read JSON."""
        return decode_json(self.send_json(path, body, once))

    def post_row(self, path: str, body: Json, once: bool = False) -> Row:
        """Post JSON and read one object."""
        return Row(self.post_json(path, body, once))

    def send_json(self, path: str, body: Json, once: bool = False) -> bytes:
        """Post JSON and take the answer as it is."""
        headers = self._headers({"Content-Type": "application/json"}, once)
        return self._ask("POST", path, content=json.dumps(body).encode(), headers=headers)

    def delete(self, path: str) -> None:
        """Delete what is at a path."""
        self._ask("DELETE", path)

    def _headers(self, headers: dict[str, str], once: bool | bytes) -> dict[str, str]:
        if not once:
            return dict(headers)
        key = once if isinstance(once, bytes) else self._entropy(16)
        return {**headers, "Idempotency-Key": key.hex()}

    def _ask(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> bytes:
        sent = dict(headers or {})
        if self.token is not None:
            sent["Authorization"] = f"Bearer {self.token}"
        status, raw = self._send(method, path, content, sent)
        if status == UNSIGNED and self.renew is not None and self.token is not None:
            renew, self.renew = self.renew, None
            try:
                renew()
            finally:
                self.renew = renew
            sent["Authorization"] = f"Bearer {self.token}"
            status, raw = self._send(method, path, content, sent)
        if status < 300:
            return raw
        raise _refusal(status, raw)

    def _send(
        self, method: str, path: str, content: bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        try:
            return taken(self._http, method, path, content, headers)
        except httpx.HTTPError as fault:
            raise ServerAway from fault


def capped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces, as long as they are no more than a client takes. Raises `BadAnswer`."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise BadAnswer("the server answered with more than a client takes")
        yield piece


def taken(
    http: httpx.Client,
    method: str,
    url: str,
    content: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, bytes]:
    """The status and the bytes that a server answers. Raises `BadAnswer`, `httpx.HTTPError`."""
    # They are capped as they arrive, so they must not be packed by anything on the way.
    sent = {**(headers or {}), "Accept-Encoding": "identity"}
    with http.stream(method, url, content=content, headers=sent) as answer:
        return answer.status_code, b"".join(capped(answer.iter_raw()))


def decode_json(raw: bytes) -> Json:
    """Read a JSON answer. Raises `BadAnswer`."""
    try:
        return json.loads(raw) if raw else None
    except (ValueError, RecursionError) as fault:
        raise BadAnswer("the server's answer is not JSON") from fault


def _refusal(status: int, raw: bytes) -> Refused:
    try:
        problem = json.loads(raw)
        code, detail = str(problem["code"]), str(problem.get("detail") or problem["title"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        code, detail = f"http-{status}", f"the server answered {status}"
    return Refused(detail[:500], code[:64], status)
