"""The log as it is served: what a stranger's verifier makes of it."""

import os

import pytest

from quietroom.ground.errors import BadSignature
from quietroom.server.refusal import NotFound
from quietroom.server.store.engine import Store
from quietroom.tlog import note, policy
from quietroom.tlog.checkpoint import Checkpoint
from quietroom.tlog.proof import check_consistency, check_inclusion, consistency, inclusion
from quietroom.tlog.tile import ENTRIES, Tile, hash_tiles, nodes, parse_bundle, split, tile_hashes
from quietroom.tlog.tree import leaf_hash
from quietroom.tlog.witness import Witness
from tests.store.actors import Room, both, room

pytestmark = pytest.mark.anyio


async def checked(store: Store, tenant: bytes) -> Checkpoint:
    """The served head, verified under the tenant's policy."""
    asked = policy.parse(await store.tlog.policy(tenant))
    return asked.check(await store.tlog.checkpoint(tenant)).checkpoint


async def log(made: Room, leaves: int) -> list[bytes]:
    """Log leaves, as many as a parcel takes at a time, in several batches."""
    sent = [os.urandom(48) for _ in range(leaves)]
    for at in range(0, leaves, 128):
        groups = (sent[at : at + 64], sent[at + 64 : at + 128])
        for group in filter(None, groups):
            await made.post(made.first, made.entry(made.first), leaves=tuple(group))
    return sent


async def test_the_log_verifies(store: Store, tenant: bytes) -> None:
    """Every leaf of a log of three tiles is included; every head continues the one before."""
    made = await room(store, tenant)
    before = await checked(store, tenant)
    leaves = await log(made, 600)
    head = await checked(store, tenant)
    tiles = {
        tile: await store.tlog.tile(made.tenant, tile)
        for size in (before.size, head.size)
        for tile in hash_tiles(size)
    }
    node = nodes(head.size, tiles.__getitem__)

    assert head.size == before.size + 600
    for number in (0, 255, 256, 599):
        index = before.size + number
        proof = inclusion(index, head.size, node)
        check_inclusion(leaf_hash(leaves[number]), index, head.size, head.root, proof)
    proof = consistency(before.size, head.size, node)
    check_consistency(before.size, before.root, head.size, head.root, proof)


async def test_bundles_hold_the_leaves_of_their_tiles(store: Store, tenant: bytes) -> None:
    """A bundle's leaves hash to the tile beside it."""
    made = await room(store, tenant)
    await log(made, 300)
    bundle = parse_bundle(await store.tlog.tile(tenant, Tile(ENTRIES, 0)), 256)

    assert tile_hashes(split(bundle, 48)) == await store.tlog.tile(tenant, Tile(0, 0))


async def test_there_is_no_more_than_there_is(store: Store, tenant: bytes) -> None:
    """A tile beyond the head is not found; an older, narrower one still is."""
    await log(await room(store, tenant), 10)

    assert len(await store.tlog.tile(tenant, Tile(0, 0, 5))) == 5 * 32
    for tile in (Tile(0, 0, 13), Tile(0, 0), Tile(1, 0, 1), Tile(0, 1, 1), Tile(ENTRIES, 1, 1)):
        with pytest.raises(NotFound):
            await store.tlog.tile(tenant, tile)


async def test_many_log_at_once(store: Store, tenant: bytes) -> None:
    """Leaves that come in one batch stand one behind the other, once each."""
    rooms = [await room(store, tenant)]
    rooms += [await room(store, tenant, rooms[0].first) for _ in range(3)]
    sent = [os.urandom(48) for _ in range(12)]
    before = (await checked(store, tenant)).size
    await both(
        *(
            made.post(made.first, made.entry(made.first, leaf[:16]), leaves=(leaf,))
            for made, leaf in zip(rooms * 3, sent, strict=True)
        )
    )
    head = await checked(store, tenant)
    bundle = parse_bundle(await store.tlog.tile(tenant, Tile(ENTRIES, 0, head.size)), head.size)

    assert head.size == before + 12
    assert sorted(split(bundle, 48)[before:]) == sorted(sent)


async def test_an_empty_log_has_a_head(store: Store, tenant: bytes) -> None:
    """A new tenant's log is signed from the first moment."""
    assert (await checked(store, tenant)).size == 0


async def witnessed(store: Store, quorum: int) -> tuple[bytes, list[Witness]]:
    """A tenant whose log two witnesses watch."""
    signers = [note.Signer(f"w{n}.example", note.Kind.WITNESS, os.urandom(32)) for n in range(2)]
    name = os.urandom(8).hex()
    keys = [signer.key() for signer in signers]
    made = await store.tenants.create(name, f"{name}.example/log", "P", keys, quorum)
    log_key = policy.parse(made.policy).log
    return made.id, [Witness(signer, log_key) for signer in signers]


async def test_witnesses_sign_what_is_served(store: Store) -> None:
    """Their lines are added to the head that they signed, and go when the log has grown."""
    tenant, witnesses = await witnessed(store, 0)
    asked = policy.parse(await store.tlog.policy(tenant))
    bare = await store.tlog.checkpoint(tenant)
    for witness in witnesses:
        await store.tlog.cosign(tenant, witness.consider(None, bare, (), 1))
    signed = asked.check(await store.tlog.checkpoint(tenant))
    await room(store, tenant)
    grown = asked.check(await store.tlog.checkpoint(tenant))

    assert (signed.witnesses, signed.checkpoint.size) == (2, 0)
    assert (grown.witnesses, grown.checkpoint.size) == (0, 2)


async def test_a_quorum_holds_back_the_head(store: Store) -> None:
    """Where witnesses are asked for, the newest head with enough of them is served."""
    tenant, witnesses = await witnessed(store, 2)
    asked = policy.parse(await store.tlog.policy(tenant))
    bare = await store.tlog.head(tenant)
    for witness in witnesses:
        await store.tlog.cosign(tenant, witness.consider(None, bare, (), 1))
    await room(store, tenant)
    served = asked.check(await store.tlog.checkpoint(tenant)).checkpoint.size
    newest = await store.tlog.head(tenant)
    signed = []
    for witness in witnesses:
        await store.tlog.cosign(tenant, witness.consider(None, newest, (), 2))
        signed.append(asked.check(await store.tlog.checkpoint(tenant)).checkpoint.size)

    assert served == 0
    assert signed == [0, 2]


async def test_cosignatures_that_are_refused(store: Store) -> None:
    """A line of a stranger, or under another log's checkpoint, is not kept."""
    tenant, witnesses = await witnessed(store, 0)
    other, _ = await witnessed(store, 0)
    stranger = Witness(
        note.Signer("x.example", note.Kind.WITNESS, os.urandom(32)), witnesses[0].log
    )
    bare = await store.tlog.checkpoint(tenant)

    with pytest.raises(BadSignature):
        await store.tlog.cosign(tenant, stranger.consider(None, bare, (), 1))
    with pytest.raises(BadSignature):
        await store.tlog.cosign(other, witnesses[0].consider(None, bare, (), 1))
    with pytest.raises(BadSignature):
        await store.tlog.cosign(tenant, bare)
