"""Registering a passkey and opening a vault by it, over HTTP."""

import os
from pathlib import Path

import httpx
import pytest

from quietroom.ground import canon, shape
from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.server.config import Rate
from quietroom.server.passkeys import SECONDS
from tests.server.authenticator import PRESENT, Authenticator, Page, sent
from tests.server.test_limits import limited
from tests.server.world import World, card_rows, joining, keeping_of
from tests.store.actors import Actor, actor

_TOKEN = os.urandom(32)
"""Of the kit with which everybody here joins."""


def _joined(world: World, made: Authenticator | None = None) -> tuple[Actor, bytes]:
    """Somebody who joined, with a passkey or without, and their vault."""
    token, who = os.urandom(16), actor()
    world.run(world.store.invitations.first(world.home.id, sha256(token)))
    body = joining(token, who, "Somebody", _TOKEN, made)
    world.post("/api/join", None, body).raise_for_status()
    return who, shape.octets(shape.array(canon.decode(body), 7, "joining")[4], "vault")


def _nonce(world: World) -> bytes:
    return bytes.fromhex(world.post("/api/passkeys/challenge", None, {}).json()["nonce"])


def _fetch(world: World, account: bytes, made: Authenticator, **shown: object) -> httpx.Response:
    assertion = made.show(_nonce(world), **shown)  # type: ignore[arg-type]
    return _post(world, sent(account, assertion))


def _post(world: World, body: Value) -> httpx.Response:
    return world.post("/api/vault/fetch-by-passkey", None, canon.encode(body))


def _opened(answer: httpx.Response) -> list[Value]:
    return shape.array(canon.decode(answer.raise_for_status().content), 5, "vault")


def _add(world: World, who: Actor, vault: bytes, row: Value) -> httpx.Response:
    body = keeping_of(who, sha256(vault), vault, [row])
    return world.ask("PUT", "/api/vault", who, content=body)


def test_a_passkey_of_who_joins(world: World) -> None:
    """Whoever joined with a passkey fetches the vault by it, again and again."""
    made = Authenticator()
    who, vault = _joined(world, made)
    found = [_opened(_fetch(world, who.account, made)) for _ in range(2)]

    assert [one[:4] for one in found] == [[vault, b"w" * 104, made.ident, 0]] * 2
    assert [one[4][0][0] for one in found] == [who.signed.encode()] * 2  # type: ignore[index]


def test_a_passkey_is_added(world: World) -> None:
    """A passkey added by a signed-in card opens the vault, and the kit goes on doing so."""
    made, other = Authenticator(), Authenticator()
    who, vault = _joined(world)
    added = [_add(world, who, vault, one.wrap(who.account)) for one in (made, other)]
    asked = {"account": who.account.hex(), "method": "kit", "token": _TOKEN.hex()}

    assert [one.status_code for one in added] == [204, 204]
    for one in (made, other):
        assert _opened(_fetch(world, who.account, one))[2] == one.ident
    assert _opened(world.post("/api/vault/fetch", None, asked))[0] == vault


def test_a_passkey_goes_on_after_a_rotation(world: World) -> None:
    """One that took part in it is kept by its id alone, another one ends."""
    made, ended = Authenticator(), Authenticator()
    who, vault = _joined(world, made)
    _add(world, who, vault, ended.wrap(who.account)).raise_for_status()
    new = who.next()
    signed, r, later, _ = card_rows(new)
    again: Value = ["passkey", made.ident, b"n" * 104, None]
    world.post("/api/cards", who, canon.encode([signed, r, later, [again]])).raise_for_status()

    assert _opened(_fetch(world, who.account, made))[:4] == [later, b"n" * 104, made.ident, 1]
    assert _fetch(world, who.account, ended).status_code == 404


def test_a_passkey_needs_a_registration(world: World) -> None:
    """A passkey that this account does not have is not added without its key."""
    made = Authenticator()
    who, vault = _joined(world)
    row: Value = ["passkey", made.ident, b"w" * 104, None]

    refused = _add(world, who, vault, row)

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")
    assert _add(world, who, vault, made.wrap(who.account)).status_code == 204


@pytest.mark.parametrize("lie", ["another account", "nobody verified", "another page"])
def test_a_passkey_that_would_not_serve_is_refused(world: World, lie: str) -> None:
    """A registration for somebody else, without its person, or made elsewhere, is not kept."""
    made = Authenticator()
    who, vault = _joined(world)
    registered = {
        "another account": lambda: made.register(os.urandom(16)),
        "nobody verified": lambda: made.register(who.account, flags=PRESENT),
        "another page": lambda: made.register(who.account, origin="https://evil.example"),
    }[lie]()

    refused = _add(world, who, vault, made.wrap(who.account, registered))

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


def test_whatever_is_wrong_is_told_alike(world: World) -> None:
    """Another account, another passkey, a forged or unverified one: there is nothing here."""
    made, stranger = Authenticator(), Authenticator()
    who, _ = _joined(world, made)
    forged = Authenticator(credential=made.credential)
    answers = [
        _fetch(world, os.urandom(16), made),
        _fetch(world, who.account, stranger),
        _fetch(world, who.account, forged),
        _fetch(world, who.account, made, flags=PRESENT),
        _fetch(world, who.account, made, origin="https://evil.example"),
    ]

    assert {one.content for one in answers} == {world.get("/api/nowhere").content}
    assert _fetch(world, who.account, made).status_code == 200


def test_an_assertion_counts_once(world: World) -> None:
    """What was seen on the way is not shown again, nor after five minutes for the first time."""
    made = Authenticator(counts=False)
    who, _ = _joined(world, made)
    body = sent(who.account, made.show(_nonce(world)))
    late = sent(who.account, made.show(_nonce(world)))
    answers = [_post(world, body) for _ in range(2)]
    world.clock.now += SECONDS
    answers.append(_post(world, late))

    assert [one.status_code for one in answers] == [200, 401, 401]
    assert {one.json()["code"] for one in answers[1:]} == {"sign-in-other-nonce"}


def test_a_copied_passkey_is_seen(world: World) -> None:
    """Of two that count alike, the one that comes with an old count is refused."""
    made = Authenticator()
    who, _ = _joined(world, made)
    copy = Authenticator(credential=made.credential, key=made.key)
    first = [_fetch(world, who.account, made).status_code for _ in range(2)]

    assert (first, _fetch(world, who.account, copy).status_code) == ([200, 200], 404)


def test_it_works_under_the_public_address(folder: Path) -> None:
    """Behind https the passkey is one of the public name, and of no port of this machine."""
    world = World(folder, public_url="https://room.example")
    try:
        made = Authenticator(Page("room.example", "https://room.example"))
        who, vault = _joined(world, made)
        local = _add(world, who, vault, Authenticator().wrap(who.account))
        page = _fetch(world, who.account, made)
    finally:
        world.close()

    assert (page.status_code, local.status_code) == (200, 400)


def test_guessing_is_slow(folder: Path) -> None:
    """One account's vault is asked for so often, by passkey as by token."""
    with limited(folder, vault=Rate(3, 0.1)) as world:
        who, _ = _joined(world)
        made = Authenticator()
        codes = [_fetch(world, who.account, made).status_code for _ in range(5)]
        other = _fetch(world, os.urandom(16), made).status_code

    assert (codes, other) == ([404] * 3 + [429] * 2, 404)
