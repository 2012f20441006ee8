"""A mail server that keeps what it is given, and says what it is told to say.

It listens on this machine, in a thread of its own. With a certificate it takes nothing before TLS.
"""

import datetime as dt
import email
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

HOST = "127.0.0.2"
"""This machine by an address that counts as another one, to which nothing goes without TLS."""


@dataclass
class Sink:
    """What came. `refuse`: what is said to recipients of some addresses."""

    port: int
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        """What came, read."""
        return [email.message_from_bytes(raw, policy=default) for raw in self.raw]

    async def handle_RCPT(  # noqa: N802 - so the library calls it
        self, *given: Any
    ) -> str:
        """Take a recipient, or refuse it."""
        _, _, envelope, address, _ = given
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - so the library calls it
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        """Keep a mail."""
        self.raw.append(envelope.content)
        self.recipients += envelope.rcpt_tos
        self.senders.append(envelope.mail_from)
        return "250 OK"

    def login(self, _server: Any, _session: Any, _envelope: Any, _how: str, given: Any) -> Any:
        """Let anybody in, and keep how they came."""
        assert isinstance(given, LoginPassword)
        self.logins.append((given.login, given.password))
        return AuthResult(success=True)


@contextmanager
def sink(folder: Path | None = None, host: str = HOST) -> Iterator[Sink]:
    """A sink, until the end of the block; with a folder for its certificate it insists on TLS."""
    with socket.create_server((host, 0)) as free:
        made = Sink(free.getsockname()[1])
    more: dict[str, Any] = {}
    if folder is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate(folder))
        more = {"tls_context": context, "require_starttls": True, "authenticator": made.login}
    controller = Controller(made, hostname=host, port=made.port, **more)
    controller.start()
    try:
        yield made
    finally:
        controller.stop()


def certificate(folder: Path, host: str = HOST) -> Path:
    """A key with a certificate of its own for an address of this machine, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=True
        )
        .sign(key, SHA256())
    )
    path = folder / "certificate.pem"
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(text + made.public_bytes(Encoding.PEM))
    return path
