"""Parcels with leaves and grants: what goes out of a room, and who is told."""

import asyncio
import os
from dataclasses import replace

import pytest

from quietroom.ground.errors import TooLarge
from quietroom.room.check import CardSucceeded
from quietroom.room.grant import Grant
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store import parcels
from quietroom.server.store.engine import Store
from quietroom.server.store.refusal import ReservedTag
from quietroom.tlog.checkpoint import parse
from quietroom.tlog.leaf import card_tag
from quietroom.tlog.tile import ENTRIES, Tile, parse_bundle
from tests.store.actors import NOW, Actor, Clock, Room, both, once, person, room

pytestmark = pytest.mark.anyio


def grant(recipient: Actor, *entries: bytes, attachments: tuple[bytes, ...] = ()) -> Grant:
    """A grant of entries until a day from now."""
    until = NOW + 86400
    return Grant(os.urandom(16), recipient.account, entries, attachments, until, os.urandom(2000))


async def size(store: Store, tenant: bytes) -> int:
    """How many leaves the log has."""
    return parse(await store.tlog.checkpoint(tenant)).size


async def granted(store: Store, tenant: bytes) -> tuple[Room, Actor, Grant]:
    """A room out of which an entry of the second was let, by the first, to a third person."""
    made = await room(store, tenant)
    third, entry = await person(store, tenant, made.first), made.entry(made.second)
    await made.post(made.second, entry)
    given = grant(third, entry.hash)
    await made.post(made.first, made.entry(made.first), leaves=(os.urandom(48),), grants=(given,))
    return made, third, given


async def test_leaves_are_logged_with_what_explains_them(store: Store, tenant: bytes) -> None:
    """The leaves of a parcel stand in the log in their order."""
    made, leaves = await room(store, tenant), tuple(os.urandom(48) for _ in range(3))
    before = await size(store, tenant)
    await made.post(made.first, made.entry(made.first), leaves=leaves)
    bundle = await store.tlog.tile(tenant, Tile(ENTRIES, 0, before + 3))

    assert parse_bundle(bundle, before + 3)[48 * before :] == b"".join(leaves)


async def test_a_repeated_parcel_logs_nothing_more(store: Store, tenant: bytes) -> None:
    """Leaves and grants of a known parcel are not taken a second time."""
    made = await room(store, tenant)
    third = await person(store, tenant, made.first)
    entry, leaf = made.entry(made.first), os.urandom(48)
    given = grant(third, entry.hash)
    for _ in range(2):
        await made.post(made.first, entry, leaves=(leaf,), grants=(given,))

    assert await size(store, tenant) == 4
    assert len(await store.grants.received(tenant, third.account)) == 1


async def test_a_repeated_entry_logs_nothing_more(store: Store, tenant: bytes) -> None:
    """Of a known entry, alone in its parcel, the leaf is not taken a second time."""
    made, leaf = await room(store, tenant), os.urandom(48)
    entry, before = made.entry(made.first), await size(store, tenant)
    first, again = await both(
        *(made.post(made.first, entry, leaves=(leaf,)) for _ in range(2)),
    )

    assert first == again
    assert await size(store, tenant) == before + 1


async def test_one_reserved_tag_spoils_no_batch(store: Store, tenant: bytes) -> None:
    """Of entries that bring leaves at once, all are taken but the one with a card's tag."""
    made, leaf = await room(store, tenant), os.urandom(48)
    before, reserved = await size(store, tenant), card_tag(made.first.account, 0) + bytes(32)
    brought = [(made.entry(made.first, bytes([n]) * 16), leaf) for n in range(3)]
    brought[1] = (brought[1][0], reserved)
    outcomes = await asyncio.gather(
        *(made.post(made.first, entry, leaves=(leaf,)) for entry, leaf in brought),
        return_exceptions=True,
    )

    assert [isinstance(outcome, ReservedTag) for outcome in outcomes] == [False, True, False]
    assert await size(store, tenant) == before + 2


@pytest.mark.parametrize("entries", [1, 2])
async def test_tags_of_cards_are_reserved(store: Store, tenant: bytes, entries: int) -> None:
    """No client logs a leaf under the tag of anybody's card or next card, nor stores its parcel."""
    made = await room(store, tenant)
    who = await person(store, tenant, made.first)
    later = who.next()
    await store.identity.succeed(tenant, who.sender, later.new(), once())
    before = await size(store, tenant)
    for generation in range(3):
        leaf = card_tag(who.account, generation) + os.urandom(32)
        said = [made.entry(made.first, os.urandom(16)) for _ in range(entries)]
        with pytest.raises(ReservedTag):
            await made.post(made.first, *said, leaves=(leaf,))
    free = card_tag(who.account, 3) + os.urandom(32)
    await made.post(made.first, made.entry(made.first), leaves=(free,))

    assert await size(store, tenant) == before + 1
    assert (await store.rooms.items(tenant, made.id, made.first.account, 0, 9)).count == 2


async def test_a_recipient_gets_what_was_granted(store: Store, tenant: bytes) -> None:
    """A grant brings its entry, when it was accepted, and of whom as it was accepted."""
    made, third, given = await granted(store, tenant)
    (listed,) = await store.grants.received(tenant, third.account)
    opened = await store.grants.get(tenant, third.account, given.id)
    page = await store.rooms.items(tenant, made.id, made.first.account, 1, 1)

    assert (listed.id, listed.room, listed.sender) == (given.id, made.id, made.first.account)
    assert (listed.until, listed.size) == (given.until, 2000)
    assert (opened.sealed, opened.until) == (given.sealed, given.until)
    assert [entry.body for entry in opened.entries] == [page.items[0].body]
    assert opened.entries[0].author == made.second.account


async def test_a_grant_is_its_senders_and_recipients(store: Store, tenant: bytes) -> None:
    """The partner is told nothing of a grant; nor does anybody but the recipient open it."""
    made, third, given = await granted(store, tenant)
    sent = await store.grants.sent(tenant, made.id, made.first.account)

    assert [one.id for one in sent] == [given.id]
    assert await store.grants.sent(tenant, made.id, made.second.account) == []
    assert await store.grants.received(tenant, made.second.account) == []
    for who in (made.first, made.second):
        with pytest.raises(NotFound):
            await store.grants.get(tenant, who.account, given.id)
    assert (await store.grants.get(tenant, third.account, given.id)).sealed


async def test_a_grant_ends(store: Store, tenant: bytes, clock: Clock) -> None:
    """From its end on a grant is served no longer, nor are its attachments."""
    made, third, given = await granted(store, tenant)
    clock.now = given.until

    assert await store.grants.received(tenant, third.account) == []
    with pytest.raises(NotFound):
        await store.grants.get(tenant, third.account, given.id)
    assert len(await store.grants.sent(tenant, made.id, made.first.account)) == 1


async def test_attachments_go_with_a_grant(store: Store, tenant: bytes, clock: Clock) -> None:
    """A recipient gets the attachments that the grant names, until it ends, and no other."""
    made, files = await room(store, tenant), [os.urandom(16), os.urandom(16)]
    third = await person(store, tenant, made.first)
    for ident in files:
        await store.rooms.attachment_put(tenant, made.id, made.first.account, ident, 0, b"part")
    entry = made.entry(made.first)
    given = grant(third, entry.hash, attachments=(files[0],))
    await made.post(made.first, entry, grants=(given,))

    get = store.grants.attachment
    assert await get(tenant, third.account, given.id, files[0], 0) == b"part"
    with pytest.raises(NotFound):
        await get(tenant, third.account, given.id, files[1], 0)
    clock.now = given.until
    with pytest.raises(NotFound):
        await get(tenant, third.account, given.id, files[0], 0)


async def test_grants_that_are_refused(
    store: Store, tenant: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Grants to one of the two or to nobody, of what is not there, too late, too large, twice."""
    monkeypatch.setattr(parcels, "GRANTED", 2000)
    monkeypatch.setattr(parcels, "BESIDE", 1000)
    made, third, given = await granted(store, tenant)
    entry = made.entry(made.first)
    good = grant(third, entry.hash)
    faults = (
        (Conflict, grant(made.first, entry.hash)),
        (Conflict, grant(made.second, entry.hash)),
        (NotFound, replace(grant(third, entry.hash), recipient=os.urandom(16))),
        (NotFound, grant(third, entry.hash, os.urandom(32))),
        (NotFound, grant(third, entry.hash, attachments=(os.urandom(16),))),
        (Conflict, replace(grant(third, entry.hash), until=NOW)),
        (Conflict, replace(good, id=given.id)),
        (Conflict, good),
        (TooLarge, replace(grant(third, entry.hash), sealed=os.urandom(3001))),
    )
    for fault, bad in faults:
        with pytest.raises(fault):
            await made.post(made.first, entry, leaves=(os.urandom(48),), grants=(good, bad))

    assert await size(store, tenant) == 4
    assert len(await store.grants.received(tenant, third.account)) == 1
    await made.post(made.first, entry, grants=(good,))
    assert len(await store.grants.received(tenant, third.account)) == 2


async def test_entries_of_another_room_are_not_granted(store: Store, tenant: bytes) -> None:
    """Not even somebody who is in both rooms lets an entry of the one out of the other."""
    one = await room(store, tenant)
    other = await room(store, tenant, one.first)
    third, entry = await person(store, tenant, one.first), one.entry(one.first)
    await one.post(one.first, entry)

    with pytest.raises(NotFound):
        await other.post(other.first, other.entry(other.first), grants=(grant(third, entry.hash),))


async def test_a_grant_alone_leaves_the_room_as_it_is(store: Store, tenant: bytes) -> None:
    """A grant with its leaf and no item is taken once; the room does not grow by it."""
    made = await room(store, tenant)
    third, entry = await person(store, tenant, made.first), made.entry(made.first)
    first = await made.post(made.first, entry)
    given, leaf, before = grant(third, entry.hash), os.urandom(48), await size(store, tenant)
    for _ in range(2):
        alone = await made.post(made.first, leaves=(leaf,), grants=(given,))
        assert (alone.receipts, alone.count, alone.head) == ((), first.count, first.head)

    assert await size(store, tenant) == before + 1
    assert [one.id for one in await store.grants.received(tenant, third.account)] == [given.id]


async def test_a_grant_alone_that_is_refused(store: Store, tenant: bytes) -> None:
    """By somebody else, under a card that has a successor, or another grant of a known id."""
    made = await room(store, tenant)
    third, entry = await person(store, tenant, made.first), made.entry(made.first)
    await made.post(made.first, entry)
    given, leaf = grant(third, entry.hash), os.urandom(48)
    with pytest.raises(NotFound):
        await made.post(third, leaves=(leaf,), grants=(given,))
    await made.post(made.first, leaves=(leaf,), grants=(given,))
    with pytest.raises(Conflict):
        await made.post(made.first, leaves=(leaf,), grants=(replace(given, sealed=b"other"),))
    await store.identity.succeed(tenant, made.second.sender, made.second.next().new(), once())
    with pytest.raises(CardSucceeded):
        await made.post(made.first, leaves=(leaf,), grants=(grant(third, entry.hash),))
    await made.post(made.first, leaves=(leaf,), grants=(given,))

    assert [one.id for one in await store.grants.received(tenant, third.account)] == [given.id]
