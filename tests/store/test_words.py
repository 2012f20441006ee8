"""Notebook, letters, programme, and posts that happen once: the smaller words of the store."""

import os
from dataclasses import replace

import pytest

from quietroom.concern.outside import Outside
from quietroom.ground.digest import sha256
from quietroom.room.chain import Link, start
from quietroom.room.check import NotYours, OldEpoch, SeqGap
from quietroom.room.envelope import Envelope, Pub
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Wanted
from quietroom.server.store.joining import Joining
from quietroom.server.store.once import Once
from tests.store.actors import Actor, Clock, Room, actor, coordinator, once, person, room

pytestmark = pytest.mark.anyio


def page(who: Actor, seq: int, generation: int = 0, writer: bytes = bytes(16)) -> Envelope:
    """A page of somebody's notebook."""
    pub = Pub(who.account, generation, who.card.hash, writer, seq)
    return Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(300))


async def test_a_notebook_is_there_from_the_first_day(store: Store, tenant: bytes) -> None:
    """Whoever joined writes to themselves, one page or several, and reads them in order."""
    who = await coordinator(store, tenant)
    pages = [page(who, seq) for seq in range(3)]
    await store.notebook.post(tenant, who.sender, pages[:1])
    posted = await store.notebook.post(tenant, who.sender, pages[1:])
    read = await store.notebook.items(tenant, who.account, 0, 9)

    link = start(who.account).after(entry.hash for entry in pages)
    assert Link(posted.count, posted.head) == Link(read.count, read.head) == link
    assert [item.body for item in read.items] == [entry.encode() for entry in pages]
    assert await store.notebook.post(tenant, who.sender, pages[1:]) == posted


async def test_a_notebook_is_its_owners(store: Store, tenant: bytes) -> None:
    """Nobody writes into somebody else's stream, under another card or an older key."""
    who = await coordinator(store, tenant)
    eve = await person(store, tenant, who)
    await store.notebook.post(tenant, who.sender, [page(who, 0)])
    later = who.next()
    await store.identity.succeed(tenant, who.sender, later.new(), once())

    for entry, fault in (
        (page(later, 1), OldEpoch),
        (page(eve, 1, 1), Exception),
        (page(who, 1, 1), NotYours),
        (page(later, 5, 1), SeqGap),
    ):
        with pytest.raises(fault):
            await store.notebook.post(tenant, later.sender, [entry])
    assert (await store.notebook.post(tenant, later.sender, [page(later, 1, 1)])).count == 2
    assert (await store.notebook.items(tenant, eve.account, 0, 9)).count == 0


async def test_letters_are_their_recipients(store: Store, tenant: bytes) -> None:
    """A letter is listed and served to its recipient only, and no two share an id."""
    who = await coordinator(store, tenant)
    eve, ident = await person(store, tenant, who), os.urandom(16)
    for _ in range(2):
        await store.letters.post(tenant, ident, who.account, b"sealed", once())
    (listed,) = await store.letters.list(tenant, who.account)

    assert (listed.id, listed.size) == (ident, 6)
    assert await store.letters.get(tenant, who.account, ident) == b"sealed"
    assert await store.letters.list(tenant, eve.account) == []
    with pytest.raises(NotFound):
        await store.letters.get(tenant, eve.account, ident)
    with pytest.raises(Conflict):
        await store.letters.post(tenant, ident, who.account, b"other", once())
    with pytest.raises(NotFound):
        await store.letters.post(tenant, os.urandom(16), os.urandom(16), b"sealed", once())


async def test_concerns_are_their_recipients(store: Store, tenant: bytes, clock: Clock) -> None:
    """A turn is listed and served to its recipient only, once, and for 730 days."""
    who = await coordinator(store, tenant)
    eve = await person(store, tenant, who)
    turn = Outside(os.urandom(16), who.account, b"sealed")
    for _ in range(2):
        await store.concerns.post(tenant, turn, once())
    (listed,) = await store.concerns.list(tenant, who.account)

    assert (listed.id, listed.size) == (turn.id, 6)
    assert await store.concerns.get(tenant, who.account, turn.id) == b"sealed"
    assert await store.concerns.list(tenant, eve.account) == []
    assert await store.letters.list(tenant, who.account) == []
    with pytest.raises(NotFound):
        await store.concerns.get(tenant, eve.account, turn.id)
    with pytest.raises(Conflict):
        await store.concerns.post(tenant, replace(turn, sealed=b"other"), once())
    with pytest.raises(NotFound):
        await store.concerns.post(tenant, Outside(os.urandom(16), bytes(16), b"sealed"), once())
    clock.now += 730 * 86400 - 1
    await store.sweep(tenant)
    assert len(await store.concerns.list(tenant, who.account)) == 1
    clock.now += 1
    await store.sweep(tenant)
    assert await store.concerns.list(tenant, who.account) == []


async def test_an_open_invitation(store: Store, tenant: bytes, clock: Clock) -> None:
    """An ombuds by record makes one; who comes by it has no name and leaves no trace at it."""
    made = await room(store, tenant)
    ombuds, wanted = await person(store, tenant, made.first), Wanted("open", os.urandom(32))
    with pytest.raises(NotFound):
        await store.invitations.new(tenant, ombuds.account, wanted, once())
    await made.begin(ombuds=ombuds.card.hash)
    await store.invitations.new(tenant, ombuds.account, wanted, once())
    came = [actor(), actor()]
    for who in (*came, came[0]):
        asked = Joining(wanted.token_hash, "Jonas", who.new(), os.urandom(32))
        await store.identity.join(tenant, asked, once())
    found = [await store.people.of_account(tenant, who.account) for who in came]
    (row,) = await store.invitations.mine(tenant, ombuds.account)

    assert [(one.name, one.roles) for one in found] == [("", ("outside",))] * 2
    assert (row.state, row.account, row.card, row.proof) == ("open", None, None, None)


async def test_a_programme_pairs_people(store: Store, tenant: bytes) -> None:
    """A pair is made of two people, joined or not, and listed with its state and nothing else."""
    by = await coordinator(store, tenant)
    mentor, token = await person(store, tenant, by, "Ada"), os.urandom(32)
    await store.invitations.new(tenant, by.account, Wanted("person", token, name="Bo"), once())
    ids = {one.name: one.id for one in await store.programme.people(tenant, by.account)}
    made = await store.programme.pair_new(tenant, by.account, ids["Ada"], ids["Bo"], once())
    (before,) = await store.programme.pairs(tenant, by.account)
    mentee = actor()
    await store.identity.join(tenant, Joining(token, "", mentee.new(), None), once())
    await Room(store, tenant, made, mentor, mentee).begin()
    (after,) = await store.programme.pairs(tenant, by.account)

    assert (before.mentor_name, before.mentee_name) == ("Ada", "Bo")
    assert (before.opened, before.state, after.state) == (None, "invited", "open")
    assert [room.id for room in await store.rooms.mine(tenant, mentee.account)] == [made]


async def test_pairs_that_are_refused(store: Store, tenant: bytes) -> None:
    """Nobody is a pair alone, twice, or with somebody who is not there."""
    by = await coordinator(store, tenant)
    await person(store, tenant, by, "Ada")
    ids = {one.name: one.id for one in await store.programme.people(tenant, by.account)}
    ada, lead, pair = ids["Ada"], ids["Coordinator"], store.programme.pair_new
    await pair(tenant, by.account, ada, lead, once())

    with pytest.raises(Conflict):
        await pair(tenant, by.account, ada, ada, once())
    with pytest.raises(Conflict):
        await pair(tenant, by.account, ada, lead, once())
    with pytest.raises(NotFound):
        await pair(tenant, by.account, ada, os.urandom(16), once())


async def test_a_programme_is_its_coordinators(store: Store, tenant: bytes) -> None:
    """Members see no roster; rooms that people made themselves are in nobody's list."""
    made = await room(store, tenant)
    eve, ids = await person(store, tenant, made.first), (os.urandom(16), os.urandom(16))
    for call in (
        store.programme.people(tenant, eve.account),
        store.programme.pairs(tenant, eve.account),
        store.programme.pair_new(tenant, eve.account, *ids, once()),
    ):
        with pytest.raises(NotFound):
            await call

    assert await store.programme.pairs(tenant, made.first.account) == []


async def test_a_key_counts_once(store: Store, tenant: bytes) -> None:
    """The same key and body get the stored answer; another body is a conflict."""
    by = await coordinator(store, tenant)
    key = Once(by.account, "k" * 16, sha256(b"body"))
    made = [
        await store.invitations.new(tenant, by.account, Wanted("room", token, role="mentee"), used)
        for token, used in (
            (os.urandom(32), key),
            (os.urandom(32), key),
            (os.urandom(32), once()),
            (os.urandom(32), Once(os.urandom(16), key.key, key.body)),
        )
    ]

    assert made[0] == made[1]
    assert len({one.id for one in made}) == 3
    other = Once(by.account, key.key, sha256(b"other"))
    with pytest.raises(Conflict):
        await store.invitations.new(
            tenant, by.account, Wanted("room", os.urandom(32), role="mentee"), other
        )


async def test_a_refused_post_uses_no_key(store: Store, tenant: bytes) -> None:
    """What was refused may be tried again under its key."""
    by, key = await coordinator(store, tenant), once()
    wanted = Wanted("person", os.urandom(32), name="\0")
    for _ in range(2):
        with pytest.raises(Exception, match="name"):
            await store.invitations.new(tenant, by.account, wanted, key)
    better = Wanted("person", os.urandom(32), name="N")
    made = await store.invitations.new(tenant, by.account, better, key)

    assert made == await store.invitations.new(tenant, by.account, better, key)


async def test_sweeping(store: Store, tenant: bytes, clock: Clock) -> None:
    """Keys are kept for 45 days and no longer; what has expired is forgotten with them."""
    by, key = await coordinator(store, tenant), once()
    invite = [Wanted("room", os.urandom(32), role="mentee") for _ in range(3)]
    made = []
    for wanted, days in zip(invite, (0, 44, 2), strict=True):
        clock.now += days * 86400
        await store.sweep(tenant)
        made.append(await store.invitations.new(tenant, by.account, wanted, key))

    assert made[0] == made[1] != made[2]
