"""Joining, signing in, cards and vaults, over HTTP."""

import os
from dataclasses import replace
from itertools import pairwise
from typing import Any
from unittest.mock import ANY

import httpx
import pytest

from quietroom.ground import canon, shape
from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.ground.signature import Signed
from quietroom.identity import card as cards
from quietroom.identity.card import SignedCard
from tests.server.world import World, card_rows, joining, keeping_of
from tests.store.actors import Actor, actor


def test_join_then_sign_in(world: World) -> None:
    """Whoever joined signs in by their card, and the token says who they are."""
    who = world.coordinator()

    opened = world.sign_in(who).json()
    me = world.get("/api/me", opened["token"]).json()

    assert opened["account"] == me["account"] == who.account.hex()
    assert (me["name"], me["roles"], me["generation"]) == ("Coordinator", ["coordinator"], 0)


def test_joining_again_is_answered_alike(world: World) -> None:
    """The same joining, repeated with its key or without, has one effect."""
    token, who = os.urandom(16), actor()
    world.run(world.store.invitations.first(world.home.id, sha256(token)))
    body = joining(token, who, "Somebody")

    first = world.post("/api/join", None, body, "k" * 20)
    again = world.post("/api/join", None, body, "k" * 20)
    anew = world.post("/api/join", None, body, "another-key-of-theirs")

    assert first.json() == again.json() == anew.json()
    assert world.get("/log/checkpoint").text.splitlines()[1] == "1"


def test_a_link_serves_one(world: World) -> None:
    """Whoever comes second by the same link is refused."""
    token = os.urandom(16)
    world.run(world.store.invitations.first(world.home.id, sha256(token)))
    world.join(token, actor(), "First").raise_for_status()

    late = world.join(token, actor(), "Second")

    assert (late.status_code, late.json()["code"]) == (410, "invitation-used")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"origin": "https://elsewhere.example"}, "sign-in-other-server"),
        ({"log_key": bytes(32)}, "sign-in-other-server"),
        ({"nonce": bytes(32)}, "sign-in-other-nonce"),
        ({"time": 0}, "sign-in-stale"),
        ({"account": bytes(16)}, "sign-in-other-card"),
    ],
)
def test_a_sign_in_serves_this_server_now(world: World, changed: dict[str, Any], code: str) -> None:
    """What was signed for another server, account, challenge or minute opens no session."""
    refused = world.sign_in(world.coordinator(), **changed)

    assert (refused.status_code, refused.json()["code"]) == (401, code)


def test_a_nonce_counts_once(world: World) -> None:
    """A sign-in that was seen on the way cannot be sent again."""
    who, sent = world.coordinator(), list[bytes]()
    world.http.event_hooks["request"].append(_keeper(sent))
    world.sign_in(who).raise_for_status()

    again = world.post("/api/sign-in", None, sent[-1])

    assert (again.status_code, again.json()["code"]) == (401, "sign-in-other-nonce")


def _keeper(sent: list[bytes]) -> Any:
    async def keep(request: Any) -> None:
        sent.append(request.content)

    return keep


def test_signing_out_is_at_once(world: World) -> None:
    """A session that was ended is nobody's from the next request on; others go on."""
    who = world.coordinator()
    one, other = world.new_session(who), world.new_session(who)

    ended = world.ask("DELETE", "/api/session", one)

    assert ended.status_code == 204
    assert world.get("/api/me", one).status_code == 401
    assert world.get("/api/me", other).status_code == 200
    assert world.ask("DELETE", "/api/sessions", other).status_code == 204
    assert world.get("/api/me", other).status_code == 401


def test_a_session_ends_by_itself(world: World) -> None:
    """After twelve hours a token is nobody's."""
    token = world.sign_in(world.coordinator()).json()["token"]
    world.clock.now += 12 * 3600 - 1
    before = world.get("/api/me", token).status_code
    world.clock.now += 1

    assert (before, world.get("/api/me", token).status_code) == (200, 401)


def test_a_successor_takes_over(world: World) -> None:
    """After a rotation the old session may read its own cards, and nothing else."""
    who = world.coordinator()
    other, new, old = world.person(who), who.next(), world.session(who)

    done = world.post("/api/cards", old, canon.encode(card_rows(new)))
    again = world.post("/api/cards", old, canon.encode(card_rows(who.next())))
    mine = world.get(f"/api/cards/{who.card.hash.hex()}", old)

    assert done.status_code == 200
    assert (again.status_code, again.json()["code"]) == (409, "already-succeeded")
    assert len(canon.decode(mine.content)) == 2  # type: ignore[arg-type]
    assert world.get(f"/api/cards/{other.card.hash.hex()}", old).status_code == 404
    assert world.get("/api/rooms", old).json()["code"] == "card-not-current"
    assert world.sign_in(who).json()["code"] == "sign-in-other-card"
    assert world.sign_in(new).status_code == 200


def _not_me(world: World, rival: Actor) -> httpx.Response:
    body = canon.encode([rival.signed.encode(), os.urandom(32)])
    return world.post("/api/cards/not-me", None, body)


def test_a_second_successor_kills_both(world: World) -> None:
    """Nobody's session lives on, nobody signs in, and both cards stand in the log to be seen."""
    boss = world.coordinator()
    who = world.person(boss)
    first, rival = who.next(), who.next()
    world.rotate(who, first).raise_for_status()
    session = world.session(first)
    told = [_not_me(world, rival) for _ in range(2)]
    again = _not_me(world, who.next())
    line = world.get(f"/api/cards/{who.card.hash.hex()}", boss)
    shown = [row[0] for row in canon.decode(line.content)]  # type: ignore[index, union-attr]

    assert [one.status_code for one in told] == [200, 200]
    assert told[0].content == told[1].content
    assert (again.status_code, again.json()["code"]) == (409, "conflict")
    assert shown == [one.signed.encode() for one in (who, first, rival)]
    assert world.get("/api/me", session).status_code == 401
    for dead in (who, first, rival):
        found = world.new_session(dead)
        assert world.get("/api/rooms", found).json()["code"] == "card-not-current"


def test_only_a_successor_kills(world: World) -> None:
    """Planted: cards that somebody else signed, that follow nothing, or nobody. All goes on."""
    boss = world.coordinator()
    who, eve = world.person(boss), world.person(boss)
    first = who.next()
    before = _not_me(world, who.next())
    world.rotate(who, first).raise_for_status()
    forged = replace(eve, signed=_after(who, eve))
    answers = [_not_me(world, one) for one in (forged, actor(), actor().next(), first)]

    assert (before.status_code, before.json()["code"]) == (409, "conflict")
    assert [one.json()["code"] for one in answers] == [
        *("bad-signature", "card-does-not-follow", "not-found", "conflict")
    ]
    assert world.get("/api/rooms", first).status_code == 200


def _after(who: Actor, signer: Actor) -> SignedCard:
    """A card after that of `who`, signed by somebody else as the one before."""
    wanted = who.next()
    payload = wanted.card.encode()
    own = wanted.keys.sign.sign(payload, cards.USE)
    theirs = signer.keys.sign.sign(payload, cards.USE_NEXT)
    return cards.parse(Signed(payload, (*own, *theirs)).encode())


def test_a_vault_is_fetched_by_its_token(world: World) -> None:
    """A new device gets the vault for its kit's token, and for no other; a stranger gets none."""
    token, fetch, who = os.urandom(16), os.urandom(32), actor()
    world.run(world.store.invitations.first(world.home.id, sha256(token)))
    world.post("/api/join", None, joining(token, who, "Somebody", fetch)).raise_for_status()
    asked = {"account": who.account.hex(), "method": "kit", "token": fetch.hex()}

    found = world.post("/api/vault/fetch", None, asked)
    wrong = world.post("/api/vault/fetch", None, asked | {"token": "0" * 64})
    nobody = world.post("/api/vault/fetch", None, asked | {"account": "0" * 32})
    vault, wrap, method_id, generation, cards = shape.array(canon.decode(found.content), 5, "vault")

    assert (generation, cards) == (0, [[who.signed.encode(), ANY]])
    assert (len(vault), len(wrap), len(method_id)) == (300, 104, 16)  # type: ignore[arg-type]
    assert (wrong.status_code, wrong.content) == (nobody.status_code, nobody.content)
    assert nobody.status_code == 404


def test_a_newer_vault_needs_the_older(world: World) -> None:
    """A vault is replaced by whoever knows the one that is kept; a second device is too late."""
    who = world.coordinator()
    new = who.next()
    rows = card_rows(new)
    world.post("/api/cards", who, canon.encode(rows)).raise_for_status()
    kept = sha256(shape.octets(rows[2], "vault"))

    def put(old: bytes) -> httpx.Response:
        _, _, vault, wraps = card_rows(new)
        body = keeping_of(new, old, vault, wraps)
        return world.ask("PUT", "/api/vault", new, content=body)

    assert put(kept).status_code == 204
    assert (put(kept).status_code, put(kept).json()["code"]) == (409, "behind")


def _joined(world: World, fetch: bytes) -> tuple[Actor, bytes]:
    """Somebody with a kit of this token, and their vault."""
    token, who = os.urandom(16), actor()
    world.run(world.store.invitations.first(world.home.id, sha256(token)))
    body = joining(token, who, "Somebody", fetch)
    world.post("/api/join", None, body).raise_for_status()
    return who, shape.octets(shape.array(canon.decode(body), 7, "joining")[4], "vault")


def _fetched(world: World, who: Actor, token: bytes) -> httpx.Response:
    asked = {"account": who.account.hex(), "method": "kit", "token": token.hex()}
    return world.post("/api/vault/fetch", None, asked)


def test_a_way_is_added_beside_the_others(world: World) -> None:
    """Another kit opens the same vault, the first one still does, and a repetition does no harm."""
    first, second = os.urandom(32), os.urandom(32)
    who, vault = _joined(world, first)
    added = card_rows(who, second)[3]
    body = keeping_of(who, sha256(vault), vault, added)

    done = [world.ask("PUT", "/api/vault", who, content=body).status_code for _ in range(2)]
    found = [_fetched(world, who, token) for token in (first, second)]

    assert done == [204, 204]
    assert [shape.array(canon.decode(one.content), 5, "vault")[0] for one in found] == [vault] * 2


def test_a_known_way_is_not_changed(world: World) -> None:
    """What wraps the key for one kit is not replaced by something else under its id."""
    who, vault = _joined(world, os.urandom(32))
    (added,) = shape.items(card_rows(who)[3], "ways")
    name, ident, wrap, token = shape.array(added, 4, "way")

    def put(row: Value) -> httpx.Response:
        body = keeping_of(who, sha256(vault), vault, [row])
        return world.ask("PUT", "/api/vault", who, content=body)

    assert put([name, ident, wrap, token]).status_code == 204
    other = put([name, ident, os.urandom(104), token])
    assert (other.status_code, other.json()["code"]) == (409, "conflict")


def test_a_vault_has_so_many_ways(world: World) -> None:
    """The sixteenth way is kept and the seventeenth is not."""
    who, vault = _joined(world, os.urandom(32))

    def put(count: int) -> int:
        added = [row for _ in range(count) for row in shape.items(card_rows(who)[3], "ways")]
        body = keeping_of(who, sha256(vault), vault, added)
        return world.ask("PUT", "/api/vault", who, content=body).status_code

    assert [put(16), put(15), put(1)] == [409, 204, 409]


def test_a_session_alone_does_not_touch_the_vault(world: World) -> None:
    """Planted: a thief with a session and the old vault, and no key. The person's own way stays."""
    token, thief = os.urandom(32), actor()
    who, vault = _joined(world, token)
    old, added = sha256(vault), card_rows(who)[3]
    spoilt = os.urandom(300)
    honest = shape.array(canon.decode(keeping_of(who, old, vault, added)), 5, "put")
    forged = shape.array(canon.decode(keeping_of(thief, old, vault, added)), 5, "put")
    bodies: list[list[Value]] = [
        [old, spoilt, added, *forged[3:]],
        [old, spoilt, added, *honest[3:]],
        [old, vault, card_rows(who)[3], *honest[3:]],
        [sha256(spoilt), vault, added, *honest[3:]],
        [old, vault, added, *who.keys.sign.sign(b"", "vault-put")],
    ]

    answers = [world.ask("PUT", "/api/vault", who, content=canon.encode(body)) for body in bodies]

    assert [(one.status_code, one.json()["code"]) for one in answers] == [
        (400, "bad-signature")
    ] * len(bodies)
    assert shape.array(canon.decode(_fetched(world, who, token).content), 5, "vault")[0] == vault
    assert world.ask("PUT", "/api/vault", who, content=canon.encode(honest)).status_code == 204


def test_an_earlier_change_is_not_played_again(world: World) -> None:
    """What was signed once puts no older vault back."""
    who, vault = _joined(world, os.urandom(32))
    ways, steps = card_rows(who)[3], [vault, os.urandom(300), os.urandom(300)]
    bodies = [keeping_of(who, sha256(old), new, ways) for old, new in pairwise(steps)]

    answers = [
        world.ask("PUT", "/api/vault", who, content=body).status_code
        for body in (*bodies, bodies[0])
    ]

    assert answers == [204, 204, 409]
