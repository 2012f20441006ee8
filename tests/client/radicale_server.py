"""A real CalDAV server, started by the tests that read from it, by https and with a password."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import radicale.config
import radicale.server
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME, PASSWORD = "jonas", "a long password"


@dataclass(frozen=True)
class CalDav:
    """Where it is, and the certificate by which it is known."""

    url: str
    certificate: Path

    @property
    def mine(self) -> str:
        """The address of the one calendar there."""
        return f"{self.url}/{NAME}/mine/"

    @property
    def known(self) -> ssl.SSLContext:
        """What knows its certificate."""
        return ssl.create_default_context(cafile=self.certificate)

    def http(self) -> httpx.Client:
        """A client of its owner."""
        return httpx.Client(verify=self.known, auth=(NAME, PASSWORD))

    def put(self, name: str, *lines: str) -> None:
        """Put an event into the calendar."""
        event = ("BEGIN:VEVENT", f"UID:{name}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT")
        head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN")
        text = "\r\n".join((*head, *event, "END:VCALENDAR", ""))
        with self.http() as http:
            http.put(
                f"{self.mine}{name}.ics", content=text, headers={"Content-Type": "text/calendar"}
            ).raise_for_status()


@contextmanager
def radicale_at(folder: Path) -> Iterator[CalDav]:
    """Start it on a free port, with one empty calendar; stop it in the end."""
    certificate, key = _certified(folder)
    (folder / "users").write_text(f"{NAME}:{PASSWORD}\n")
    port = _free_port()
    settings = {
        "server": {
            "hosts": f"127.0.0.1:{port}",
            "ssl": "True",
            "certificate": str(certificate),
            "key": str(key),
        },
        "auth": {
            "type": "htpasswd",
            "htpasswd_filename": str(folder / "users"),
            "htpasswd_encryption": "plain",
            "delay": "0",
        },
        "storage": {"filesystem_folder": str(folder / "collections")},
        "web": {"type": "none"},
        "logging": {"level": "critical"},
    }
    configuration = radicale.config.load()
    configuration.update(settings, "a test", privileged=True)
    stop, stopping = socket.socketpair()
    running = threading.Thread(
        target=radicale.server.serve, args=(configuration, stopping), daemon=True
    )
    running.start()
    here = CalDav(f"https://127.0.0.1:{port}", certificate)
    try:
        _made(here)
        yield here
    finally:
        stop.close()
        running.join(10)
        stopping.close()


def _made(here: CalDav) -> None:
    with here.http() as http:
        for _ in range(100):
            try:
                answer = http.request("MKCALENDAR", here.mine)
            except httpx.ConnectError:
                threading.Event().wait(0.05)
                continue
            answer.raise_for_status()
            return
    raise AssertionError("the server did not start")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _certified(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a test")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.IPv4Address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret
