"""Invitations: a link whose fragment carries what the server must not read.

A person's invitation holds their card's hash and a secret; the invitee's card comes back with a MAC
under it, so that a link sent outside Quietroom proves both cards. One mailed by the server, or made
by a programme, holds neither and proves nothing: there the safety words must.

Format: spec/identity.md section 12. Vectors: vectors/identity/invitation.json.
"""

import base64
import re
from dataclasses import dataclass, field

from ..ground import canon, shape
from ..ground.digest import context, mac, same
from ..ground.errors import Malformed, QuietroomError

TOKEN = 16
"""Size in bytes of the token that the server takes once."""

SECRET = 32
"""Size in bytes of the secret that the server never sees."""

VERSION = 1

_LIMIT = 1024
_LINK = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?P<port>:[0-9]{1,5})?"
    r"(?P<path>(?:/[\w.~-]+)*)/join#(?P<fragment>[\w-]+)",
    re.ASCII | re.IGNORECASE,
)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class BadLink(QuietroomError):
    """This is not a whole invitation link: copy all of it, with what stands after the #."""

    code = "bad-link"


class ProvesNothing(QuietroomError):
    """No person's card stands behind this invitation: compare the safety words instead."""

    code = "invitation-proves-nothing"


class InvitationUnproven(QuietroomError):
    """The card that came back was not sent by whoever holds the invitation."""

    code = "invitation-unproven"


@dataclass(frozen=True, slots=True)
class Inviter:
    """The person behind an invitation: hash of their card, and the link's 32-byte secret."""

    card: bytes
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link carries.

    `token`: 16 bytes, the server's, by which the invitee joins; `policy`: hash of the log policy,
    32 bytes; `inviter`: none when no person stands behind it.
    """

    token: bytes = field(repr=False)
    policy: bytes
    inviter: Inviter | None

    def encode(self) -> bytes:
        """CBOR[1, token, policy hash, inviter's card hash or null, secret or null]."""
        card, secret = (self.inviter.card, self.inviter.secret) if self.inviter else (None, None)
        return canon.encode([VERSION, self.token, self.policy, card, secret])

    def link(self, server: str) -> str:
        """The link for a server's base URL, which ends without a slash."""
        fragment = base64.urlsafe_b64encode(self.encode()).rstrip(b"=").decode()
        return f"{server}/join#{fragment}"

    def proof(self, invitee: bytes) -> bytes:
        """What the invitee sends with the card of hash `invitee`, 32 bytes.

        Raises `ProvesNothing` when no person stands behind the invitation.
        """
        if self.inviter is None:
            raise ProvesNothing
        return mac(self.inviter.secret, context("invite", self.inviter.card, invitee))

    def check(self, invitee: bytes, proof: bytes) -> None:
        """Check that the card of hash `invitee` came from who holds this invitation.

        Raises `InvitationUnproven` or `ProvesNothing`.
        """
        if not same(self.proof(invitee), proof):
            raise InvitationUnproven


def parse(raw: bytes) -> Invitation:
    """Read what a link carries. Raises `Malformed` or `TooLarge`.

    Source: spec/identity.md section 12.
    """
    version, token, policy, card, secret = shape.array(canon.decode(raw, _LIMIT), 5, "invitation")
    if shape.number(version, "version") != VERSION:
        raise Malformed("the invitation is of a version that this software does not know")
    if (card is None) != (secret is None):
        raise Malformed("an invitation names both a card and a secret, or neither")
    return Invitation(
        shape.octets(token, "token", TOKEN),
        shape.digest(policy, "log policy"),
        None
        if card is None
        else Inviter(shape.digest(card, "card"), shape.octets(secret, "secret", SECRET)),
    )


def parse_link(link: str) -> tuple[str, Invitation]:
    """The server's base URL and the invitation. The fragment is never sent to that server.

    Takes https, and http to this very machine. Raises `BadLink`.

    Source: spec/identity.md section 12.
    """
    found = _LINK.fullmatch(link.strip())
    if found is None:
        raise BadLink
    scheme, host = found["scheme"].lower(), found["host"].lower()
    if scheme == "http" and host not in _LOOPBACK:
        raise BadLink("this link is not safe to follow: it begins with http instead of https")
    try:
        invitation = parse(_decode(found["fragment"]))
    except QuietroomError as fault:
        raise BadLink from fault
    return f"{scheme}://{host}{found['port'] or ''}{found['path']}", invitation


def _decode(fragment: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(fragment + "=" * (-len(fragment) % 4))
    except ValueError as fault:
        raise Malformed("not base64url") from fault
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != fragment:
        raise Malformed("not the one base64url spelling of its bytes")
    return raw
