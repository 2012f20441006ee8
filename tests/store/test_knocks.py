"""Knocks on both databases: noted with what is new, told once, and forgotten by who comes back."""

import os

import pytest

from quietroom.knock.manner import Manner
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.grant import Grant
from quietroom.server.store import knocks
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Wanted
from quietroom.server.store.knocks import Due
from quietroom.server.store.mails import Mail
from quietroom.server.store.refusal import WrongCode
from tests.store.actors import (
    Actor,
    Clock,
    Room,
    actor,
    both,
    coordinator,
    join,
    once,
    person,
    refused,
    room,
)
from tests.store.conftest import new_tenant

pytestmark = pytest.mark.anyio

ADDRESS = "ada@example.org"


async def told_by_mail(
    store: Store, tenant: bytes, who: Actor, address: str = ADDRESS, manner: Manner | None = None
) -> None:
    """Somebody with a confirmed address; the code's mail is out of the way."""
    await store.knocks.say(tenant, who.account, manner or Manner())
    await store.knocks.ask(tenant, who.account, address, "123456")
    await store.knocks.confirm(tenant, who.account, "123456")
    for mail in await store.mails.due(tenant):
        await store.mails.done(tenant, mail.id)


async def waiting(store: Store, tenant: bytes) -> set[bytes]:
    """The accounts that are to be looked at now."""
    return {found.account for found in await store.knocks.due(tenant)}


async def tell_all(store: Store, tenant: bytes) -> list[Mail]:
    """Tell everybody who is to be looked at. Returns the mails that wait for it."""
    for found in await store.knocks.due(tenant):
        await store.knocks.tell(tenant, found, mail=True)
    return await store.mails.due(tenant)


@pytest.fixture
async def two(store: Store, tenant: bytes) -> Room:
    """A room of two who are both told by mail."""
    made = await room(store, tenant)
    for who, address in ((made.first, "first@example.org"), (made.second, "second@example.org")):
        await told_by_mail(store, tenant, who, address)
    return made


async def test_what_is_said_of_it_is_kept(store: Store, tenant: bytes) -> None:
    """Somebody who said nothing has the usual manner; what they say is what is known."""
    who = await coordinator(store, tenant)
    before = await store.knocks.of(tenant, who.account)
    wanted = Manner("daily", 9, None, "Africa/Cairo", "ar")
    await store.knocks.say(tenant, who.account, wanted)
    after = await store.knocks.of(tenant, who.account)

    assert (before.manner, before.address, before.asked, before.browsers) == (
        Manner(),
        None,
        None,
        (),
    )
    assert after.manner == wanted


async def test_new_to_the_other_of_two(
    store: Store, tenant: bytes, two: Room, clock: Clock
) -> None:
    """An entry is new to who did not write it, from the moment it came."""
    await two.post(two.first, two.entry(two.first))
    (found,) = await store.knocks.due(tenant)

    assert found == Due(two.second.account, clock.now, Manner())


async def test_new_to_both_in_one_batch(store: Store, tenant: bytes, two: Room) -> None:
    """Entries of both that are stored together are new to both."""
    await both(*(two.post(who, two.entry(who)) for who in (two.first, two.second)))

    assert await waiting(store, tenant) == {two.first.account, two.second.account}


async def test_own_stream_is_nobodys_news(store: Store, tenant: bytes) -> None:
    """Whoever writes into their notebook is not told of it."""
    who = await coordinator(store, tenant)
    await told_by_mail(store, tenant, who)
    pub = Pub(who.account, who.card.generation, who.card.hash, os.urandom(16), 0)
    entry = Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(300))
    await store.notebook.post(tenant, who.sender, [entry])

    assert await waiting(store, tenant) == set()


async def test_releases_letters_and_joining_are_new(store: Store, tenant: bytes) -> None:
    """Who is released something, is sent a letter, or whose invitation is accepted is told."""
    made = await room(store, tenant)
    boss = made.first
    reader, ombuds = [await person(store, tenant, boss) for _ in range(2)]
    for who in (boss, reader, ombuds):
        await told_by_mail(store, tenant, who, f"{who.account.hex()}@example.org")
    entry = made.entry(boss)
    until = 1_800_000_000 + 10**6
    grant = Grant(os.urandom(16), reader.account, (entry.hash,), (), until, os.urandom(300))
    await made.post(boss, entry, grants=(grant,))
    released = await waiting(store, tenant)
    await store.letters.post(tenant, os.urandom(16), ombuds.account, b"sealed", once())
    written = await waiting(store, tenant)
    wanted = Wanted("room", os.urandom(32), role="mentee")
    await store.invitations.new(tenant, boss.account, wanted, once())
    await store.invitations.accept(tenant, reader.account, wanted.token_hash, None)

    assert released == {reader.account}
    assert written == {reader.account, ombuds.account}
    assert await waiting(store, tenant) == {reader.account, ombuds.account, boss.account}


async def test_a_pair_is_told(store: Store, tenant: bytes) -> None:
    """Two who are paired have something new."""
    boss = await coordinator(store, tenant)
    two = [await person(store, tenant, boss, name) for name in ("One", "Two")]
    for who in two:
        await told_by_mail(store, tenant, who, f"{who.account.hex()}@example.org")
    ids = [(await store.identity.me(tenant, who.account)).person for who in two]
    await store.programme.pair_new(tenant, boss.account, ids[0], ids[1], once())

    assert await waiting(store, tenant) == {who.account for who in two}


async def test_one_knock_until_they_come_back(
    store: Store, tenant: bytes, two: Room, clock: Clock
) -> None:
    """However much is new, one mail is sent; after its person was there, the next news has one."""
    told = []
    for _ in range(3):
        await two.post(two.first, two.entry(two.first))
        clock.now += 100
        told.append(len(await tell_all(store, tenant)))
    await store.knocks.there(tenant, {two.second.account: clock.now})
    gone = await store.mails.due(tenant)
    await two.post(two.first, two.entry(two.first))
    clock.now += 100

    assert told == [1, 1, 1]
    assert gone == []
    assert [mail.recipient for mail in await tell_all(store, tenant)] == ["second@example.org"]


async def test_who_was_there_before_is_told(
    store: Store, tenant: bytes, two: Room, clock: Clock
) -> None:
    """Being there before something came, or as it came, takes no knock away."""
    before = clock.now
    await two.post(two.first, two.entry(two.first))
    await store.knocks.there(tenant, {two.second.account: before - 1, two.first.account: before})
    await store.knocks.there(tenant, {two.second.account: before})
    still = await waiting(store, tenant)
    await store.knocks.there(tenant, {two.second.account: before + 1})

    assert still == {two.second.account}
    assert await waiting(store, tenant) == set()


async def test_looked_at_later(store: Store, tenant: bytes, two: Room, clock: Clock) -> None:
    """Somebody who is not due yet is looked at when they are, and not before."""
    await two.post(two.first, two.entry(two.first))
    (found,) = await store.knocks.due(tenant)
    await store.knocks.later(tenant, found, clock.now + 500)
    soon = await waiting(store, tenant)
    clock.now += 500

    assert soon == set()
    assert await waiting(store, tenant) == {two.second.account}


async def test_told_by_what_was_true_before(
    store: Store, tenant: bytes, two: Room, clock: Clock
) -> None:
    """A job that looked before somebody came back neither tells them nor wakes them later."""
    await two.post(two.first, two.entry(two.first))
    (found,) = await store.knocks.due(tenant)
    await store.knocks.there(tenant, {two.second.account: clock.now + 1})
    await store.knocks.tell(tenant, found, mail=True)
    await store.knocks.later(tenant, found, clock.now)

    assert await store.mails.due(tenant) == []
    assert await waiting(store, tenant) == set()


async def test_another_manner_counts_at_once(
    store: Store, tenant: bytes, two: Room, clock: Clock
) -> None:
    """Whoever waits for tomorrow and then wants to be told at once is looked at anew."""
    await two.post(two.first, two.entry(two.first))
    (found,) = await store.knocks.due(tenant)
    await store.knocks.later(tenant, found, clock.now + 86_400)
    await store.knocks.say(tenant, two.second.account, Manner("at-once"))
    (again,) = await store.knocks.due(tenant)
    await store.knocks.tell(tenant, again, mail=True)
    await store.knocks.say(tenant, two.second.account, Manner("daily"))

    assert again.manner == Manner("at-once")
    assert await waiting(store, tenant) == set()


async def test_a_mail_says_nothing(store: Store, tenant: bytes, two: Room) -> None:
    """What waits to be mailed is an address, a language, and a token that only ends mails."""
    await store.knocks.say(tenant, two.second.account, Manner(language="fr"))
    await two.post(two.first, two.entry(two.first))
    (mail,) = await tell_all(store, tenant)
    ids = (two.id, two.first.account, two.second.account, two.first.card.hash)

    assert (mail.recipient, mail.kind, mail.language) == ("second@example.org", "knock", "fr")
    assert len(bytes.fromhex(mail.link)) == 16
    assert mail.link not in {ident.hex() for ident in ids}


async def test_without_mails_nothing_is_mailed(store: Store, tenant: bytes, two: Room) -> None:
    """A server that sends none queues none, and does not look again and again."""
    await two.post(two.first, two.entry(two.first))
    (found,) = await store.knocks.due(tenant)
    await store.knocks.tell(tenant, found, mail=False)

    assert await store.mails.due(tenant) == []
    assert await waiting(store, tenant) == set()


async def test_an_address_is_confirmed(store: Store, tenant: bytes) -> None:
    """An address is used once its code came back; until then the one before it is."""
    who = await coordinator(store, tenant)
    await told_by_mail(store, tenant, who, "old@example.org")
    await store.knocks.ask(tenant, who.account, "new@example.org", "654321")
    (mail,) = await store.mails.due(tenant)
    between = await store.knocks.of(tenant, who.account)
    await store.knocks.confirm(tenant, who.account, "654321")
    after = await store.knocks.of(tenant, who.account)

    assert (mail.recipient, mail.kind, mail.link) == ("new@example.org", "code", "654321")
    assert (between.address, between.asked) == ("old@example.org", "new@example.org")
    assert (after.address, after.asked) == ("new@example.org", None)


@pytest.mark.parametrize("wrong", [1, knocks.CODE_TRIES])
async def test_codes_run_out(store: Store, tenant: bytes, wrong: int) -> None:
    """A wrong code costs a try, and after the last one the right code is wrong too."""
    who = await coordinator(store, tenant)
    await store.knocks.ask(tenant, who.account, ADDRESS, "123456")
    for _ in range(wrong):
        assert isinstance(
            await refused(store.knocks.confirm(tenant, who.account, "000000")), WrongCode
        )
    spent = wrong == knocks.CODE_TRIES
    if spent:
        assert isinstance(
            await refused(store.knocks.confirm(tenant, who.account, "123456")), WrongCode
        )
    else:
        await store.knocks.confirm(tenant, who.account, "123456")

    assert (await store.knocks.of(tenant, who.account)).address == (None if spent else ADDRESS)


async def test_codes_grow_old(store: Store, tenant: bytes, clock: Clock) -> None:
    """After an hour a code is no code, and its address not asked for."""
    who, other = await coordinator(store, tenant), actor()
    await store.knocks.ask(tenant, who.account, ADDRESS, "123456")
    clock.now += knocks.CODE_SECONDS

    assert isinstance(await refused(store.knocks.confirm(tenant, who.account, "123456")), WrongCode)
    assert (await store.knocks.of(tenant, who.account)).asked is None
    assert isinstance(
        await refused(store.knocks.confirm(tenant, other.account, "123456")), WrongCode
    )


async def test_a_code_is_its_accounts(store: Store, tenant: bytes) -> None:
    """The code of one is no code of another's."""
    one = await coordinator(store, tenant)
    other = await person(store, tenant, one)
    await store.knocks.ask(tenant, one.account, "one@example.org", "111111")
    await store.knocks.ask(tenant, other.account, "other@example.org", "222222")

    assert isinstance(
        await refused(store.knocks.confirm(tenant, other.account, "111111")), WrongCode
    )
    assert (await store.knocks.of(tenant, other.account)).address is None


async def test_an_address_is_forgotten(store: Store, tenant: bytes, two: Room) -> None:
    """Whoever wants no mails gets none, and none that waited."""
    await two.post(two.first, two.entry(two.first))
    await tell_all(store, tenant)
    await store.knocks.forget(tenant, two.second.account)
    known = await store.knocks.of(tenant, two.second.account)

    assert (known.address, known.asked) == (None, None)
    assert await store.mails.due(tenant) == []


async def test_mails_are_stopped_by_their_token(store: Store, tenant: bytes, two: Room) -> None:
    """The token of a mail ends that person's mails; any other, and another tenant's, ends none."""
    await two.post(two.first, two.entry(two.first))
    (mail,) = await tell_all(store, tenant)
    elsewhere = (await new_tenant(store)).id
    await store.knocks.stop(tenant, os.urandom(16))
    await store.knocks.stop(elsewhere, bytes.fromhex(mail.link))
    before = (await store.knocks.of(tenant, two.second.account)).address
    await store.knocks.stop(tenant, bytes.fromhex(mail.link))

    assert before == "second@example.org"
    assert (await store.knocks.of(tenant, two.second.account)).address is None
    assert (await store.knocks.of(tenant, two.first.account)).address == "first@example.org"


async def test_an_ended_account_is_told_nothing(store: Store, tenant: bytes) -> None:
    """A fresh start forgets the old account's address and browsers; the new one has none yet."""
    boss = await coordinator(store, tenant)
    old = await person(store, tenant, boss, "Ada")
    await told_by_mail(store, tenant, old)
    await store.knocks.browser_add(tenant, old.account, "https://push.example.org/1")
    who = (await store.identity.me(tenant, old.account)).person
    new = actor()
    await join(store, tenant, boss, Wanted("return", os.urandom(32), person=who), new)

    for each in (old, new):
        known = await store.knocks.of(tenant, each.account)
        assert (known.address, known.browsers) == (None, ())
