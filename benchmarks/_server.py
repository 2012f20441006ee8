"""The server in a process of its own, as people run it, with two routes more that do nothing.

python -m benchmarks._server DATA [DATABASE]
"""

import base64
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from litestar import Response, get, post

from benchmarks._callers import SECRET, Caller, opened
from quietroom.ground.digest import sha256
from quietroom.server import app, keys, limits, run
from quietroom.server.config import Config, Rate, Rates
from quietroom.server.gate import Gate
from quietroom.server.headers import App
from quietroom.server.request import Asked
from quietroom.server.wire import CBOR
from tests.server.process import READY

NOTHING = "/nothing"
"""Where the routes are that do nothing but check who asks, and read what they are sent."""

_MANY = Rate(10**9, 10**9)


@dataclass(frozen=True, slots=True)
class Serving:
    """A running server: where it listens, and its process."""

    port: int
    pid: int

    def cpu(self) -> float:
        """How many seconds of processor time it has used, in all its threads."""
        return time.clock_gettime(~self.pid << 3 | 2)  # CPUCLOCK_SCHED, as in linux/posix-timers.h


@contextmanager
def serving(data: Path, *database: str, under: Sequence[str] = ()) -> Iterator[Serving]:
    """A server on a data folder until the end of the block, started `under` another command."""
    call = [*under, sys.executable, "-m", "benchmarks._server", str(data), *database]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None, "its output was asked for"
            line = process.stdout.readline()
            assert line.startswith(READY), "the server did not begin"
            yield Serving(int(line.rpartition(":")[2]), process.pid)
        finally:
            process.terminate()


def folder(data: Path) -> Path:
    """Make a data folder with our secret in it. Returns where its database belongs."""
    data.mkdir(mode=0o700)
    keys.secret(data, lambda _: SECRET)
    return data / "quietroom.db"


async def signed_in(where: str | Path, callers: Sequence[Caller]) -> list[str]:
    """A token for each caller, of a session that was opened beside HTTP."""
    tokens = [base64.urlsafe_b64encode(os.urandom(32)).decode() for _ in callers]
    async with await opened(where) as store:
        for caller, token in zip(callers, tokens, strict=True):
            session = sha256(token.encode()), caller.who.card.hash, int(time.time()) + 3600
            await store.identity.session_open(caller.tenant, *session)
    return tokens


@post(
    NOTHING,
    gate=Gate.SIGNED_IN,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.PARCEL,
)
async def _take(request: Asked) -> Response[bytes]:
    await request.body()
    return Response(b"\xf6", media_type=CBOR)


@get(NOTHING, gate=Gate.SIGNED_IN, media_type=CBOR)
async def _give(request: Asked) -> Response[bytes]:  # noqa: ARG001 - as every handler's
    return Response(b"\xf6", media_type=CBOR)


def _build(*parts: Any) -> App:
    built = app.build_app(*parts)
    for route in (_take, _give):
        built.register(route)
    return built


def main(data: str, database: str | None = None) -> int:
    """Serve until a signal comes."""
    rates = Rates(_MANY, _MANY, _MANY, _MANY)
    config = Config(Path(data), database, port=0, rates=rates)
    with mock.patch.object(run, "build_app", _build):
        return run.serve(config)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
