"""People as the store meets them: real cards and records, and entries that only look sealed.

The store cannot open anything, so what is sealed here is random bytes.
"""

import asyncio
import os
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import TypeVar

from quietroom.ground.digest import sha256
from quietroom.ground.errors import QuietroomError
from quietroom.ground.open.key import public_of
from quietroom.ground.signature import Signed, SigningKey
from quietroom.identity import card as cards
from quietroom.identity.card import Card, SignedCard
from quietroom.room import epoch
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.epoch import Core, Record
from quietroom.room.parcel import Item, Parcel
from quietroom.server.store.accounts import NewCard
from quietroom.server.store.engine import Store
from quietroom.server.store.invitations import Wanted
from quietroom.server.store.joining import Joining
from quietroom.server.store.once import Once
from quietroom.server.store.taking import Posted, Sender
from quietroom.server.store.vaults import Sealed, Wrap

NOW = 1_800_000_000
"""When the tests' clocks start."""


T = TypeVar("T")


async def both(*calls: Awaitable[T]) -> list[T]:
    """Make calls at once, so that they meet in one batch."""
    return list(await asyncio.gather(*calls))


async def refused(call: Awaitable[object]) -> QuietroomError:
    """The refusal that a call ends in."""
    try:
        await call
    except QuietroomError as refusal:
        return refusal
    raise AssertionError("this was not refused")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


def once(scope: bytes = b"tests", body: bytes = b"body") -> Once:
    """A key that was never used."""
    return Once(scope, os.urandom(16).hex(), sha256(body))


def sealed(vault: bytes | None = None, token: bytes = b"token") -> Sealed:
    """A vault with one way to unlock it, whose fetch token is `token`."""
    wrap = Wrap("kit", os.urandom(16), os.urandom(104), sha256(token))
    return Sealed(vault or os.urandom(300), (wrap,))


@dataclass(slots=True)
class Keys:
    """The keys of one card."""

    seal: bytes = field(default_factory=lambda: os.urandom(32))
    sign: SigningKey = field(default_factory=lambda: SigningKey(os.urandom(32), os.urandom(32)))


@dataclass(slots=True)
class Actor:
    """Somebody with an account: their keys, and the card in force."""

    keys: Keys
    signed: SignedCard

    @property
    def card(self) -> Card:
        """The card in force."""
        return self.signed.claims

    @property
    def account(self) -> bytes:
        """The account's id."""
        return self.card.account

    @property
    def sender(self) -> Sender:
        """What a session of theirs posts as."""
        return Sender(self.account, self.card.hash)

    def next(self) -> "Actor":
        """The same person with a successor of their card."""
        keys, old = Keys(), self.card
        card = Card(
            old.account,
            public_of(keys.seal),
            keys.sign.verify_key(),
            old.generation + 1,
            old.hash,
        )
        payload = card.encode()
        signatures = (
            *keys.sign.sign(payload, cards.USE),
            *self.keys.sign.sign(payload, cards.USE_NEXT),
        )
        return Actor(keys, cards.parse(Signed(payload, signatures).encode()))

    def new(self, sealed_as: Sealed | None = None) -> NewCard:
        """The card on its way in."""
        return NewCard(self.signed, os.urandom(32), sealed_as or sealed())


def actor() -> Actor:
    """Somebody nobody has seen yet."""
    keys = Keys()
    card = Card(os.urandom(16), public_of(keys.seal), keys.sign.verify_key(), 0, None)
    payload = card.encode()
    signed = Signed(payload, keys.sign.sign(payload, cards.USE))
    return Actor(keys, cards.parse(signed.encode()))


async def coordinator(store: Store, tenant: bytes) -> Actor:
    """The first coordinator of a tenant."""
    who, token = actor(), os.urandom(32)
    await store.invitations.first(tenant, token)
    await store.identity.join(tenant, Joining(token, "Coordinator", who.new(), None), once())
    return who


async def join(store: Store, tenant: bytes, by: Actor, wanted: Wanted, who: Actor) -> Actor:
    """Let `by` invite and `who` join."""
    await store.invitations.new(tenant, by.account, wanted, once())
    asked = Joining(wanted.token_hash, "", who.new(), None)
    await store.identity.join(tenant, asked, once())
    return who


async def person(store: Store, tenant: bytes, by: Actor, name: str = "Somebody") -> Actor:
    """Somebody invited by a coordinator."""
    return await join(store, tenant, by, Wanted("person", os.urandom(32), name=name), actor())


async def come_back(store: Store, tenant: bytes, by: Actor, who: Actor) -> Actor:
    """The same person under a new account, by a link that a coordinator sent."""
    me = await store.identity.me(tenant, who.account)
    token, new = os.urandom(32), actor()
    await store.invitations.new(
        tenant, by.account, Wanted("return", token, person=me.person), once()
    )
    await store.identity.join(tenant, Joining(token, "", new.new(), None), once())
    return new


@dataclass(slots=True)
class Room:
    """A room of two, with its newest epoch."""

    store: Store
    tenant: bytes
    id: bytes
    first: Actor
    second: Actor
    record: Record | None = None
    writers: dict[bytes, int] = field(default_factory=dict)

    def next_record(
        self, by: Actor | None = None, ombuds: bytes | None = None, agreement: bytes | None = None
    ) -> Record:
        """A record that follows the newest, signed by one of the two."""
        signer = by or self.first
        number = 0 if self.record is None else self.record.core.number + 1
        previous = None if self.record is None else self.record.hash
        both = (self.first.card.hash, self.second.card.hash)
        core = Core(self.id, number, previous, agreement, ombuds, both, os.urandom(32))
        payload = epoch.payload(core, (os.urandom(1168), os.urandom(1168)), None)
        signed = Signed(payload, signer.keys.sign.sign(payload, epoch.USE))
        return epoch.parse(signed.encode())

    async def begin(self, ombuds: bytes | None = None, by: Actor | None = None) -> Posted:
        """Begin the next epoch."""
        record = self.next_record(by, ombuds)
        posted = await self.post(by or self.first, record)
        self.record = record
        return posted

    def entry(self, by: Actor, writer: bytes | None = None, size: int = 300) -> Envelope:
        """The next entry of a writer, by default of one for each person."""
        if self.record is None:
            raise AssertionError("no epoch yet")
        at = writer or by.account
        seq = self.writers.get(at, 0)
        self.writers[at] = seq + 1
        pub = Pub(self.id, self.record.core.number, by.card.hash, at, seq)
        return Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(size))

    async def post(self, by: Actor, *items: Item, **others: object) -> Posted:
        """Post items, with leaves and grants where they are given."""
        parcel = Parcel(items, **others)  # type: ignore[arg-type]
        return await self.store.rooms.post(self.tenant, self.id, by.sender, parcel)


async def room(store: Store, tenant: bytes, by: Actor | None = None) -> Room:
    """A room of two new people in its epoch 0."""
    first = by or await coordinator(store, tenant)
    second, wanted = actor(), Wanted("room", os.urandom(32), role="mentee")
    invited = await store.invitations.new(tenant, first.account, wanted, once())
    asked = Joining(wanted.token_hash, "Second", second.new(), None)
    await store.identity.join(tenant, asked, once())
    if invited.room is None:
        raise AssertionError("an invitation to a room without a room")
    made = Room(store, tenant, invited.room, first, second)
    await made.begin()
    return made


async def rooms(store: Store, tenant: bytes, count: int) -> list[Room]:
    """Several rooms of one mentor."""
    first = await coordinator(store, tenant)
    return [await room(store, tenant, first) for _ in range(count)]


async def count(made: Room) -> int:
    """How many items a room has."""
    page = await made.store.rooms.items(made.tenant, made.id, made.first.account, 0, 1)
    return page.count
