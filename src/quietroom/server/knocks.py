"""Being told while away, over HTTP: in which manner, at which address, by which browsers.

Source: spec/knock.md.
"""

from typing import Annotated

import msgspec
from litestar import delete, get, post, put
from litestar.params import JSONBody

from ..ground.digest import sha256
from ..ground.errors import Malformed
from ..knock.manner import Language, Manner, Rhythm, check
from . import pushing
from .gate import Gate
from .mailing import split
from .refusal import NoMail, NoPush
from .request import Asked
from .store import people
from .wire import Answer, Body, Hex32, Named, NamedHash, named
from .zones import zone

LEAST, DIGITS = 3, 6
"""The fewest characters of an e-mail address, and the digits of a code."""

Hour = Annotated[int, msgspec.Meta(ge=0, le=23)]


class Knock(Answer):
    """How the caller is told.

    `mails`: whether this server sends any; `push_key`: the key of its pushes in hex, or null where
    it sends none. `address`: confirmed; `asked`: one whose code is awaited. `browsers`: SHA-256 of
    each endpoint.
    """

    mails: bool
    push_key: str | None
    address: str | None
    asked: str | None
    rhythm: Rhythm
    hour: int
    quiet_from: int | None
    quiet_to: int | None
    zone: str
    language: Language
    browsers: list[Hex32]


class Manners(Body):
    """How the caller wants to be told: spec/knock.md section 3."""

    rhythm: Rhythm
    hour: Hour
    zone: str
    language: Language
    quiet_from: Hour | None = None
    quiet_to: Hour | None = None


class AddressGiven(Body):
    """An address of the caller's."""

    address: str


class CodeGiven(Body):
    """The code that was mailed."""

    code: Annotated[str, msgspec.Meta(pattern="^[0-9]{6}$")]


class BrowserGiven(Body):
    """Where a browser's maker takes pushes for it."""

    endpoint: str


@get("/api/knock", gate=Gate.SIGNED_IN)
async def my_knock(request: Asked) -> Knock:
    """Say how the caller is told."""
    caller, shell = request.caller, request.shell
    found = await shell.store.knocks.of(caller.tenant, caller.account)
    start, end = found.manner.quiet or (None, None)
    key = shell.store.keys.push(caller.tenant) if shell.config.pushing.on else None
    return Knock(
        shell.config.mailing.server is not None,
        None if key is None else pushing.public(key).hex(),
        found.address,
        found.asked,
        found.manner.rhythm,
        found.manner.hour,
        start,
        end,
        found.manner.zone,
        found.manner.language,
        [one.hex() for one in found.browsers],
    )


@put("/api/knock", gate=Gate.SIGNED_IN, status_code=204)
async def say_knock(request: Asked, data: JSONBody[Manners]) -> None:
    """Keep how the caller wants to be told."""
    if (data.quiet_from is None) != (data.quiet_to is None):
        raise Malformed("quiet hours have a beginning and an end")
    two = data.quiet_from, data.quiet_to
    quiet = None if two[0] is None or two[1] is None else (two[0], two[1])
    manner = check(Manner(data.rhythm, data.hour, quiet, data.zone, data.language))
    zone(manner.zone)
    caller = request.caller
    await request.shell.store.knocks.say(caller.tenant, caller.account, manner)


@post("/api/knock/address", gate=Gate.SIGNED_IN, status_code=204)
async def ask_address(request: Asked, data: JSONBody[AddressGiven]) -> None:
    """Mail a code to an address, to see whose it is."""
    shell, caller = request.shell, request.caller
    if shell.config.mailing.server is None:
        raise NoMail
    address = people.check_text(data.address.strip(), "e-mail address", people.ADDRESS)
    split(address)
    if len(address) < LEAST:
        raise Malformed("this is not one e-mail address")
    for whose in (caller.account, sha256(people.address(address).encode())):
        shell.limiter.take(("mail", whose), shell.config.rates.mail)
    code = f"{int.from_bytes(shell.entropy(8), 'big') % 10**DIGITS:0{DIGITS}}"
    await shell.store.knocks.ask(caller.tenant, caller.account, address, code)


@post("/api/knock/confirm", gate=Gate.SIGNED_IN, status_code=204)
async def confirm_address(request: Asked, data: JSONBody[CodeGiven]) -> None:
    """Use the address to which this code was mailed."""
    caller = request.caller
    await request.shell.store.knocks.confirm(caller.tenant, caller.account, data.code)


@delete("/api/knock/address", gate=Gate.SIGNED_IN)
async def forget_address(request: Asked) -> None:
    """Forget the caller's address, confirmed or not."""
    caller = request.caller
    await request.shell.store.knocks.forget(caller.tenant, caller.account)


@post("/api/knock/stop/{token:str}", gate=Gate.ANYONE, status_code=204)
async def stop_mails(request: Asked, token: Named) -> None:
    """End mails, as a mail program asks by RFC 8058. The answer is the same whatever the token."""
    await request.shell.store.knocks.stop(request.tenant, named(token))


@post("/api/knock/browsers", gate=Gate.SIGNED_IN, status_code=204)
async def add_browser(request: Asked, data: JSONBody[BrowserGiven]) -> None:
    """Let a browser tell the caller, and nobody else."""
    shell, caller = request.shell, request.caller
    if not shell.config.pushing.on:
        raise NoPush
    pushing.check(shell.config.pushing, data.endpoint)
    await shell.store.knocks.browser_add(caller.tenant, caller.account, data.endpoint)


@delete("/api/knock/browsers/{browser:str}", gate=Gate.SIGNED_IN)
async def drop_browser(request: Asked, browser: NamedHash) -> None:
    """Let a browser of the caller's tell nobody any more, if there is one."""
    caller, ident = request.caller, named(browser, 32)
    await request.shell.store.knocks.browser_drop(caller.tenant, caller.account, ident)


ROUTES = (
    my_knock,
    say_knock,
    ask_address,
    confirm_address,
    forget_address,
    stop_mails,
    add_browser,
    drop_browser,
)
"""The routes of this module."""
