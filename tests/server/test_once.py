"""Posts with a key happen once, whatever the network does to them."""

import os

import pytest

from quietroom.ground import canon
from quietroom.ground.digest import sha256
from tests.server.world import World, card_rows
from tests.store.actors import Actor

KEY = "0123456789abcdef"


def invitation() -> dict[str, str]:
    """An invitation to a room."""
    return {"kind": "room", "token_hash": sha256(os.urandom(16)).hex(), "as": "mentee"}


def test_a_repeated_post_has_one_effect(world: World) -> None:
    """The same key with the same body gives the same answer, and one invitation."""
    who, asked = world.coordinator(), invitation()
    answers = [world.post("/api/invitations", who, asked, KEY) for _ in range(3)]

    assert len({answer.content for answer in answers}) == 1
    assert len(world.get("/api/invitations", who).json()) == 1


def test_a_key_with_another_body_is_a_conflict(world: World) -> None:
    """A key that was used says so when it comes with something else."""
    who = world.coordinator()
    world.post("/api/invitations", who, invitation(), KEY).raise_for_status()
    refused = world.post("/api/invitations", who, invitation(), KEY)

    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


def test_keys_of_others_are_others(world: World) -> None:
    """Two people may choose the same key."""
    first = world.coordinator()
    second = world.person(first)
    codes = [
        world.post("/api/invitations", who, invitation(), KEY).status_code
        for who in (first, second)
    ]

    assert codes == [201, 201]


@pytest.mark.parametrize("key", ["short", "k" * 65, "with space in it", "ümläute-sind-keine"])
def test_a_key_has_a_form(world: World, key: str) -> None:
    """A key that is too short, too long or not plain is refused."""
    headers = {"idempotency-key": key.encode()}
    who = world.coordinator()
    refused = world.ask("POST", "/api/invitations", who, headers=headers, json=invitation())

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize(
    "path",
    [
        *("/api/join", "/api/invitations", "/api/cards", "/api/letters"),
        *("/api/concerns", "/api/programme/pairs"),
    ],
)
def test_a_key_is_needed(world: World, path: str) -> None:
    """What is not idempotent by itself is not taken without a key."""
    refused = world.ask("POST", path, world.coordinator(), json={})

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


def test_a_repeated_succession_is_one(world: World) -> None:
    """A rotation whose answer was lost is repeated, with its key or anew, and stands once."""
    who: Actor = world.coordinator()
    new, session = who.next(), world.session(who)
    body = canon.encode(card_rows(new))
    answers = [world.post("/api/cards", session, body, key) for key in (KEY, KEY, KEY + "x")]

    assert [answer.content for answer in answers] == [answers[0].content] * 3
    assert world.get("/log/checkpoint").text.splitlines()[1] == "2"
