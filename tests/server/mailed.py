"""People who are told by mail: a server with a mail server beside it, and time that passes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quietroom.server import jobs
from quietroom.server.mailing import Mailing
from quietroom.server.postman import Postman
from tests.server.sink import Sink, sink
from tests.server.world import Two, World
from tests.store.actors import Actor

SENDER = "quietroom@rooms.example"

MANNER: dict[str, Any] = {
    "rhythm": "at-once",
    "hour": 8,
    "zone": "Europe/Paris",
    "language": "en",
    "quiet_from": None,
    "quiet_to": None,
}


@pytest.fixture
def post() -> Iterator[Sink]:
    """A mail server."""
    with sink(host="127.0.0.1") as made:
        yield made


@pytest.fixture
def world(folder: Path, post: Sink) -> Iterator[World]:
    """A server that sends mails by it."""
    mailing = Mailing(f"smtp://127.0.0.1:{post.port}", SENDER)
    made = World(folder, mailing=mailing, public_url="https://rooms.example")
    yield made
    made.close()


@pytest.fixture
def two(world: World) -> Two:
    """A room of two."""
    first = world.coordinator()
    return world.two(first, world.person(first))


@pytest.fixture
def postman(world: World, tmp_path: Path) -> Postman:
    """Who takes the mails away."""
    return Postman(world.store, world.config, tmp_path / "mails", world.clock)


def told_by_mail(world: World, who: Actor, address: str, **manner: Any) -> None:
    """Somebody who has said how, and confirmed their address with the code that was mailed."""
    world.ask("PUT", "/api/knock", who, json={**MANNER, **manner}).raise_for_status()
    world.post("/api/knock/address", who, {"address": address}).raise_for_status()
    tenant = world.homes.get(who.account, world.home).id
    (code,) = world.run(world.store.mails.due(tenant))
    world.run(world.store.mails.done(tenant, code.id))
    world.post("/api/knock/confirm", who, {"code": code.link}).raise_for_status()
    go_away(world)


def go_away(world: World) -> None:
    """Let what everybody asked for be a while ago."""
    world.run(jobs.knock(world.app.state.shell))
    world.clock.now += 10


def go_on(world: World, postman: Postman, seconds: int = 0) -> None:
    """Let time pass, and the jobs run as often as they would."""
    for _ in range(2):
        world.run(jobs.knock(world.app.state.shell))
    world.clock.now += seconds
    world.run(jobs.knock(world.app.state.shell))
    world.run(postman.send())
