"""Whole parcels: items, leaves and grants, all of them or none.

Source: spec/room.md section 5, spec/grant.md section 2.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import sqlalchemy as sa

from ...ground.errors import TooLarge
from ...ground.signature import VerifyKey
from ...identity import card as cards
from ...room.check import Phase, RoomEnded, accept_sender
from ...room.envelope import Envelope
from ...room.grant import Grant
from ...room.parcel import Item, Parcel
from ..refusal import Conflict, NotFound
from . import completed, fresh, leaves, places
from .places import ENDED, PAUSED, ROOM, Place
from .schema import (
    account,
    attachment,
    card,
    granted,
    granted_file,
    granted_item,
    place,
    room,
)
from .statement import Lookup, Statement, additions, b
from .taking import Posted, Receipt, Sender, Taking, prepared
from .work import Steps, Work

GRANTED, BESIDE = 64 * 1024, 384 * 1024
"""The most bytes of a sealed grant: for each entry in it, and for the limits beside a report."""


class Turn(StrEnum):
    """What posting a parcel does to a room besides.

    `NONE`: it is refused while the room is shut. `NOTICE`: it comes in every phase, and no more.
    """

    NONE = "items"
    NOTICE = "notices"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"


_TURNED: Mapping[Turn, tuple[int | None, Phase]] = {
    Turn.PAUSE: (PAUSED, Phase.PAUSED),
    Turn.RESUME: (None, Phase.OPEN),
    Turn.END: (ENDED, Phase.ENDED),
}

_CARD = Statement(
    sa.select(card.c.signed).where(card.c.tenant == b("tenant"), card.c.hash == b("hash"))
)
_OPENED = Statement(
    sa.update(room)
    .where(room.c.tenant == b("tenant"), room.c.id == b("room"))
    .values(opened=b("opened"))
)
_STATE = Statement(
    sa.update(room)
    .where(room.c.tenant == b("tenant"), room.c.id == b("room"))
    .values(state=b("state"))
)
_ENDED = Statement(
    sa.update(room)
    .where(room.c.tenant == b("tenant"), room.c.id == b("room"), room.c.ended.is_(None))
    .values(ended=b("ended"))
)
_SHUT = Statement(
    sa.update(place)
    .where(place.c.tenant == b("tenant"), place.c.id == b("room"))
    .values(shut=b("shut"))
)
_RECIPIENT = Statement(
    sa.select(account.c.id).where(
        account.c.tenant == b("tenant"), account.c.id == b("id"), account.c.ended.is_(None)
    )
)
_ATTACHED = Lookup(
    lambda k: (
        sa.select(attachment.c.id)
        .where(attachment.c.tenant == b("tenant"), attachment.c.room == b("room"))
        .where(attachment.c.id == k.id, attachment.c.part == sa.literal_column("0"))
    ),
    "id",
)
_GRANT = Statement(
    sa.select(granted.c.sender, granted.c.recipient, granted.c.sealed).where(
        granted.c.tenant == b("tenant"), granted.c.id == b("id")
    )
)
_NEW_GRANT = Statement(sa.insert(granted))
_GRANT_ITEM = additions(granted_item)
_GRANT_FILE = additions(granted_file)


def post_parcel(
    work: Work,
    ident: bytes,
    sender: Sender,
    parcel: Parcel,
    turn: Turn = Turn.NONE,
    asked: tuple[str, ...] = (),
) -> Steps[Posted]:
    """Take a parcel into a room, or answer it as it was answered before.

    What was taken before turns nothing again. Raises what `room.check` raises, what
    `completed.check_opening` raises, `NotFound`,
    `Conflict`, `ReservedTag` or `TooLarge`.
    """
    taking = Taking(work)
    writers = _writers(parcel) or [ident]
    yield from taking.load((ident, sender.account, writer) for writer in writers)
    at = taking.place(ident, ROOM, sender)
    repeated = yield from taking.repeated(ident, parcel.items)
    if repeated:
        return taking.posted(ident, repeated)
    if turn is Turn.NONE:
        at.check_open()
    yield from completed.check_opening(work, at, sender.account, parcel, asked)
    if not parcel.items:
        if (yield from _sent(work, sender, parcel.grants[0])):
            return taking.posted(ident, ())
        accept_sender(at.head, sender.card)
    key = yield from _key(work, sender, parcel.items)
    receipts = [_take(taking, ident, item, sender, key) for item in parcel.items]
    yield from taking.store()
    if at.head.number is None and taking.place(ident, ROOM, sender).head.number is not None:
        yield work.step(_OPENED, room=ident, opened=receipts[0].time)
        if at.shut is None:
            yield work.step(_STATE, room=ident, state="open")
    yield from _turn(work, at, turn)
    if parcel.leaves:
        leaves.check(parcel.leaves, (yield from leaves.reserved(work, parcel.leaves)))
        yield from work.log.append(parcel.leaves)
    for one in parcel.grants:
        yield from _grant(work, taking, at, one, sender)
    return taking.posted(ident, receipts)


def end_bare(work: Work, ident: bytes, sender: Sender) -> Steps[Posted]:
    """End a room without an entry, where its member has nothing to seal one with."""
    at = yield from places.load(work, ident, ROOM, sender.account)
    yield from end_for(work, at)
    return Posted((), at.link.index, at.link.head)


def end_for(work: Work, at: Place) -> Steps[None]:
    """End a room for good, and tell the two."""
    yield from _turn(work, at, Turn.END)
    for one in at.accounts:
        work.tell(one, "room", at.head.room)


def _turn(work: Work, at: Place, turn: Turn) -> Steps[None]:
    if turn not in _TURNED:
        return
    if turn is not Turn.END:
        if at.shut == ENDED:
            raise RoomEnded
        if at.head.number is None:
            raise Conflict("this room is not open yet: there is nothing to interrupt")
    shut, phase = _TURNED[turn]
    yield work.step(_SHUT, room=at.head.room, shut=shut)
    yield work.step(_STATE, room=at.head.room, state=str(phase))
    if turn is Turn.END:
        yield work.step(_ENDED, room=at.head.room, ended=work.now)


def _writers(parcel: Parcel) -> list[bytes]:
    return [item.pub.writer for item in parcel.items if isinstance(item, Envelope)]


def _key(work: Work, sender: Sender, items: Sequence[Item]) -> Steps[VerifyKey | None]:
    """The key that the sender's card signs records with, if there is a record to check."""
    if all(isinstance(item, Envelope) for item in items):
        return None
    row = yield from work.first(_CARD, hash=sender.card)
    if row is None:
        raise NotFound
    return cards.parse(row[0]).claims.key


def _take(
    taking: Taking, ident: bytes, item: Item, sender: Sender, key: VerifyKey | None
) -> Receipt:
    at = taking.place(ident, ROOM, sender)
    if isinstance(item, Envelope):
        return taking.entry(at, prepared(item), sender)
    if key is None:
        raise NotFound
    return taking.record(at, item, sender, key)


def _sent(work: Work, sender: Sender, grant: Grant) -> Steps[bool]:
    """Whether this very grant is here already."""
    row = yield from work.first(_GRANT, id=grant.id)
    return row is not None and tuple(row) == (sender.account, grant.recipient, grant.sealed)


def _grant(work: Work, taking: Taking, at: Place, grant: Grant, sender: Sender) -> Steps[None]:
    ident = at.head.room
    if grant.until <= work.now:
        raise Conflict("the end date of this grant has passed")
    if len(grant.sealed) > BESIDE + GRANTED * len(grant.entries):
        raise TooLarge("a sealed grant is larger than its entries account for")
    if grant.recipient in at.accounts:
        raise Conflict("a grant to one of the two in the room")
    if (yield from work.first(_GRANT, id=grant.id)) is not None:
        raise Conflict("another grant has this id")
    if (yield from work.first(_RECIPIENT, id=grant.recipient)) is None:
        raise NotFound
    places = yield from _granted_entries(taking, ident, grant)
    yield from _check_attached(work, ident, grant)
    yield work.step(
        _NEW_GRANT,
        id=grant.id,
        room=ident,
        sender=sender.account,
        recipient=grant.recipient,
        until=grant.until,
        time=work.now,
        sealed=grant.sealed,
    )
    items = [(grant.id, nth, ident, idx) for nth, idx in enumerate(places)]
    yield work.each(_GRANT_ITEM, items)
    files = dict.fromkeys(grant.attachments)
    yield work.each(_GRANT_FILE, [(grant.id, file) for file in files])
    work.tell(grant.recipient, "grant")
    yield from fresh.note(work, grant.recipient)


def _granted_entries(taking: Taking, ident: bytes, grant: Grant) -> Steps[list[int]]:
    keys = [(ident, entry) for entry in grant.entries]
    known = yield from taking.known(keys)
    if not all(key in known for key in keys):
        raise NotFound
    return [known[key].index for key in keys]


def _check_attached(work: Work, ident: bytes, grant: Grant) -> Steps[None]:
    wanted = [(file,) for file in dict.fromkeys(grant.attachments)]
    found = yield work.each(_ATTACHED, wanted, room=ident)
    if len(found) != len(wanted):
        raise NotFound
