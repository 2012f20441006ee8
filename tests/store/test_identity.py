"""Who somebody is: joining, sessions, cards and their successors, vaults, coming back."""

import asyncio
import os
from dataclasses import replace

import pytest

from quietroom.ground.digest import sha256
from quietroom.ground.errors import BadSignature, Malformed, QuietroomError
from quietroom.identity import card as cards
from quietroom.identity.card import CardDoesNotFollow
from quietroom.identity.method import Method
from quietroom.identity.signin import SignInOtherCard, SignInOtherNonce
from quietroom.room.check import CardSucceeded
from quietroom.server.refusal import Conflict, NotFound
from quietroom.server.store.accounts import Rival
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Wanted
from quietroom.server.store.joining import Joining
from quietroom.server.store.refusal import (
    AlreadySucceeded,
    Behind,
    InvitationExpired,
    InvitationUsed,
)
from quietroom.server.store.vaults import Passkey, Sealed, Wrap
from quietroom.tlog.leaf import Kind, Opening, card_tag
from quietroom.tlog.tile import ENTRIES, Tile, parse_bundle
from tests.store.actors import (
    NOW,
    Actor,
    Clock,
    actor,
    come_back,
    coordinator,
    once,
    person,
    room,
    sealed,
)

pytestmark = pytest.mark.anyio


async def signed_in(store: Store, tenant: bytes, who: Actor, hours: int = 12) -> bytes:
    """The token hash of a new session."""
    token = os.urandom(32)
    await store.identity.session_open(tenant, token, who.card.hash, NOW + hours * 3600)
    return token


async def test_a_card_is_logged_as_it_joins(store: Store, tenant: bytes) -> None:
    """The leaf of a card opens to the card, with the r that it is served with."""
    who = await coordinator(store, tenant)
    (logged,) = await store.identity.cards_of(tenant, who.card.hash)
    leaf = parse_bundle(await store.tlog.tile(tenant, Tile(ENTRIES, 0, 1)), 1)
    tag = card_tag(who.account, 0)

    assert Opening(tag, logged.r, Kind.CARD, who.card.encode()).leaf().encode() == leaf
    assert (logged.leaf, logged.signed) == (0, who.signed.encode())


async def test_joining_again_is_answered_again(store: Store, tenant: bytes) -> None:
    """The same card by the same invitation is told the same; another card is refused."""
    by, who, token = await coordinator(store, tenant), actor(), os.urandom(32)
    await store.invitations.new(tenant, by.account, Wanted("person", token, name="N"), once())
    asked = Joining(token, "Name", who.new(), None)
    first = await store.identity.join(tenant, asked, once())
    again = await store.identity.join(tenant, asked, once())

    assert first == again
    with pytest.raises(InvitationUsed):
        await store.identity.join(tenant, replace(asked, new=actor().new()), once())


async def test_an_invitation_ends(store: Store, tenant: bytes, clock: Clock) -> None:
    """After thirty days nobody joins by an invitation; one that never was is not found."""
    by, token = await coordinator(store, tenant), os.urandom(32)
    await store.invitations.new(tenant, by.account, Wanted("person", token, name="N"), once())
    clock.now += 30 * 86400
    asked = Joining(token, "", actor().new(), None)

    with pytest.raises(InvitationExpired):
        await store.identity.join(tenant, asked, once())
    with pytest.raises(NotFound):
        await store.identity.join(tenant, replace(asked, token_hash=os.urandom(32)), once())


async def test_an_account_id_is_taken_once(store: Store, tenant: bytes) -> None:
    """Nobody joins under an account id that is there."""
    by = await coordinator(store, tenant)
    token = os.urandom(32)
    await store.invitations.new(tenant, by.account, Wanted("person", token, name="N"), once())

    with pytest.raises(Conflict):
        await store.identity.join(tenant, Joining(token, "", by.new(), None), once())


async def test_a_card_must_be_signed(store: Store, tenant: bytes) -> None:
    """A first card under another's signature does not come in."""
    one, other = actor(), actor()
    mixed = replace(one.signed.signed, signatures=other.signed.signed.signatures)
    new = replace(one.new(), signed=cards.parse(mixed.encode()))
    token = os.urandom(32)
    await store.invitations.first(tenant, token)

    with pytest.raises(BadSignature):
        await store.identity.join(tenant, Joining(token, "", new, None), once())


async def test_there_is_one_first_coordinator(store: Store, tenant: bytes) -> None:
    """Of two links to a new tenant one makes a coordinator; then no more are made."""
    tokens = [os.urandom(32), os.urandom(32)]
    for token in tokens:
        await store.invitations.first(tenant, token)
    await store.identity.join(tenant, Joining(tokens[0], "C", actor().new(), None), once())

    with pytest.raises(InvitationUsed):
        await store.identity.join(tenant, Joining(tokens[1], "D", actor().new(), None), once())
    with pytest.raises(Conflict):
        await store.invitations.first(tenant, os.urandom(32))


async def test_a_challenge_counts_once(store: Store, tenant: bytes, clock: Clock) -> None:
    """A nonce is taken once, in time; one that was never given is not taken."""
    nonces = [os.urandom(32) for _ in range(3)]
    for nonce in nonces[:2]:
        await store.identity.challenge_new(tenant, nonce, NOW + 60)
    await store.identity.challenge_take(tenant, nonces[0])
    clock.now += 60

    for nonce in nonces:
        with pytest.raises(SignInOtherNonce):
            await store.identity.challenge_take(tenant, nonce)


async def test_sessions_end(store: Store, tenant: bytes, clock: Clock) -> None:
    """A session lives until it is revoked, all are, or its time is over."""
    who = await coordinator(store, tenant)
    tokens = [await signed_in(store, tenant, who, hours) for hours in (1, 12, 12, 12)]
    await store.identity.session_revoke(tenant, tokens[1])
    clock.now += 3600
    living = [await store.identity.session_of(tenant, token) for token in tokens]
    await store.identity.sessions_revoke(tenant, who.account)

    assert [session is not None for session in living] == [False, False, True, True]
    assert await store.identity.session_of(tenant, tokens[3]) is None


async def test_a_session_knows_its_person(store: Store, tenant: bytes) -> None:
    """A session tells account, card and roles."""
    who = await coordinator(store, tenant)
    session = await store.identity.session_of(tenant, await signed_in(store, tenant, who))
    me = await store.identity.me(tenant, who.account)

    assert session is not None
    assert (session.account, session.card) == (who.account, who.card.hash)
    assert (session.roles, session.succeeded) == (("coordinator",), False)
    assert (me.person, me.name, me.card) == (session.person, "Coordinator", who.card.hash)


async def test_no_session_for_a_card_that_is_not_there(store: Store, tenant: bytes) -> None:
    """Who has no account here cannot sign in."""
    with pytest.raises(SignInOtherCard):
        await signed_in(store, tenant, actor())


async def test_a_successor_takes_over(store: Store, tenant: bytes) -> None:
    """A new card is logged, its vault replaces the old one, older sessions are marked."""
    who = await coordinator(store, tenant)
    token = await signed_in(store, tenant, who)
    later, vault = who.next(), sealed(token=b"new")
    leaf = await store.identity.succeed(tenant, who.sender, later.new(vault), once())
    session = await store.identity.session_of(tenant, token)
    line = await store.identity.cards_of(tenant, later.card.hash)
    found, _ = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"new"))

    assert [card.signed for card in line] == [who.signed.encode(), later.signed.encode()]
    assert (leaf, line[1].leaf) == (1, 1)
    assert (found.vault, found.generation) == (vault.vault, 1)
    assert session is not None
    assert session.succeeded
    with pytest.raises(NotFound):
        await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))


async def test_a_card_has_one_successor(store: Store, tenant: bytes) -> None:
    """The first successor stays, and is answered again; a second one is refused."""
    who = await coordinator(store, tenant)
    first, second = who.next(), who.next()
    leaf = await store.identity.succeed(tenant, who.sender, first.new(), once())
    again = await store.identity.succeed(tenant, who.sender, first.new(), once())

    assert again == leaf
    with pytest.raises(AlreadySucceeded):
        await store.identity.succeed(tenant, who.sender, second.new(), once())
    assert len(await store.identity.cards_of(tenant, who.card.hash)) == 2


async def test_a_second_successor_kills_both(store: Store, tenant: bytes) -> None:
    """Both stand in the log; no card is in force; the room takes nothing until a fresh start."""
    made = await room(store, tenant)
    who, token = made.second, await signed_in(store, tenant, made.second)
    first, rival = who.next(), who.next()
    await store.identity.succeed(tenant, who.sender, first.new(), once())
    told = Rival(rival.signed, os.urandom(32))
    leaves = [await store.identity.disown(tenant, told) for _ in range(2)]
    line = await store.identity.cards_of(tenant, rival.card.hash)
    (listed,) = await store.rooms.mine(tenant, made.first.account)

    assert [card.hash for card in line] == [one.card.hash for one in (who, first, rival)]
    assert [line[2].leaf] * 2 == leaves
    assert [one.account for one in listed.members] == [made.first.account, who.account]
    assert await store.identity.session_of(tenant, token) is None
    for dead in (who, first, rival):
        with pytest.raises(QuietroomError):
            await made.post(dead, made.entry(dead))
    with pytest.raises(CardSucceeded):
        await made.post(made.first, made.entry(made.first))
    made.second = await come_back(store, tenant, made.first, who)
    await made.begin(by=made.first)
    await made.post(made.first, made.entry(made.first, os.urandom(16)))


async def test_a_successor_follows_its_own(store: Store, tenant: bytes) -> None:
    """Nobody puts a card in the place of somebody else's."""
    who = await coordinator(store, tenant)
    eve = await person(store, tenant, who)

    with pytest.raises(CardDoesNotFollow):
        await store.identity.succeed(tenant, eve.sender, who.next().new(), once())
    with pytest.raises(CardDoesNotFollow):
        await store.identity.succeed(tenant, who.sender, who.next().next().new(), once())


async def test_two_devices_change_the_vault(store: Store, tenant: bytes) -> None:
    """A vault is exchanged for the one that its sender had seen, and for no other."""
    who = await coordinator(store, tenant)
    before, _ = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))
    one, other = sealed(), sealed()
    seen = sha256(before.vault)
    for _ in range(2):
        await store.identity.vault_put(tenant, who.sender, 0, seen, one)

    with pytest.raises(Behind):
        await store.identity.vault_put(tenant, who.sender, 0, seen, other)
    with pytest.raises(Behind):
        await store.identity.vault_put(tenant, who.sender, 1, sha256(one.vault), other)


async def test_a_vault_needs_its_token(store: Store, tenant: bytes) -> None:
    """A wrong token, another way to unlock or another account are told the same."""
    who = await coordinator(store, tenant)
    other = await person(store, tenant, who)
    found, line = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))

    assert (found.generation, [card.hash for card in line]) == (0, [who.card.hash])
    asked: tuple[tuple[bytes, Method, bytes], ...] = (
        (who.account, "kit", b"wrong"),
        (who.account, "passkey", b"token"),
        (other.account, "passphrase", b"token"),
        (os.urandom(16), "kit", b"token"),
    )
    for account, method, token in asked:
        with pytest.raises(NotFound):
            await store.identity.vault_fetch(tenant, account, method, sha256(token))


async def test_a_passkey_has_no_token(store: Store, tenant: bytes) -> None:
    """A way to unlock without a token is not handed out for any."""
    who, kept = await coordinator(store, tenant), sealed()
    row = replace(kept.wraps[0], method="passkey", token_hash=None, passkey=Passkey(b"key", 0))
    bare = replace(kept, wraps=(row,))
    before, _ = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))
    await store.identity.vault_put(tenant, who.sender, 0, sha256(before.vault), bare)

    with pytest.raises(NotFound):
        await store.identity.vault_fetch(tenant, who.account, "passkey", sha256(b""))


async def _with_passkey(store: Store, tenant: bytes) -> tuple[Actor, Wrap]:
    """A coordinator with a kit and a passkey that was used three times."""
    who = await coordinator(store, tenant)
    way = Wrap("passkey", os.urandom(16), os.urandom(104), None, Passkey(b"key", 3))
    before, _ = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))
    added = Sealed(before.vault, (way,))
    for _ in range(2):
        await store.identity.vault_put(tenant, who.sender, 0, sha256(before.vault), added)
    return who, way


async def test_a_way_is_added(store: Store, tenant: bytes) -> None:
    """A passkey is kept beside the kit, with its key, its count and the vault it opens."""
    who, way = await _with_passkey(store, tenant)
    by_kit, _ = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))
    by_key, line = await store.identity.vault_fetch_by_passkey(tenant, who.account, way.id, 4)

    assert (by_key.vault, by_key.wrap, by_key.method_id) == (by_kit.vault, way.wrap, way.id)
    assert [card.hash for card in line] == [who.card.hash]
    assert await store.identity.passkey(tenant, who.account, way.id) == Passkey(b"key", 4)


async def test_a_count_goes_up(store: Store, tenant: bytes) -> None:
    """Of two that show one passkey at once with one count, one is refused."""
    who, way = await _with_passkey(store, tenant)
    fetch = store.identity.vault_fetch_by_passkey
    both = [fetch(tenant, who.account, way.id, 4) for _ in range(2)]
    found = await asyncio.gather(*both, return_exceptions=True)

    assert sorted(type(one).__name__ for one in found) == ["NotFound", "tuple"]
    for uses in (0, 3):
        with pytest.raises(NotFound):
            await fetch(tenant, who.account, way.id, uses)


async def test_a_passkey_of_nobody(store: Store, tenant: bytes) -> None:
    """A kit, a stranger's account or an ended one has no passkey of this id."""
    made = await room(store, tenant)
    who, ident = made.second, os.urandom(16)
    way = Wrap("passkey", ident, os.urandom(104), None, Passkey(b"key", 0))
    before, _ = await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))
    added = Sealed(before.vault, (way,))
    await store.identity.vault_put(tenant, who.sender, 0, sha256(before.vault), added)
    kept = await store.identity.passkey(tenant, who.account, ident)
    await come_back(store, tenant, made.first, who)

    assert kept == way.passkey
    for account, asked in (
        (who.account, ident),
        (made.first.account, ident),
        (made.first.account, before.method_id),
    ):
        with pytest.raises(NotFound):
            await store.identity.passkey(tenant, account, asked)
        with pytest.raises(NotFound):
            await store.identity.vault_fetch_by_passkey(tenant, account, asked, 1)


async def test_a_rotation_keeps_what_took_part(store: Store, tenant: bytes) -> None:
    """A passkey that comes again without its key goes on; one that this account lacks does not."""
    who, way = await _with_passkey(store, tenant)
    again = replace(way, wrap=os.urandom(104), passkey=None)
    strange = replace(again, id=os.urandom(16))
    later = who.next()
    wrong, new = (later.new(Sealed(os.urandom(300), (one,))) for one in (strange, again))
    with pytest.raises(Malformed):
        await store.identity.succeed(tenant, who.sender, wrong, once())
    await store.identity.succeed(tenant, who.sender, new, once())
    found, _ = await store.identity.vault_fetch_by_passkey(tenant, who.account, way.id, 4)

    assert (found.wrap, found.generation) == (again.wrap, 1)
    with pytest.raises(NotFound):
        await store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))


async def test_coming_back_begins_anew(store: Store, tenant: bytes) -> None:
    """A fresh start ties a new account to the person and ends the old one everywhere."""
    made = await room(store, tenant)
    old = made.second
    token = await signed_in(store, tenant, old)
    new = await come_back(store, tenant, made.first, old)
    (listed,) = await store.rooms.mine(tenant, new.account)

    assert await store.identity.session_of(tenant, token) is None
    assert [member.account for member in listed.members] == [made.first.account, new.account]
    for call in (
        store.identity.me(tenant, old.account),
        store.rooms.items(tenant, made.id, old.account, 0, 9),
        store.identity.vault_fetch(tenant, old.account, "kit", sha256(b"token")),
    ):
        with pytest.raises(NotFound):
            await call
    with pytest.raises(SignInOtherCard):
        await signed_in(store, tenant, old)


async def test_a_room_goes_on_after_a_fresh_start(store: Store, tenant: bytes) -> None:
    """The partner begins an epoch that names the new card, and both write in it."""
    made = await room(store, tenant)
    made.second = await come_back(store, tenant, made.first, made.second)
    await made.begin(by=made.first)
    await made.post(made.second, made.entry(made.second))

    assert (await store.rooms.items(tenant, made.id, made.second.account, 0, 9)).count == 3


async def test_one_person_has_one_account(store: Store, tenant: bytes) -> None:
    """An invitation to the programme does not give a second account to who has one."""
    by = await coordinator(store, tenant)
    who = await person(store, tenant, by)
    again = await come_back(store, tenant, by, who)
    listed = [one for one in await store.programme.people(tenant, by.account) if one.card]

    assert len(listed) == 2
    assert (await store.identity.me(tenant, again.account)).generation == 0
