"""Rooms, on both databases."""

import pytest

from quietroom.server.store.engine import Store
from quietroom.server.store.tenants import Tenant
from tests.store.actors import room

pytestmark = pytest.mark.anyio


async def test_entries_stand_in_the_order_of_their_coming(store: Store, tenant: Tenant) -> None:
    """Posted entries are served as they came, to both."""
    made = await room(store, tenant.id)
    sent = [made.entry(by) for by in (made.first, made.second, made.first)]
    for by, entry in zip((made.first, made.second, made.first), sent, strict=True):
        await made.post(by, entry)

    page = await store.rooms.items(tenant.id, made.id, made.second.account, 1, 50)

    assert [item.body for item in page.items] == [entry.encode() for entry in sent]
