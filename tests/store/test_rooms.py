"""Rooms: who may post and read, in what order, and what is answered the second time."""

import os
from dataclasses import replace

import pytest

from quietroom.room import stamp
from quietroom.room.chain import Link, start
from quietroom.room.check import CardSucceeded, NotYours, OldEpoch, SeqGap
from quietroom.room.envelope import Envelope
from quietroom.room.epoch import DoesNotFollow
from quietroom.room.parcel import ENTRY, RECORD, Parcel
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store import pages
from quietroom.server.store.engine import Store
from tests.store.actors import NOW, Clock, both, once, person, refused, room
from tests.store.conftest import SECRET

pytestmark = pytest.mark.anyio


async def test_entries_stand_in_the_order_of_their_coming(store: Store, tenant: bytes) -> None:
    """Posted entries are served as they came, to both."""
    made = await room(store, tenant)
    authors = (made.first, made.second, made.first)
    sent = [made.entry(by) for by in authors]
    for by, entry in zip(authors, sent, strict=True):
        await made.post(by, entry)

    page = await store.rooms.items(tenant, made.id, made.second.account, 1, 50)

    assert [item.body for item in page.items] == [entry.encode() for entry in sent]
    assert [item.kind for item in page.items] == [ENTRY] * 3


async def test_the_chain_is_the_rules_own(store: Store, tenant: bytes) -> None:
    """Receipts and pages give the link that a reader computes from the items alone."""
    made = await room(store, tenant)
    entry = made.entry(made.first)
    posted = await made.post(made.first, entry)
    page = await store.rooms.items(tenant, made.id, made.first.account, 0, 50)
    assert made.record is not None
    link = start(made.id).then(made.record.hash).then(entry.hash)

    assert Link(posted.count, posted.head) == Link(page.count, page.head) == link
    assert [item.kind for item in page.items] == [RECORD, ENTRY]


async def test_a_page_ends_where_it_should(
    store: Store, tenant: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page has no more items than asked for, nor more bytes than allowed, but always one."""
    made = await room(store, tenant)
    for _ in range(4):
        await made.post(made.first, made.entry(made.first, size=1000))
    sizes = []
    for limit, most in ((2, 10_000_000), (50, 2500), (50, 10)):
        monkeypatch.setattr(pages, "BYTES", most)
        page = await store.rooms.items(tenant, made.id, made.first.account, 1, limit)
        sizes.append(len(page.items))

    assert sizes == [2, 2, 1]


async def test_a_known_entry_is_answered_as_before(
    store: Store, tenant: bytes, clock: Clock
) -> None:
    """A repeated post gets the first receipt, after a new epoch too."""
    made = await room(store, tenant)
    entry = made.entry(made.first)
    first = await made.post(made.first, entry)
    clock.now += 100
    await made.begin()
    again = await made.post(made.first, entry)

    assert again.receipts == first.receipts
    assert again.count == first.count + 1


async def test_a_known_entry_is_answered_after_a_succession(store: Store, tenant: bytes) -> None:
    """Not even a new card of the sender changes what a repeated post is told."""
    made = await room(store, tenant)
    entry = made.entry(made.second)
    first = await made.post(made.second, entry)
    later = made.second.next()
    await store.identity.succeed(tenant, made.second.sender, later.new(), once())

    assert (await made.post(later, entry)).receipts == first.receipts


async def test_the_same_entry_twice_at_once(store: Store, tenant: bytes) -> None:
    """An entry and its repetition in one batch stand once."""
    made = await room(store, tenant)
    entry = made.entry(made.first)
    one, other = await both(made.post(made.first, entry), made.post(made.first, entry))

    assert one.receipts == other.receipts
    assert (await store.rooms.items(tenant, made.id, made.first.account, 0, 9)).count == 2


async def test_a_stranger_sees_no_room(store: Store, tenant: bytes) -> None:
    """Whoever is not in a room is told what is told where there is none."""
    made = await room(store, tenant)
    eve = await person(store, tenant, made.first)
    parcel = Parcel((made.entry(made.first),))
    calls = [
        (
            store.rooms.items(tenant, ident, eve.account, 0, 9),
            store.rooms.post(tenant, ident, eve.sender, parcel),
            store.rooms.attachment_put(tenant, ident, eve.account, os.urandom(16), 0, b"part"),
            store.rooms.attachment_get(tenant, ident, eve.account, os.urandom(16), 0),
            store.grants.sent(tenant, ident, eve.account),
        )
        for ident in (made.id, os.urandom(16), made.first.account, eve.account)
    ]
    told = [[str(await refused(call)) for call in row] for row in calls]

    assert told[0] == told[1] == told[2] == told[3]
    assert await store.rooms.mine(tenant, eve.account) == []


async def test_a_room_is_no_notebook(store: Store, tenant: bytes) -> None:
    """A room's entry does not go into a stream, nor the reverse."""
    made = await room(store, tenant)
    entry = made.entry(made.first)

    with pytest.raises(DoesNotFollow):
        await store.notebook.post(tenant, made.first.sender, [entry])


@pytest.mark.parametrize("alone", [True, False])
async def test_entries_that_a_room_refuses(store: Store, tenant: bytes, alone: bool) -> None:
    """The rules of `room.check` are asked, for single entries and for parcels alike."""
    made = await room(store, tenant)
    early = made.entry(made.first)
    faults = (
        (SeqGap, made.first, made.entry(made.first)),
        (NotYours, made.second, early),
        (OldEpoch, made.first, with_pub(early, epoch=7)),
        (DoesNotFollow, made.first, with_pub(early, place=os.urandom(16))),
    )
    for fault, by, entry in faults:
        items = (entry,) if alone else (entry, made.entry(by, os.urandom(16)))
        with pytest.raises(fault):
            await made.post(by, *items)

    assert (await store.rooms.items(tenant, made.id, made.first.account, 0, 9)).count == 1
    assert (await made.post(made.first, early)).count == 2


async def test_writers_are_counted_for_each_account(store: Store, tenant: bytes) -> None:
    """Nobody uses up the numbers of a writer of somebody else's."""
    made, writer = await room(store, tenant), os.urandom(16)
    one = with_pub(made.entry(made.first), writer=writer)
    other = with_pub(made.entry(made.second), writer=writer)
    await both(made.post(made.first, one), made.post(made.second, other))

    assert (await store.rooms.items(tenant, made.id, made.first.account, 0, 9)).count == 3


async def test_records_follow_each_other(store: Store, tenant: bytes) -> None:
    """A record that does not follow the newest is refused; the same one again is answered."""
    made = await room(store, tenant)
    assert made.record is not None
    late = made.next_record()
    posted = await made.begin()
    with pytest.raises(DoesNotFollow):
        await made.post(made.first, late)

    assert (await made.post(made.second, made.record)).receipts == posted.receipts


async def test_a_new_card_needs_a_new_epoch(store: Store, tenant: bytes) -> None:
    """After a succession nothing is written before a record names the new card."""
    made = await room(store, tenant)
    later = made.second.next()
    entry = made.entry(made.first)
    await store.identity.succeed(tenant, made.second.sender, later.new(), once())
    with pytest.raises(CardSucceeded):
        await made.post(made.first, entry)
    made.second = later
    await made.begin(by=later)

    assert (await made.post(later, made.entry(later, os.urandom(16)))).count == 3


async def test_time_never_goes_backwards(store: Store, tenant: bytes, clock: Clock) -> None:
    """A room's items bear times that do not fall, whatever the clock does."""
    made = await room(store, tenant)
    clock.now -= 5000
    back = await made.post(made.first, made.entry(made.first))
    clock.now += 9000
    on = await made.post(made.first, made.entry(made.first))

    assert [back.receipts[0].time, on.receipts[0].time] == [NOW, NOW + 4000]


async def test_stamps_are_those_of_the_rules(store: Store, tenant: bytes) -> None:
    """An entry of an epoch that names an ombuds is stamped; another is not, nor is a record."""
    made, ombuds = await room(store, tenant), os.urandom(32)
    plain = await made.post(made.first, made.entry(made.first))
    begun = await made.begin(ombuds)
    entry = made.entry(made.second)
    (receipt,) = (await made.post(made.second, entry)).receipts
    key = stamp.stamp_key(SECRET, ombuds)

    assert plain.receipts[0].stamp is None
    assert begun.receipts[0].stamp is None
    assert receipt.stamp is not None
    stamp.check(key, entry.pub, entry.com, receipt.time, receipt.stamp)
    page = await store.rooms.items(tenant, made.id, made.first.account, 3, 9)
    assert page.items[0].stamp == receipt.stamp


async def test_rooms_are_listed_for_both(store: Store, tenant: bytes) -> None:
    """Each of the two sees the room, with both names and cards, and since when it is open."""
    made = await room(store, tenant)
    (one,) = await store.rooms.mine(tenant, made.first.account)
    (other,) = await store.rooms.mine(tenant, made.second.account)

    assert one == other
    assert [member.card for member in one.members] == [made.first.card.hash, made.second.card.hash]
    assert [member.role for member in one.members] == ["mentor", "mentee"]
    assert (one.opened, one.state, one.items) == (NOW, "open", 1)


async def test_attachments(store: Store, tenant: bytes) -> None:
    """A part is kept once, served to both, and never exchanged for another."""
    made, ident = await room(store, tenant), os.urandom(16)
    for _ in range(2):
        await store.rooms.attachment_put(tenant, made.id, made.first.account, ident, 0, b"part")
    with pytest.raises(Conflict):
        await store.rooms.attachment_put(tenant, made.id, made.first.account, ident, 0, b"other")

    assert (
        await store.rooms.attachment_get(tenant, made.id, made.second.account, ident, 0) == b"part"
    )
    with pytest.raises(NotFound):
        await store.rooms.attachment_get(tenant, made.id, made.second.account, ident, 1)


async def test_a_parcel_is_taken_whole_or_not_at_all(store: Store, tenant: bytes) -> None:
    """Where a later item is refused, nothing of the parcel is stored."""
    made = await room(store, tenant)
    good, gap = made.entry(made.first), with_pub(made.entry(made.second), seq=9)
    with pytest.raises(NotYours):
        await made.post(made.first, good, gap)
    posted = await made.post(made.first, good, made.entry(made.first))

    assert [receipt.index for receipt in posted.receipts] == [2, 3]
    assert (await made.post(made.first, good)).receipts == posted.receipts[:1]


async def test_a_parcel_is_repeated_whole(store: Store, tenant: bytes) -> None:
    """A repeated parcel is answered as before; one that only begins alike is refused."""
    made = await room(store, tenant)
    two = (made.entry(made.first), made.entry(made.first))
    posted = await made.post(made.first, *two)

    assert await made.post(made.first, *two) == posted
    with pytest.raises(Conflict):
        await made.post(made.first, two[0], made.entry(made.first))


async def test_an_agreement_and_its_epoch_go_together(store: Store, tenant: bytes) -> None:
    """A last signature and the record of the epoch it begins stand next to each other."""
    made = await room(store, tenant)
    record = made.next_record(agreement=os.urandom(32))
    posted = await made.post(made.first, made.entry(made.first), record)

    assert [receipt.index for receipt in posted.receipts] == [2, 3]
    made.record = record
    assert (await made.post(made.second, made.entry(made.second))).count == 4


def with_pub(entry: Envelope, **changes: object) -> Envelope:
    """The entry with another outside."""
    return replace(entry, pub=replace(entry.pub, **changes))  # type: ignore[arg-type]
