"""Asking as whoever arrives: signing in, joining, fetching a vault."""

import os
from typing import Any

from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.identity import signin
from quietroom.tlog import policy as policies
from tests.server.authenticator import Authenticator, sent
from tests.server.stage import Stage
from tests.server.world import ORIGIN, joining
from tests.store.actors import Actor, actor


def challenge(stage: Stage) -> bytes:
    """A question to sign."""
    return bytes.fromhex(stage.world.post("/api/sign-in/challenge", None, {}).json()["nonce"])


def sign_in(stage: Stage, who: Actor) -> dict[str, Any]:
    """A member's answer to one."""
    log, at = sha256(policies.parse(stage.world.home.policy).public), stage.world.clock()
    member = stage.people["member"]
    signed = signin.build(member.card, ORIGIN, log, challenge(stage), at).sign(member.keys.sign)
    return {"path": "/api/sign-in", "content": signed}


def invited(stage: Stage) -> bytes:
    """The token of a fresh invitation."""
    token = os.urandom(16)
    asked = {"kind": "person", "token_hash": sha256(token).hex(), "name": "Somebody"}
    stage.world.post("/api/invitations", stage.people["coordinator"], asked).raise_for_status()
    return token


def join(stage: Stage, who: Actor) -> dict[str, Any]:
    """Joining by it."""
    return {"path": "/api/join", "content": joining(invited(stage), actor())}


def look(stage: Stage, who: Actor) -> dict[str, Any]:
    """Looking at one."""
    return {"path": "/api/invitations/look", "json": {"token": invited(stage).hex()}}


def fetch(stage: Stage, who: Actor) -> dict[str, Any]:
    """Fetching a vault by a kit."""
    token, fetch, new = invited(stage), os.urandom(32), actor()
    stage.world.post("/api/join", None, joining(token, new, "", fetch)).raise_for_status()
    asked = {"account": new.account.hex(), "method": "kit", "token": fetch.hex()}
    return {"path": "/api/vault/fetch", "json": asked}


def fetch_by_passkey(stage: Stage, who: Actor) -> dict[str, Any]:
    """Fetching one by a passkey."""
    token, made, new = invited(stage), Authenticator(), actor()
    stage.world.post("/api/join", None, joining(token, new, way=made)).raise_for_status()
    nonce = stage.world.post("/api/passkeys/challenge", None, {}).json()["nonce"]
    shown = sent(new.account, made.show(bytes.fromhex(nonce)))
    return {"path": "/api/vault/fetch-by-passkey", "content": canon.encode(shown)}
