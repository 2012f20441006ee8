"""Browsers on both databases: told once with a knock, a few times if need be, by one account."""

import pytest

from quietroom.ground.digest import sha256
from quietroom.server.store import pushes
from quietroom.server.store.engine import Store
from tests.store.actors import Clock, coordinator, person, room
from tests.store.test_knocks import tell_all

pytestmark = pytest.mark.anyio


async def test_browsers_are_told_once(store: Store, tenant: bytes, clock: Clock) -> None:
    """A knock is for every browser of its person; each is told, or tried again a few times."""
    made = await room(store, tenant)
    ends = [f"https://push.example.org/{n}" for n in range(3)]
    for end in ends:
        await store.knocks.browser_add(tenant, made.second.account, end)
    quiet = await store.pushes.due(tenant)
    await made.post(made.first, made.entry(made.first))
    await tell_all(store, tenant)
    first = await store.pushes.due(tenant)
    done, failing, gone = first
    await store.pushes.done(tenant, done)
    await store.pushes.gone(tenant, gone)
    tries = await _tries(store, tenant, clock, failing)

    assert quiet == []
    assert {found.endpoint for found in first} == set(ends)
    assert tries == pushes.TRIES
    known = await store.knocks.of(tenant, made.second.account)
    assert set(known.browsers) == {done.id, failing.id}


async def _tries(store: Store, tenant: bytes, clock: Clock, failing: pushes.Push) -> int:
    """How often a browser that cannot be told is tried."""
    tries, found = 0, [failing]
    while found:
        (now,) = found
        tries += 1
        await store.pushes.failed(tenant, now)
        assert await store.pushes.due(tenant) == []
        clock.now += 10**5
        found = await store.pushes.due(tenant)
    return tries


async def test_who_is_back_needs_no_push(store: Store, tenant: bytes, clock: Clock) -> None:
    """A push that waits is let go when its person is there."""
    made = await room(store, tenant)
    await store.knocks.browser_add(tenant, made.second.account, "https://push.example.org/1")
    await made.post(made.first, made.entry(made.first))
    await tell_all(store, tenant)
    before = len(await store.pushes.due(tenant))
    await store.knocks.there(tenant, {made.second.account: clock.now + 1})

    assert before == 1
    assert await store.pushes.due(tenant) == []


async def test_a_browser_tells_the_last_who_asked(store: Store, tenant: bytes) -> None:
    """On a shared device the browser belongs to who sat down last, and nobody drops another's."""
    one = await coordinator(store, tenant)
    other = await person(store, tenant, one)
    end = "https://push.example.org/shared"
    for who in (one, other):
        await store.knocks.browser_add(tenant, who.account, end)
    await store.knocks.browser_drop(tenant, one.account, sha256(end.encode()))
    kept = (await store.knocks.of(tenant, other.account)).browsers
    await store.knocks.browser_drop(tenant, other.account, sha256(end.encode()))

    assert (await store.knocks.of(tenant, one.account)).browsers == ()
    assert kept == (sha256(end.encode()),)
    assert (await store.knocks.of(tenant, other.account)).browsers == ()


async def test_too_many_browsers(store: Store, tenant: bytes, clock: Clock) -> None:
    """Of more browsers than one may have the oldest are forgotten."""
    who = await coordinator(store, tenant)
    ends = [f"https://push.example.org/{n}" for n in range(pushes.MOST + 2)]
    for end in ends:
        await store.knocks.browser_add(tenant, who.account, end)
        clock.now += 1
    known = await store.knocks.of(tenant, who.account)

    assert list(known.browsers) == [sha256(end.encode()) for end in ends[2:]]
