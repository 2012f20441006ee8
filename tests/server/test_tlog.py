"""The log as it is served: heads, tiles and leaves that verify, and what witnesses add."""

import pytest

from quietroom.tlog import checkpoint, note, policy, tile, witness
from quietroom.tlog.tree import Frontier
from tests.server.world import WITNESS, World


@pytest.fixture
def world_with_leaves(world: World) -> World:
    """A log of a few cards."""
    boss = world.coordinator()
    for _ in range(4):
        world.person(boss)
    return world


def test_the_served_log_verifies(world_with_leaves: World) -> None:
    """Leaves, hashes and head belong together, under the key of the served policy."""
    world = world_with_leaves
    log = policy.parse(world.get("/log/policy").content)
    head = checkpoint.verify(world.get("/log/checkpoint").content, log.log)
    leaves = tile.parse_bundle(world.get("/log/tile/entries/000.p/5").content, 5)
    hashes = world.get("/log/tile/0/000.p/5").content

    assert head.size == 5
    assert Frontier().extend(tile.split(leaves, 48)).frontier.root() == head.root
    assert tile.tile_hashes(tile.split(leaves, 48)) == hashes


@pytest.mark.parametrize(
    "path", ["entries/000", "0/000.p/6", "0/001.p/1", "1/000.p/1", "0/0", "x", "entries/000.p/5/.."]
)
def test_what_the_log_has_not_is_not_there(world_with_leaves: World, path: str) -> None:
    """Tiles beyond the head and paths of none are not found."""
    assert world_with_leaves.get(f"/log/tile/{path}").status_code == 404


def test_witnesses_add_their_line(world_with_leaves: World) -> None:
    """A witness of the policy signs the newest head, and everybody sees the line."""
    world = world_with_leaves
    head = note.parse(world.get("/log/head").content)
    line = witness.cosign(head.text, WITNESS, world.clock())
    signed = note.Note(head.text, (*head.lines, line)).encode()
    taken = world.ask("POST", "/log/cosignature", content=signed)

    assert taken.status_code == 204
    assert note.parse(world.get("/log/checkpoint").content).lines_of(WITNESS.key()) == (line,)


def test_others_add_nothing(world_with_leaves: World) -> None:
    """A line of somebody whom the policy does not name is refused, and so is a false one."""
    world = world_with_leaves
    head = note.parse(world.get("/log/head").content)
    stranger = note.Signer("stranger.example", note.Kind.WITNESS, b"x" * 32)
    false = note.Signer(WITNESS.name, note.Kind.WITNESS, b"x" * 32)
    for signer in (stranger, false):
        line = witness.cosign(head.text, signer, world.clock())
        signed = note.Note(head.text, (*head.lines, line)).encode()
        refused = world.ask("POST", "/log/cosignature", content=signed)

        assert (refused.status_code, refused.json()["code"]) == (400, "bad-signature")
