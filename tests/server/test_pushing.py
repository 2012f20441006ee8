"""A push has no body and goes to no place but a push service; what is gone is forgotten."""

import asyncio
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import pytest

from quietroom.server import faultlog, jobs, pushing
from quietroom.server.pushing import BadEndpoint, Gone, NotPushed, Pushing, check, is_public, push
from tests.server.mailed import MANNER, go_away
from tests.server.pushed import Service, service, verified
from tests.server.world import Two, World
from tests.store.actors import NOW, Actor

KEY = b"k" * 32


@pytest.fixture
def maker() -> Iterator[Service]:
    """A push service."""
    with service() as made:
        yield made


@pytest.fixture
def world(folder: Path, maker: Service) -> Iterator[World]:
    """A server that pushes there, because its operator says so."""
    made = World(folder, pushing=Pushing(services=(maker.url,)))
    yield made
    made.close()


@pytest.fixture
def two(world: World) -> Two:
    """A room of two, of whom the second is told by two browsers."""
    first = world.coordinator()
    made = world.two(first, world.person(first))
    world.ask("PUT", "/api/knock", made.room.second, json=MANNER).raise_for_status()
    return made


def told_by(world: World, who: Actor, *endpoints: str) -> None:
    """Let browsers tell somebody, who then goes away."""
    for endpoint in endpoints:
        world.post("/api/knock/browsers", who, {"endpoint": endpoint}).raise_for_status()
    go_away(world)


def go_on(world: World, seconds: int = 0) -> None:
    """Let time pass, and the jobs run."""
    for step in (0, seconds):
        world.run(jobs.knock(world.app.state.shell))
        world.clock.now += step
    world.run(jobs.knock(world.app.state.shell))
    world.run(jobs.send_pushes(world.app.state.shell))


def test_a_push_that_says_nothing(world: World, two: Two, maker: Service) -> None:
    """It has no body, constant headers, and a signature by the key that browsers are given."""
    told_by(world, two.room.second, maker.end("one"), maker.end("two"))
    entry = two.say(two.room.first)
    go_on(world, 120)
    one, other = sorted(maker.asked, key=lambda asked: asked.path)
    claims, key = verified(one.headers["authorization"])
    known = world.get("/api/knock", two.room.second).json()
    ids = (two.room.id, entry.hash, two.room.first.account, two.room.second.account, world.home.id)
    said = repr(maker.asked).lower()

    assert (one.path, other.path, one.body, other.body) == ("/one", "/two", b"", b"")
    assert (one.headers["topic"], one.headers["urgency"]) == ("new", "normal")
    assert one.headers["ttl"] == str(7 * 86400)
    assert claims == {"aud": maker.url, "exp": world.clock() + 12 * 3600, "sub": world.config.url}
    assert key.hex() == known["push_key"]
    assert {**one.headers, "authorization": ""} == {**other.headers, "authorization": ""}
    assert not any(ident.hex() in said for ident in ids)


def test_each_programme_has_a_key_of_its_own(world: World) -> None:
    """Push services cannot tell by the key that two programmes share a server."""
    keys = {pushing.public(world.store.keys.push(tenant)) for tenant in (b"a" * 16, b"b" * 16)}

    assert len(keys) == 2
    assert {len(key) for key in keys} == {65}


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_forgotten(world: World, two: Two, maker: Service, status: int) -> None:
    """A browser whose maker does not know it any more is told nothing again; the others stay."""
    told_by(world, two.room.second, maker.end("gone"), maker.end("there"))
    maker.answers["/gone"] = status
    two.say(two.room.first)
    go_on(world, 120)

    assert len(maker.asked) == 2
    assert len(world.get("/api/knock", two.room.second).json()["browsers"]) == 1


@pytest.mark.parametrize("status", [301, 307, 403, 429, 500])
def test_what_is_not_taken_is_tried_again(
    world: World, two: Two, maker: Service, status: int, tmp_path: Path
) -> None:
    """Any other answer is tried again, never followed elsewhere, and logged without an address."""
    told_by(world, two.room.second, maker.end("busy-canary"))
    maker.answers["/busy-canary"] = status
    two.say(two.room.first)
    with faultlog.writing(tmp_path / "log"):
        go_on(world, 120)
        maker.answers.clear()
        go_on(world, 30)
        log = (tmp_path / "log").read_text()

    assert [asked.path for asked in maker.asked] == ["/busy-canary"] * 2
    assert "NotPushed at server/pushing.py" in log
    assert "canary" not in log


def test_mail_and_push_are_one_knock(world: World, two: Two, maker: Service) -> None:
    """Whoever was pushed to is not pushed to again before they were there."""
    told_by(world, two.room.second, maker.end("one"))
    for _ in range(3):
        two.say(two.room.first)
        go_on(world, 200)

    assert len(maker.asked) == 1


REFUSED = [
    "http://push.example/1",
    "https://push.example:8443/1",
    "https://me@push.example/1",
    "https://me:word@push.example/1",
    "https://127.0.0.1/1",
    "https://[::1]/1",
    "https://169.254.169.254/latest",
    "https:///1",
    "https://push.example/\u00e9",
    "https://push.example/" + "x" * 1000,
    "ftp://push.example/1",
    "javascript:alert(1)",
    "https://push.example:port/1",
    "",
]


@pytest.mark.parametrize("endpoint", REFUSED)
def test_what_is_no_endpoint(world: World, two: Two, endpoint: str) -> None:
    """What is no https address of a name is refused where push services may be anywhere public."""
    refused = world.post("/api/knock/browsers", two.room.second, {"endpoint": endpoint})

    assert (refused.status_code, refused.json()["code"]) == (400, "bad-endpoint")
    with pytest.raises(BadEndpoint):
        check(Pushing(public=True), endpoint)


@pytest.mark.parametrize(
    ("settings", "endpoint", "good"),
    [
        (Pushing(public=True), "https://push.example/1", True),
        (Pushing(), "https://push.example/1", False),
        (Pushing(services=("https://push.example:8443",)), "https://push.example:8443/1", True),
        (Pushing(services=("https://push.example:8443",)), "https://push.example/1", False),
        (Pushing(services=("http://127.0.0.1:1",)), "http://127.0.0.1:1@push.example/1", False),
        (Pushing(services=("http://127.0.0.1:1",)), "http://127.0.0.1:12/1", False),
    ],
)
def test_where_the_operator_allows(settings: Pushing, endpoint: str, good: bool) -> None:
    """Public push services go with one setting, any other by its whole origin."""
    if good:
        check(settings, endpoint)
    else:
        with pytest.raises(BadEndpoint):
            check(settings, endpoint)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1"),
        *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "2002:7f00:1::"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "2001:0:7f00:1::", "2001:db8::1"),
    ],
)
def test_what_is_not_public(address: str) -> None:
    """Addresses inside, for tests, for many, or that stand for others are not connected to."""
    assert is_public(ip_address("8.8.8.8"))
    assert is_public(ip_address("2606:4700::1111"))
    assert not is_public(ip_address(address))


class Net:
    """The network as it is told to be: where a name leads, and who is connected to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
        self.looked_up: list[str] = []
        self.asked: list[httpx.Request] = []
        self.dead: set[str] = set()

        async def getaddrinfo(_loop: Any, host: str, port: int, **_: Any) -> list[Any]:
            self.looked_up.append(host)
            return [(2, 1, 6, "", (address, port)) for address in addresses]

        def client() -> httpx.AsyncClient:
            return httpx.AsyncClient(transport=httpx.MockTransport(self.answer))

        monkeypatch.setattr("uvloop.Loop.getaddrinfo", getaddrinfo, raising=False)
        monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(pushing, "_client", client)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Take what comes, unless nobody is at this address."""
        self.asked.append(request)
        if request.url.host in self.dead:
            raise httpx.ConnectError("nobody here")
        return httpx.Response(201)

    def push(self, endpoint: str = "https://push.example/1") -> None:
        """Push as a server does that may push to all public services."""
        asyncio.run(push(Pushing(public=True), KEY, "https://rooms.example", endpoint, NOW))


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once: it cannot lead elsewhere a moment later. TLS is for the name."""
    net = Net(monkeypatch, "198.41.0.4")
    net.push()
    (asked,) = net.asked

    assert net.looked_up == ["push.example"]
    assert (asked.url.scheme, asked.url.host, asked.url.path) == ("https", "198.41.0.4", "/1")
    assert asked.headers["host"] == "push.example"
    assert asked.extensions["sni_hostname"] == "push.example"
    assert asked.content == b""


@pytest.mark.parametrize(
    "addresses",
    [("127.0.0.1",), ("10.0.0.1",), ("198.41.0.4", "127.0.0.1"), ("::ffff:10.0.0.1",), ()],
)
def test_no_place_inside_is_reached(
    monkeypatch: pytest.MonkeyPatch, addresses: tuple[str, ...]
) -> None:
    """A name that leads inside, even besides elsewhere, is not connected to at all."""
    net = Net(monkeypatch, *addresses)
    with pytest.raises(NotPushed):
        net.push()

    assert net.asked == []


def test_another_address_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody answers at one address of a name, the next is tried."""
    net = Net(monkeypatch, "198.41.0.4", "199.9.14.201")
    net.dead.add("198.41.0.4")
    net.push()

    assert [asked.url.host for asked in net.asked] == ["198.41.0.4", "199.9.14.201"]


def test_a_slow_push_service_holds_up_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that does not answer is given up in time."""
    monkeypatch.setattr(pushing, "PATIENCE", 0.2)

    async def stall() -> None:
        served: list[asyncio.StreamWriter] = []

        async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            served.append(writer)
            await reader.read()

        listening = await asyncio.start_server(never, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        try:
            await push(Pushing(services=(url,)), KEY, "https://rooms.example", f"{url}/1", NOW)
        finally:
            listening.close()
            for writer in served:
                writer.close()
                await writer.wait_closed()

    with pytest.raises(NotPushed):
        asyncio.run(stall())


def test_gone_is_told_apart(maker: Service) -> None:
    """What a browser's maker says of a browser that is gone is told apart from a failure."""
    settings = Pushing(services=(maker.url,))
    for status, kind in ((410, Gone), (503, NotPushed)):
        maker.answers["/1"] = status
        with pytest.raises(kind):
            asyncio.run(push(settings, KEY, "https://rooms.example", maker.end("1"), NOW))


def test_without_the_setting_no_browser(folder: Path) -> None:
    """A server whose operator has not allowed pushes takes no endpoint and gives no key."""
    world = World(folder)
    who = world.coordinator()
    refused = world.post("/api/knock/browsers", who, {"endpoint": "https://push.example/1"})
    known = world.get("/api/knock", who).json()
    world.close()

    assert (refused.status_code, refused.json()["code"]) == (409, "no-push")
    assert known["push_key"] is None
