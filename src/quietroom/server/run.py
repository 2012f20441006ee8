"""Starting the server: the one module of the server that the command line may import.

`serve` runs until it is told to stop, `check` says what is unsafe and starts nothing, `init` makes
the first coordinator of a new server. Each holds the data folder while it works.

Granian serves inside this process: one event loop, one writer, and no supervisor that could outlive
them. Source: spec/http.md section 10; docs/decisions/0004-one-process.md.
"""

import asyncio
import resource
import secrets
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any, TextIO
from urllib.parse import urlsplit

import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

from ..ground.digest import sha256
from ..ground.errors import QuietroomError
from ..identity import invitation
from ..identity.invitation import Invitation
from ..tlog import policy as policies
from . import builds, faultlog, folder, jobs, keys, port, unsafe
from .app import build_app
from .config import Beginning, Config
from .headers import App
from .refusal import Conflict
from .store.engine import Store, open_store
from .store.migrate import ROLE
from .store.migrate import migrate as build_tables
from .store.people import check_text
from .store.tenants import Tenant

ENVIRONMENT = 5
"""Exit code: port, disk, folder or database are not as they must be."""

GRACE = 8.0
"""Seconds that requests under way get to end once the server is told to stop."""

CONNECTIONS = 20_000
"""How many requests may be under way at once; each open stream is one."""


def serve(config: Config) -> int:
    """Serve until SIGTERM or SIGINT, then end within ten seconds. Returns the exit code.

    The first line on standard output, once it answers, is `Quietroom is at URL`. What keeps it from
    serving is said on standard error.
    """
    return _told(lambda: _serve(config))


def check(config: Config) -> int:
    """Print each setting that is not safe, and start nothing. Returns the exit code."""
    return _told(lambda: _check(config))


def migrate(url: str) -> int:
    """Build or update the tables of a PostgreSQL database, as its owner. Returns the exit code."""
    return _told(lambda: _migrate(url))


def init(config: Config, asked: Beginning | None = None) -> str:
    """Make the programme, unless there is one, and invite its first coordinator.

    Or, if `asked` says that its only coordinator comes back, make the link by which they begin
    anew. Returns the one-time link. Raises `QuietroomError`, as `Malformed` for a name that does
    not print or a witness with another kind of key, and `Conflict` when a coordinator has joined,
    or has not, or the programme is there and is not as `asked`; or `OSError`.
    """
    return uvloop.run(_init(config, asked or Beginning()))


def _told(act: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run `act`; what keeps it from working becomes a sentence and an exit code."""
    try:
        return uvloop.run(act())
    except QuietroomError as refusal:
        _say(str(refusal), sys.stderr)
    except OSError as fault:
        _say(
            f"{fault.strerror or type(fault).__name__}: {fault.filename or 'see --data'}",
            sys.stderr,
        )
    return ENVIRONMENT


async def _serve(config: Config) -> int:
    folder.check_ours(config.data)
    _check_safe(unsafe.settings(config))
    async with _opened(config) as (found, store):
        if not await store.tenants.all():
            _say("Nobody is here yet: stop this and run `quietroom init` once.", sys.stderr)
        app = build_app(store, found, _now, secrets.token_bytes)
        app.state.builds = await builds.publish(store, app.state.site)
        with faultlog.writing(found.data / folder.LOG):
            async with jobs.running(app.state.shell, found.data / folder.MAILS):
                await _until_told(app, found)
    return 0


async def _check(config: Config) -> int:
    folder.check_ours(config.data)
    found = unsafe.settings(config)
    if config.data.exists():
        async with _opened(config) as (_, store):
            found += await store.check()
    for setting in found:
        _say(setting, sys.stdout)
    return ENVIRONMENT if found else 0


async def _migrate(url: str) -> int:
    await build_tables(url)
    _say(f"The tables are there. Serve as {ROLE}, which owns none of them.", sys.stdout)
    return 0


async def _init(config: Config, asked: Beginning) -> str:
    check_text(asked.name, "programme's name")
    async with _opened(config) as (found, store):
        host = urlsplit(found.url).hostname or "localhost"
        if not await store.tenants.all():
            if asked.back:
                raise Conflict("no programme has begun here: run `quietroom init` without that")
            await store.tenants.create(host, f"{host}/log", asked.name, asked.witnesses)
        tenant = await store.tenants.of(await store.tenants.of_host(host))
        _check_as_asked(tenant, asked)
        token = secrets.token_bytes(invitation.TOKEN)
        invite = store.invitations.only if asked.back else store.invitations.first
        await invite(tenant.id, sha256(token))
        return Invitation(token, policies.parse(tenant.policy).hash, None).link(found.url)


def _check_as_asked(tenant: Tenant, asked: Beginning) -> None:
    """A programme that began is not renamed, nor watched by others: its policy is signed by now."""
    named = asked.programme in (None, tenant.programme)
    known = {key.public for key in policies.parse(tenant.policy).witnesses}
    if not named or (asked.witnesses and {key.public for key in asked.witnesses} != known):
        raise Conflict(
            f'the programme "{tenant.programme}" has begun: its name and witnesses stay as they are'
        )


@asynccontextmanager
async def _opened(config: Config) -> AsyncIterator[tuple[Config, Store]]:
    """The configuration with its port found, and the store, while the data folder is held."""
    host, free = port.find(config.host, config.port)
    found = replace(config, host=host, port=free)
    with folder.held(config.data):
        secret = keys.secret(config.data, secrets.token_bytes)
        where = config.database or config.data / folder.DATABASE
        async with await open_store(where, secret, _now) as store:
            yield found, store


async def _until_told(app: App, config: Config) -> None:
    """Serve until a signal comes; then let streams say goodbye and requests under way end."""
    _allow_files()
    asyncio.get_running_loop().set_exception_handler(faultlog.of_loop)
    told = _when_told()
    server = Server(
        app,
        config.host,
        config.port,
        interface=Interfaces.ASGINL,
        websockets=False,
        log_enabled=False,
        backlog=2048,
        backpressure=CONNECTIONS,
    )
    serving = asyncio.create_task(server.serve())
    ready = asyncio.create_task(port.listening(config.host, config.port))
    await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
    if ready.done():
        _say(f"Quietroom is at {config.url}", sys.stdout)
        await told.wait()
        app.state.shell.listeners.stop()
        server.stop()  # type: ignore[no-untyped-call]
    with suppress(TimeoutError):
        await asyncio.wait_for(serving, GRACE)


def _allow_files() -> None:
    """Each connection is an open file: take as many as the system lets us have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _when_told() -> asyncio.Event:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return told


def _check_safe(settings: list[str]) -> None:
    if settings:
        raise unsafe.UnsafeToServe("; ".join(settings))


def _now() -> int:
    return int(time.time())


def _say(line: str, to: TextIO) -> None:
    to.write(f"{line}\n")
    to.flush()
