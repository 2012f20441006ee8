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
from ..identity.card import Card
from ..identity.lineage import Lineage, UnknownCard
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


class Disowned(QuietroomError):
    """This was written under a key that its person says was not theirs, or beside such a key."""

    code = "disowned"


class Directory:
    """The verified people of one client.

    `dead`: hashes of the cards beyond a fork. `with_dead`: the same people, these cards among them,
    to read what a room took before anybody knew: its epochs are counted by all that it took. What
    must not count any more - a release, a new epoch - asks the directory itself.
    """

    def __init__(self, wire: Wire, home: Home, log: Log) -> None:
        self._wire = wire
        self._home = home
        self._log = log
        self._by_card: dict[bytes, Lineage] = {}
        self._known: dict[bytes, Known] = {}
        self.with_dead = _WithDead(self)
        self.dead: dict[bytes, Known] = {}
        self._leaves: dict[bytes, list[Leaf]] = {}
        for name in home.names("cards"):
            raw = home.read(f"cards/{name}")
            if raw is not None:
                self._take(self._verify(raw))

    def known(self, card: bytes) -> Known | None:
        """A verified card, current or not, or none; none too for one beyond a fork."""
        return self._known.get(card)

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
        return _known(line, line.stands_for(card))

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
            _check_holds(line, card)
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
        self._leaves[line.first] = leaves
        return line

    def _has_newer(self, line: Lineage) -> bool:
        """Whether the log shows a successor, or a second one, of any card in line."""
        known = self._leaves[line.first]
        return any(
            self._log.has_card(line.account, card.generation + 1, known[card.generation], known)
            for card in line.line
        )

    def _take(self, line: Lineage) -> None:
        for found in line.line:
            self._by_card[found.hash] = line
            self._known[found.hash] = _known(line, found)
        for found in line.dead:
            self._by_card[found.hash] = line
            self._known.pop(found.hash, None)
            self.dead[found.hash] = _known(line, found)


class _WithDead:
    """The people of a directory, and the cards of which somebody said: that was not me."""

    def __init__(self, people: Directory) -> None:
        self._people = people

    def known(self, card: bytes) -> Known | None:
        """A verified card, in line or beyond a fork, or none."""
        return self._people.known(card) or self._people.dead.get(card)


def _known(line: Lineage, card: Card) -> Known:
    return Known(card.hash, line.first, card.generation, card.key, card.seal)


def _check_holds(line: Lineage, card: bytes) -> None:
    """Pass if this is a card of the lineage, be it dead. Raises `UnknownCard`."""
    if all(one.hash != card for one in (*line.line, *line.dead)):
        raise UnknownCard


def _pair(row: Value) -> tuple[cards.SignedCard, bytes]:
    signed, r = shape.array(row, 2, "card and its opening")
    return cards.parse(shape.octets(signed, "card")), shape.octets(r, "opening", 32)
