"""Guests, and rooms that no programme made, on either database: what a coordinator sees of them."""

import os

import pytest

from quietroom.ground.digest import sha256
from quietroom.objective.face import Words
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Wanted
from tests.store.actors import Actor, actor, coordinator, join, once, person
from tests.store.conftest import new_tenant

pytestmark = pytest.mark.anyio


async def guest(store: Store, tenant: bytes, by: Actor) -> tuple[Actor, bytes]:
    """Somebody whom a member brought as their mentor, and the room of the two."""
    wanted = Wanted("room", os.urandom(32), role="mentor", name="Guest")
    came = await join(store, tenant, by, wanted, actor())
    (room,) = await store.rooms.mine(tenant, came.account)
    return came, room.id


async def names(store: Store, tenant: bytes, boss: Actor) -> list[str]:
    """Whom a coordinator sees listed."""
    return [one.name for one in await store.programme.people(tenant, boss.account)]


async def test_a_guest_stands_in_no_list(store: Store, tenant: bytes) -> None:
    """Who came by a member's link is not enrolled, and cannot be paired by anybody."""
    boss = await coordinator(store, tenant)
    mentee = await person(store, tenant, boss, "Mentee")
    came, _ = await guest(store, tenant, mentee)
    who = await store.people.of_account(tenant, came.account)

    assert await names(store, tenant, boss) == ["Coordinator", "Mentee"]
    assert who.roles == ("guest",)
    assert await store.programme.pairs(tenant, boss.account) == []


async def test_a_room_is_seen_if_both_say_so(store: Store, tenant: bytes) -> None:
    """One yes shows nothing; two show the pair and its faces; one no hides it again."""
    boss = await coordinator(store, tenant)
    mentee = await person(store, tenant, boss, "Mentee")
    came, room = await guest(store, tenant, mentee)
    words = Words(os.urandom(16), "Speak to larger groups")
    for one in (mentee, mentee):
        await store.showing.say(tenant, room, one.account)
    with pytest.raises(Conflict):
        await store.faces.put(tenant, room, mentee.account, words)
    (mine,) = await store.rooms.mine(tenant, came.account)

    assert await store.programme.pairs(tenant, boss.account) == []
    assert [(one.name, one.shows) for one in mine.members] == [("Mentee", True), ("Guest", False)]
    await store.showing.say(tenant, room, came.account)
    await store.faces.put(tenant, room, mentee.account, words)
    (pair,) = await store.programme.pairs(tenant, boss.account)
    assert (pair.mentor_name, pair.mentee_name) == ("Guest", "Mentee")
    assert pair.faces == ((words.words, "open"),)

    await store.showing.unsay(tenant, room, came.account)
    assert await store.programme.pairs(tenant, boss.account) == []


async def test_nobody_else_says_so(store: Store, tenant: bytes) -> None:
    """To a stranger there is no room; of a pair that the programme made nothing is to be said."""
    boss = await coordinator(store, tenant)
    mentee = await person(store, tenant, boss, "Mentee")
    mentor = await person(store, tenant, boss, "Mentor")
    _, room = await guest(store, tenant, mentee)
    other = (await new_tenant(store)).id
    ids = {one.name: one.id for one in await store.programme.people(tenant, boss.account)}
    pairing = store.programme.pair_new(tenant, boss.account, ids["Mentor"], ids["Mentee"], once())
    made = await pairing

    for where, who in ((tenant, boss), (tenant, mentor), (other, mentee)):
        with pytest.raises(NotFound):
            await store.showing.say(where, room, who.account)
        with pytest.raises(NotFound):
            await store.showing.unsay(where, room, who.account)
    await store.showing.say(tenant, made, mentor.account)
    (found,) = await store.rooms.mine(tenant, mentor.account)

    assert not any(one.shows for one in found.members)


async def test_several_rooms(store: Store, tenant: bytes) -> None:
    """Whoever has an account comes into another room by it, once."""
    boss = await coordinator(store, tenant)
    one, two = [await person(store, tenant, boss, name) for name in ("One", "Two")]
    came, room = await guest(store, tenant, one)
    wanted = Wanted("room", os.urandom(32), role="mentor", name="Guest")
    made = await store.invitations.new(tenant, two.account, wanted, once())
    for _ in "again":
        entered = await store.invitations.accept(tenant, came.account, wanted.token_hash, None)
        assert entered == made.room
    rooms = await store.rooms.mine(tenant, came.account)

    assert {one.id for one in rooms} == {room, made.room}


async def test_a_guest_is_enrolled(store: Store, tenant: bytes) -> None:
    """By the programme's own link, with their account; the pair made meanwhile is theirs."""
    boss = await coordinator(store, tenant)
    mentee = await person(store, tenant, boss, "Mentee")
    came, room = await guest(store, tenant, mentee)
    link = Wanted("person", sha256(b"token"), name="Nora", email="nora@example.org")
    await store.invitations.new(tenant, boss.account, link, once())
    ids = {one.name: one.id for one in await store.programme.people(tenant, boss.account)}
    made = await store.programme.pair_new(tenant, boss.account, ids["Nora"], ids["Mentee"], once())
    with pytest.raises(Conflict):
        await store.invitations.accept(tenant, mentee.account, link.token_hash, None)
    for _ in "again":
        assert await store.invitations.accept(tenant, came.account, link.token_hash, None) is None
    rooms = await store.rooms.mine(tenant, came.account)
    listed = await store.programme.people(tenant, boss.account)

    assert {one.id for one in rooms} == {room, made}
    assert [(one.name, one.email) for one in listed if one.card == came.card.hash] == [
        ("Nora", "nora@example.org")
    ]
    assert [one.name for one in listed] == ["Coordinator", "Mentee", "Nora"]


async def test_whoever_erases_themself_is_shown_no_more(store: Store, tenant: bytes) -> None:
    """With a guest goes their yes, and with it the pair from the coordinator's list."""
    boss = await coordinator(store, tenant)
    mentee = await person(store, tenant, boss, "Mentee")
    came, room = await guest(store, tenant, mentee)
    for one in (mentee, came):
        await store.showing.say(tenant, room, one.account)
    assert len(await store.programme.pairs(tenant, boss.account)) == 1
    await store.erasure.erase(tenant, came.account, os.urandom(32))

    assert await store.programme.pairs(tenant, boss.account) == []
