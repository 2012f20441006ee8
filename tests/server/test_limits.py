"""How much and how often: sizes, token buckets, a full queue, a full disk."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.server import concerns, limits, request
from quietroom.server.config import Rate
from quietroom.server.limits import Limiter, neighbourhood
from quietroom.server.refusal import Busy, NoSpace, SlowDown
from quietroom.server.store.refusal import StoreFailed
from tests.server.world import MANY, World


@contextmanager
def limited(folder: Path, **rates: Any) -> Iterator[World]:
    """A server with these rates, all others as good as none."""
    world = World(folder, replace(MANY, **rates))
    try:
        yield world
    finally:
        world.close()


def test_a_bucket_fills_again() -> None:
    """A burst at once, then as many a second as the rate says; the wait that is told is enough."""
    now = [0.0]
    limiter = Limiter(lambda: now[0])
    for _ in range(3):
        limiter.take("who", Rate(3, 0.5))
    with pytest.raises(SlowDown) as refused:
        limiter.take("who", Rate(3, 0.5))
    now[0] += refused.value.retry_after
    limiter.take("who", Rate(3, 0.5))

    assert refused.value.retry_after == 2
    with pytest.raises(SlowDown):
        limiter.take("who", Rate(3, 0.5))


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 5), st.floats(0.1, 5))
def test_no_more_than_the_rate(waits: list[float], burst: int, each: float) -> None:
    """However somebody spaces their requests, they get the burst and the rate and no more."""
    now, taken = 0.0, 0
    limiter = Limiter(lambda: now)
    for wait in waits:
        now += wait
        try:
            limiter.take("who", Rate(burst, each))
        except SlowDown:
            continue
        taken += 1

    assert taken <= burst + now * each + 1e-6


def test_buckets_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many addresses ask, the memory for them is bounded."""
    monkeypatch.setattr(limits, "_BUCKETS", 100)
    limiter = Limiter(lambda: 0.0)
    for address in range(1000):
        limiter.take(address, Rate(1, 1))

    assert len(limiter._buckets) == 100


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("?", "?", True),
    ],
)
def test_a_household_is_one(one: str, other: str, alike: bool) -> None:
    """Addresses of one IPv6 network share a bucket."""
    assert (neighbourhood(one) == neighbourhood(other)) is alike


def test_an_account_asks_too_often(folder: Path) -> None:
    """An account that exceeds its rate is told to wait; others are not."""
    with limited(folder, account=Rate(5, 0.001)) as world:
        first = world.coordinator()
        second = world.person(first)
        codes = [world.get("/api/me", first).status_code for _ in range(6)]
        refused = world.get("/api/me", first)

        assert codes.count(429) > 0
        assert refused.json()["code"] == "slow-down"
        assert int(refused.headers["retry-after"]) > 0
        assert world.get("/api/me", second).status_code == 200


def test_an_address_asks_too_often(folder: Path) -> None:
    """Without a session the address counts: for open routes, and for tokens that are nobody's."""
    with limited(folder, address=Rate(10, 0.001)) as world:
        tokens = [world.get("/api/me", os.urandom(8).hex()).status_code for _ in range(12)]

        assert tokens == [401] * 10 + [429] * 2
        assert world.get("/log/checkpoint").status_code == 429


def test_one_vault_is_asked_for_too_often(folder: Path) -> None:
    """Guessing at one account's vault is slowed down, from however many addresses."""
    with limited(folder, vault=Rate(3, 0.001)) as world:
        asked = {"account": "0" * 32, "method": "kit", "token": "0" * 64}
        codes = [world.post("/api/vault/fetch", None, asked).status_code for _ in range(5)]
        other = world.post("/api/vault/fetch", None, asked | {"account": "1" * 32})

        assert codes == [404, 404, 404, 429, 429]
        assert other.status_code == 404


def test_links_for_coming_back_are_few(folder: Path) -> None:
    """Nobody's mailbox is flooded: known or not, an address gets so many links and no more."""
    with limited(folder, mail=Rate(2, 0.001)) as world:
        answers = [
            world.post("/api/fresh-start", None, {"email": "ada@example.org"}) for _ in range(3)
        ]

        assert [answer.status_code for answer in answers] == [202, 202, 429]


def test_behind_a_proxy_the_forwarded_address_counts(folder: Path) -> None:
    """The proxy's last word is taken, what a client put before it is not."""
    world = World(folder, replace(MANY, address=Rate(2, 0.001)), "https://rooms.example")

    def ask(forwarded: str) -> int:
        return world.get("/log/head", headers={"x-forwarded-for": forwarded}).status_code

    codes = [ask("192.0.2.1"), ask("198.51.100.7, 192.0.2.1"), ask("192.0.2.1"), ask("192.0.2.2")]
    world.close()

    assert codes == [200, 200, 429, 200]


def test_without_a_proxy_nobody_names_their_address(folder: Path) -> None:
    """A server that is not behind a proxy believes the connection alone."""
    with limited(folder, address=Rate(2, 0.001)) as world:
        codes = [
            world.get("/log/head", headers={"x-forwarded-for": f"192.0.2.{n}"}).status_code
            for n in range(3)
        ]

        assert codes == [200, 200, 429]


@pytest.mark.parametrize(
    ("method", "path", "most"),
    [
        ("POST", "/api/sign-in", limits.SIGN_IN),
        ("POST", "/api/join", limits.VAULT_BODY),
        ("POST", "/api/vault/fetch", limits.JSON),
        ("POST", "/api/letters", limits.LETTER),
        ("POST", "/api/concerns", concerns.MOST),
        ("PUT", "/api/vault", limits.VAULT_BODY),
        ("POST", "/api/notebook/items", limits.PARCEL),
        ("POST", f"/api/rooms/{'0' * 32}/items", limits.PARCEL),
        ("PUT", f"/api/rooms/{'0' * 32}/attachments/{'0' * 32}/0", limits.PART),
        ("POST", "/log/cosignature", limits.NOTE),
    ],
)
def test_bodies_have_a_size(world: World, method: str, path: str, most: int) -> None:
    """A byte more than a route takes is refused, announced or not; a byte less is read."""
    who, key = world.coordinator(), {"idempotency-key": "k" * 16}

    async def unannounced() -> Any:
        for _ in range(most // 65536 + 1):
            yield b"x" * 65536

    announced = world.ask(method, path, who, headers=key, content=b"x" * (most + 1))
    streamed = world.ask(method, path, who, headers=key, content=unannounced())
    within = world.ask(method, path, who, headers=key, content=b"x" * most)

    assert (announced.status_code, announced.json()["code"]) == (413, "too-large")
    assert (streamed.status_code, streamed.json()["code"]) == (413, "too-large")
    assert within.status_code != 413


def test_a_body_that_does_not_come(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever announces a body and sends none does not hold the server for ever."""
    monkeypatch.setattr(request, "PATIENCE", 0.05)

    async def silent() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.sleep(30)

    refused = world.ask("POST", "/api/sign-in", content=silent())

    assert (refused.status_code, refused.json()["code"]) == (400, "client-gone")


@pytest.mark.parametrize(
    ("fault", "status", "wait"),
    [(Busy(), 503, "1"), (NoSpace(), 507, "5"), (StoreFailed(), 503, "5")],
)
def test_what_cannot_be_stored_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int, wait: str
) -> None:
    """A full queue, a full disk and a failing one say when to come back; reading goes on."""
    two = world.two(who := world.coordinator(), world.person(who))

    async def refusing(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(world.store.rooms, "post", refusing)
    refused = two.post(who, two.entry(who))

    assert (refused.status_code, refused.headers["retry-after"]) == (status, wait)
    assert world.get(two.path, who).status_code == 200


def test_an_account_opens_too_many_streams(folder: Path) -> None:
    """So many streams and no more; a place is free again when one ends."""
    with limited(folder, streams=2) as world:
        shell, who = world.app.state.shell, world.coordinator()
        news = [world.store.subscribe(world.home.id, who.account) for _ in range(2)]
        with shell.listeners.hold(who.account, news[0]):
            with shell.listeners.hold(who.account, news[1]):
                full = world.get("/api/events", who)
            shell.listeners.stop()
            free = world.get("/api/events", who)

        assert (full.status_code, full.json()["code"]) == (429, "slow-down")
        assert free.status_code == 200
