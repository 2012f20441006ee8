"""How long things are kept: rooms to their last day, grants to theirs, a person until they go."""

import os
import re
from typing import Any

import pytest
import sqlalchemy as sa

from quietroom.concern.outside import Outside
from quietroom.ground.digest import sha256
from quietroom.objective.face import Words
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.grant import Grant
from quietroom.room.parcel import Parcel
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store.destruction import TOLD, WAITING
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Wanted
from quietroom.server.store.kept import AFTER_END, DAY, YEARS
from quietroom.server.store.parcels import Turn
from quietroom.server.store.schema import metadata
from quietroom.server.store.statement import Statement, b
from quietroom.server.store.sweep import LETTERS
from tests.house.tree import ROOT
from tests.store.actors import (
    NOW,
    Actor,
    Clock,
    Room,
    come_back,
    coordinator,
    once,
    person,
    refused,
    room,
    rooms,
)

pytestmark = pytest.mark.anyio

BACKUPS = 30

TODAY = 1_800_000_000 // DAY

ALL = {
    table.name: Statement(sa.select(table).where(table.c.tenant == b("tenant")))
    for table in metadata.sorted_tables
    if "tenant" in table.c
}
"""All rows of a tenant, table by table."""


async def rows_of(store: Store, tenant: bytes) -> dict[str, list[Any]]:
    """All that is stored of a tenant, by table."""

    def ask(scope: Any) -> Any:
        found = {}
        for name, statement in ALL.items():
            found[name] = [tuple(row) for row in (yield scope.step(statement))]
        return found

    read: dict[str, list[Any]] = await store._driver.read(tenant, ask)
    return read


async def holding(store: Store, tenant: bytes, *ids: bytes) -> set[str]:
    """The tables in which one of these ids stands."""
    found = await rows_of(store, tenant)
    return {
        name for name, lines in found.items() if any(one in line for line in lines for one in ids)
    }


async def run(store: Store, tenant: bytes) -> None:
    """What the job does in one round."""
    await store.sweep(tenant)
    await store.destruction.run(tenant, BACKUPS)


async def say(made: Room, who: Actor, day: int | None) -> None:
    """One of the two says until when."""
    await made.store.keeping.say(made.tenant, made.id, who.account, day)


async def file(made: Room, ident: bytes) -> None:
    """A file of one part."""
    where = made.tenant, made.id, made.first.account, ident
    await made.store.rooms.attachment_put(*where, 0, os.urandom(300))


async def let_read(
    made: Room, recipient: Actor, days: int, ident: bytes, clock: Clock, by: Actor | None = None
) -> bytes:
    """An entry with a file, let read for some days. Returns the grant's id."""
    await file(made, ident)
    who = by or made.first
    entry = made.entry(who)
    await made.post(who, entry)
    until, sealed = clock() + days * DAY, os.urandom(300)
    one = Grant(os.urandom(16), recipient.account, (entry.hash,), (ident,), until, sealed)
    await made.post(who, made.entry(who), grants=(one,))
    return one.id


async def test_the_later_day_counts(store: Store, tenant: bytes, clock: Clock) -> None:
    """On the last day all is there, on the next the room is gone; nobody alone makes it earlier."""
    made = await room(store, tenant)
    await file(made, os.urandom(16))
    await say(made, made.first, TODAY)
    clock.now += 3 * DAY
    await run(store, tenant)
    kept = await store.keeping.of(tenant, made.id, made.second.account)
    await say(made, made.second, TODAY + 9)
    clock.now = (TODAY + 9) * DAY + DAY - 1
    await say(made, made.first, None)
    await say(made, made.first, TODAY)
    await run(store, tenant)
    there = await store.rooms.items(tenant, made.id, made.first.account, 0, 9)
    both = await store.keeping.of(tenant, made.id, made.second.account)
    clock.now += 1
    await run(store, tenant)

    assert (kept.mine, kept.other, kept.last) == (None, TODAY, None)
    assert (both.mine, both.other, both.last) == (TODAY + 9, TODAY, TODAY + 9)
    assert there.count == 1
    assert await holding(store, tenant, made.id) == {"destroyed"}
    assert await store.rooms.mine(tenant, made.first.account) == []
    assert isinstance(await refused(made.post(made.first, made.entry(made.first))), NotFound)


async def test_without_a_day_a_year_after_the_end(
    store: Store, tenant: bytes, clock: Clock
) -> None:
    """A room that ended goes after a year; one of the two may lengthen it, by ten at most."""
    made, lasting = await rooms(store, tenant, 2)
    for one in (made, lasting):
        parcel = Parcel((one.entry(one.first),))
        await store.rooms.post(tenant, one.id, one.first.sender, parcel, Turn.END)
    await say(lasting, lasting.second, TODAY + AFTER_END + 5)
    too_late = await refused(say(lasting, lasting.second, TODAY + YEARS + 1))
    clock.now += AFTER_END * DAY
    await run(store, tenant)
    before = await holding(store, tenant, made.id)
    clock.now += DAY
    await run(store, tenant)
    gone, other = await holding(store, tenant, made.id), await holding(store, tenant, lasting.id)
    clock.now += 5 * DAY
    await run(store, tenant)

    assert too_late.code == "malformed"
    assert {"item", "room", "place"} <= before
    assert gone == {"destroyed"}
    assert "item" in other
    assert await holding(store, tenant, lasting.id) == {"destroyed"}


async def test_ten_years_from_the_end(store: Store, tenant: bytes, clock: Clock) -> None:
    """Nine years after the end nobody gets more than ten of them by saying a day once more."""
    made = await room(store, tenant)
    parcel = Parcel((made.entry(made.first),))
    await store.rooms.post(tenant, made.id, made.first.sender, parcel, Turn.END)
    await say(made, made.second, TODAY + YEARS)
    clock.now += 9 * 365 * DAY
    again = await refused(say(made, made.second, TODAY + YEARS + 1))
    await say(made, made.second, TODAY + YEARS)
    clock.now = (TODAY + YEARS + 1) * DAY
    await run(store, tenant)

    assert again.code == "malformed"
    assert await holding(store, tenant, made.id) == {"destroyed"}


async def test_a_room_that_goes_on_stays(store: Store, tenant: bytes, clock: Clock) -> None:
    """Nobody said a day and nobody left: years later all of it is there."""
    made = await room(store, tenant)
    clock.now += 20 * AFTER_END * DAY
    await run(store, tenant)

    assert (await store.rooms.items(tenant, made.id, made.first.account, 0, 9)).count == 1


async def test_a_room_that_nobody_came_to(store: Store, tenant: bytes, clock: Clock) -> None:
    """A room waits for whoever was invited, then goes with its invitation."""
    first = await coordinator(store, tenant)
    asked = Wanted("room", os.urandom(32), role="mentee", name="Ada")
    made = await store.invitations.new(tenant, first.account, asked, once())
    assert made.room is not None
    clock.now += WAITING * DAY
    await run(store, tenant)
    waiting = await holding(store, tenant, made.room)
    clock.now += DAY
    await run(store, tenant)

    assert {"room", "invitation"} <= waiting
    assert await holding(store, tenant, made.room) == {"destroyed"}


async def test_what_is_released_stays_as_long(store: Store, tenant: bytes, clock: Clock) -> None:
    """Of a destroyed room an entry that others may read is there until their day; keys are not."""
    made = await room(store, tenant)
    sam, file_id, other = await person(store, tenant, made.first), os.urandom(16), os.urandom(16)
    grant = await let_read(made, sam, 40, file_id, clock)
    await file(made, other)
    for who in (made.first, made.second):
        await say(made, who, TODAY)
    clock.now += DAY
    await run(store, tenant)
    found = await rows_of(store, tenant)
    me = await store.people.of_account(tenant, made.second.account)
    (told,) = await store.destruction.of(tenant, me.id)
    assert [len(found[name]) for name in ("item", "attachment", "granted")] == [1, 1, 1]
    assert [len(found[name]) for name in ("member", "writer", "kept")] == [0, 0, 0]
    assert told.released == clock.now - DAY + 40 * DAY
    assert len((await store.grants.get(tenant, sam.account, grant)).entries) == 1
    for name in ("items", "mine"):
        assert await unseen(store, made, name)
    clock.now += 39 * DAY
    await run(store, tenant)
    assert await holding(store, tenant, made.id, file_id, grant, other) == {"destroyed"}
    clock.now += (BACKUPS + TOLD) * DAY + 1
    await run(store, tenant)

    assert await holding(store, tenant, made.id) == set()


async def test_letters_and_invitations_have_their_days(
    store: Store, tenant: bytes, clock: Clock
) -> None:
    """A letter is kept for two years, an invitation for a month after it could be used."""
    boss = await coordinator(store, tenant)
    who, ident = await person(store, tenant, boss), os.urandom(16)
    await store.letters.post(tenant, ident, who.account, b"sealed", once())
    asked = Wanted("person", os.urandom(32), name="Ada", email="ada@example.org")
    made = await store.invitations.new(tenant, boss.account, asked, once())
    clock.now += 60 * DAY - 1
    await run(store, tenant)
    there = await holding(store, tenant, made.id, ident)
    clock.now += 1
    await run(store, tenant)
    after = await holding(store, tenant, made.id, ident)
    clock.now += LETTERS * DAY
    await run(store, tenant)

    assert there == {"invitation", "letter"}
    assert after == {"letter"}
    assert await holding(store, tenant, ident) == set()


def test_every_table_has_a_class() -> None:
    """The page on retention names every table, and none that is not there."""
    page = (ROOT / "spec" / "retention.md").read_text().split("## 2.")[1].split("## 3.")[0]
    named = set(re.findall(r"`([a-z_]+)`", page))

    assert named == set(metadata.tables)


def test_what_remains_is_what_the_page_says() -> None:
    """The page and the test of an erasure name the same tables."""
    page = (ROOT / "spec" / "retention.md").read_text().split("What remains, and why:")[1]
    named = set(re.findall(r"`([a-z_]+)`", page.split("A person who coordinates")[0]))

    assert named == set(REMAINS)


REMAINS = {
    "account": "by which others find the cards",
    "card": "by which others check what they keep",
    "member": "the seat beside the other, who keeps their room",
    "person": "without name, address or role",
    "item": "entries in the room that the other keeps",
    "place": "the room that the other keeps",
    "room": "the room that the other keeps",
    "attachment": "files in the room that the other keeps",
    "face": "what both agreed to show of an objective there",
    "kept": "the last day that they told of it",
    "shown": "the other's word alone, by which no programme sees the room",
    "granted_item": "which entries were let read",
    "granted_file": "which files were let read",
    "writer": "the numbers of these entries",
    "granted": "what was let read, until the day that was signed",
    "destroyed": "the receipt",
}
"""Where something of an erased person may stand, and why: spec/retention.md section 5."""


async def test_what_remains_of_somebody(store: Store, tenant: bytes, clock: Clock) -> None:
    """After an erasure their ids stand where the page says, and their words and names nowhere."""
    made = await room(store, tenant)
    boss, me = made.first, made.second
    ada = await person(store, tenant, boss)
    await store.letters.post(tenant, os.urandom(16), me.account, b"a letter", once())
    await store.notebook.post(tenant, me.sender, [own_entry(me)])
    grant = await let_read(made, ada, 9, os.urandom(16), clock, me)
    await say(made, me, TODAY)
    for one in (boss, me):
        await store.showing.say(tenant, made.id, one.account)
    words = Words(os.urandom(16), "Speak to larger groups")
    await store.faces.put(tenant, made.id, me.account, words)
    who = (await store.people.of_account(tenant, me.account)).id
    before = await rows_of(store, tenant)
    receipt = sha256(b"receipt")
    await store.erasure.erase(tenant, me.account, receipt)
    held = await holding(store, tenant, me.account, who, me.card.hash, receipt, made.id, grant)
    after = await rows_of(store, tenant)

    assert held == set(REMAINS)
    fewer = {name for name in before if len(before[name]) > len(after[name])}
    nobody = (tenant, who, "—", None, None, "erased", NOW)
    assert {"vault", "unlock", "letter", "invitation", "item", "place"} <= fewer
    assert [row for row in after["person"] if who in row] == [nobody]
    (left,) = await store.rooms.mine(tenant, boss.account)
    assert (left.state, left.members[1].name, left.members[1].card) == ("ended", "—", me.card.hash)
    assert (await store.rooms.items(tenant, made.id, boss.account, 0, 9)).count == 3
    assert isinstance(await refused(store.rooms.items(tenant, made.id, me.account, 0, 9)), NotFound)
    for name, lines in after.items():
        assert "Second" not in [value for row in lines for value in row], name


async def test_an_account_of_before_goes_too(store: Store, tenant: bytes, clock: Clock) -> None:
    """Whoever came back anew and then erases themself leaves no vault that an old kit opens."""
    boss = await coordinator(store, tenant)
    old, ada = await person(store, tenant, boss), await person(store, tenant, boss)
    made = await room(store, tenant, ada)
    await store.letters.post(tenant, os.urandom(16), old.account, b"a letter", once())
    turn = Outside(os.urandom(16), old.account, b"a turn")
    await store.concerns.post(tenant, turn, once())
    await store.notebook.post(tenant, old.sender, [own_entry(old)])
    await store.feeds.put(tenant, old.account, os.urandom(32), "a calendar")
    await let_read(made, old, 9, os.urandom(16), clock)
    new = await come_back(store, tenant, boss, old)
    before = await holding(store, tenant, old.account)
    await store.erasure.erase(tenant, new.account, sha256(b"receipt"))
    found = await rows_of(store, tenant)

    assert {"vault", "unlock", "letter", "concern", "feed", "granted", "item"} <= before
    for who in (old, new):
        assert await holding(store, tenant, who.account) == {"account", "card"}
    assert not found["letter"] + found["concern"] + found["feed"] + found["granted"]


async def test_who_holds_a_role_hands_it_over_first(store: Store, tenant: bytes) -> None:
    """A coordinator is not erased while others count on them; nothing of theirs has changed."""
    boss = await coordinator(store, tenant)
    with pytest.raises(Conflict):
        await store.erasure.erase(tenant, boss.account, sha256(b"receipt"))

    assert (await store.people.of_account(tenant, boss.account)).name == "Coordinator"


async def test_a_room_that_both_have_left_for_good(
    store: Store, tenant: bytes, clock: Clock
) -> None:
    """When the second of two erases themself too, what nobody can open is destroyed at once."""
    boss = await coordinator(store, tenant)
    one = await person(store, tenant, boss)
    made = await room(store, tenant, one)
    await file(made, os.urandom(16))
    for who in (made.first, made.second):
        await store.erasure.erase(tenant, who.account, sha256(who.account))
    await run(store, tenant)

    assert await holding(store, tenant, made.id) == {"destroyed"}


async def unseen(store: Store, made: Room, name: str) -> bool:
    """Whether a member is told that there is no such room."""
    if name == "mine":
        return not await store.rooms.mine(made.tenant, made.second.account)
    asked = store.rooms.items(made.tenant, made.id, made.second.account, 0, 9)
    return isinstance(await refused(asked), NotFound)


def own_entry(who: Actor) -> Envelope:
    """An entry of somebody's own stream."""
    pub = Pub(who.account, who.card.generation, who.card.hash, os.urandom(16), 0)
    return Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(300))
