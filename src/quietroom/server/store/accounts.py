"""Accounts and their cards: each generation logged, the newest in force.

Source: spec/identity.md sections 2 to 6; spec/tlog.md section 3.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...ground.shape import HASH
from ...identity.card import Card, SignedCard
from ...tlog.leaf import Kind, Opening, card_tag
from ..refusal import NotFound
from . import places, sessions, vaults
from .places import STREAM
from .schema import account, card, place, reserved_tag
from .statement import Statement, b
from .vaults import Sealed
from .work import Scope, Steps, Work

DEAD = bytes(HASH)
"""In the place of the hash of a card in force, where none is; no card has it."""

_NEW = Statement(sa.insert(account))
_FIND = Statement(
    sa.select(account.c.person, account.c.first, account.c.card, account.c.generation).where(
        account.c.tenant == b("tenant"), account.c.id == b("id"), account.c.ended.is_(None)
    )
)
_MOVE = Statement(
    sa.update(account)
    .where(account.c.tenant == b("tenant"), account.c.id == b("id"))
    .values(card=b("card"), generation=b("generation"))
)
_END = Statement(
    sa.update(account)
    .where(account.c.tenant == b("tenant"), account.c.id == b("id"))
    .values(ended=b("ended"))
)
_ERASED = Statement(
    sa.update(account)
    .where(account.c.tenant == b("tenant"), account.c.id == b("id"))
    .values(ended=b("ended"), erased=b("erased"))
)
_LIVING = Statement(
    sa.select(account.c.id).where(
        account.c.tenant == b("tenant"), account.c.person == b("person"), account.c.ended.is_(None)
    )
)
_NEW_CARD = Statement(sa.insert(card))
_CARDS = (card.c.hash, card.c.generation, card.c.signed, card.c.r, card.c.leaf)
_CARD = Statement(sa.select(*_CARDS).where(card.c.tenant == b("tenant"), card.c.hash == b("hash")))
_LINEAGE = Statement(
    sa.select(*_CARDS)
    .where(card.c.tenant == b("tenant"), card.c.account == b("account"))
    .order_by(card.c.leaf)
)
_OWNER = Statement(
    sa.select(card.c.account).where(card.c.tenant == b("tenant"), card.c.hash == b("hash"))
)
_RESERVE = Statement(sa.insert(reserved_tag))
_FIRST = Statement(
    sa.update(place)
    .where(place.c.tenant == b("tenant"), place.c.id == b("place"))
    .values(account_first=b("account"), current_first=b("card"))
)
_SECOND = Statement(
    sa.update(place)
    .where(place.c.tenant == b("tenant"), place.c.id == b("place"))
    .values(account_second=b("account"), current_second=b("card"))
)
_STREAM = Statement(
    sa.update(place)
    .where(place.c.tenant == b("tenant"), place.c.id == b("place"))
    .values(
        epoch=b("generation"),
        named_first=b("card"),
        named_second=b("card"),
        current_first=b("card"),
        current_second=b("card"),
    )
)


@dataclass(frozen=True, slots=True)
class Account:
    """A living account: ids of its `person`, hashes of its `first` and newest `card`."""

    id: bytes
    person: bytes
    first: bytes
    card: bytes
    generation: int


@dataclass(frozen=True, slots=True)
class LoggedCard:
    """A card in the log: its `signed` bytes, the `r` that opens its leaf, the leaf's index."""

    hash: bytes
    generation: int
    signed: bytes
    r: bytes
    leaf: int


@dataclass(frozen=True, slots=True)
class NewCard:
    """A verified card on its way in: with `r`, 32 random bytes, and the vault of its generation."""

    signed: SignedCard
    r: bytes
    sealed: Sealed

    @property
    def card(self) -> Card:
        """The card itself."""
        return self.signed.claims


@dataclass(frozen=True, slots=True)
class Rival:
    """A verified second successor of some card, on its way in: with `r`, and without a vault."""

    signed: SignedCard
    r: bytes

    @property
    def card(self) -> Card:
        """The card itself."""
        return self.signed.claims


def find(scope: Scope, ident: bytes) -> Steps[Account]:
    """The living account of this id. Raises `NotFound`."""
    row = yield from scope.first(_FIND, id=ident)
    if row is None:
        raise NotFound
    return Account(ident, *row)


def card_of(scope: Scope, card_hash: bytes) -> Steps[LoggedCard | None]:
    """One card, whosever it is."""
    row = yield from scope.first(_CARD, hash=card_hash)
    return LoggedCard(*row) if row else None


def lineage(scope: Scope, ident: bytes) -> Steps[list[LoggedCard]]:
    """All cards of an account, from generation 0 on, as the log has them."""
    rows = yield scope.step(_LINEAGE, account=ident)
    return [LoggedCard(*row) for row in rows]


def lineage_of(scope: Scope, card_hash: bytes) -> Steps[list[LoggedCard]]:
    """All cards of the account that has this one. Raises `NotFound`."""
    row = yield from scope.first(_OWNER, hash=card_hash)
    if row is None:
        raise NotFound
    return (yield from lineage(scope, row[0]))


def begin(work: Work, new: NewCard, person: bytes) -> Steps[int]:
    """A new account with its first card and an empty stream. Returns the index of its leaf."""
    card = new.card
    yield work.step(
        _NEW,
        id=card.account,
        person=person,
        first=card.hash,
        card=card.hash,
        generation=card.generation,
        created=work.now,
        ended=None,
        erased=None,
    )
    yield work.step(_RESERVE, tag=card_tag(card.account, card.generation))
    both = {"account_first": card.account, "account_second": card.account}
    yield from places.new(work, card.account, STREAM, **both)
    yield work.step(_STREAM, place=card.account, generation=card.generation, card=card.hash)
    return (yield from _log(work, new))


def succeed(work: Work, new: NewCard) -> Steps[int]:
    """The next card of an account, in force from now on. Returns the index of its leaf.

    In rooms the caller lets it take its seats.
    """
    card = new.card
    yield work.step(_MOVE, id=card.account, card=card.hash, generation=card.generation)
    yield work.step(_STREAM, place=card.account, generation=card.generation, card=card.hash)
    return (yield from _log(work, new))


def fork(work: Work, mine: Account, rival: Rival) -> Steps[int]:
    """Log a second successor, which kills both: from now on no card of the account is in force.

    In rooms the caller lets nobody's card take its seats. Returns the index of the leaf.
    """
    index = yield from _log_card(work, rival.signed, rival.r)
    yield work.step(_MOVE, id=mine.id, card=DEAD, generation=mine.generation)
    yield work.step(_STREAM, place=mine.id, generation=mine.generation, card=DEAD)
    yield from sessions.revoke_all(work, mine.id)
    return index


def end(work: Work, ident: bytes) -> Steps[None]:
    """End an account: nobody signs in with it any more, or is found by it."""
    yield work.step(_END, id=ident, ended=work.now)


def erased(work: Work, ident: bytes) -> Steps[None]:
    """End an account for good: its cards stay, so that others can go on checking what they have."""
    yield work.step(_ERASED, id=ident, ended=work.now, erased=work.now)


def living(scope: Scope, person: bytes) -> Steps[list[bytes]]:
    """The living accounts of a person: one, or none before they joined."""
    rows = yield scope.step(_LIVING, person=person)
    return [row[0] for row in rows]


def vacate(work: Work, room: bytes, side: int) -> Steps[None]:
    """Let nobody be the first (0) or second (1) of a room any more."""
    yield work.step(_SECOND if side else _FIRST, place=room, account=None, card=None)


def seat(work: Work, room: bytes, side: int, ident: bytes, card_hash: bytes) -> Steps[None]:
    """Let an account with its card be the first (0) or second (1) of a room."""
    yield work.step(_SECOND if side else _FIRST, place=room, account=ident, card=card_hash)


def _log(work: Work, new: NewCard) -> Steps[int]:
    card = new.card
    index = yield from _log_card(work, new.signed, new.r)
    yield work.step(_RESERVE, tag=card_tag(card.account, card.generation + 1))
    yield from vaults.put(work, card.account, card.generation, new.sealed)
    return index


def _log_card(work: Work, signed: SignedCard, r: bytes) -> Steps[int]:
    card = signed.claims
    tag = card_tag(card.account, card.generation)
    leaf = Opening(tag, r, Kind.CARD, card.encode()).leaf()
    index = yield from work.log.append([leaf.encode()])
    yield work.step(
        _NEW_CARD,
        hash=card.hash,
        account=card.account,
        generation=card.generation,
        signed=signed.encode(),
        r=r,
        leaf=index,
    )
    return index
