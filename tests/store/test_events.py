"""Something new: who is told, once, by any process of the server."""

import asyncio
import os

import pytest

from quietroom.ground.errors import QuietroomError
from quietroom.server.store.engine import Store
from quietroom.server.store.event import Event, Subscription, Told
from quietroom.server.store.news import pack, unpack
from tests.store.actors import Actor, coordinator, once, person, room
from tests.store.conftest import Database, new_tenant
from tests.store.test_parcels import grant
from tests.store.test_words import page

pytestmark = pytest.mark.anyio


async def heard(news: Subscription) -> set[Event]:
    """All that a listener is told until it is told of a letter that comes at the end."""
    events: set[Event] = set()
    while Event("letter") not in events:
        events.add(await asyncio.wait_for(anext(news), 5))
    return events - {Event("letter")}


async def end(store: Store, tenant: bytes, *whom: Actor) -> None:
    """Send everybody the letter that ends the listening."""
    for who in whom:
        await store.letters.post(tenant, os.urandom(16), who.account, b"sealed", once())


async def listening(store: Store, tenant: bytes, who: Actor) -> Subscription:
    """A listener who has heard of everything before."""
    news = store.subscribe(tenant, who.account)
    await end(store, tenant, who)
    await heard(news)
    return news


async def test_each_is_told_of_what_is_theirs(store: Store, tenant: bytes) -> None:
    """Both hear of their room, a recipient of a grant, one of their notebook, all of the log."""
    made = await room(store, tenant)
    third, entry = await person(store, tenant, made.first), made.entry(made.first)
    people = (made.first, made.second, third)
    news = [await listening(store, tenant, who) for who in people]
    await made.post(made.first, entry, leaves=(b"l" * 48,), grants=(grant(third, entry.hash),))
    await store.notebook.post(tenant, made.second.sender, [page(made.second, 0)])
    await end(store, tenant, *people)
    told = [await heard(one) for one in news]

    in_room, log = Event("room", made.id), Event("log")
    assert told == [{in_room, log}, {in_room, log, Event("notebook")}, {log, Event("grant")}]


async def test_other_tenants_hear_nothing(store: Store, tenant: bytes) -> None:
    """What happens in one tenant is told in no other."""
    other = (await new_tenant(store)).id
    who = await coordinator(store, other)
    with await listening(store, other, who) as news:
        await room(store, tenant)
        await end(store, other, who)

        assert await heard(news) == set()


async def test_a_refused_post_is_not_told(store: Store, tenant: bytes) -> None:
    """Nobody hears of what was not stored."""
    made = await room(store, tenant)
    entry = made.entry(made.first)
    with await listening(store, tenant, made.second) as news:
        for items in ((made.entry(made.first),), (entry, made.entry(made.second))):
            with pytest.raises(QuietroomError):
                await made.post(made.first, *items)
        await end(store, tenant, made.second)

        assert await heard(news) == set()


async def test_a_slow_listener_is_told_once(store: Store, tenant: bytes) -> None:
    """Many entries of a room wait as one event; after leaving there are none."""
    made = await room(store, tenant)
    news = await listening(store, tenant, made.second)
    for _ in range(5):
        await made.post(made.first, made.entry(made.first))
    first = await asyncio.wait_for(anext(news), 5)
    news.close()
    await made.post(made.first, made.entry(made.first))

    assert first == Event("room", made.id)
    assert not news.waiting


async def test_other_processes_are_told(postgres: Database) -> None:
    """On PostgreSQL a second server's listeners hear of what the first one took."""
    async with await postgres.open() as one, await postgres.open() as two:
        tenant = (await new_tenant(one)).id
        made = await room(one, tenant)
        with await listening(two, tenant, made.second) as news:
            await made.post(made.first, made.entry(made.first))
            await end(one, tenant, made.second)

            assert await heard(news) == {Event("room", made.id)}


def test_notifications_are_short_and_whole() -> None:
    """Whatever is told arrives, in notifications of less than 8,000 bytes; noise is passed over."""
    tenant = b"t" * 16
    told: list[Told] = [(bytes([n]) * 16, "room", bytes([n]) * 16) for n in range(200)]
    told += [(None, "log", None), (b"a" * 16, "grant", None)]
    sent = pack(tenant, told)

    assert max(map(len, sent)) < 8000
    assert [found for text in sent for found in unpack(text)] == [(tenant, one) for one in told]
    assert list(unpack("noise\nroom room room room\n" + "zz " * 4)) == []
