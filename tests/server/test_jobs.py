"""Between requests: mails are written whole, and hold a link and nothing else; old things go."""

import asyncio
import email
import os
from email.policy import default
from pathlib import Path

import pytest

from quietroom.ground.digest import sha256
from quietroom.identity import invitation
from quietroom.identity.invitation import Invitation
from quietroom.server import jobs
from quietroom.server.postman import Postman
from quietroom.server.store.mails import Mail
from quietroom.tlog import policy as policies
from tests.server.world import World
from tests.store.actors import Actor, actor

URL = "http://localhost:8470"


@pytest.fixture
def boss(world: World) -> Actor:
    """The first coordinator."""
    return world.coordinator()


def mailed(world: World, boss: Actor, address: str) -> Invitation:
    """Somebody invited by a mail of the server."""
    policy = policies.parse(world.home.policy).hash
    made = Invitation(os.urandom(16), policy, None)
    asked = {
        "kind": "person",
        "token_hash": sha256(made.token).hex(),
        "name": "Ada",
        "email": address,
        "link": made.link(URL),
    }
    world.post("/api/invitations", boss, asked).raise_for_status()
    return made


def send(world: World, folder: Path) -> list[Path]:
    """Let the job run once."""
    world.run(Postman(world.store, world.config, folder, world.clock).send())
    return sorted(folder.glob("*")) if folder.exists() else []


def test_a_mail_holds_its_link(world: World, boss: Actor, tmp_path: Path) -> None:
    """The mail goes to the address, from the programme, with the link, and once."""
    made = mailed(world, boss, "Ada@Example.org")
    (path,) = send(world, tmp_path / "mails")
    mail = email.message_from_bytes(path.read_bytes(), policy=default)
    path.unlink()

    assert mail["to"] == "Ada@Example.org"
    assert "Programme of localhost" in mail["from"]
    assert made.link(URL) in mail.get_content()
    assert send(world, tmp_path / "mails") == []


def test_a_mail_is_its_owners(world: World, boss: Actor, tmp_path: Path) -> None:
    """Nobody but who runs the server can read what waits to be sent."""
    mailed(world, boss, "ada@example.org")
    (path,) = send(world, tmp_path / "mails")

    assert path.suffix == ".eml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "address", ["ada", "ada@", "a b@example.org", "ada@example.org, eve@example.org"]
)
def test_an_address_that_is_none_is_let_go(
    world: World, boss: Actor, tmp_path: Path, address: str
) -> None:
    """What is no single address is tried again, given up in the end, and never half written."""
    mailed(world, boss, address)
    written = []
    for _ in range(12):
        written += send(world, tmp_path / "mails")
        world.clock.now += 10**6

    assert written == []
    assert world.run(world.store.mails.due(world.home.id)) == []


def test_coming_back_is_told_to_nobody_else(world: World, boss: Actor, tmp_path: Path) -> None:
    """A known address gets a link that lets its person in anew; an unknown one gets nothing."""
    mailed(world, boss, "ada@example.org")
    send(world, tmp_path / "first")
    known, unknown = (
        world.post("/api/fresh-start", None, {"email": address})
        for address in ("ADA@example.org", "eve@example.org")
    )
    (path,) = send(world, tmp_path / "mails")
    text = email.message_from_bytes(path.read_bytes(), policy=default).get_content()
    server, found = invitation.parse_link(next(w for w in text.split() if "/join#" in w))

    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert known.headers.raw == unknown.headers.raw
    assert (server, found.inviter) == (URL, None)
    assert world.join(found.token, actor()).status_code == 200


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("https://elsewhere.example/join#hQFQ", "bad-link"),
        ("javascript:alert(1)", "bad-link"),
    ],
)
def test_a_link_of_another_place_is_not_mailed(
    world: World, boss: Actor, link: str, code: str
) -> None:
    """The server mails no link but its own."""
    asked = {
        "kind": "person",
        "token_hash": "0" * 64,
        "name": "Ada",
        "email": "a@b.c",
        "link": link,
    }
    refused = world.post("/api/invitations", boss, asked)

    assert (refused.status_code, refused.json()["code"]) == (400, code)


def test_a_link_that_proves_a_card_is_not_mailed(world: World, boss: Actor) -> None:
    """What is to prove a card goes past the server: it does not take such a link."""
    policy = policies.parse(world.home.policy).hash
    inviter = invitation.Inviter(boss.card.hash, os.urandom(32))
    made = Invitation(os.urandom(16), policy, inviter)
    other = Invitation(os.urandom(16), policy, None)
    for link, token in ((made.link(URL), made.token), (other.link(URL), made.token)):
        asked = {"kind": "person", "token_hash": sha256(token).hex(), "name": "Ada"}
        refused = world.post("/api/invitations", boss, {**asked, "email": "a@b.c", "link": link})

        assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


def test_only_coordinators_have_mails_sent(world: World, boss: Actor) -> None:
    """Nobody else makes the server write to an address of their choice."""
    who = world.person(boss)
    policy = policies.parse(world.home.policy).hash
    made = Invitation(os.urandom(16), policy, None)
    asked = {"kind": "room", "token_hash": sha256(made.token).hex(), "as": "mentee"}
    refused = world.post(
        "/api/invitations", who, {**asked, "email": "a@b.c", "link": made.link(URL)}
    )

    assert refused.status_code == 404


def test_what_has_expired_is_swept(world: World, boss: Actor) -> None:
    """Ended sessions go, and whoever signs in afterwards is in."""
    world.session(boss)
    world.clock.now += 10**7
    world.run(jobs.sweep(world.app.state.shell))
    world.forget_sessions()

    assert world.get("/api/me", boss).status_code == 200


def test_a_job_that_fails_is_tried_again(
    world: World, boss: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in one round is logged; the next round sends what is due."""
    monkeypatch.setattr(jobs, "EVERY", 0.01)
    mailed(world, boss, "ada@example.org")
    due, failed = world.store.mails.due, list[bytes]()

    async def failing_once(tenant: bytes) -> list[Mail]:
        if not failed:
            failed.append(tenant)
            raise KeyError
        return await due(tenant)

    monkeypatch.setattr(world.store.mails, "due", failing_once)
    world.run(_until_sent(world, tmp_path / "mails"))

    assert failed == [world.home.id]
    assert len(list((tmp_path / "mails").glob("*.eml"))) == 1


async def _until_sent(world: World, folder: Path) -> None:
    async with jobs.running(world.app.state.shell, folder):
        for _ in range(500):
            await asyncio.sleep(0.01)
            if not await world.store.mails.due(world.home.id):
                break
