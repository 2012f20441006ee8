"""Taking items into places: decided in memory over what was loaded, then stored together.

Any number of entries, of any number of people, for any number of places: their places are loaded
by one statement and stored by three. What the rules refuse has written nothing.

Source: spec/room.md sections 4 to 6; docs/decisions/0003-two-databases.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from ...ground.signature import VerifyKey
from ...room.chain import Link
from ...room.check import accept_entry, accept_record
from ...room.envelope import Envelope
from ...room.epoch import Record
from ...room.parcel import ENTRY, RECORD, Item
from ...room.stamp import stamp
from ..refusal import Conflict, NotFound
from . import fresh
from .places import COLUMNS, ROOM, Place, of_row
from .schema import item, place, writer
from .statement import Lookup, Statement, Together, additions, b, changes
from .work import Steps, Work

ItemRow = tuple[bytes, int, int, bytes, bytes, int, bytes | None, bytes]
"""An item as it is stored: the columns of its table after the tenant."""

Writer = tuple[bytes, bytes, bytes]
"""Place, account, and the id under which one running client counts its entries there."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who posts: the account and the card hash of the session."""

    account: bytes
    card: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where an item stands: `index` from 1, `time` of acceptance, a `stamp` for the ombuds."""

    index: int
    time: int
    stamp: bytes | None


@dataclass(frozen=True, slots=True)
class Posted:
    """The receipts of a post in its order, and the newest link of the place's chain."""

    receipts: tuple[Receipt, ...]
    count: int
    head: bytes


class Prepared(NamedTuple):
    """An entry with its hash and its bytes."""

    envelope: Envelope
    hash: bytes
    body: bytes


def prepared(entry: Envelope) -> Prepared:
    """An entry, encoded and hashed."""
    return Prepared(entry, entry.hash, entry.encode())


def _states(k: Any) -> Any:
    following = (
        sa.select(writer.c.next)
        .where(writer.c.tenant == place.c.tenant, writer.c.place == place.c.id)
        .where(writer.c.account == k.account, writer.c.id == k.writer)
        .scalar_subquery()
    )
    return sa.select(*COLUMNS, k.account, k.writer, following).where(
        place.c.tenant == b("tenant"), place.c.id == k.place
    )


def _receipts(k: Any) -> Any:
    return sa.select(item.c.place, item.c.hash, item.c.idx, item.c.time, item.c.stamp).where(
        item.c.tenant == b("tenant"), item.c.place == k.place, item.c.hash == k.hash
    )


_TURNING = ["epoch", "record", "ombuds", "named_first", "named_second"]

_STATES = Lookup(_states, "place", "account", "writer")
_RECEIPTS = Lookup(_receipts, "place", "hash")
_ADD = additions(item)
_BEGIN = additions(writer)
_GO_ON = changes(
    lambda k: (
        sa.update(writer)
        .where(writer.c.tenant == b("tenant"), writer.c.place == k.place)
        .where(writer.c.account == k.account, writer.c.id == k.id)
        .values(next=k.next)
    ),
    *writer.columns[1:],
)
_GROW = changes(
    lambda k: (
        sa.update(place)
        .where(place.c.tenant == b("tenant"), place.c.id == k.id)
        .values(count=k.count, head=k.head, time=k.time)
    ),
    place.c.id,
    place.c.count,
    place.c.head,
    place.c.time,
)
_TURN = Statement(
    sa.update(place)
    .where(place.c.tenant == b("tenant"), place.c.id == b("place"))
    .values({name: b(name) for name in _TURNING})
)


class Taking:
    """Places as they were loaded, how far they have grown, and the rows to be stored for it."""

    __slots__ = ("_begun", "_grown", "_items", "_next", "_places", "_turned", "_work", "_wrote")

    def __init__(self, work: Work) -> None:
        self._work = work
        self._places: dict[bytes, Place] = {}
        self._next: dict[Writer, int] = {}
        self._begun: set[Writer] = set()
        self._wrote: dict[Writer, None] = {}
        self._grown: dict[bytes, tuple[Link, int]] = {}
        self._turned: dict[bytes, None] = {}
        self._items: list[ItemRow] = []

    def load(self, keys: Iterable[Writer]) -> Steps[None]:
        """Load places, each with a writer of it. One that is not there stays unknown."""
        rows = yield self._work.each(_STATES, list(dict.fromkeys(keys)))
        for row in rows:
            key, following = (row[0], row[15], row[16]), row[17]
            self._places[row[0]] = of_row(row)
            self._next[key] = following or 0
            if following is None:
                self._begun.add(key)

    def place(self, ident: bytes, kind: int, sender: Sender) -> Place:
        """A place that was loaded, for one of its people. Raises `NotFound`."""
        found = self._places.get(ident)
        if found is None:
            raise NotFound
        found.check_member(kind, sender.account)
        return found

    def entry(self, at: Place, coming: Prepared, sender: Sender) -> Receipt:
        """Take one entry into a place. Raises what `room.check.accept_entry` raises."""
        pub, key = coming.envelope.pub, (at.head.room, sender.account, coming.envelope.pub.writer)
        accept_entry(at.head, coming.envelope, sender.card, self._next[key])
        self._next[key] += 1
        self._wrote[key] = None
        item, mark = (ENTRY, coming.hash, coming.body), None
        if at.ombuds is not None:
            time = self._time(at)
            mark = stamp(self._work.keys.stamp(at.ombuds), pub, coming.envelope.com, time)
        return self._take(at, item, sender.account, mark)

    def record(self, at: Place, record: Record, sender: Sender, key: VerifyKey) -> Receipt:
        """Take one epoch record into a place, signed by `key`, the sender's card's.

        Raises what `room.check.accept_record` raises.
        """
        accept_record(at.head, record, sender.card, key)
        item = (RECORD, record.hash, record.encode())
        receipt = self._take(at, item, sender.account, None)
        head, ident = at.head.after(record), at.head.room
        ombuds = record.core.ombuds
        self._places[ident] = at._replace(head=head, ombuds=ombuds)
        self._turned[ident] = None
        return receipt

    def store(self) -> Steps[None]:
        """Store what was taken, and tell whose places have grown."""
        if not self._items:
            return
        work, following = self._work, [(*key, self._next[key]) for key in self._wrote]
        grown = [
            (ident, link.index, link.head, time) for ident, (link, time) in self._grown.items()
        ]
        yield Together(
            (
                work.each(_ADD, self._items),
                work.each(_GROW, grown),
                work.each(_BEGIN, [row for row in following if row[:3] in self._begun]),
                work.each(_GO_ON, [row for row in following if row[:3] not in self._begun]),
                fresh.noted(work, self._others()),
            )
        )
        for ident in self._turned:
            yield work.step(_TURN, **self._places[ident].turned())
        for ident in self._grown:
            at = self._places[ident]
            for account in at.accounts:
                if at.kind == ROOM:
                    self._work.tell(account, "room", ident)
                else:
                    self._work.tell(account, "notebook")

    def _others(self) -> Iterator[bytes]:
        """To whom something is new: of a room the one who did not write it, of a stream nobody."""
        for ident, _, _, _, author, *_ in self._items:
            at = self._places[ident]
            yield from (one for one in at.accounts if at.kind == ROOM and one != author)

    def posted(self, ident: bytes, receipts: Sequence[Receipt]) -> Posted:
        """What the sender is told."""
        link = self._grown[ident][0] if ident in self._grown else self._places[ident].link
        return Posted(tuple(receipts), link.index, link.head)

    def known(
        self, wanted: Sequence[tuple[bytes, bytes]]
    ) -> Steps[dict[tuple[bytes, bytes], Receipt]]:
        """The receipts of those (place, item hash) that are stored already."""
        rows = yield self._work.each(_RECEIPTS, list(dict.fromkeys(wanted)))
        return {(row[0], row[1]): Receipt(row[2], row[3], row[4]) for row in rows}

    def repeated(self, ident: bytes, items: Sequence[Item]) -> Steps[list[Receipt]]:
        """The receipts of items of which the first is known; none if it is new.

        Raises `Conflict` when the first is known and another is not.
        """
        keys = [(ident, item.hash) for item in items]
        known = yield from self.known(keys)
        if not keys or keys[0] not in known:
            return []
        if not all(key in known for key in keys):
            raise Conflict("the first of these items is known, and another is not")
        return [known[key] for key in keys]

    def _time(self, at: Place) -> int:
        """When an item comes in: now, but not before the item before it."""
        return max(self._grown.get(at.head.room, (None, at.time))[1], self._work.now)

    def _take(
        self, at: Place, item: tuple[int, bytes, bytes], author: bytes, mark: bytes | None
    ) -> Receipt:
        kind, item_hash, body = item
        ident, time = at.head.room, self._time(at)
        before = self._grown[ident][0] if ident in self._grown else at.link
        link = before.then(item_hash)
        self._grown[ident] = (link, time)
        row = (ident, link.index, kind, item_hash, author, time, mark, body)
        self._items.append(row)
        return Receipt(link.index, time, mark)
