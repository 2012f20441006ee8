"""Batches: many callers to one commit, each answered for their own, none before it is durable."""

import asyncio
import os

import pytest

from quietroom.room.chain import start
from quietroom.room.check import SeqGap
from quietroom.room.envelope import parse
from quietroom.server.refusal import Busy
from quietroom.server.store import lane
from quietroom.server.store.engine import Store
from quietroom.server.store.refusal import StoreFailed
from tests.store.actors import both, count, rooms
from tests.store.conftest import Database, new_tenant
from tests.store.counting import Commits

pytestmark = pytest.mark.anyio


async def test_many_callers_share_a_commit(
    store: Store, tenant: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """64 posts at once, and 64 more, need no more commits than one for every sixteen."""
    made = await rooms(store, tenant, 4)
    entries = [[one.entry(one.first, bytes([n]) * 16) for n in range(32)] for one in made]
    commits = Commits(store, monkeypatch)
    for half in (slice(0, 16), slice(16, 32)):
        posts = [
            one.post(one.first, e)
            for one, row in zip(made, entries, strict=True)
            for e in row[half]
        ]
        await both(*posts)

    assert sum([await count(one) for one in made]) == 4 + 128
    assert 0 < commits.count <= 128 // 16


async def test_one_caller_does_not_wait_for_others(
    store: Store, tenant: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lone post is one commit."""
    (made,) = await rooms(store, tenant, 1)
    commits = Commits(store, monkeypatch)
    await made.post(made.first, made.entry(made.first))

    assert commits.count == 1


async def test_a_refused_post_does_not_spoil_its_batch(store: Store, tenant: bytes) -> None:
    """Of a batch with gaps, parcels and single entries, all that may come in does."""
    made, *others = await rooms(store, tenant, 4)
    skipped = made.entry(made.first)
    calls = [
        others[0].post(others[0].first, others[0].entry(others[0].first)),
        made.post(made.first, made.entry(made.first)),
        others[1].post(others[1].first, *(others[1].entry(others[1].first) for _ in range(2))),
        made.post(made.first, made.entry(made.first), leaves=(b"l" * 48,)),
        others[2].post(others[2].first, others[2].entry(others[2].first), leaves=(b"m" * 48,)),
        made.post(made.first, skipped),
    ]
    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    refused = [isinstance(outcome, SeqGap) for outcome in outcomes]
    assert refused == [False, True, False, True, False, False]
    assert [await count(one) for one in (made, *others)] == [2, 2, 3, 2]
    assert (await store.tlog.checkpoint(tenant)).split(b"\n")[1] == b"6"


async def test_who_goes_away_has_written(store: Store, tenant: bytes) -> None:
    """A caller that is cancelled while waiting has its entry stored all the same."""
    (made,) = await rooms(store, tenant, 1)
    entry = made.entry(made.first)
    task = asyncio.create_task(made.post(made.first, entry))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await made.post(made.first, made.entry(made.first))

    assert await count(made) == 3


async def test_closing_answers_everybody(database: Database) -> None:
    """Whoever waits when the store is closed is stored and told; whoever comes later is refused."""
    async with await database.open() as store:
        (made,) = await rooms(store, (await new_tenant(store)).id, 1)
        entries = [made.entry(made.first) for _ in range(300)]
        tasks = [asyncio.create_task(made.post(made.first, entry)) for entry in entries]
        await asyncio.sleep(0)
    posted = await asyncio.gather(*tasks)
    with pytest.raises(StoreFailed):
        await made.post(made.first, made.entry(made.first))
    async with await database.open() as made.store:
        stored = await count(made)

    assert len({one.receipts[0].index for one in posted}) == 300
    assert stored == 301


async def test_waiting_is_bounded(
    store: Store, tenant: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When too many wait, or too many bytes, the next is refused at once, and later taken."""
    (made,) = await rooms(store, tenant, 1)
    monkeypatch.setattr(lane, "CALLS", 4)
    entries = [made.entry(made.first) for _ in range(6)]
    outcomes = await asyncio.gather(
        *(made.post(made.first, entry) for entry in entries), return_exceptions=True
    )
    monkeypatch.setattr(lane, "BYTES", 1000)
    large = [made.entry(made.first, os.urandom(16), 900) for _ in range(2)]
    again = await asyncio.gather(
        *(made.post(made.first, entry) for entry in large), return_exceptions=True
    )

    assert [isinstance(outcome, Busy) for outcome in outcomes] == [False] * 4 + [True] * 2
    assert [isinstance(outcome, Busy) for outcome in again] == [False, True]
    assert (await made.post(made.first, entries[4])).count == 7


async def test_two_members_at_once(store: Store, tenant: bytes) -> None:
    """Some hundreds of posts by two people at once leave a chain without gap or doubt."""
    (made,) = await rooms(store, tenant, 1)
    authors = (made.first, made.second)
    clients = [(by, os.urandom(16)) for by in authors for _ in range(4)]

    async def write(n: int) -> None:
        by, writer = clients[n]
        for _ in range(40):
            await made.post(by, made.entry(by, writer))

    await both(*(write(n) for n in range(len(clients))))
    account, link, seen = made.first.account, start(made.id), dict.fromkeys(range(8), 0)
    writers = {writer: n for n, (_, writer) in enumerate(clients)}
    while (page := await store.rooms.items(tenant, made.id, account, link.index, 100)).items:
        for item in page.items:
            if link.index:
                entry = parse(item.body)
                n = writers[entry.pub.writer]
                assert (entry.pub.author, entry.pub.seq) == (clients[n][0].card.hash, seen[n])
                seen[n] += 1
                link = link.then(entry.hash)
            else:
                assert made.record is not None
                link = link.then(made.record.hash)

    assert set(seen.values()) == {40}
    assert (link.index, link.head) == (page.count, page.head) == (321, link.head)


async def test_a_fault_of_ours_is_the_callers(store: Store, tenant: bytes) -> None:
    """An operation that breaks down takes nobody with it, nor the writer."""
    (made,) = await rooms(store, tenant, 1)

    def broken(_: object) -> object:
        raise ZeroDivisionError

    broke, posted = await asyncio.gather(
        store._driver.write(tenant, broken),  # type: ignore[arg-type]
        made.post(made.first, made.entry(made.first)),
        return_exceptions=True,
    )

    assert isinstance(broke, ZeroDivisionError)
    assert not isinstance(posted, BaseException)
    assert (await store.ready())["ready"] is True
