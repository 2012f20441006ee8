"""What one running server is told from outside.

Nothing here is secret: the one secret lies in the data folder and is read by `keys`; the password
of a mail server lies in a file of its own.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ..tlog.note import Key
from .mailing import Mailing
from .pushing import Pushing

BACKUPS = 30
"""Days for which a backup is kept, unless the operator says another number."""

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Hosts that nobody outside this machine can reach."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A token bucket: `burst` requests at once, then `each` more a second."""

    burst: int
    each: float


@dataclass(frozen=True, slots=True)
class Rates:
    """How often one may ask.

    `account`: a signed-in account, all routes; `address`: an address without a session, all routes;
    `vault`: fetching one account's vault; `mail`: links for coming back, to and from one address.
    `streams`: event streams that one account may hold open.
    """

    account: Rate = field(default_factory=lambda: Rate(1000, 100))
    address: Rate = field(default_factory=lambda: Rate(500, 10))
    vault: Rate = field(default_factory=lambda: Rate(10, 1 / 6))
    mail: Rate = field(default_factory=lambda: Rate(5, 1 / 600))
    streams: int = 8


@dataclass(frozen=True, slots=True)
class Config:
    """One server.

    `data`: folder of its own. `database`: URL of a PostgreSQL database, none for SQLite in `data`.
    `host` and `port`: where it listens, port 0 for any that is free. `public_url`: how others reach
    it; none when only this machine does. `mailing` and `pushing`: how it tells people who are away.
    `guidance`: the courses that both must have finished before a room of the programme opens.
    `places`: quiet places that members are offered to meet at.
    `backups`: days for which a backup of it is kept at most.
    """

    data: Path
    database: str | None = None
    host: str = "127.0.0.1"
    port: int = 8470
    public_url: str | None = None
    rates: Rates = field(default_factory=Rates)
    mailing: Mailing = field(default_factory=Mailing)
    pushing: Pushing = field(default_factory=Pushing)
    guidance: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    backups: int = BACKUPS

    @property
    def url(self) -> str:
        """The address that people open, without a slash at its end."""
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def origins(self) -> tuple[str, ...]:
        """Scheme, host and port under which a sign-in may have been signed, the first one ours."""
        if self.public_url is None:
            hosts = ("localhost", "127.0.0.1", "[::1]")
            return tuple(f"http://{host}:{self.port}" for host in hosts)
        parts = urlsplit(self.public_url)
        return (f"{parts.scheme}://{parts.netloc}".lower(),)

    @property
    def behind_proxy(self) -> bool:
        """Whether others come through a proxy that speaks https for this server."""
        return (self.public_url or "").startswith("https://")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new programme is made from, for good.

    `programme`: its name in invitations and mails; none for "Quietroom". `witnesses`: whose lines
    its log takes; they are named in its policy, and none of them is required. `back`: nothing is
    made but a link for the only coordinator, who comes back with other keys.
    """

    programme: str | None = None
    witnesses: tuple[Key, ...] = ()
    back: bool = False

    @property
    def name(self) -> str:
        """The name, as given or not."""
        return self.programme or "Quietroom"
