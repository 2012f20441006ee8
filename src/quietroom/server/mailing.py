"""How a server is told to send mails: by which mail server, under which address.

    smtps://USER@HOST:PORT   TLS from the first byte; port 465 unless another is given
    smtp://USER@HOST:PORT    TLS is begun before anything is said; port 587. On this machine itself
                             without TLS, port 25

A password stands in a file of its own, so that it is in no list of processes.

Source: spec/http.md section 10; RFC 8314, RFC 3207.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from ..ground.errors import Malformed

Tls = Literal["at-first", "before-use", "none"]

HERE = ("127.0.0.1", "::1", "localhost")
"""Mail servers that no wire lies before."""

_ADDRESS = re.compile(r"([^\s@,;:<>()\"\\\[\]]+)@([^\s@,;:<>()\"\\\[\]]+)")

_SCHEMES = ("smtp", "smtps")


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server, and who we are to it. `password`: the file that holds it."""

    host: str
    port: int
    tls: Tls
    user: str | None
    password: Path | None
    sender: str


@dataclass(frozen=True, slots=True)
class Mailing:
    """The settings as they were given: all of them may be missing, and none by itself.

    `smtp`: the URL of a mail server; `sender`: the address in From; `password`: a file.
    """

    smtp: str | None = None
    sender: str | None = None
    password: Path | None = None

    @property
    def server(self) -> Smtp | None:
        """The mail server, where one is named; what `unsafe` names must not be so."""
        if self.smtp is None or self.sender is None:
            return None
        url = urlsplit(self.smtp)
        host, tls = url.hostname or "", _tls(url)
        port = url.port or {"at-first": 465, "before-use": 587, "none": 25}[tls]
        return Smtp(host, port, tls, url.username, self.password, self.sender)

    def unsafe(self) -> list[str]:
        """What is missing or unsafe about these settings, in words."""
        if self.smtp is None:
            given = self.sender is not None or self.password is not None
            return ["mails have a sender and no mail server: give --smtp too"] if given else []
        return [*_of_url(self.smtp), *self._of_sender(), *self._of_password()]

    def _of_sender(self) -> list[str]:
        if self.sender is None:
            return ["mails have a mail server and no sender: give --sender too"]
        if _ADDRESS.fullmatch(self.sender) is None:
            return ["--sender is not one e-mail address"]
        return []

    def _of_password(self) -> list[str]:
        named = "@" in (self.smtp or "")
        if named and self.password is None:
            return ["the mail server has a user and no password: give --smtp-password-file too"]
        if self.password is None:
            return []
        if not named:
            return ["the mail server has a password and no user: write USER@ into --smtp"]
        if not self.password.is_file():
            return ["the file of --smtp-password-file is not there"]
        if self.password.stat().st_mode & 0o077:
            return ["the mail server's password can be read by others: run chmod 600 on its file"]
        return []


def split(address: str) -> tuple[str, str]:
    """The two parts of one e-mail address. Raises `Malformed`."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise Malformed("this is not one e-mail address")
    return found[1], found[2]


def _tls(url: SplitResult) -> Tls:
    if url.scheme == "smtps":
        return "at-first"
    return "none" if url.hostname in HERE else "before-use"


def _of_url(text: str) -> list[str]:
    wrong = ["--smtp is not smtp:// or smtps:// with a host, and with a port where it is another"]
    try:
        url = urlsplit(text)
        whole = url.scheme in _SCHEMES and url.hostname and url.port != 0
    except ValueError:
        return wrong
    if not whole or url.path or url.query or url.fragment:
        return wrong
    if url.password is not None:
        return ["a password stands in --smtp, where others see it: use --smtp-password-file"]
    return []
