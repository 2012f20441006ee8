"""The log as this client keeps it: every leaf mirrored, no tag ever asked for.

A smaller head is refused and asked for again; a fork stops with evidence.

Source: spec/tlog.md section 11. Threats: a fork, a replayed head, a leaf withheld.
"""

import time
from collections.abc import Iterator, Sequence

from ..ground.errors import Malformed, QuietroomError
from ..tlog import mirror
from ..tlog.evidence import Fork, SmallerHead
from ..tlog.leaf import Leaf, card_tag
from ..tlog.leaf import parse as parse_leaf
from ..tlog.mirror import BeyondHead, Mirror
from ..tlog.policy import Policy
from ..tlog.proof import BadProof
from ..tlog.tile import Tile
from .home import Home
from .refusal import Lied
from .wire import Wire

FILE = "log"

TRIES = 3
"""How often a client asks again before it says that the log went backwards."""

PAUSE = 0.3
"""Seconds between two tries."""


class Log:
    """The mirrored log of one server. `policy`: hash of its log policy, 32 bytes."""

    def __init__(self, wire: Wire, home: Home, policy: Policy) -> None:
        self.policy = policy.hash
        kept = home.read(FILE)
        self._wire = wire
        self._home = home
        self._mirror = mirror.start(policy) if kept is None else mirror.parse(kept)
        if self._mirror.policy != policy:
            raise Malformed("the mirrored log in this folder follows another log policy")

    @property
    def mirror(self) -> Mirror:
        """The mirror as last verified."""
        return self._mirror

    def sync(self) -> None:
        """Read what is new.

        Raises `Lied` around `SmallerHead`, `Fork`, `BadProof` or what is wrong with the note.
        """
        fault: QuietroomError = SmallerHead()
        shown = b""
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE)
            shown = self._wire.get("/log/checkpoint")
            try:
                self._take(self._advance(shown))
            except SmallerHead as smaller:
                fault = smaller
            except Fork as fork:
                raise self._lied(fork, fork.evidence.encode()) from fork
            except QuietroomError as false:
                if isinstance(false, Lied) or false.code in ("server-away", "refused"):
                    raise
                raise self._lied(false, shown) from false
            else:
                return
        raise self._lied(fault, shown)

    def includes(self, leaf: bytes) -> None:
        """Pass if the leaf is in the mirror. Raises `NotLogged`."""
        self._mirror.place_of(parse_leaf(leaf))

    def includes_cards(self, leaves: Sequence[Leaf]) -> None:
        """Pass if successive cards stand in the mirror, each behind the one before it."""
        self._mirror.lineage(leaves)

    def has_card(self, account: bytes, generation: int, after: Leaf, known: Sequence[Leaf]) -> bool:
        """Whether the log shows a card of this generation that is none of those `known`.

        `after`: the leaf of the card that it follows; one before it counts for nothing.
        """
        behind = self._mirror.find(card_tag(account, generation), self._mirror.place_of(after))
        return any(self._mirror.leaf(place) not in known for place in behind)

    def found(self, tag: bytes) -> Iterator[tuple[int, bytes]]:
        """Place and 48 bytes of every leaf under a tag."""
        for place in self._mirror.find(tag):
            yield place, self._mirror.leaf(place).encode()

    def root_at(self, size: int) -> bytes | None:
        """The root of the first `size` leaves, or none beyond the mirror."""
        try:
            return self._mirror.root_at(size)
        except BeyondHead:
            return None

    def _advance(self, shown: bytes) -> Mirror:
        try:
            wanted = self._mirror.wanted(shown)
            leaves = self._mirror.gather(wanted, self._bundles(wanted))
            return self._mirror.advance(shown, leaves)
        except BadProof:
            # The leaves do not continue what is held: all of them decide whether that is a fork.
            fresh = mirror.start(self._mirror.policy)
            wanted = fresh.wanted(shown)
            return self._mirror.reread(shown, fresh.gather(wanted, self._bundles(wanted)))

    def _bundles(self, wanted: Sequence[Tile]) -> list[bytes]:
        return [self._wire.get(f"/log/{one.path()}") for one in wanted]

    def _take(self, fresh: Mirror) -> None:
        if fresh is not self._mirror and fresh.head != self._mirror.head:
            self._home.write(FILE, fresh.encode())
        self._mirror = fresh

    def _lied(self, fault: QuietroomError, raw: bytes) -> Lied:
        return Lied(fault, self._home.write(f"evidence/log-{fault.code}", raw))
