"""What is not safe about how a server is told to run, each with its remedy.

A server does not start while any of this is so; `serve --check` says it and starts nothing.
"""

from urllib.parse import urlsplit

from ..ground.errors import QuietroomError
from . import folder, keys
from .config import LOOPBACK, Config


class UnsafeToServe(QuietroomError):
    """Something about this server is not safe: `quietroom serve --check` says what."""

    code = "unsafe-to-serve"


def settings(config: Config) -> list[str]:
    """Every unsafe setting but those of the database."""
    return [
        *_ways_in(config),
        *folder.unsafe(config.data),
        *keys.unsafe(config.data),
        *config.mailing.unsafe(),
        *config.pushing.unsafe(),
    ]


def _ways_in(config: Config) -> list[str]:
    url = urlsplit(config.public_url or "http://localhost")
    if url.scheme == "https" and url.hostname:
        return []
    if config.public_url is not None and url.hostname not in LOOPBACK:
        return ["the public URL is not https: others could read what passes and change it"]
    if config.host not in LOOPBACK:
        return ["others could listen in: put an https proxy before it, and give --public-url"]
    return []
