"""A push service on this machine: keeps what it is asked, and answers as it is told."""

import json
import threading
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256


@dataclass(frozen=True)
class Asked:
    """One push as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """The service. `answers`: the status for some paths, else 201."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)

    def end(self, name: str) -> str:
        """An endpoint of a browser."""
        return f"{self.url}/{name}"


@contextmanager
def service() -> Iterator[Service]:
    """A push service until the end of the block."""
    made = Service("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            made.asked.append(Asked(self.path, headers, body))
            self.send_response(made.answers.get(self.path, 201))
            self.send_header("location", made.end("elsewhere"))
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests speak."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


def verified(authorization: str) -> tuple[dict[str, Any], bytes]:
    """The claims of a signature, and the key that made it: RFC 8292 read by hand.

    Raises `InvalidSignature`.
    """
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = parts["t"].rpartition(".")
    key, raw = _raw(parts["k"]), _raw(signature)
    two = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
    point.verify(encode_dss_signature(*two), signed.encode(), ec.ECDSA(SHA256()))
    head, claims = (json.loads(_raw(part)) for part in signed.split("."))

    assert (scheme, head["alg"], len(raw)) == ("vapid", "ES256", 64)
    return claims, key


def _raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
