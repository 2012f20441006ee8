"""The quiet places that a programme offers: named by its operator, read by its people."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from quietroom.ground.digest import sha256
from tests.cli.people import quietroom
from tests.server.world import World
from tests.store.actors import actor

PLACES = ("Library, room 2.14", "The bench behind building C")


def test_members_are_offered_them(world: World) -> None:
    """Everybody of the programme is told the places, and a guest none of them."""
    shell = world.app.state.shell
    world.app.state.shell = replace(shell, config=replace(shell.config, places=PLACES))
    boss = world.coordinator()
    member = world.person(boss, "Member")
    guest, token = actor(), os.urandom(16)
    asked = {"kind": "room", "token_hash": sha256(token).hex(), "as": "mentor", "name": "Guest"}
    world.post("/api/invitations", member, asked).raise_for_status()
    world.join(token, guest).raise_for_status()
    told = [world.get("/api/programme/places", who).json() for who in (boss, member, guest)]

    assert told == [{"places": list(PLACES)}, {"places": list(PLACES)}, {"places": []}]


@pytest.mark.parametrize("place", ["", " ", "x" * 201, "two\nlines"])
def test_bad_places_are_named(tmp_path: Path, place: str) -> None:
    """A place that no meeting could have is refused by its number, before anything is served."""
    args = ("serve", "--data", tmp_path, "--quiet-place", "Library", "--quiet-place", place)
    ended = quietroom(*args, "--check")

    assert ended.code == 3
    assert "--quiet-place 2:" in ended.told
