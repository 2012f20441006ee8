"""Whose card is whose: cards fetched once, verified against the log, and remembered.

A card counts only when its whole lineage verifies and every card of it stands in the mirrored log
under its own tag. That there is a newer card shows in the log, whatever the server says.

Source: spec/identity.md sections 2 and 3, spec/tlog.md section 3. Threat: a swapped card.
"""

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..identity import card as cards
from ..identity import lineage
from ..identity.lineage import Lineage
from ..room.people import Known
from ..tlog.leaf import Kind, Leaf, Opening, card_tag
from .home import Home
from .refusal import Lied
from .tlog import Log
from .wire import Wire


class SwappedCard(QuietroomError):
    """The server handed out a key that is not the one named, or not in the log. It is not used."""

    code = "swapped-card"


class CardWithheld(QuietroomError):
    """The log shows a newer key of this person, and the server does not hand it out."""

    code = "card-withheld"


class Directory:
    """The verified people of one client."""

    def __init__(self, wire: Wire, home: Home, log: Log) -> None:
        self._wire = wire
        self._home = home
        self._log = log
        self._by_card: dict[bytes, Lineage] = {}
        self._known: dict[bytes, Known] = {}
        self._last: dict[bytes, Leaf] = {}
        for name in home.names("cards"):
            raw = home.read(f"cards/{name}")
            if raw is not None:
                self._take(self._verify(raw))

    def known(self, card: bytes) -> Known | None:
        """A verified card, current or not, or none."""
        found, line = self._known.get(card), self._by_card.get(card)
        if found is None and line is not None:
            line.find(card)  # refuses a card beyond a fork
        return found

    def lineage(self, card: bytes) -> Lineage:
        """The whole verified lineage that holds this card, as new as the log says it is.

        Raises `Lied` around `SwappedCard` or `CardWithheld`, and what the wire raises.
        """
        line = self._by_card.get(card)
        if line is None or self._has_newer(line):
            line = self.fetch(card)
        return line

    def current(self, card: bytes) -> Known:
        """The card that counts today where a document names `card`."""
        line = self.lineage(card)
        newest = line.stands_for(card)
        return Known(newest.hash, line.first, newest.generation, newest.key, newest.seal)

    def all(self) -> list[Lineage]:
        """Every lineage known, by the hash of its first card."""
        return list({line.first: line for line in self._by_card.values()}.values())

    def fetch(self, card: bytes) -> Lineage:
        """Ask the server for the lineage of a card and check it. Raises as `lineage` does."""
        raw = self._wire.get(f"/api/cards/{card.hex()}")
        # The card may be younger than the mirror: only a log read after it was handed out decides.
        self._log.sync()
        try:
            line = self._verify(raw)
            line.find(card)
            if self._has_newer(line):
                raise CardWithheld
        except QuietroomError as fault:
            shown = fault if isinstance(fault, CardWithheld) else SwappedCard()
            path = self._home.write(f"evidence/card-{card.hex()[:16]}", raw)
            raise Lied(shown, path) from fault
        self._home.write(f"cards/{line.first.hex()}", raw)
        self._take(line)
        return line

    def _verify(self, raw: bytes) -> Lineage:
        rows = shape.items(canon.decode(raw), "cards", 4096)
        pairs = [_pair(row) for row in rows]
        line, leaves = lineage.of(signed for signed, _ in pairs), list[Leaf]()
        for signed, r in pairs:
            claims = signed.claims
            tag = card_tag(claims.account, claims.generation)
            leaves.append(Opening(tag, r, Kind.CARD, claims.encode()).leaf())
        self._log.includes_cards(leaves)
        self._last[line.first] = leaves[-1]
        return line

    def _has_newer(self, line: Lineage) -> bool:
        return self._log.has_card(line.account, len(line.line), self._last[line.first])

    def _take(self, line: Lineage) -> None:
        for found in line.line:
            card = found.hash
            self._by_card[card] = line
            self._known[card] = Known(card, line.first, found.generation, found.key, found.seal)
        for found in line.dead:
            self._by_card[found.hash] = line
            self._known.pop(found.hash, None)


def _pair(row: Value) -> tuple[cards.SignedCard, bytes]:
    signed, r = shape.array(row, 2, "card and its opening")
    return cards.parse(shape.octets(signed, "card")), shape.octets(r, "opening", 32)
