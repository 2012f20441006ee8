"""Sending mails: to a mail server where there is one, else as files for a mail program to take.

A mail that is not taken is tried again later. While the mail server itself is away or refuses us,
all mails wait and nothing counts against any of them. What goes wrong is logged by its kind alone:
what a mail server says may quote an address.

Source: spec/http.md section 11; RFC 5321.
"""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from aiosmtplib import SMTP, SMTPDataError, SMTPException, SMTPRecipientsRefused

from ..ground.chance import Clock
from ..ground.errors import Malformed
from . import mails, problem
from .config import Config
from .mailing import Smtp
from .store.engine import Store
from .store.mails import Mail
from .store.tenants import Tenant

PATIENCE = 20.0
"""Seconds until a mail server that says nothing counts as away."""

WAIT, LONGEST = 60, 3600
"""Seconds until a mail server that was away is asked again, doubled each time, and the most."""


class Postman:
    """Sends what is due. `folder`: where mails are written if there is no mail server."""

    def __init__(self, store: Store, config: Config, folder: Path, clock: Clock) -> None:
        self._store = store
        self._config = config
        self._folder = folder
        self._clock = clock
        self._again = 0
        self._wait = WAIT

    async def send(self) -> None:
        """Send all mails that are due."""
        waiting = [
            (tenant, mail)
            for tenant in await self._store.tenants.all()
            for mail in await self._store.mails.due(tenant.id)
        ]
        server = self._config.mailing.server
        if server is None:
            for tenant, mail in waiting:
                await self._write(tenant, mail)
        elif waiting and self._clock() >= self._again:
            await self._post(server, waiting)

    async def _post(self, server: Smtp, waiting: list[tuple[Tenant, Mail]]) -> None:
        try:
            async with _connection(server, self._config.url) as smtp:
                for tenant, mail in waiting:
                    await self._hand_over(smtp, server, tenant, mail)
        except (SMTPException, OSError, ValueError) as fault:
            problem.log(fault)
            self._again = self._clock() + self._wait
            self._wait = min(2 * self._wait, LONGEST)
        else:
            self._wait = WAIT

    async def _hand_over(self, smtp: SMTP, server: Smtp, tenant: Tenant, mail: Mail) -> None:
        """Hand over one mail. Raises what concerns the server itself, and so every mail."""
        store = self._store.mails
        try:
            raw = mails.written(mail, tenant, self._config, self._clock())
            await smtp.sendmail(server.sender, [mail.recipient], raw)
        except (Malformed, SMTPRecipientsRefused, SMTPDataError) as fault:
            problem.log(fault)
            with suppress(SMTPException):
                await smtp.rset()
            await store.failed(tenant.id, mail)
        else:
            await store.done(tenant.id, mail.id)

    async def _write(self, tenant: Tenant, mail: Mail) -> None:
        """Write one mail as a file; what needs a mail server waits until there is one again."""
        store, now = self._store.mails, self._clock()
        if mail.kind in mails.NO_LINK:
            await store.later(tenant.id, mail, now + LONGEST)
            return
        try:
            _keep(self._folder, mail, mails.written(mail, tenant, self._config, now))
        except (Malformed, OSError) as fault:
            problem.log(fault)
            await store.failed(tenant.id, mail)
        else:
            await store.done(tenant.id, mail.id)


def _connection(server: Smtp, url: str) -> SMTP:
    """A connection to be entered. TLS, where it is to be, begins before anything else is said."""
    password = None if server.password is None else server.password.read_text().strip()
    return SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.tls == "at-first",
        start_tls=server.tls == "before-use",
        username=server.user,
        password=password,
        # Else it would say this machine's own name, looked up while everything waits.
        local_hostname=urlsplit(url).hostname or "localhost",
        timeout=PATIENCE,
    )


def _keep(folder: Path, mail: Mail, raw: bytes) -> None:
    """Write one mail into `folder`, whole or not at all. Raises `OSError`."""
    folder.mkdir(mode=0o700, exist_ok=True)
    aside = folder / f".{mail.id.hex()}.new"
    with open(aside, "wb", opener=_owner_only) as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(folder / f"{mail.id.hex()}.eml")


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
