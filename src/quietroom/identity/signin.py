"""Signing in: the card's signature over a challenge that serves one server, one card, one minute.

The client fills in origin and log from what it knows, never from what the server says; so a
signature made for one server opens no session at another.

Format: spec/identity.md section 11. Vectors: vectors/identity/signin.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape, signature
from ..ground.canon import Value
from ..ground.digest import same
from ..ground.errors import QuietroomError
from ..ground.signature import Signed, SigningKey
from .card import Card

USE = "sign-in"
"""The domain under which a sign-in is signed."""

NONCE = 32
"""Size in bytes of the server's nonce, which it takes once."""

SECONDS = 60
"""How far the two clocks may be apart."""

LIMIT = 8 * 1024
"""The most bytes of one signed sign-in."""

_ORIGIN = 300


class SignInStale(QuietroomError):
    """The sign-in is more than a minute old or ahead: set this device's clock and sign in again."""

    code = "sign-in-stale"


class SignInOtherServer(QuietroomError):
    """The sign-in was signed for another server or another log."""

    code = "sign-in-other-server"


class SignInOtherCard(QuietroomError):
    """The sign-in was signed for another account, or for a card that is not its current one."""

    code = "sign-in-other-card"


class SignInOtherNonce(QuietroomError):
    """The sign-in answers another challenge: ask for a new one and sign in again."""

    code = "sign-in-other-nonce"


@dataclass(frozen=True, slots=True)
class SignIn:
    """What is signed.

    `origin`: scheme, host and port of the server; `log_key`: hash of its log's key, 32 bytes;
    `account` 16 bytes; `card`: hash, 32 bytes; `nonce` 32 bytes; `time`: seconds since 1970.
    """

    origin: str
    log_key: bytes
    account: bytes
    card: bytes
    nonce: bytes
    time: int

    def encode(self) -> bytes:
        """The payload: CBOR[origin, log key hash, account, card hash, nonce, time]."""
        server: list[Value] = [self.origin, self.log_key]
        return canon.encode([*server, self.account, self.card, self.nonce, self.time])

    def sign(self, key: SigningKey) -> bytes:
        """The signed sign-in, as it is sent."""
        payload = self.encode()
        return Signed(payload, key.sign(payload, USE)).encode()


def build(card: Card, origin: str, log_key: bytes, nonce: bytes, time: int) -> SignIn:
    """What the holder of `card` signs at `time` to answer the server's `nonce`."""
    return SignIn(origin, log_key, card.account, card.hash, nonce, time)


def check(raw: bytes, card: Card, origin: str, log_key: bytes, nonce: bytes, now: int) -> SignIn:
    """The sign-in, if `card`, its account's current one, signed it for this server and nonce, now.

    The nonce is the caller's to forget: it counts once. Raises `Malformed`, `TooLarge`,
    `SignInOtherServer`, `SignInOtherCard`, `SignInOtherNonce`, `SignInStale` or `BadSignature`.

    Source: spec/identity.md section 11.
    """
    signed = signature.parse(raw, 1, LIMIT)
    found = parse(signed.payload)
    if (found.origin, found.log_key) != (origin, log_key):
        raise SignInOtherServer
    if (found.account, found.card) != (card.account, card.hash):
        raise SignInOtherCard
    if not same(found.nonce, nonce):
        raise SignInOtherNonce
    if abs(found.time - now) > SECONDS:
        raise SignInStale
    signed.verify((card.key, USE))
    return found


def parse(payload: bytes) -> SignIn:
    """Read the payload of a sign-in. Verifies nothing. Raises `Malformed` or `TooLarge`.

    Source: spec/identity.md section 11.
    """
    fields = shape.array(canon.decode(payload, LIMIT), 6, "sign-in")
    origin, log_key, account, card, nonce, time = fields
    return SignIn(
        shape.text(origin, "origin", _ORIGIN),
        shape.digest(log_key, "log key"),
        shape.ident(account, "account"),
        shape.digest(card, "card"),
        shape.octets(nonce, "nonce", NONCE),
        shape.number(time, "time"),
    )
