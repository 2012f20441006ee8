"""Pushing: telling a browser by its maker's push service that something is new.

A push has no body, so nothing of anybody passes, and no key of a browser is kept. Where it goes is
a URL that a person gave, so it is not trusted: it must be https at a public address, the very
address that was checked is connected to, and nothing of the answer but its status is read.

Source: spec/knock.md section 6; RFC 8030, RFC 8292.
"""

import asyncio
import ssl
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import IPPROTO_TCP
from urllib.parse import SplitResult, urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from ..ground.errors import QuietroomError

ENDPOINT = 1000
"""The most characters of an endpoint."""

PATIENCE = 10.0
"""Seconds that one push may take, all told."""

SIGNED = 12 * 3600
"""Seconds for which a signature holds; RFC 8292 allows 24 hours."""

KEPT = 7 * 86400
"""Seconds for which a push service keeps a push for a browser that sleeps."""

_HEADERS = {"TTL": str(KEPT), "Topic": "new", "Urgency": "normal", "Content-Length": "0"}

_GONE = (404, 410)

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points the curve P-256 has: a private key is a number from 1 to below it."""

_CARRIES_IPV4 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""Addresses by which a gateway reaches IPv4 ones, which may be anywhere (RFC 6052, RFC 8215)."""

_MOST = 4
"""How many addresses of one host are tried."""


class BadEndpoint(QuietroomError):
    """This server does not push to there: it needs the https address of a push service."""

    code = "bad-endpoint"


class Gone(QuietroomError):
    """This browser is told nothing any more."""

    code = "push-gone"


class NotPushed(QuietroomError):
    """The push service did not take it."""

    code = "not-pushed"


@dataclass(frozen=True, slots=True)
class Pushing:
    """How a server is told to push.

    `public`: to push services on the public internet; `services`: to these as well, by scheme, host
    and port, wherever they are.
    """

    public: bool = False
    services: tuple[str, ...] = ()

    @property
    def on(self) -> bool:
        """Whether this server pushes at all."""
        return self.public or bool(self.services)

    def unsafe(self) -> list[str]:
        """What is wrong with these settings, in words."""
        wrong = [each for each in self.services if _origin(each) != each]
        return [f"--push-service takes scheme, host and port alone: {each}" for each in wrong]


def check(settings: Pushing, endpoint: str) -> SplitResult:
    """The parts of an endpoint to which we may push. Raises `BadEndpoint`."""
    origin = _origin(endpoint)
    if origin is None or len(endpoint) > ENDPOINT or not endpoint.isascii():
        raise BadEndpoint
    url = urlsplit(endpoint)
    if origin in settings.services:
        return url
    if not settings.public or url.scheme != "https" or url.port is not None or _is_ip(url):
        raise BadEndpoint
    return url


def public(key: bytes) -> bytes:
    """The public key that browsers are given, 65 bytes: X9.62, uncompressed."""
    point = _private(key).public_key()
    return point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


async def push(settings: Pushing, key: bytes, us: str, endpoint: str, now: int) -> None:
    """Push to an endpoint, as the server `us`, signed by what `public` gives for `key`.

    Raises `Gone`, `NotPushed` or `BadEndpoint`.
    """
    url = check(settings, endpoint)
    try:
        async with asyncio.timeout(PATIENCE):
            status = await _post(settings, url, _headers(key, us, url, now))
    except (OSError, TimeoutError, httpx.HTTPError, httpx.InvalidURL, ValueError) as fault:
        raise NotPushed from fault
    if status in _GONE:
        raise Gone
    if not 200 <= status < 300:
        raise NotPushed


async def _post(settings: Pushing, url: SplitResult, headers: dict[str, str]) -> int:
    """The status of the answer. Raises `NotPushed`, `OSError` or httpx's errors."""
    host = url.hostname or ""
    ours = _origin(url.geturl()) in settings.services
    for address in [host] if ours else await _addresses(host):
        target = httpx.URL(url.geturl()).copy_with(host=address)
        request = httpx.Request(
            "POST",
            target,
            headers={**headers, "Host": url.netloc},
            extensions={"sni_hostname": host, "timeout": httpx.Timeout(PATIENCE).as_dict()},
        )
        try:
            async with _client() as client:
                answer = await client.send(request, stream=True)
                await answer.aclose()
                return answer.status_code
        except httpx.ConnectError:
            continue
    raise NotPushed


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(
        verify=_tls(), trust_env=False, follow_redirects=False, timeout=PATIENCE
    )


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


async def _addresses(host: str) -> list[str]:
    """Where a host is. Raises `NotPushed` if any of it is not on the public internet."""
    found = await asyncio.get_running_loop().getaddrinfo(host, 443, proto=IPPROTO_TCP)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not addresses or not all(is_public(ip_address(each)) for each in addresses):
        raise NotPushed
    return addresses[:_MOST]


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public internet, and stands for no other."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None,))[0]
        if inner is not None or any(address in net for net in _CARRIES_IPV4):
            return False
    return address.is_global and not address.is_multicast


def _headers(key: bytes, us: str, url: SplitResult, now: int) -> dict[str, str]:
    """The signature over whom we push to, until when, and where to complain about it."""
    claims = {"aud": _origin(url.geturl()), "exp": now + SIGNED, "sub": us}
    # Its check of `sub` refuses the http address of a server that is reached by this machine alone.
    signed = Vapid02(_private(key), conf={"no-strict": True}).sign(claims)
    return {**_HEADERS, "Authorization": signed["Authorization"]}


def _private(key: bytes) -> ec.EllipticCurvePrivateKey:
    number = 1 + int.from_bytes(key, "big") % (_ORDER - 1)
    return ec.derive_private_key(number, ec.SECP256R1())


def _origin(text: str) -> str | None:
    """Scheme, host and port of a URL; none where it is no URL of the web, or names a user."""
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError:
        return None
    if url.scheme not in ("http", "https") or not url.hostname or "@" in url.netloc:
        return None
    return f"{url.scheme}://{url.hostname}" + (f":{port}" if port is not None else "")


def _is_ip(url: SplitResult) -> bool:
    try:
        ip_address(url.hostname or "")
    except ValueError:
        return False
    return True
