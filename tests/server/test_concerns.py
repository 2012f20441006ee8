"""Concerns over HTTP: turns reach one person, and an ombuds lets people in who have no name."""

import os
import sqlite3

import pytest

from quietroom.agreement.people import Person
from quietroom.concern.outside import Outside
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.programme.roles import Holder, Role, Roles, sign
from quietroom.server.folder import DATABASE
from quietroom.server.store.schema import metadata
from tests.server.test_events import Listening
from tests.server.world import Two, World, fresh_key, joining
from tests.store.actors import Actor, actor


@pytest.fixture
def boss(world: World) -> Actor:
    """Who coordinates."""
    return world.coordinator()


@pytest.fixture
def two(world: World, boss: Actor) -> Two:
    """Two people with a room."""
    return world.two(world.person(boss), world.person(boss))


def door(world: World, by: Actor) -> tuple[int, bytes]:
    """An open invitation asked for: the status, and its token."""
    token = os.urandom(16)
    asked = {"kind": "open", "token_hash": sha256(token).hex(), "name": "N", "email": "n@e.org"}
    return world.post("/api/invitations", by, asked).status_code, token


def named(world: World, two: Two, ombuds: Actor) -> None:
    """The two name an ombuds in their next record."""
    record = two.room.next_record(two.room.first, ombuds=ombuds.card.hash)
    two.post(two.room.first, record).raise_for_status()
    two.room.record = record


def test_turns_reach_one(world: World, boss: Actor, two: Two) -> None:
    """A turn is its recipient's alone, comes once for its key, and once for its id."""
    ident, noor, sealed = os.urandom(16), world.person(boss), os.urandom(500)
    body = Outside(ident, noor.account, sealed).encode()
    for key in ("k" * 20, "k" * 20, "l" * 20):
        assert world.post("/api/concerns", two.room.first, body, key).status_code == 204
    other = Outside(ident, noor.account, sealed + b"x").encode()
    listed = world.get("/api/concerns", noor).json()
    path = f"/api/concerns/{ident.hex()}"

    assert [(one["id"], one["size"]) for one in listed] == [(ident.hex(), 500)]
    assert canon.decode(world.get(path, noor).content) == sealed
    assert world.get(path, two.room.first).status_code == 404
    assert world.get(path, boss).status_code == 404
    assert world.post("/api/concerns", two.room.first, other).json()["code"] == "conflict"
    for who in (boss, two.room.first, two.room.second):
        assert world.get("/api/concerns", who).json() == []


def test_nothing_says_from_whom(world: World, boss: Actor, two: Two) -> None:
    """Of who sent a turn the server has nothing, in any table: two senders leave the same."""
    noor = world.person(boss)
    before = _rows(world)
    world.post_concern(os.urandom(16), two.room.first, noor)
    first = _rows(world)
    world.post_concern(os.urandom(16), two.room.second, noor)
    second = _rows(world)
    accounts = {two.room.first.account.hex(), two.room.second.account.hex()}

    fresh = [_fresh(first, before), _fresh(second, first)]
    assert [{name for name, _ in rows} for rows in fresh] == [{"concern", "once"}] * 2
    assert not any(one in repr(rows) for one in accounts for rows in fresh)


def _rows(world: World) -> list[tuple[str, str]]:
    base = sqlite3.connect(world.config.data / DATABASE)
    found = [
        (name, repr([one.hex() if isinstance(one, bytes) else one for one in row]))
        for name in metadata.tables
        for row in base.execute(f'SELECT * FROM "{name}"')
    ]
    base.close()
    return found


def _fresh(now: list[tuple[str, str]], before: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [row for row in now if row not in before and row[0] != "session"]


def test_an_event_of_its_own(world: World, boss: Actor, two: Two) -> None:
    """The recipient is told of a concern, by an event of no other kind; nobody else is."""
    noor = world.person(boss)
    listening, mine, bosses = (Listening(world, who) for who in (noor, two.room.first, boss))
    for one in (listening, mine, bosses):
        one.next()
    world.post_concern(os.urandom(16), two.room.first, noor)
    for who in (two.room.first, boss):
        world.post_letter(os.urandom(16), noor, who)

    assert listening.next() == 'event: new\ndata: {"concern": 1}\n\n'
    assert mine.next() == bosses.next() == 'event: new\ndata: {"letter": 1}\n\n'


def test_only_an_ombuds_has_a_door(world: World, boss: Actor, two: Two) -> None:
    """By a room's record or by the newest list; to everybody else there is none."""
    noor, ines = world.person(boss, "Noor"), world.person(boss, "Ines")
    refused = [door(world, who)[0] for who in (noor, ines, boss, two.room.first)]
    named(world, two, ines)
    holders = [(Role.COORDINATOR, boss, "Boss"), (Role.OMBUDS, noor, "Noor")]
    rows = tuple(Holder(role, Person(who.card.hash, name)) for role, who, name in holders)
    log = sha256(world.home.policy)
    made = sign(Roles(0, None, log, boss.card.hash, 0, rows), boss.keys.sign, os.urandom(32))
    world.post("/api/roles", boss, made.encode()).raise_for_status()
    newer = Roles(1, made.roles.hash, log, boss.card.hash, 1, rows[:1])
    after = sign(newer, boss.keys.sign, os.urandom(32))
    taken = [door(world, who)[0] for who in (noor, ines)]
    world.post("/api/roles", boss, after.encode()).raise_for_status()

    assert refused == [404] * 4
    assert taken == [201, 201]
    assert [door(world, who)[0] for who in (noor, ines)] == [404, 201]


def test_many_come_by_it_and_none_has_a_name(world: World, boss: Actor, two: Two) -> None:
    """Each has an account, whatever name they send; no list has them; nothing is noted at it."""
    ines = world.person(boss, "Ines")
    named(world, two, ines)
    _, token = door(world, ines)
    before = world.get("/api/programme/people", boss).content
    seen = world.post("/api/invitations/look", None, {"token": token.hex()}).json()
    came = [actor() for _ in range(3)]
    for who in came:
        for _ in range(2):
            world.join(token, who, "Jonas").raise_for_status()
    (row,) = world.get("/api/invitations", ines).json()

    assert [world.get("/api/me", who).json()["name"] for who in came] == ["", "", ""]
    assert [world.get("/api/me", who).json()["roles"] for who in came] == [["outside"]] * 3
    assert world.get("/api/programme/people", boss).content == before
    assert (seen["kind"], seen["name"], row["state"]) == ("open", None, "open")
    assert (row["account"], row["card"], row["proof"], row["email"]) == (None,) * 4
    world.clock.now += 31 * 86400
    late = world.post("/api/join", None, joining(token, actor()), fresh_key())
    assert late.json()["code"] == "invitation-expired"


@pytest.mark.parametrize("raw", [b"", b"\x80", os.urandom(200)])
def test_noise(world: World, boss: Actor, raw: bytes) -> None:
    """What is no turn is malformed."""
    assert world.post("/api/concerns", boss, raw).json()["code"] == "malformed"
