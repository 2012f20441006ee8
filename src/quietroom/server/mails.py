"""Mails as files: each due one is written whole or not at all, for a mail program to take.

A mail says which programme it comes from and holds a one-time link, and nothing of any room.

Source: spec/http.md section 11; RFC 5322.
"""

import os
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from pathlib import Path
from urllib.parse import urlsplit

from .store.mails import Mail
from .store.tenants import Tenant

_ONE = re.compile(r"([^\s@,;:<>()\"\\\[\]]+)@([^\s@,;:<>()\"\\\[\]]+)")

_TEXT = """\
{programme} invites you to Quietroom. Open this link to come in:

{link}

It works once. Whoever has it can use it, so do not pass it on.
"""

_BACK = """\
Somebody, probably you, asked {programme} for a way back into Quietroom. Open this link:

{link}

It works once, for a day. If it was not you, do nothing: nothing has changed.
"""


def write(folder: Path, mail: Mail, tenant: Tenant, now: int) -> None:
    """Write one mail into `folder`. Raises `ValueError` for no address, `OSError` for no disk."""
    message = _message(mail, tenant, now).as_bytes(policy=SMTP)
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{mail.id.hex()}.eml"
    aside = folder / f".{mail.id.hex()}.new"
    with open(aside, "wb", opener=_owner_only) as file:
        file.write(message)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)


def _message(mail: Mail, tenant: Tenant, now: int) -> EmailMessage:
    server = urlsplit(mail.link).hostname or "localhost"
    message = EmailMessage()
    message["From"] = Address(tenant.programme, "no-reply", server)
    message["To"] = _address(mail.recipient)
    message["Date"] = formatdate(now)
    message["Message-ID"] = f"<{mail.id.hex()}@{server}>"
    message["Subject"] = f"{tenant.programme}: your link"
    text = _BACK if mail.kind == "return" else _TEXT
    message.set_content(
        text.format(programme=tenant.programme, link=mail.link), cte="quoted-printable"
    )
    return message


def _address(text: str) -> Address:
    """One address, and no more of a header than that. Raises `ValueError`."""
    found = _ONE.fullmatch(text)
    if found is None:
        raise ValueError
    return Address("", found[1], found[2])


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
