"""Public faces over HTTP: put by the two of a room, shown to coordinators beside the pair."""

import os
from typing import Any

import pytest

from quietroom.objective.face import MOST
from tests.server.world import Two, World
from tests.store.actors import Actor, Room

WORDS = "Speak to larger groups"


@pytest.fixture
def coordinator(world: World) -> Actor:
    """The first coordinator."""
    return world.coordinator()


@pytest.fixture
def two(world: World, coordinator: Actor) -> Two:
    """A pair that the programme made, in epoch 0."""
    first, second = world.person(coordinator, "Mentor"), world.person(coordinator, "Mentee")
    people = world.get("/api/programme/people", coordinator).json()
    ids = {one["name"]: one["person"] for one in people}
    asked = {"mentor": ids["Mentor"], "mentee": ids["Mentee"]}
    made = world.post("/api/programme/pairs", coordinator, asked).json()["room"]
    pair = Two(world, Room(world.store, world.home.id, bytes.fromhex(made), first, second))
    pair.begin(first)
    return pair


def _path(two: Two, ident: bytes) -> str:
    return f"/api/rooms/{two.room.id.hex()}/faces/{ident.hex()}"


def _put(two: Two, by: Actor, ident: bytes, words: str = WORDS, state: str = "open") -> Any:
    asked = {"words": words, "state": state}
    return two.world.ask("PUT", _path(two, ident), by, json=asked)


def _seen(two: Two, boss: Actor) -> Any:
    (pair,) = two.world.get("/api/programme/pairs", boss).json()
    return [(one["words"], one["state"]) for one in pair["faces"]]


def test_put_changed_and_removed(two: Two, coordinator: Actor) -> None:
    """Either puts, changes and removes; again has one effect; both and the coordinator see it."""
    first, second, ident = two.room.first, two.room.second, os.urandom(16)
    answers = [_put(two, first, ident), _put(two, first, ident)]
    once = _seen(two, coordinator)
    answers.append(_put(two, second, ident, state="done"))
    listed = two.world.get(f"/api/rooms/{two.room.id.hex()}/faces", second).json()
    twice = _seen(two, coordinator)
    answers += [two.world.ask("DELETE", _path(two, ident), first) for _ in range(2)]

    assert [one.status_code for one in answers] == [204] * 5
    assert (once, twice) == ([(WORDS, "open")], [(WORDS, "done")])
    assert listed == [{"id": ident.hex(), "words": WORDS, "state": "done"}]
    assert _seen(two, coordinator) == []


@pytest.mark.parametrize(
    ("words", "state", "code"),
    [
        ("x" * 201, "open", "bad-terms"),
        ("", "open", "bad-terms"),
        ("one\ntwo", "open", "invisible-characters"),
        ("one \u202etwo", "open", "invisible-characters"),
        (WORDS, "dropped", "malformed"),
    ],
)
def test_what_cannot_be_shown(two: Two, words: str, state: str, code: str) -> None:
    """Too long, empty, hidden or turned around, of another state: refused, and not there."""
    answer = _put(two, two.room.first, os.urandom(16), words, state)
    listed = two.world.get(f"/api/rooms/{two.room.id.hex()}/faces", two.room.first).json()

    assert answer.json()["code"] == code
    assert listed == []


def test_not_too_many(two: Two) -> None:
    """A room shows so many and no more; one that is there can still be changed."""
    idents = [os.urandom(16) for _ in range(MOST + 1)]
    answers = [_put(two, two.room.first, ident) for ident in idents]
    again = _put(two, two.room.first, idents[0], state="done")

    assert [one.status_code for one in answers] == [204] * MOST + [413]
    assert again.status_code == 204


def test_where_no_programme_sees_it(world: World, coordinator: Actor) -> None:
    """A room that somebody invited to shows nothing to anybody."""
    first, second = world.person(coordinator), world.person(coordinator)
    answer = _put(world.two(first, second), first, os.urandom(16))

    assert answer.json()["code"] == "conflict"


def test_an_ended_room(two: Two, coordinator: Actor) -> None:
    """A room that has ended shows nothing new; what stands there can be removed."""
    first, ident = two.room.first, os.urandom(16)
    _put(two, first, ident).raise_for_status()
    two.world.ask("POST", f"/api/rooms/{two.room.id.hex()}/end", first).raise_for_status()
    refused = _put(two, first, os.urandom(16))
    before = _seen(two, coordinator)
    two.world.ask("DELETE", _path(two, ident), two.room.second).raise_for_status()

    assert refused.json()["code"] == "room-ended"
    assert before == [(WORDS, "open")]
    assert _seen(two, coordinator) == []
