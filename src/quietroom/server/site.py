"""The browser client as files: read once, served with the policy of each.

The page, its styles and the key worker were built when the wheel was made; nothing is made here. A
page's path names a screen and every screen is the same page, so what is served tells nothing.

The page's policy: only files of this server, no inline script or style, no
markup made of text. The key worker's own response allows it nothing at all but the compiled
function that stretches passphrases: it cannot reach any network. The viewer, in which files that
somebody else attached are shown, is a page in a sandbox: it has no origin, so nothing of the page
or of this server is its own, and it can connect to nothing.

Source: spec/http.md section 12; W3C Content Security Policy Level 3, Trusted Types, WebAssembly's
`wasm-unsafe-eval`; HTML, sandboxing.
"""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

ID = "([0-9a-f]{32})"
NAME = "([a-z][a-z0-9-]{0,39})"
"""The pattern of an id in a path."""

SCREENS = (
    "/",
    "/join",
    "/unlock",
    "/lost",
    "/not-me",
    "/promises",
    "/keys",
    "/notebook",
    "/learn-from",
    "/received",
    "/reports",
    "/take",
    "/erase",
    "/erased",
    "/pairs",
    "/people",
    "/heard",
    "/guidance",
    f"/guidance/{NAME}(?:/{NAME})?",
    "/record",
    f"(?:/r/{ID})?/help",
    f"/r/{ID}",
    f"/r/{ID}/agreement",
    f"/r/{ID}/spoken",
    f"/r/{ID}/trust",
    f"/r/{ID}/closing",
    f"/r/{ID}/objectives",
    f"/r/{ID}/meetings",
    f"/r/{ID}/renewal",
    f"/r/{ID}/report",
    f"/r/{ID}/known/([0-9a-f]{{64}})",
)
"""Patterns of the paths of the page; `web/app/routes.ts` has the same."""

_SCREEN = re.compile("|".join(SCREENS))

_PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types svelte-trusted-html quietroom-scripts",
    )
)

_KEYS_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'wasm-unsafe-eval'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)

_VIEWER_POLICY = "; ".join(
    (
        "sandbox allow-scripts",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)

_POLICIES: Mapping[str, str] = {
    "/keys.js": _KEYS_POLICY,
    "/keys-fallback.js": _KEYS_POLICY,
    "/viewer.html": _VIEWER_POLICY,
}
"""Policies of files that are not the page's own."""

_FOR_VIEWER = ("/viewer.js", "/viewer.css")
"""What a page without an origin may load of us; it is the same for everybody, and no secret."""

_MEDIA: Mapping[str, str] = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
}
"""Every kind of file that the site may hold."""

_PACKED = {"css", "html", "js", "json", "svg", "webmanifest"}
"""Kinds that are worth packing."""

_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its bytes, the same packed by gzip where that is shorter, its headers."""

    body: bytes
    packed: bytes | None
    headers: tuple[Header, ...]


class Site:
    """All files of the browser client, by path."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        self._assets = dict(assets)

    @property
    def assets(self) -> Mapping[str, Asset]:
        """Every file by its path; the page stands under `/`."""
        return self._assets

    def find(self, path: str) -> Asset | None:
        """The file at a path, or the page for the path of a screen, or none."""
        if _SCREEN.fullmatch(path):
            return self._assets.get("/")
        return self._assets.get(path)


@cache
def read(folder: Traversable | None = None) -> Site:
    """Read, once, the site that came with this package, or the one in `folder`.

    Without one - a checkout whose client was never built - there is no page, and every path of a
    screen is not found.
    """
    root = files("quietroom") / "site" if folder is None else folder
    found = {
        "/" if path == "/index.html" else path: _asset(path, file.read_bytes())
        for path, file in _walk(root, "")
    }
    return Site(found)


def _walk(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    if not folder.is_dir():
        return []
    found: list[tuple[str, Traversable]] = []
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        path = f"{above}/{one.name}"
        found += _walk(one, path) if one.is_dir() else [(path, one)]
    return found


def _asset(path: str, body: bytes) -> Asset:
    kind = path.rpartition(".")[2]
    packed = gzip.compress(body, 9, mtime=0) if kind in _PACKED else None
    worth = packed if packed is not None and len(packed) < len(body) else None
    named_by_content = path.startswith("/assets/")
    headers = {
        "content-type": _MEDIA[kind],
        "cache-control": _FOR_EVER if named_by_content else _ASK_FIRST,
        "content-security-policy": _POLICIES.get(path, _PAGE_POLICY),
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-resource-policy": "cross-origin" if path in _FOR_VIEWER else "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "x-robots-tag": "noindex, nofollow",
        "vary": "accept-encoding",
    }
    return Asset(
        body, worth, tuple((name.encode(), text.encode()) for name, text in headers.items())
    )
