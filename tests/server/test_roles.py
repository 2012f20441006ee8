"""Lists of roles over HTTP: who may sign one, what it may hold, and who is handed it."""

import os
from dataclasses import replace

import httpx
import pytest

from quietroom.agreement.people import Person
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.programme.roles import Holder, Published, Role, Roles, sign
from quietroom.tlog.leaf import policy_tag
from tests.server.world import World, fresh_key
from tests.store.actors import Actor, actor


def held(role: Role, who: Actor, name: str) -> Holder:
    """A row of a list."""
    return Holder(role, Person(who.card.hash, name))


def made(
    world: World, boss: Actor, *others: Holder, before: Roles | None = None, **changed: object
) -> Published:
    """The next list as a coordinator signs it; `changed`: what of it differs."""
    version, previous = (0, None) if before is None else (before.version + 1, before.hash)
    holders = (held(Role.COORDINATOR, boss, "Cora"), *others)
    honest = Roles(
        version, previous, sha256(world.home.policy), boss.card.hash, world.clock(), holders
    )
    return sign(replace(honest, **changed), boss.keys.sign, os.urandom(32))  # type: ignore[arg-type]


def put(world: World, by: Actor, what: Published) -> httpx.Response:
    """Post a list."""
    return world.post("/api/roles", by, what.encode())


def code(answer: httpx.Response) -> str:
    """Why something was refused, or nothing."""
    return "" if answer.is_success else str(answer.json()["code"])


def test_a_coordinator_names_and_everybody_reads(world: World) -> None:
    """Each list is handed to everybody, the oldest first; repeating one changes nothing."""
    boss = world.coordinator()
    leila, omar = world.person(boss, "Leila"), world.person(boss, "Omar")
    first = made(world, boss)
    held_by = held(Role.OFFICER, leila, "Leila"), held(Role.DEPUTY, omar, "Omar")
    second = made(world, boss, *held_by, before=first.roles)
    codes = [code(put(world, boss, one)) for one in (first, second, first)]
    told = canon.decode(world.get("/api/roles", leila).content)

    assert codes == ["", "", ""]
    assert told == [first.fields(), second.fields()]


def test_what_is_refused(world: World) -> None:
    """Neither another's signature nor another order, log, person or conflict is taken."""
    boss = world.coordinator()
    ines = world.person(boss, "Ines")
    stranger = replace(held(Role.OMBUDS, ines, "Ines"), person=Person(bytes(32), "Nobody"))
    honest = made(world, boss)
    for wrong, wanted in (
        (made(world, boss, log=bytes(32)), "roles-do-not-follow"),
        (made(world, boss, before=honest.roles), "roles-do-not-follow"),
        (made(world, boss, signer=ines.card.hash), "not-found"),
        (made(world, boss, stranger), "not-found"),
        (made(world, boss, held(Role.COORDINATOR, ines, "Ines")), "conflict"),
    ):
        assert code(put(world, boss, wrong)) == wanted
    assert code(put(world, ines, made(world, ines))) == "not-found"
    assert canon.decode(world.get("/api/roles", boss).content) == []


def test_a_bad_signature(world: World) -> None:
    """A list under a coordinator's card that other keys signed is refused; an honest one is not."""
    boss = world.coordinator()
    ines = world.person(boss, "Ines")
    honest = made(world, boss)
    payload = honest.signed.payload
    bent = replace(
        honest, signed=replace(honest.signed, signatures=ines.keys.sign.sign(payload, "policy"))
    )

    assert code(put(world, boss, bent)) == "bad-signature"
    assert code(put(world, boss, honest)) == ""


def test_a_coordinator_is_no_ombuds(world: World) -> None:
    """Who has the power of a coordinator is refused as ombuds, in whatever list they stand."""
    boss = world.coordinator()
    token = os.urandom(16)
    asked = {"kind": "coordinator", "token_hash": sha256(token).hex(), "name": "Dan"}
    world.post("/api/invitations", boss, asked).raise_for_status()
    dan, other = actor(), world.person(boss, "Ines")
    world.join(token, dan).raise_for_status()
    refused = put(world, boss, made(world, boss, held(Role.OMBUDS, dan, "Dan")))

    assert code(refused) == "conflicted-person"
    assert code(put(world, boss, made(world, boss, held(Role.OMBUDS, other, "Ines")))) == ""


def test_two_lists_at_once(world: World) -> None:
    """Of two lists of one version the first is taken, and who sent the second is told."""
    boss = world.coordinator()
    first, second = made(world, boss), made(world, boss, time=7)

    assert code(put(world, boss, first)) == ""
    assert code(put(world, boss, second)) == "conflict"


def test_nobody_brings_a_leaf_under_the_tag_of_roles(world: World) -> None:
    """A member cannot make the log look as if there were another list."""
    boss = world.coordinator()
    two = world.two(world.person(boss), world.person(boss))
    entry = two.entry(two.room.first)
    refused = two.post(two.room.first, entry, leaves=(policy_tag("roles", 7) + os.urandom(32),))
    taken = two.post(two.room.first, entry, leaves=(os.urandom(48),))

    assert (code(refused), code(taken)) == ("reserved-tag", "")


def test_whom_a_member_brings_is_in_no_list(world: World) -> None:
    """An ombuds from outside joins by a member's link, and no coordinator sees them."""
    boss = world.coordinator()
    mia = world.person(boss, "Mia")
    before = world.get("/api/programme/people", boss).content
    token, outside = os.urandom(16), actor()
    asked = {"kind": "outside", "token_hash": sha256(token).hex(), "name": "Ines"}
    world.post("/api/invitations", mia, asked).raise_for_status()
    world.join(token, outside, "Ines").raise_for_status()

    assert world.get("/api/me", outside).json()["name"] == "Ines"
    assert world.get("/api/programme/people", boss).content == before
    assert code(world.post("/api/roles", outside, b"", fresh_key())) == "not-found"


@pytest.mark.parametrize("raw", [b"", b"\x80", os.urandom(200)])
def test_noise(world: World, raw: bytes) -> None:
    """What is no list is malformed."""
    assert code(world.post("/api/roles", world.coordinator(), raw)) == "malformed"
