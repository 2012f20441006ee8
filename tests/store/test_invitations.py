"""Invitations: who may make them, what they show, and what comes of them."""

import os

import pytest

from quietroom.ground.errors import Malformed
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Invited, Wanted
from quietroom.server.store.joining import Joining
from quietroom.server.store.refusal import AddressKnown, InvitationUsed
from tests.store.actors import Actor, Clock, actor, coordinator, join, once, person

pytestmark = pytest.mark.anyio


async def invite(store: Store, tenant: bytes, by: Actor, wanted: Wanted) -> Invited:
    """Make an invitation."""
    return await store.invitations.new(tenant, by.account, wanted, once())


async def test_what_an_invitation_shows(store: Store, tenant: bytes, clock: Clock) -> None:
    """Whoever holds the token sees who invites to what, and whether it still holds."""
    by, tokens = await coordinator(store, tenant), [os.urandom(32), os.urandom(32)]
    card = by.card.hash
    for token in tokens:
        await invite(store, tenant, by, Wanted("room", token, role="mentor", inviter_card=card))
    await store.identity.join(tenant, Joining(tokens[0], "N", actor().new(), None), once())
    clock.now += 40 * 86400
    used, old = [await store.invitations.look(tenant, token) for token in tokens]

    assert (used.kind, used.programme, used.inviter_name) == ("room", "Programme", "Coordinator")
    assert (used.inviter_card, used.role) == (card, "mentor")
    assert (used.state, old.state) == ("accepted", "expired")
    with pytest.raises(NotFound):
        await store.invitations.look(tenant, os.urandom(32))


@pytest.mark.parametrize(
    ("said", "given", "known"),
    [("", "Ada", "Ada"), ("Adele", "Ada", "Adele"), ("Adele", "", "Adele")],
)
async def test_an_invitation_to_a_room_has_a_name(
    store: Store, tenant: bytes, said: str, given: str, known: str
) -> None:
    """Who comes to a room is called as they say, else as they were invited."""
    by, who, token = await coordinator(store, tenant), actor(), os.urandom(32)
    await invite(store, tenant, by, Wanted("room", token, role="mentee", name=given))
    shown = await store.invitations.look(tenant, token)
    await store.identity.join(tenant, Joining(token, said, who.new(), None), once())

    assert shown.name == (given or None)
    assert (await store.identity.me(tenant, who.account)).name == known


async def test_a_name_in_an_invitation_prints(store: Store, tenant: bytes) -> None:
    """A name that cannot be shown is refused when it is given, not when its bearer joins."""
    by = await coordinator(store, tenant)
    wanted = Wanted("room", os.urandom(32), role="mentee", name="two\nlines")

    with pytest.raises(Malformed):
        await invite(store, tenant, by, wanted)


async def test_the_inviter_is_shown_who_came(store: Store, tenant: bytes) -> None:
    """The invitee's card and proof come back to the inviter, and to nobody else."""
    by, who = await coordinator(store, tenant), actor()
    token, proof = os.urandom(32), os.urandom(32)
    made = await invite(store, tenant, by, Wanted("room", token, role="mentee"))
    (before,) = await store.invitations.mine(tenant, by.account)
    await store.identity.join(tenant, Joining(token, "N", who.new(), proof), once())
    (after,) = await store.invitations.mine(tenant, by.account)

    assert (before.id, before.room, before.state) == (made.id, made.room, "open")
    assert (after.state, after.account, after.card) == ("accepted", who.account, who.card.hash)
    assert after.proof == proof
    assert await store.invitations.mine(tenant, who.account) == []


async def test_who_has_an_account_accepts_with_it(store: Store, tenant: bytes) -> None:
    """An invitation to a room is accepted once, not by its maker, and again without harm."""
    by, token = await coordinator(store, tenant), os.urandom(32)
    who, late = await person(store, tenant, by), await person(store, tenant, by)
    made = await invite(store, tenant, by, Wanted("room", token, role="mentee"))
    with pytest.raises(Conflict):
        await store.invitations.accept(tenant, by.account, token, None)
    rooms = [await store.invitations.accept(tenant, who.account, token, None) for _ in range(2)]
    (listed,) = await store.rooms.mine(tenant, who.account)

    assert rooms == [made.room, made.room]
    assert [member.account for member in listed.members] == [by.account, who.account]
    with pytest.raises(InvitationUsed):
        await store.invitations.accept(tenant, late.account, token, None)


async def test_nobody_is_enrolled_twice(store: Store, tenant: bytes) -> None:
    """An invitation to the programme is nothing to whoever is in it, and stays open."""
    by, token = await coordinator(store, tenant), os.urandom(32)
    await invite(store, tenant, by, Wanted("person", token, name="N"))

    with pytest.raises(Conflict):
        await store.invitations.accept(tenant, by.account, token, None)
    assert (await store.invitations.look(tenant, token)).state == "open"


@pytest.mark.parametrize("kind", ["person", "coordinator", "return"])
async def test_coordinators_invite_to_the_programme(store: Store, tenant: bytes, kind: str) -> None:
    """Nobody else makes such an invitation, and none was made by the attempt."""
    by = await coordinator(store, tenant)
    who = await person(store, tenant, by)
    ident = (await store.identity.me(tenant, by.account)).person
    wanted = Wanted(kind, os.urandom(32), name="N", person=ident)  # type: ignore[arg-type]

    with pytest.raises(NotFound):
        await invite(store, tenant, who, wanted)
    with pytest.raises(NotFound):
        await store.invitations.look(tenant, wanted.token_hash)


async def test_an_address_is_invited_once(store: Store, tenant: bytes) -> None:
    """Two people do not share an e-mail address, whatever its case."""
    by = await coordinator(store, tenant)
    await invite(store, tenant, by, Wanted("person", os.urandom(32), name="A", email="a@b.example"))

    again = Wanted("person", os.urandom(32), name="A", email=" A@B.example")

    with pytest.raises(AddressKnown):
        await invite(store, tenant, by, again)
    assert len(await store.programme.people(tenant, by.account)) == 2


@pytest.mark.parametrize("name", ["a" * 201, "a\nb", "a\0b", "a\u202eb"])
async def test_names_are_to_be_printed(store: Store, tenant: bytes, name: str) -> None:
    """A name that is too long or holds control characters is refused."""
    by = await coordinator(store, tenant)

    with pytest.raises(Malformed):
        await invite(store, tenant, by, Wanted("person", os.urandom(32), name=name))


async def test_an_invitation_to_a_room_names_a_role(store: Store, tenant: bytes) -> None:
    """Who invites to a room says what the other will be there."""
    by = await coordinator(store, tenant)

    with pytest.raises(Malformed):
        await invite(store, tenant, by, Wanted("room", os.urandom(32)))


async def test_links_are_mailed(store: Store, tenant: bytes, clock: Clock) -> None:
    """A link given to the server waits to be mailed, is tried again, and is forgotten when sent."""
    by = await coordinator(store, tenant)
    who = {"name": "A", "email": "a@b.example", "link": "https://x.example/join#t"}
    await invite(store, tenant, by, Wanted("person", os.urandom(32), **who))  # type: ignore[arg-type]
    (mail,) = await store.mails.due(tenant)
    await store.mails.failed(tenant, mail)
    waiting = await store.mails.due(tenant)
    clock.now += 60
    (again,) = await store.mails.due(tenant)
    await store.mails.done(tenant, again.id)

    assert (mail.recipient, mail.kind, mail.link) == (who["email"], "person", who["link"])
    assert (waiting, again.tries) == ([], 1)
    assert await store.mails.due(tenant) == []


async def test_a_mail_is_not_tried_for_ever(store: Store, tenant: bytes, clock: Clock) -> None:
    """After twelve tries a mail is forgotten."""
    by, tries = await coordinator(store, tenant), 0
    who = {"name": "A", "email": "a@b.example", "link": "https://x.example/join#t"}
    await invite(store, tenant, by, Wanted("person", os.urandom(32), **who))  # type: ignore[arg-type]
    while mails := await store.mails.due(tenant):
        await store.mails.failed(tenant, mails[0])
        clock.now += 10_000_000
        tries += 1

    assert tries == 12


async def test_a_link_for_coming_back(store: Store, tenant: bytes) -> None:
    """Who is known by the address gets a link that works; for anybody else nothing happens."""
    by, token = await coordinator(store, tenant), os.urandom(32)
    known = Wanted("person", os.urandom(32), name="A", email="a@b.example")
    await invite(store, tenant, by, known)
    await store.identity.join(tenant, Joining(known.token_hash, "", actor().new(), None), once())
    await store.invitations.return_link(tenant, "nobody@b.example", os.urandom(32), "link")
    before = await store.mails.due(tenant)
    await store.invitations.return_link(tenant, "A@b.example ", token, "link")
    (mail,) = await store.mails.due(tenant)
    new = actor()
    await store.identity.join(tenant, Joining(token, "", new.new(), None), once())

    assert (before, mail.kind, mail.link) == ([], "return", "link")
    assert (await store.identity.me(tenant, new.account)).name == "A"


async def test_the_only_coordinator_comes_back(store: Store, tenant: bytes) -> None:
    """By the operator's link, as the same person; where there is none, or another, no link."""
    token, new, late = os.urandom(32), actor(), os.urandom(32)
    with pytest.raises(Conflict):
        await store.invitations.only(tenant, token)
    by = await coordinator(store, tenant)
    before = await store.identity.me(tenant, by.account)
    await store.invitations.only(tenant, token)
    await store.identity.join(tenant, Joining(token, "", new.new(), None), once())
    after = await store.identity.me(tenant, new.account)
    await join(store, tenant, new, Wanted("coordinator", os.urandom(32), name="N"), actor())

    assert (after.person, after.name) == (before.person, before.name)
    with pytest.raises(Conflict):
        await store.invitations.only(tenant, late)
    with pytest.raises(NotFound):
        await store.invitations.look(tenant, late)
