"""A server of a few lines: what it answers goes out as a stream, as from a real one."""

from collections.abc import Callable

import httpx

Answer = Callable[[httpx.Request], httpx.Response]
"""Answers one request, or raises as a connection does."""


class Answers(httpx.BaseTransport):
    """Carries every request to `answer`."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request."""
        request.read()
        said = self._answer(request)
        if not said.is_stream_consumed:
            return said
        body = httpx.ByteStream(said.content)
        return httpx.Response(said.status_code, headers=said.headers, stream=body)
