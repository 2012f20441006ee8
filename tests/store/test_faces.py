"""Public faces on either database: of a room's two, for the coordinators of their tenant."""

import os

import pytest

from quietroom.objective.face import Shown, Words
from quietroom.server.refusal import NotFound
from quietroom.server.store.engine import Store
from tests.store.actors import coordinator, once, person
from tests.store.conftest import new_tenant

pytestmark = pytest.mark.anyio


async def test_faces_are_the_two_s_and_the_coordinators(store: Store, tenant: bytes) -> None:
    """One of the two puts and removes; to strangers and other tenants nothing is there."""
    boss = await coordinator(store, tenant)
    first, second = [await person(store, tenant, boss, name) for name in ("First", "Second")]
    ids = {one.name: one.id for one in await store.programme.people(tenant, boss.account)}
    pairing = store.programme.pair_new(tenant, boss.account, ids["First"], ids["Second"], once())
    made = await pairing
    words = Words(os.urandom(16), "Speak to larger groups")
    await store.faces.put(tenant, made, first.account, words)
    await store.faces.put(tenant, made, second.account, Words(words.id, words.words, Shown.DONE))
    (shown,) = await store.faces.of_room(tenant, made, second.account)
    (pair,) = await store.programme.pairs(tenant, boss.account)
    other = (await new_tenant(store)).id

    assert (shown.id, shown.words, shown.state) == (words.id, words.words, "done")
    assert pair.faces == ((words.words, "done"),)
    for where, who in ((tenant, boss), (other, first)):
        with pytest.raises(NotFound):
            await store.faces.of_room(where, made, who.account)
        with pytest.raises(NotFound):
            await store.faces.put(where, made, who.account, words)
        with pytest.raises(NotFound):
            await store.faces.remove(where, made, who.account, words.id)
    await store.faces.remove(tenant, made, first.account, words.id)

    assert await store.faces.of_room(tenant, made, first.account) == []
