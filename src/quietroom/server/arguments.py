"""The options of `serve` and `init`, for whichever command line reads them.

Source: spec/http.md section 10.
"""

import argparse
import os
from pathlib import Path

from .config import Config


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options to a parser."""
    parser.add_argument("--data", type=Path, default=_folder(), metavar="DIR", help="data folder")
    parser.add_argument("--database", metavar="URL", help="PostgreSQL instead of SQLite")
    parser.add_argument("--host", default="127.0.0.1", metavar="H", help="address to listen on")
    parser.add_argument("--port", type=_port, default=8470, metavar="N", help="0: any free one")
    parser.add_argument("--public-url", metavar="URL", help="how others reach this server")
    parser.add_argument("--programme", default="Quietroom", metavar="NAME", help="name in mails")


def config(asked: argparse.Namespace) -> Config:
    """The configuration that was asked for."""
    url = asked.public_url.rstrip("/") if asked.public_url else None
    place = asked.data, asked.database, asked.host, asked.port
    return Config(*place, public_url=url, programme=asked.programme)


def _folder() -> Path:
    found = os.environ.get("XDG_DATA_HOME")
    return (Path(found) if found else Path.home() / ".local/share") / "quietroom-server"


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number < 1 << 16:
        raise ValueError
    return number
