"""What mails say: an invitation's link, a code, or that something is new, and nothing of any room.

A link's mail comes from the programme by its name. A code and a knock come from Quietroom, are the
same for everybody, and name nobody.

Source: spec/http.md section 11; spec/knock.md sections 4 and 5; RFC 5322, RFC 3834, RFC 8058.
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from urllib.parse import urlsplit

from ..knock import words
from ..knock.manner import LANGUAGES
from .config import Config
from .mailing import split
from .store.mails import Mail
from .store.tenants import Tenant

NO_LINK = ("code", "knock")
"""Kinds of mails that are sent by a mail server or not at all."""

STOP = "/api/knock/stop/"
"""Where a mail program ends these mails for its person, once the token stands behind it."""

_POLICY = SMTP.clone(max_line_length=990)
"""Lines are as long as they need to be: a folded address would not be read as one everywhere."""

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


def written(mail: Mail, tenant: Tenant, config: Config, now: int) -> bytes:
    """A mail as it travels. Raises `Malformed` where the recipient is no single address."""
    server = urlsplit(config.url).hostname or "localhost"
    sender = config.mailing.sender or f"no-reply@{server}"
    plain = mail.kind in NO_LINK
    message = EmailMessage()
    message["From"] = Address("Quietroom" if plain else tenant.programme, *split(sender))
    message["To"] = Address("", *split(mail.recipient))
    message["Date"] = formatdate(now)
    message["Message-ID"] = f"<{mail.id.hex()}@{server}>"
    if plain:
        _say(message, mail, config.url)
    else:
        _invite(message, mail, tenant.programme)
    return message.as_bytes(policy=_POLICY)


def _say(message: EmailMessage, mail: Mail, url: str) -> None:
    """A code, or that something is new: in the recipient's language, the same for everybody."""
    language = next((one for one in LANGUAGES if one == mail.language), LANGUAGES[0])
    said = (words.CODE if mail.kind == "code" else words.KNOCK)[language]
    message["Subject"] = said.subject
    message["Auto-Submitted"] = "auto-generated"
    code = ""
    if mail.kind == "code":
        code = f"{mail.link[:3]} {mail.link[3:]}"
    else:
        message["List-Unsubscribe"] = f"<{url}{STOP}{mail.link}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(said.text.format(url=url, code=code), cte="quoted-printable")


def _invite(message: EmailMessage, mail: Mail, programme: str) -> None:
    message["Subject"] = f"{programme}: your link"
    text = _BACK if mail.kind == "return" else _TEXT
    message.set_content(text.format(programme=programme, link=mail.link), cte="quoted-printable")
