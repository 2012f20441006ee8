"""One person at work: unlocked, signed in, with the log and the people they know.

Source: spec/identity.md sections 5, 7 and 11.
"""

from dataclasses import dataclass, field
from functools import cached_property

from ..ground.chance import Clock, Entropy
from ..ground.digest import sha256
from ..ground.signature import SigningKey
from ..identity import signin
from ..identity.card import Card
from ..identity.keys import CardKeys
from ..identity.lineage import Lineage
from ..identity.vault import Vault
from ..room.people import Mine, Secrets
from ..tlog.policy import Policy
from .home import Home
from .people import Directory
from .row import Row
from .tlog import Log
from .wire import Wire, decode_json

SIGNED_IN = "token"


@dataclass(frozen=True)
class Edge:
    """What a client draws on at the edge of the rules: its folder, a clock and randomness."""

    home: Home
    clock: Clock
    entropy: Entropy = field(repr=False)


@dataclass(frozen=True)
class Session:
    """One unlocked person. `name` is what the programme calls them."""

    edge: Edge
    wire: Wire
    log: Log
    people: Directory
    vault: Vault = field(repr=False)
    lineage: Lineage
    name: str

    @property
    def card(self) -> Card:
        """The card that signs today."""
        return self.lineage.current

    @property
    def first(self) -> bytes:
        """Hash of the first card of this person's lineage: how documents name an owner."""
        return self.lineage.first

    @property
    def keys(self) -> CardKeys:
        """The private side of the current card."""
        return self.vault.current

    @cached_property
    def signer(self) -> SigningKey:
        """What signs as the current card."""
        return self.keys.signing_key()

    @cached_property
    def mine(self) -> Mine:
        """The secrets of every card of this person, by card hash."""
        pairs = zip(self.lineage.line, self.vault.keys, strict=True)
        return {card.hash: Secrets(keys.seal, keys.self_key) for card, keys in pairs}

    def now(self) -> int:
        """Seconds since 1970."""
        return self.edge.clock()

    def random(self, size: int) -> bytes:
        """Unpredictable bytes."""
        return self.edge.entropy(size)


def sign_in(wire: Wire, edge: Edge, policy: Policy, card: Card, key: SigningKey) -> None:
    """Sign in by the card and keep the short-lived token. Raises `Refused` or `ServerAway`."""
    wire.token = None
    challenge = wire.post_row("/api/sign-in/challenge", {})
    nonce = challenge.octets("nonce")
    document = signin.build(card, wire.server, sha256(policy.public), nonce, edge.clock())
    answer = Row(decode_json(wire.post("/api/sign-in", document.sign(key))))
    wire.token = answer.text("token")
    edge.home.write(SIGNED_IN, wire.token.encode())


def resume(wire: Wire, edge: Edge, policy: Policy, card: Card, key: SigningKey) -> None:
    """Go on with the sign-in that is kept, or sign in anew; and anew whenever it has ended."""
    wire.renew = lambda: sign_in(wire, edge, policy, card, key)
    kept = edge.home.read(SIGNED_IN)
    if kept is None:
        wire.renew()
    else:
        wire.token = kept.decode()
