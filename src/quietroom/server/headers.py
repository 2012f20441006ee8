"""The one outer layer: headers on everything that leaves, and no exception that gets out.

It stands around the whole application, so that refusals, streams and documents carry the same
headers, and a fault after the first byte ends in our log and not in somebody's traceback.

Source: spec/http.md section 2.
"""

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import Message, Receive, Scope, Send

from . import problem

_CONTENT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

ALWAYS: tuple[tuple[bytes, bytes], ...] = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", _CONTENT.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""What every response carries."""

OVER_HTTPS = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
"""What it carries besides where people come by https."""


class App(Litestar):
    """The application with its outer layer; `state.shell` is what its handlers share."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]
        """Answer one request, whatever happens."""
        if scope["type"] != ScopeType.HTTP:
            await super().__call__(scope, receive, send)
            return
        https = self.state.shell.config.behind_proxy
        extra = [*ALWAYS, OVER_HTTPS] if https else ALWAYS

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        try:
            await super().__call__(scope, receive, sending)
        except Exception as fault:  # noqa: BLE001 - the outermost wall: nothing may pass
            problem.log(fault.__cause__ or fault)
