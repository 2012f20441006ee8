"""Many callers at once, each in a room of their own, and the entries that they post, laid ready.

Each caller waits for the receipt of an entry before they post the next.
"""

import asyncio
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quietroom.ground.close.content import sealed_size
from quietroom.ground.pad import padded_size
from quietroom.room import parcel
from quietroom.room.parcel import LEAF, Parcel
from quietroom.server.store.engine import Store, open_store
from quietroom.server.store.tenants import Tenant
from tests.store.actors import Actor, Room, rooms

CALLERS = 64
"""How many post at once."""

SIZE = sealed_size(padded_size(1024 + 220))
"""Bytes of an entry of 1 KB once it is sealed: the words, and what stands beside them inside."""

SECRET = b"s" * 32
"""The server's secret here."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody in a room, with what they will post there: parcels, encoded, in their order.

    `host`: by which name they call the server.
    """

    tenant: bytes
    host: str
    room: bytes
    who: Actor
    sent: tuple[bytes, ...]

    def parcels(self, *, leaves: bool = False) -> list[Parcel]:
        """The parcels as a server has read them, each with a leaf for the log where asked for."""
        read = [parcel.parse(raw) for raw in self.sent]
        return [replace(one, leaves=(os.urandom(LEAF),)) for one in read] if leaves else read


async def opened(where: str | Path) -> Store:
    """An open store, by today's clock."""
    return await open_store(where, SECRET, lambda: int(time.time()))


async def settle(store: Store, entries: int, tenants: int = 1) -> list[Caller]:
    """Let `CALLERS` people settle in rooms of their own in `tenants`, with so many entries each.

    A tenant is called t0.example, t1.example …; the first one of several, and the only one, is
    called localhost.
    """
    found: list[Caller] = []
    for nth in range(tenants):
        tenant = await _tenant(store, nth)
        count = len(range(nth, CALLERS, tenants))
        made = await rooms(store, tenant.id, count)
        found += [_caller(tenant.host, room, entries) for room in made]
    return found


async def _tenant(store: Store, nth: int) -> Tenant:
    host = f"t{nth}.example" if nth else "localhost"
    return await store.tenants.create(host, f"{host}/log", "Programme")


def _caller(host: str, room: Room, entries: int) -> Caller:
    sent = [Parcel((room.entry(room.second, size=SIZE),)).encode() for _ in range(entries)]
    return Caller(room.tenant, host, room.id, room.second, tuple(sent))


async def posted(store: Store, callers: Sequence[Caller], *, leaves: bool = False) -> float:
    """Let all callers post what they have. Returns how many entries were taken in a second."""
    ready = [(caller, caller.parcels(leaves=leaves)) for caller in callers]
    began = time.perf_counter()
    await asyncio.gather(*(_post(store, *each) for each in ready))
    return sum(len(parcels) for _, parcels in ready) / (time.perf_counter() - began)


async def _post(store: Store, caller: Caller, parcels: Sequence[Parcel]) -> None:
    sender = caller.who.sender
    for one in parcels:
        await store.rooms.post(caller.tenant, caller.room, sender, one)
