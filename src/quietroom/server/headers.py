"""The one outer layer: headers on everything that leaves, and no exception that gets out.

It stands around the whole application, so that refusals, streams and documents carry the same
headers, and a fault after the first byte ends in our log and not in somebody's traceback.

Source: spec/http.md section 2.
"""

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import HTTPScope, Message, Receive, Scope, Send

from . import problem
from .site import Asset, Header

_READS = ("GET", "HEAD")

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
    """The application with its outer layer; `state.shell` is what its handlers share.

    What `state.site` holds is answered here, before any handler: files, the same for everybody.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]
        """Answer one request, whatever happens."""
        if scope["type"] != ScopeType.HTTP:
            await super().__call__(scope, receive, send)
            return
        over = (OVER_HTTPS,) if self.state.shell.config.behind_proxy else ()
        asset = self.state.site.find(scope["path"]) if scope["method"] in _READS else None
        if asset is not None:
            await _give(asset, scope, send, over)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *ALWAYS, *over]
            await send(message)

        try:
            await super().__call__(scope, receive, sending)
        except Exception as fault:  # noqa: BLE001 - the outermost wall: nothing may pass
            problem.log(fault.__cause__ or fault)


def sent_with(asset: Asset) -> list[Header]:
    """The headers with which a file goes out, whoever asks and however they come."""
    own = {name for name, _ in asset.headers}
    return [*asset.headers, *(header for header in ALWAYS if header[0] not in own)]


async def _give(asset: Asset, scope: HTTPScope, send: Send, over: tuple[Header, ...]) -> None:
    """Answer with a file, packed where the asker takes that."""
    asked = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
    packed = asset.packed if b"gzip" in asked else None
    body = asset.body if packed is None else packed
    headers = [
        *sent_with(asset),
        *over,
        (b"content-length", str(len(body)).encode()),
        *(() if packed is None else ((b"content-encoding", b"gzip"),)),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    rest = body if scope["method"] == "GET" else b""
    await send({"type": "http.response.body", "body": rest, "more_body": False})
