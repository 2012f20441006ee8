"""The gallery of states, served by the site's own code under the page's own policy."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from quietroom.server.site import Site, read


class Gallery:
    """A server for the gallery's files, on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(read(folder)))
        self.url = f"http://localhost:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Begin to serve."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()

    def state(self, name: str, lang: str = "en", scheme: str = "light") -> str:
        """The address of one state."""
        return f"{self.url}/gallery.html?state={name}&lang={lang}&scheme={scheme}"

    @property
    def states(self) -> str:
        """The address that lists all states."""
        return f"{self.url}/gallery.html"


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asset = site.assets.get(self.path.partition("?")[0])
            self.send_response(200 if asset else 404)
            for name, text in asset.headers if asset else ():
                self.send_header(name.decode(), text.decode())
            self.end_headers()
            self.wfile.write(asset.body if asset else b"")

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests speak."""

    return Handler
