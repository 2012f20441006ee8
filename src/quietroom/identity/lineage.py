"""The lineage: one account's cards from generation 0 on, each verified against the one before.

A document that names a card means that card and its signed successors, nobody else. When one card
has two successors, nobody can tell which of them is the person's: both are dead, with all that
follows them, and only a fresh start goes on.

Source: spec/identity.md section 3. Vectors: vectors/identity/lineage.json.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground.errors import QuietroomError
from .card import Card, CardDoesNotFollow, SignedCard


class LineageForked(QuietroomError):
    """Two cards follow the same card: neither counts. Only a fresh start of this person goes on."""

    code = "lineage-forked"


class CardNotCurrent(QuietroomError):
    """This card has a successor: it signs nothing new, and nobody seals to it."""

    code = "card-not-current"


class UnknownCard(QuietroomError):
    """No verified card of this person has this hash."""

    code = "unknown-card"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The verified cards of one account.

    `line`: from generation 0 to the newest card or, after a fork, to the card that has two
    successors. `dead`: every card known beyond the fork, none without one.
    """

    line: tuple[Card, ...]
    dead: frozenset[Card] = frozenset()

    @property
    def account(self) -> bytes:
        """The account id, 16 bytes."""
        return self.line[0].account

    @property
    def first(self) -> bytes:
        """Hash of the first card: the name of the person in what outlives generations."""
        return self.line[0].hash

    @property
    def current(self) -> Card:
        """The one card without a successor. Raises `LineageForked`."""
        if self.dead:
            raise LineageForked
        return self.line[-1]

    def find(self, card_hash: bytes) -> Card:
        """The card of this hash, current or not, to verify what it signed.

        Raises `UnknownCard`, and `LineageForked` for a card beyond the fork.
        """
        for card in self.line:
            if card.hash == card_hash:
                return card
        if any(card.hash == card_hash for card in self.dead):
            raise LineageForked
        raise UnknownCard

    def stands_for(self, named: bytes) -> Card:
        """The card that counts today where a document names the card of hash `named`.

        Raises `UnknownCard` or `LineageForked`.
        """
        self.find(named)
        return self.current

    def check_current(self, card_hash: bytes) -> Card:
        """The current card, if this is its hash.

        Raises `UnknownCard`, `LineageForked` or `CardNotCurrent`.
        """
        if self.stands_for(card_hash).hash != card_hash:
            raise CardNotCurrent
        return self.current

    def follow(self, signed: SignedCard) -> "Lineage":
        """The lineage with one more card; the same one for a card that it already holds.

        A second successor is verified and taken: it forks the lineage. The outcome does not depend
        on the order in which cards come, as long as each comes after the card that it follows.
        Raises `CardDoesNotFollow`, `BadSignature` or `Malformed`.
        """
        predecessor = self._predecessor(signed.claims)
        card = signed.verify(predecessor)
        if card in self.line or card in self.dead:
            return self
        if predecessor is None:
            raise CardDoesNotFollow("this card begins another lineage")
        if predecessor == self.line[-1] and not self.dead:
            return Lineage((*self.line, card))
        # The cards from this generation on stand beside or beyond the new one: all are dead.
        kept = self.line[: card.generation]
        return Lineage(kept, self.dead | {*self.line[card.generation :], card})

    def _predecessor(self, card: Card) -> Card | None:
        if card.previous is None:
            return None
        for known in (*self.line, *self.dead):
            if known.hash == card.previous:
                return known
        raise CardDoesNotFollow("the card before this one is not in the lineage")


def begin(signed: SignedCard) -> Lineage:
    """The lineage that begins with a card of generation 0.

    Raises `CardDoesNotFollow`, `BadSignature` or `Malformed`.
    """
    return Lineage((signed.verify(None),))


def of(cards: Iterable[SignedCard]) -> Lineage:
    """The lineage of all `cards`, each after the card that it follows, as the log has them.

    Raises `CardDoesNotFollow` (also for no cards at all), `BadSignature` or `Malformed`.
    """
    coming = iter(cards)
    start = next(coming, None)
    if start is None:
        raise CardDoesNotFollow("there is no card to begin with")
    lineage = begin(start)
    for signed in coming:
        lineage = lineage.follow(signed)
    return lineage
